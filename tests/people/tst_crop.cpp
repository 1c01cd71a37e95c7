#include <QtTest>
#include <cmath>

#include "core/people/network.h"

using namespace gonio;

namespace {

/// Red grows along x, green along y by `slope` a pixel, blue is 40.
Image rampImage(int width_px, int height_px, int slope) {
    Image image{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            image.rgb.insert(image.rgb.end(),
                             {std::uint8_t(slope * x), std::uint8_t(slope * y), 40});
        }
    }
    return image;
}

NetworkInput plainInput(int side_px) {
    NetworkInput input;
    input.width_px = input.height_px = side_px;
    return input;
}

}  // namespace

class TestCrop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapsThereAndBack();
    void alignedRegionPointsUp_data();
    void alignedRegionPointsUp();
    void regionKeepsAspect();
    void overlapOfBoxes();
    void wholePictureIsUnchanged();
    void rotatedCropSamplesWhereTheMapSays_data();
    void rotatedCropSamplesWhereTheMapSays();
    void normalisesInChannelOrder();
    void letterboxes();
    void refusesImpossibleRegions();
};

void TestCrop::mapsThereAndBack() {
    const CropRegion region{{120, 80}, {50, 100}, 0.7};
    const Eigen::Vector2d cropSize(192, 384);
    const auto map = pictureFromCrop(region, cropSize);
    QVERIFY((map * Eigen::Vector2d(cropSize / 2) - region.centre_px).norm() < 1e-12);
    const Eigen::Vector2d corner(3, 371);
    QVERIFY((map.inverse() * (map * corner) - corner).norm() < 1e-10);
    // One crop pixel to the right is 50/192 px along (cos, sin).
    const Eigen::Vector2d step = map.linear() * Eigen::Vector2d(1, 0);
    QVERIFY((step - 50.0 / 192 * Eigen::Vector2d(std::cos(0.7), std::sin(0.7))).norm() < 1e-12);
}

void TestCrop::alignedRegionPointsUp_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("upright") << 0.0 << -10.0;
    QTest::newRow("lying right") << 10.0 << 0.0;
    QTest::newRow("upside down") << 0.5 << 10.0;
    QTest::newRow("leaning left") << -3.0 << -8.0;
}

void TestCrop::alignedRegionPointsUp() {
    QFETCH(double, x);
    QFETCH(double, y);
    const Eigen::Vector2d centre(40, 60), top = centre + Eigen::Vector2d(x, y);
    const auto region = alignedRegion(centre, top, 1.25);
    const auto map = pictureFromCrop(region, {256, 256});
    // The top point lies straight above the centre at 1 / 1.25 of the half side.
    QVERIFY((map.inverse() * top - Eigen::Vector2d(128, 128 - 128 / 1.25)).norm() < 1e-9);
}

void TestCrop::regionKeepsAspect() {
    const auto tall = regionAround({10, 20, 30, 100, 1}, 1.25, 0.75);
    QVERIFY((tall.centre_px - Eigen::Vector2d(25, 70)).norm() < 1e-12);
    QVERIFY((tall.size_px - Eigen::Vector2d(0.75 * 125, 125)).norm() < 1e-12);
    const auto wide = regionAround({0, 0, 300, 100, 1}, 1, 0.75);
    QVERIFY((wide.size_px - Eigen::Vector2d(300, 400)).norm() < 1e-12);
}

void TestCrop::overlapOfBoxes() {
    QCOMPARE(intersectionOverUnion({0, 0, 2, 2, 1}, {1, 0, 2, 2, 1}), 2.0 / 6);
    QCOMPARE(intersectionOverUnion({0, 0, 2, 2, 1}, {2, 0, 2, 2, 1}), 0.0);
    QCOMPARE(intersectionOverUnion({0, 0, 0, 0, 1}, {0, 0, 0, 0, 1}), 0.0);
    const auto clipped = clippedTo({-5, 90, 20, 20, 0.5}, 100, 100);
    QCOMPARE(clipped.width_px, 15.0);
    QCOMPARE(clipped.height_px, 10.0);
}

void TestCrop::wholePictureIsUnchanged() {
    const Image image = rampImage(16, 16, 10);
    const auto tensor = cropTensor(image, {{8, 8}, {16, 16}, 0}, plainInput(16));
    QVERIFY(tensor.has_value());
    for (std::size_t i = 0; i < 256; ++i) {
        QCOMPARE((*tensor)[i], float(image.rgb[3 * i]));
        QCOMPARE((*tensor)[256 + i], float(image.rgb[3 * i + 1]));
    }
}

void TestCrop::rotatedCropSamplesWhereTheMapSays_data() {
    QTest::addColumn<double>("angle_rad");
    QTest::addColumn<double>("side_px");
    QTest::newRow("same scale") << 0.5 << 32.0;
    QTest::newRow("enlarged") << -1.1 << 16.0;
    QTest::newRow("reduced, averaged") << 2.0 << 80.0;
}

void TestCrop::rotatedCropSamplesWhereTheMapSays() {
    QFETCH(double, angle_rad);
    QFETCH(double, side_px);
    const Image image = rampImage(120, 120, 2);
    const CropRegion region{{60, 60}, {side_px, side_px}, angle_rad};
    const auto tensor = cropTensor(image, region, plainInput(32));
    QVERIFY(tensor.has_value());
    const auto map = pictureFromCrop(region, {32, 32});
    for (int y = 0; y < 32; y += 5) {
        for (int x = 0; x < 32; x += 5) {
            const Eigen::Vector2d at = map * Eigen::Vector2d(x + 0.5, y + 0.5);
            // A ramp's value at a point is 2 * (x - 0.5); rounding to whole grey levels and
            // positions to 1/32 px leave less than 1.2.
            QVERIFY(std::abs((*tensor)[std::size_t(32 * y + x)] - 2 * (at.x() - 0.5)) < 1.2);
            QVERIFY(std::abs((*tensor)[std::size_t(1024 + 32 * y + x)] - 2 * (at.y() - 0.5)) < 1.2);
        }
    }
}

void TestCrop::normalisesInChannelOrder() {
    NetworkInput input = plainInput(4);
    input.bgr = true;
    input.mean = {30, 0, 0};
    input.std = {5, 1, 2};
    Image image{3, 3, {}};
    for (int i = 0; i < 9; ++i) {
        image.rgb.insert(image.rgb.end(), {10, 20, 40});
    }
    const auto tensor = cropTensor(image, {{1.5, 1.5}, {0.5, 0.5}, 0}, input);
    QVERIFY(tensor.has_value());
    QCOMPARE((*tensor)[5], 2.0F);  // blue: (40 - 30) / 5
    QCOMPARE((*tensor)[21], 20.0F);
    QCOMPARE((*tensor)[37], 5.0F);  // red: 10 / 2
}

void TestCrop::letterboxes() {
    NetworkInput input = plainInput(100);
    const auto centred = letterboxRegion(200, 100, input);
    QVERIFY((centred.centre_px - Eigen::Vector2d(100, 50)).norm() < 1e-12);
    QVERIFY((centred.size_px - Eigen::Vector2d(200, 200)).norm() < 1e-12);
    input.letterbox = Letterbox::TopLeft;
    QVERIFY((letterboxRegion(200, 100, input).centre_px - Eigen::Vector2d(100, 100)).norm() <
            1e-12);
    input.fill = 114;
    const auto tensor = cropTensor(rampImage(200, 100, 1), letterboxRegion(200, 100, input), input);
    QCOMPARE(tensor->at(100 * 75 + 50), 114.0F);
}

void TestCrop::refusesImpossibleRegions() {
    const Image image = rampImage(8, 8, 1);
    const auto input = plainInput(8);
    QVERIFY(!cropTensor(image, {{4, 4}, {0, 8}, 0}, input));
    QVERIFY(!cropTensor(image, {{4, 4}, {8, 8}, std::nan("")}, input));
    QVERIFY(!cropTensor(image, {{4, 1e9}, {8, 8}, 0}, input));
    QVERIFY(!checkImage({4, 4, {1, 2, 3}}));
    QVERIFY(!checkImage({}));
}

QTEST_GUILESS_MAIN(TestCrop)
#include "tst_crop.moc"
