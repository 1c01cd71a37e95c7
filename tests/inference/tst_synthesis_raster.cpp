#include <QtTest>
#include <cmath>

#include "core/synth/noise.h"
#include "inference/synthesis/surface_raster.h"

using namespace gonio;

namespace {

int coveredSamples(const SurfaceRaster& raster) {
    int covered = 0;
    for (int y = 0; y < raster.height(); ++y) {
        for (int x = 0; x < raster.width(); ++x) {
            covered += raster.numberAt(x, y) != SurfaceRaster::kNothing;
        }
    }
    return covered;
}

SurfaceRaster drawn(const std::vector<RasterVertex>& vertices,
                    const std::vector<RasterTriangle>& triangles, Culling culling = Culling::None,
                    int side = 32) {
    SurfaceRaster raster;
    raster.clear(side, side);
    raster.setCorners(vertices);
    raster.add(triangles, 0, culling);
    return raster;
}

}  // namespace

class TestSynthesisRaster : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // A right triangle with legs of 16 samples along the grid: row j holds the centres left of the
    // slanted edge, 16 - j - 1 of them and the one on the edge where the edge owns it.
    void coversTheSamplesInside() {
        const auto raster = drawn({{8, 8, 1}, {24, 8, 1}, {8, 24, 1}}, {{0, 1, 2}});
        for (int j = 0; j < 16; ++j) {
            int count = 0;
            for (int x = 0; x < 32; ++x) count += raster.numberAt(x, 8 + j) == 0;
            QVERIFY2(count == 15 - j || count == 16 - j, qPrintable(QString::number(j)));
        }
        QCOMPARE(raster.numberAt(8, 8), 0U);
        QCOMPARE(raster.numberAt(7, 8), SurfaceRaster::kNothing);
        QCOMPARE(raster.numberAt(23, 9), SurfaceRaster::kNothing);
    }

    // Random fans around a point fill their square once: no gap, no sample drawn twice.
    void neighboursShareNoSample() {
        Noise noise(3);
        for (int round = 0; round < 50; ++round) {
            std::vector<RasterVertex> vertices{
                {float(4 + 24 * noise.uniform()), float(4 + 24 * noise.uniform()), 1}};
            for (const auto& [x, y] :
                 {std::pair{2.F, 2.F}, {30.F, 2.F}, {30.F, 30.F}, {2.F, 30.F}}) {
                vertices.push_back({x, y, 1});
            }
            std::vector<RasterTriangle> fan{{0, 1, 2}, {0, 2, 3}, {0, 3, 4}, {0, 4, 1}};
            int sum = 0;
            for (const auto& triangle : fan) sum += coveredSamples(drawn(vertices, {triangle}));
            QCOMPARE(sum, 28 * 28);
            QCOMPARE(coveredSamples(drawn(vertices, fan)), 28 * 28);
        }
    }

    void nearerSurfaceWinsInAnyOrder() {
        const std::vector<RasterVertex> vertices{{0, 0, 0.5F}, {32, 0, 0.5F}, {0, 32, 0.5F},
                                                 {0, 0, 0.1F}, {32, 0, 0.9F}, {0, 32, 0.1F}};
        for (const bool swapped : {false, true}) {
            std::vector<RasterTriangle> order{{0, 1, 2}, {3, 4, 5}};
            if (swapped) std::swap(order[0], order[1]);
            const auto raster = drawn(vertices, order);
            // 1 / depth of the second is 0.1 + 0.8 x / 32: nearer where x is above 16.
            QCOMPARE(raster.numberAt(20, 2), swapped ? 0U : 1U);
            QCOMPARE(raster.numberAt(4, 2), swapped ? 1U : 0U);
            QVERIFY(std::abs(raster.inverseDepthAt(20, 2) - (0.1F + 0.8F * 20.5F / 32)) < 1e-5F);
        }
    }

    void leavesOutOneSide() {
        const std::vector<RasterVertex> vertices{{0, 0, 1}, {30, 0, 1}, {0, 30, 1}};
        // Right along the top, then down to the left: clockwise on a screen.
        QCOMPARE(coveredSamples(drawn(vertices, {{0, 1, 2}}, Culling::Back)), 0);
        QVERIFY(coveredSamples(drawn(vertices, {{0, 2, 1}}, Culling::Back)) > 0);
        QVERIFY(coveredSamples(drawn(vertices, {{0, 1, 2}}, Culling::Front)) > 0);
        QCOMPARE(coveredSamples(drawn(vertices, {{0, 2, 1}}, Culling::Front)), 0);
    }

    // keep = x - 10: what lies left of x = 10 is cut away.
    void cutsWhereKeepFallsBelowZero() {
        const auto raster =
            drawn({{0, 0, 1, -10}, {32, 0, 1, 22}, {0, 32, 1, -10}, {32, 32, 1, 22}},
                  {{0, 1, 2}, {1, 3, 2}});
        for (int y = 0; y < 32; ++y) {
            QCOMPARE(raster.numberAt(9, y), SurfaceRaster::kNothing);
            QVERIFY(raster.numberAt(10, y) != SurfaceRaster::kNothing);
        }
    }

    void passesOverWhatCannotBeSeen() {
        const auto nan = std::nanf("");
        QCOMPARE(coveredSamples(drawn({{0, 0, -1}, {30, 0, 1}, {0, 30, 1}}, {{0, 1, 2}})), 0);
        QCOMPARE(coveredSamples(drawn({{nan, 0, 1}, {30, 0, 1}, {0, 30, 1}}, {{0, 1, 2}})), 0);
        QCOMPARE(coveredSamples(drawn({{1e9F, 0, 1}, {30, 0, 1}, {0, 30, 1}}, {{0, 1, 2}})), 0);
        // Partly outside is drawn.
        QVERIFY(coveredSamples(
                    drawn({{-500, -500, 1}, {600, -500, 1}, {0, 600, 1}}, {{0, 1, 2}})) == 32 * 32);
    }

    // Points of a slanted plane projected by a pinhole camera: the shares give the point back.
    void sharesAreCorrectedForPerspective() {
        const float focal = 40;
        const std::array<std::array<float, 3>, 3> corners{
            {{-1, -0.5F, 2}, {1.5F, -0.4F, 6}, {0.1F, 1.2F, 3}}};
        std::array<RasterVertex, 3> seen;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& p = corners[i];
            seen[i] = {16 + focal * p[0] / p[2], 16 + focal * p[1] / p[2], 1 / p[2]};
        }
        const std::array<float, 3> wanted{0.2F, 0.5F, 0.3F};
        std::array<float, 3> point{};
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t k = 0; k < 3; ++k) point[k] += wanted[i] * corners[i][k];
        }
        const auto shares =
            cornerShares(seen[0], seen[1], seen[2], 16 + focal * point[0] / point[2],
                         16 + focal * point[1] / point[2]);
        QVERIFY(std::abs(shares.a - wanted[0]) < 1e-5F);
        QVERIFY(std::abs(shares.b - wanted[1]) < 1e-5F);
        QVERIFY(std::abs(shares.c - wanted[2]) < 1e-5F);
    }
};

QTEST_GUILESS_MAIN(TestSynthesisRaster)
#include "tst_synthesis_raster.moc"
