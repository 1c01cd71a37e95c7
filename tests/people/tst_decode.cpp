#include <QtTest>
#include <cmath>
#include <limits>

#include "core/people/decode.h"

using namespace gonio;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

NetworkInput inputOf(int width_px, int height_px) {
    NetworkInput input;
    input.width_px = width_px;
    input.height_px = height_px;
    return input;
}

/// A map with a Gaussian peak of height 0.8 centred at (x, y) in cells.
NetworkTensor gaussianMap(int width, int height, double x, double y) {
    NetworkTensor tensor{{1, 1, height, width}, {}};
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const double dx = column + 0.5 - x, dy = row + 0.5 - y;
            tensor.values.push_back(float(0.8 * std::exp(-(dx * dx + dy * dy) / (2 * 2.0 * 2.0))));
        }
    }
    return tensor;
}

}  // namespace

class TestDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peakOffsetsOfKnownCurves();
    void heatmapPeakOfGaussian();
    void heatmapOnBorderOrNotANumber();
    void simccBins();
    void coordinatesAndConfidence();
    void worldTurnsBack();
    void gridBoxesOfOneCell();
    void overlapsAreSuppressed();
    void anchorRegionsAverage();
    void wrongShapesAreNamed();
};

void TestDecode::peakOffsetsOfKnownCurves() {
    // Values of 1 - (x - 0.2)^2 at -1, 0, 1; of exp of the same; and their larger neighbour.
    const auto parabola = [](double x) { return 1 - (x - 0.2) * (x - 0.2); };
    QVERIFY(std::abs(peakOffset(parabola(-1), parabola(0), parabola(1), PeakRefinement::Parabola) -
                     0.2) < 1e-12);
    const auto bell = [&](double x) { return std::exp(parabola(x)); };
    QVERIFY(std::abs(peakOffset(bell(-1), bell(0), bell(1), PeakRefinement::LogParabola) - 0.2) <
            1e-12);
    QCOMPARE(peakOffset(1, 3, 2, PeakRefinement::Quarter), 0.25);
    QCOMPARE(peakOffset(2, 3, 1, PeakRefinement::Quarter), -0.25);
    QCOMPARE(peakOffset(2, 3, 1, PeakRefinement::None), 0.0);
    QCOMPARE(peakOffset(1, 1, 1, PeakRefinement::Parabola), 0.0);
    // Without a logarithm, the plain parabola.
    QCOMPARE(peakOffset(0, 3, 2, PeakRefinement::LogParabola),
             peakOffset(0, 3, 2, PeakRefinement::Parabola));
}

void TestDecode::heatmapPeakOfGaussian() {
    const auto tensor = gaussianMap(12, 16, 5.3, 9.8);
    const auto points = decodeHeatmaps(tensor, {"t", PeakRefinement::LogParabola}, inputOf(48, 64));
    QVERIFY(points.has_value());
    // Float maps: 1e-7 relative noise in the logarithm over a curvature of 1/4.
    QVERIFY(std::abs((*points)(0, 0) - 4 * 5.3) < 1e-4);
    QVERIFY(std::abs((*points)(0, 1) - 4 * 9.8) < 1e-4);
    QVERIFY(std::abs((*points)(0, 2) - 0.8) < 0.02);
    const auto coarse = decodeHeatmaps(tensor, {"t", PeakRefinement::None}, inputOf(48, 64));
    QCOMPARE((*coarse)(0, 0), 4 * 5.5);
    QCOMPARE((*coarse)(0, 1), 4 * 9.5);
}

void TestDecode::heatmapOnBorderOrNotANumber() {
    NetworkTensor tensor{{1, 2, 2, 2}, {0.1F, 0.2F, 0.1F, 3.0F, kNaN, kNaN, kNaN, kNaN}};
    const auto points = decodeHeatmaps(tensor, {"t", PeakRefinement::Parabola}, inputOf(20, 20));
    QVERIFY(points.has_value());
    QCOMPARE((*points)(0, 0), 15.0);
    QCOMPARE((*points)(0, 2), 1.0);  // clamped
    QCOMPARE((*points)(1, 2), 0.0);
}

void TestDecode::simccBins() {
    NetworkTensor x{{1, 1, 8}, {0, 0, 0, 0, 0, 0.9F, 0, 0}};
    NetworkTensor y{{1, 1, 4}, {0, 0.4F, 0, 0}};
    const auto points = decodeSimCC(x, y, {"x", "y", 2}, inputOf(4, 2));
    QVERIFY(points.has_value());
    QCOMPARE((*points)(0, 0), 2.75);
    QCOMPARE((*points)(0, 1), 0.75);
    QCOMPARE(float((*points)(0, 2)), 0.4F);
}

void TestDecode::coordinatesAndConfidence() {
    Coordinates rule;
    rule.stride = 5;
    rule.visibility = 3;
    rule.presence = 4;
    rule.logits = true;
    rule.scale = 2;
    const NetworkTensor tensor{{1, 10}, {3, 4, 9, 0, std::log(3.0F), kNaN, 1, 1, 1, 1}};
    const auto points = decodeCoordinates(tensor, rule);
    QVERIFY(points.has_value());
    QCOMPARE((*points)(0, 0), 6.0);
    QCOMPARE((*points)(0, 1), 8.0);
    QVERIFY(std::abs((*points)(0, 2) - 0.5 * 0.75) < 1e-6);
    QVERIFY((*points).row(1).isZero());
}

void TestDecode::worldTurnsBack() {
    const NetworkTensor tensor{{1, 3}, {1, 0, 5}};
    const auto points = decodeWorld(tensor, {"w", 3}, std::acos(0.0));
    QVERIFY(points.has_value());
    QVERIFY((points->row(0) - Eigen::RowVector3d(0, 1, 5)).norm() < 1e-12);
}

void TestDecode::gridBoxesOfOneCell() {
    // Strides 8 and 16 on 16 x 16: 4 cells, then 1. Only the last is a person.
    NetworkTensor tensor{{1, 5, 7}, std::vector<float>(35, 0)};
    const float row[7] = {0.25F, 0.5F, std::log(0.5F), 0, 0.9F, 0.1F, 0.8F};
    std::copy(row, row + 7, tensor.values.begin() + 28);
    GridBoxes rule;
    rule.strides_px = {8, 16};
    rule.personClass = 1;
    const auto boxes = decodeGridBoxes(tensor, rule, inputOf(16, 16));
    QVERIFY(boxes.has_value());
    QCOMPARE(boxes->size(), std::size_t(1));
    QVERIFY(std::abs(boxes->front().x_px - (4 - 4)) < 1e-5);
    QVERIFY(std::abs(boxes->front().y_px - (8 - 8)) < 1e-5);
    QVERIFY(std::abs(boxes->front().width_px - 8) < 1e-5);
    QVERIFY(std::abs(boxes->front().score - 0.72) < 1e-6);
}

void TestDecode::overlapsAreSuppressed() {
    const auto kept =
        suppressOverlaps({{0, 0, 10, 10, 0.5}, {1, 0, 10, 10, 0.9}, {30, 0, 10, 10, 0.4}}, 0.45);
    QCOMPARE(kept.size(), std::size_t(2));
    QCOMPARE(kept[0].score, 0.9);
    QCOMPARE(kept[1].score, 0.4);
}

void TestDecode::anchorRegionsAverage() {
    AnchorRegions rule;
    rule.grids = {{1, 2}};
    rule.points = 2;
    rule.scale = 1.5;
    // Input 20 x 20: both anchors at (10, 10); equal scores; second one shifted by 2 px in x.
    const NetworkTensor boxes{{1, 2, 8}, {0, 0, 8, 8, 0, 0, 0, -4, 2, 0, 8, 8, 2, 0, 2, -4}};
    const NetworkTensor scores{{1, 2, 1}, {2, 2}};
    const auto found = decodeAnchorRegions(boxes, scores, rule, inputOf(20, 20));
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), std::size_t(1));
    QVERIFY((found->front().region.centre_px - Eigen::Vector2d(11, 10)).norm() < 1e-9);
    QVERIFY(std::abs(found->front().region.size_px.x() - 2 * 1.5 * 4) < 1e-9);
    QVERIFY(std::abs(found->front().region.angle_rad) < 1e-9);
    const NetworkTensor unsure{{1, 2, 1}, {-1, kNaN}};
    QVERIFY(decodeAnchorRegions(boxes, unsure, rule, inputOf(20, 20))->empty());
}

void TestDecode::wrongShapesAreNamed() {
    const NetworkTensor odd{{1, 7}, std::vector<float>(7, 0)};
    const auto points = decodeCoordinates(odd, {"marks", 5, 0, 1, {}, {}, {}, false, 1});
    QVERIFY(!points);
    const auto detail = QString::fromStdString(points.error().detail);
    QVERIFY2(detail.contains("'marks'") && detail.contains("1x7"), qPrintable(detail));
    QVERIFY(!decodeHeatmaps(odd, {}, inputOf(8, 8)));
    QVERIFY(!decodeSimCC(odd, odd, {"x", "y", 2}, inputOf(8, 8)));
    QVERIFY(!decodeGridBoxes(odd, {"t", {8}, 0, 0.3, 0.4}, inputOf(16, 16)));
    QVERIFY(!decodeGridBoxes(odd, {"t", {64}, 0, 0.3, 0.4}, inputOf(16, 16)));
    AnchorRegions rule;
    rule.grids = {{1, 2}};
    rule.points = 2;
    QVERIFY(!decodeAnchorRegions(odd, odd, rule, inputOf(8, 8)));
    QVERIFY(!decodeWorld({{0}, {}}, {"w", 3}, 0));
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
