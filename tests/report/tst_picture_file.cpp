#include <QImage>
#include <QtTest>

#include "core/draw/rasteriser.h"
#include "core/report/angle_report.h"
#include "core/report/picture_file.h"

using namespace gonio;

class TestPictureFile : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Another program's reader sees the same pixels.
    void pngIsReadElsewhere() {
        Image picture = filledImage(37, 23, {0, 0, 0});
        for (std::size_t i = 0; i < picture.rgb.size(); ++i) {
            picture.rgb[i] = static_cast<std::uint8_t>(i * 7919 % 251);
        }
        const auto bytes = formatPng(picture);
        const QImage read = QImage::fromData(reinterpret_cast<const uchar*>(bytes.data()),
                                             static_cast<int>(bytes.size()));
        QCOMPARE(read.size(), QSize(37, 23));
        for (int y = 0; y < 23; ++y) {
            for (int x = 0; x < 37; ++x) {
                const auto at = 3 * (std::size_t(y) * 37 + std::size_t(x));
                QCOMPARE(read.pixel(x, y),
                         qRgb(picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]));
            }
        }
        QVERIFY(formatPng(picture) == bytes);
    }

    void stripStandsBelowAnUntouchedPicture() {
        const Image picture = filledImage(321, 201, {90, 120, 30});
        const Image bare = withStrip(picture, {"Walk"});
        const Image whole = withStrip(picture, {"Walk", std::string(kStandingSentence)});
        QCOMPARE(whole.width_px, 322);
        QVERIFY(whole.height_px % 2 == 0 && whole.height_px > bare.height_px);
        int wordDots = 0;
        for (int y = 0; y < whole.height_px; ++y) {
            for (int x = 0; x < 321; ++x) {
                const auto at = 3 * (std::size_t(y) * std::size_t(whole.width_px) + std::size_t(x));
                const bool same = whole.rgb[at] == 90 && whole.rgb[at + 1] == 120;
                if (y < 201) QVERIFY(same);
                wordDots += y >= bare.height_px && whole.rgb[at] > 200;
            }
        }
        QVERIFY2(wordDots > 200, qPrintable(QString::number(wordDots)));
        QCOMPARE(withStrip(picture, {}).height_px, 202);
    }
};

QTEST_GUILESS_MAIN(TestPictureFile)
#include "tst_picture_file.moc"
