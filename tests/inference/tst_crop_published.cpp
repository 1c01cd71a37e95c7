#include <QImage>
#include <opencv2/imgproc.hpp>

#include "image_test_data.h"
#include "inference/image/letterbox.h"

using namespace gonio;
using testing::noise;
using testing::viewOf;

namespace {

constexpr PatchWindow kWhole{0, 256, 256};

struct Difference {
    int largest = 0;
    double mean = 0;
};

Difference differenceOf(const std::vector<std::uint8_t>& own, const std::uint8_t* theirs) {
    Difference difference;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const int d = std::abs(int(own[i]) - int(theirs[i]));
        difference.largest = std::max(difference.largest, d);
        difference.mean += double(d) / double(own.size());
    }
    return difference;
}

const char* kFiles[] = {"videos/tfjs_pose.jpg", "golden/preprocess/squat_3s.png"};

/// Bytes of a test picture, RGB; empty where it is not there.
struct Picture {
    QImage image;

    explicit Picture(int index) {
        QImage file(QString(GONIO_TEST_DATA) + "/" + kFiles[index]);
        if (!file.isNull()) image = file.convertToFormat(QImage::Format_RGB888);
    }

    PictureView view() const {
        return {image.constBits(), image.width(), image.height(), image.bytesPerLine()};
    }
};

cv::Mat matOf(const std::vector<std::uint8_t>& bytes, int width, int height) {
    return cv::Mat(height, width, CV_8UC3, const_cast<std::uint8_t*>(bytes.data())).clone();
}

cv::Mat affineOf(const PersonSquare& square) {
    const auto rows = patchFromPicture(square);
    return (cv::Mat_<double>(2, 3) << rows[0][0], 0, rows[0][2], 0, rows[1][1], rows[1][2]);
}

std::vector<std::uint8_t> ownCrop(const PictureView& picture, const PersonSquare& square,
                                  Resampling resampling) {
    const auto plan = planCrop(square, resampling, picture.width_px, picture.height_px);
    return cropBytes({picture, *plan}, kWhole);
}

const PersonSquare kSquares[] = {{100.3F, 80.7F, 60.F},  {12.F, 140.F, 256.F},
                                 {99.9F, 75.F, 512.F},   {100.F, 75.F, 333.3F},
                                 {180.F, 20.F, 131.17F}, {77.7F, 66.6F, 1100.F}};

}  // namespace

/// Against what the published code computed, and against the library that it calls.
class TestCropPublished : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goldenPatches_data() {
        QTest::addColumn<int>("picture");
        QTest::newRow("photograph") << 0;
        QTest::newRow("frame of a video") << 1;
    }

    void goldenPatches() {
        QFETCH(const int, picture);
        const auto golden = testing::goldenCrops();
        const Picture source(picture);
        if (!golden || source.image.isNull()) QSKIP("the golden crops are not there");
        const auto compare = [&](const char* name, int index, const auto& own) {
            const QString key = QString("img%1_%2_%3").arg(picture).arg(name).arg(index);
            const auto& tensor = golden->at(key.toStdString());
            QCOMPARE(tensor.data.size(), own.size());
            const auto difference =
                differenceOf(own, reinterpret_cast<const std::uint8_t*>(tensor.data.data()));
            qInfo("%s: largest %d, mean %.4f", qPrintable(key), difference.largest,
                  difference.mean);
            QVERIFY(difference.largest <= 1);
            QVERIFY(difference.mean <= 0.1);
        };
        const auto boxes = testing::goldenBoxes(*golden, picture);
        for (int i = 0; i < 3; ++i) {
            for (const auto system : {RegressorSystem::Hsmr, RegressorSystem::SkelCf}) {
                const auto settings = cropSettings(system, Fidelity::Published);
                const auto square = squareAround(boxes[std::size_t(i)], settings.box);
                const char* name =
                    system == RegressorSystem::Hsmr ? "hsmr_patch" : "skelcf_patch_rgb";
                compare(name, i, ownCrop(source.view(), *square, settings.resampling));
            }
        }
    }

    void goldenMaps() {
        const auto golden = testing::goldenCrops();
        if (!golden) QSKIP("the golden crops are not there");
        for (int picture = 0; picture < 2; ++picture) {
            const auto boxes = testing::goldenBoxes(*golden, picture);
            for (int i = 0; i < 3; ++i) {
                const auto theirs = testing::numbers(
                    *golden, QString("img%1_skelcf_affine_%2").arg(picture).arg(i));
                const auto own =
                    patchFromPicture(*squareAround(boxes[std::size_t(i)], BoxRule::LongerSide));
                for (std::size_t k = 0; k < 6; ++k) {
                    // Scales act on coordinates of up to 1300 px.
                    const double tolerance = k % 3 == 2 ? 1e-3 : 1e-3 / 1300;
                    QVERIFY(std::abs(own[k / 3][k % 3] - theirs[k]) <= tolerance);
                }
            }
        }
    }

    void goldenFieldOfViewInput() {
        const auto golden = testing::goldenCrops();
        if (!golden || Picture(0).image.isNull()) QSKIP("the golden crops are not there");
        for (int picture = 0; picture < 2; ++picture) {
            const Picture source(picture);
            const auto own = letterbox(source.view(), Fidelity::Published);
            const auto& theirs = golden->at("img" + std::to_string(picture) + "_fov_input_bgr");
            const auto difference =
                differenceOf(*own, reinterpret_cast<const std::uint8_t*>(theirs.data.data()));
            qInfo("picture %d: largest %d, mean %.4f", picture, difference.largest,
                  difference.mean);
            QVERIFY(difference.largest <= 1);
            QVERIFY(difference.mean <= 0.1);
        }
    }

    /// Noise is the hardest picture for a resampler.
    void truncatedResizeIsOpenCvs() {
        const auto bytes = noise(200, 150);
        cv::Mat wide;
        const int pad = 1200;
        cv::copyMakeBorder(matOf(bytes, 200, 150), wide, pad, pad, pad, pad, cv::BORDER_CONSTANT);
        for (const PersonSquare& square : kSquares) {
            const int left = int(square.centreX_px - square.side_px / 2);
            const int top = int(square.centreY_px - square.side_px / 2);
            const int right = int(square.centreX_px + square.side_px / 2);
            const int bottom = int(square.centreY_px + square.side_px / 2);
            cv::Mat theirs;
            cv::resize(wide(cv::Rect(left + pad, top + pad, right - left, bottom - top)), theirs,
                       {256, 256}, 0, 0, cv::INTER_LINEAR);
            const auto difference = differenceOf(
                ownCrop(viewOf(bytes, 200, 150), square, Resampling::TruncatedResize), theirs.data);
            qInfo("side %g: largest %d, mean %.5f", double(square.side_px), difference.largest,
                  difference.mean);
            QVERIFY(difference.largest <= 1);
            QVERIFY(difference.mean <= 0.01);
        }
    }

    void warpIsOpenCvs() {
        const auto bytes = noise(200, 150);
        for (const PersonSquare& square : kSquares) {
            cv::Mat theirs;
            cv::warpAffine(matOf(bytes, 200, 150), theirs, affineOf(square), {256, 256},
                           cv::INTER_LINEAR, cv::BORDER_CONSTANT);
            const auto difference = differenceOf(
                ownCrop(viewOf(bytes, 200, 150), square, Resampling::Warp), theirs.data);
            qInfo("side %g: largest %d, mean %.5f", double(square.side_px), difference.largest,
                  difference.mean);
            QVERIFY(difference.largest <= 1);
            QVERIFY(difference.mean <= 0.01);
        }
    }

    void blurredWarpIsABlurThenAWarp() {
        const auto bytes = noise(200, 150);
        for (const float side : {600.F, 1100.F, 2700.F}) {
            const PersonSquare square{90.4F, 80.2F, side};
            const double sigma = (double(side) / 512 - 1) / 2;
            const int taps = 2 * int(4 * sigma + 0.5) + 1;
            cv::Mat blurred, theirs;
            matOf(bytes, 200, 150).convertTo(blurred, CV_64FC3);
            cv::GaussianBlur(blurred, blurred, {taps, taps}, sigma, sigma, cv::BORDER_REPLICATE);
            cv::warpAffine(blurred, theirs, affineOf(square), {256, 256}, cv::INTER_LINEAR,
                           cv::BORDER_CONSTANT);
            const auto view = viewOf(bytes, 200, 150);
            const CropJob job{view, *planCrop(square, Resampling::BlurredWarp, 200, 150)};
            std::vector<float> own(3 * 256 * 256);
            QVERIFY(cropNormalised({&job, 1}, kWhole, own).has_value());
            double largest = 0;
            for (int i = 0; i < 256 * 256; ++i) {
                for (int c = 0; c < 3; ++c) {
                    const double value = theirs.at<cv::Vec3d>(i / 256, i % 256)[c];
                    const double own_c = double(own[std::size_t(c * 65536 + i)]);
                    largest = std::max(largest,
                                       std::abs(double(normalisedValue(float(value), c)) - own_c));
                }
            }
            QVERIFY2(largest < 1e-4, qPrintable(QString::number(largest)));
        }
    }

    void areaResizeIsOpenCvs_data() {
        QTest::addColumn<QSize>("size");
        for (const QSize& size : {QSize(100, 75), QSize(50, 50), QSize(63, 41), QSize(199, 149),
                                  QSize(256, 256), QSize(333, 100), QSize(200, 150)}) {
            QTest::newRow(qPrintable(QString("%1x%2").arg(size.width()).arg(size.height())))
                << size;
        }
    }

    void linearResizeIsOpenCvs_data() { areaResizeIsOpenCvs_data(); }

    void linearResizeIsOpenCvs() {
        QFETCH(const QSize, size);
        const auto bytes = noise(200, 150);
        cv::Mat theirs;
        cv::resize(matOf(bytes, 200, 150), theirs, {size.width(), size.height()}, 0, 0,
                   cv::INTER_LINEAR);
        const auto own = resizedLinearly(viewOf(bytes, 200, 150), size.width(), size.height());
        const auto difference = differenceOf(*own, theirs.data);
        QVERIFY2(difference.largest <= 1, qPrintable(QString::number(difference.largest)));
        QVERIFY2(difference.mean <= 0.01, qPrintable(QString::number(difference.mean)));
    }

    void areaResizeIsOpenCvs() {
        QFETCH(const QSize, size);
        const auto bytes = noise(200, 150);
        cv::Mat theirs;
        cv::resize(matOf(bytes, 200, 150), theirs, {size.width(), size.height()}, 0, 0,
                   cv::INTER_AREA);
        const auto own = resizedByArea(viewOf(bytes, 200, 150), size.width(), size.height());
        const auto difference = differenceOf(*own, theirs.data);
        QVERIFY2(difference.largest <= 1, qPrintable(QString::number(difference.largest)));
        QVERIFY2(difference.mean <= 0.01, qPrintable(QString::number(difference.mean)));
    }
};

QTEST_GUILESS_MAIN(TestCropPublished)
#include "tst_crop_published.moc"
