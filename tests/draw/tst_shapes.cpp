#include <QtTest>
#include <algorithm>
#include <set>

#include "core/draw/font.h"
#include "core/draw/frame_code.h"
#include "core/draw/overlay.h"
#include "core/draw/shapes.h"

using namespace gonio;

namespace {

double sumOf(const Image& image) {
    double sum = 0;
    for (const std::uint8_t value : image.rgb) sum += value;
    return sum / 255 / 3;
}

}  // namespace

class TestShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void discHasItsArea() {
        Image image = filledImage(100, 100, {0, 0, 0});
        drawDisc(image, {50.3, 49.6}, 20, {255, 255, 255});
        QVERIFY(std::abs(sumOf(image) - M_PI * 400) < 0.005 * M_PI * 400);
    }

    void lineHasItsArea() {
        Image image = filledImage(120, 100, {0, 0, 0});
        drawLine(image, {20, 30}, {90, 60}, 4, {255, 255, 255});
        const double length = std::hypot(70, 30), area = length * 4 + M_PI * 4;
        QVERIFY(std::abs(sumOf(image) - area) < 0.01 * area);
    }

    void shapesAreCutAtTheBorder() {
        Image image = filledImage(10, 10, {0, 0, 0});
        drawDisc(image, {-5, 4}, 30, {255, 255, 255});
        drawLine(image, {-1e9, 3}, {1e9, 4}, 3, {255, 255, 255});
        drawLine(image, {std::nan(""), 3}, {4, 4}, 3, {255, 255, 255});
        drawRing(image, {500, 500}, 20, 2, {255, 255, 255});
        fillRectangle(image, -5, -5, 3, 3, {1, 2, 3});
        drawText(image, -3, 8, "A", 2, {9, 9, 9});
        QCOMPARE(image.rgb.size(), std::size_t{300});
    }

    void everyCharacterHasItsOwnGlyph() {
        const std::string text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.,:-+/%()=_";
        const auto glyphs = glyphsOf(text);
        QCOMPARE(glyphs.size(), text.size());
        QCOMPARE(std::set<Glyph>(glyphs.begin(), glyphs.end()).size(), text.size());
        QCOMPARE(glyphsOf("a")[0], glyphsOf("A")[0]);
        QCOMPARE(glyphsOf("5\xC2\xB0").size(), std::size_t{2});
        QCOMPARE(glyphsOf("~")[0], Glyph{});
    }

    void textPixelsAreTheGlyphs() {
        Image image = filledImage(20, 20, {0, 0, 0});
        drawText(image, 2, 3, "L", 1, {255, 255, 255});
        QCOMPARE(sumOf(image), 11.0);  // 7 in the stem, 4 more in the foot
    }

    void frameCodeComesBack() {
        for (const auto& [width, height] :
             {std::pair{64, 48}, std::pair{320, 240}, std::pair{1280, 720}, std::pair{720, 1280}}) {
            for (const int number : {0, 1, 2, 255, 256, 4711, 65535}) {
                Image image = filledImage(width, height, {90, 90, 90});
                drawFrameCode(image, static_cast<std::uint16_t>(number));
                const auto read = readFrameCode(image);
                QVERIFY(read.has_value());
                QCOMPARE(static_cast<int>(*read), number);
            }
        }
    }

    void damagedCodeIsNotRead() {
        QVERIFY(!readFrameCode(filledImage(320, 240, {0, 0, 0})));
        QVERIFY(!readFrameCode(filledImage(320, 240, {255, 255, 255})));
        QVERIFY(!readFrameCode(filledImage(320, 240, {128, 128, 128})));
        QVERIFY(!readFrameCode(filledImage(3, 2, {128, 128, 128})));
        const int block = frameCodeBlock_px(320, 240);
        for (int bit = 0; bit < 24; ++bit) {  // any single wrong block is noticed
            Image image = filledImage(320, 240, {90, 90, 90});
            drawFrameCode(image, 1234);
            const int x = (1 + bit % 6) * block, y = (1 + bit / 6) * block;
            const bool white = image.rgb[3 * static_cast<std::size_t>(y * 320 + x)] > 128;
            const Colour other = white ? Colour{0, 0, 0} : Colour{255, 255, 255};
            fillRectangle(image, x, y, block, block, other);
            QVERIFY(!readFrameCode(image));
        }
    }

    void keypointsAreDrawnWhereSeen() {
        KeypointFrame frame;
        frame.image_px.resize(2, 3);
        frame.image_px << 20, 20, 1, 60, 20, 0;
        Image image = filledImage(80, 40, {0, 0, 0});
        drawKeypoints(image, frame, {"left_knee", "right_knee"});
        const auto pixel = [&](int x, int y) {
            const auto at = 3 * static_cast<std::size_t>(y * 80 + x);
            return Colour{image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
        };
        QCOMPARE(pixel(19, 19), kLeftColour);
        QCOMPARE(pixel(60, 20), (Colour{0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
