#include <limits>
#include <numbers>

#include "image_test_data.h"
#include "inference/image/camera.h"

using namespace gonio;

namespace {

const PictureSize kPicture{640, 480};
const PersonSquare kSquare{400, 200, 300};
const CropCamera kCamera{0.9, 0.03, 0.1};

}  // namespace

class TestCropCamera : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void patchCameraByHand() {
        const auto t = patchTranslation_m({0.5, 1, 2});
        QCOMPARE(t.x(), 1.0);
        QVERIFY(std::abs(t.z() - 10000.0 / 128) < 1e-6);
        const auto k = patchPoint({0, 0, 50 - 10000.0 / 128}, {0.256, 0.512, 10000.0 / 128});
        QVERIFY(std::abs(k.x() - 0.1) < 1e-12 && std::abs(k.y() - 0.2) < 1e-12);
    }

    void hsmrsStepsGiveTheSamePlace() {
        // Fact sheet 3.5, as its steps are written.
        const auto t = patchTranslation_m(kCamera);
        const double z = t.z() * 256 / 300;
        const Eigen::Vector3d steps(t.x() + (400 - 320.0) / 5000 * z,
                                    t.y() + (200 - 240.0) / 5000 * z, z);
        const double focal = publishedFocal_px(RegressorSystem::Hsmr, kPicture);
        QCOMPARE(focal, 5000.0);
        QVERIFY((*fullTranslation_m(kCamera, kSquare, kPicture, focal) - steps).norm() < 1e-9);
    }

    /// What the patch's camera sees at k is seen in the picture at centre + k * side, but for the
    /// perspective of a body of 1 m at 37 m.
    void pictureAgreesWithPatch() {
        for (const double focal : {5000.0, 20000.0}) {
            const auto full = fullTranslation_m(kCamera, kSquare, kPicture, focal);
            for (const Eigen::Vector3d& point :
                 {Eigen::Vector3d(0, 0, 0), Eigen::Vector3d(0.3, -0.8, 0.1)}) {
                const Eigen::Vector2d k = patchPoint(point, patchTranslation_m(kCamera));
                const Eigen::Vector2d expected = Eigen::Vector2d(400, 200) + 300 * k;
                QVERIFY((fullPoint_px(point, *full, kPicture, focal) - expected).norm() < 1.5);
            }
        }
        const auto full = fullTranslation_m(kCamera, kSquare, kPicture, 700);
        const Eigen::Vector2d middle =
            Eigen::Vector2d(400, 200) + 300 * Eigen::Vector2d(0.03, 0.1) * 0.9 / 2;
        QVERIFY((fullPoint_px({0, 0, 0}, *full, kPicture, 700) - middle).norm() < 1e-9);
    }

    void agreesWithSkelCf() {
        const auto golden = testing::goldenCrops();
        if (!golden) QSKIP("the golden crops are not there");
        const auto cameras = testing::numbers(*golden, "cam");
        const auto boxes = testing::numbers(*golden, "skelcf_cam_in");
        const auto places = testing::numbers(*golden, "skelcf_cam_t");
        for (std::size_t i = 0; i < 2; ++i) {
            const double* box = &boxes[4 * i];  // cx, cy, side, focal length
            const CropCamera camera{cameras[3 * i], cameras[3 * i + 1], cameras[3 * i + 2]};
            const PersonSquare square{float(box[0]), float(box[1]), float(box[2])};
            const auto place = fullTranslation_m(camera, square, {1280, 720}, box[3]);
            const Eigen::Map<const Eigen::Vector3d> theirs(&places[3 * i]);
            QVERIFY((*place - theirs).cwiseAbs().maxCoeff() <= 1e-6);
        }
    }

    void focalLengths() {
        QVERIFY(std::abs(focalFromVerticalFov_px(std::numbers::pi / 2, 480) - 240) < 1e-9);
        QVERIFY(std::abs(publishedFocal_px(RegressorSystem::Hmr2, kPicture) - 12500) < 1e-9);
        QVERIFY(std::abs(publishedFocal_px(RegressorSystem::SkelCf, kPicture, 2 * std::atan(0.5)) -
                         480) < 1e-9);
    }

    void clipHasOneFocalLength() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> fovs{0.9, nan, 1.0, 0.8, 0.0, 3.1};
        QVERIFY(std::abs(*clipFocal_px(fovs, 480) - focalFromVerticalFov_px(0.9, 480)) < 1e-9);
        const std::vector<double> even{0.7, 1.1, 0.9, 0.8};
        QVERIFY(std::abs(*clipFocal_px(even, 480) - focalFromVerticalFov_px(0.85, 480)) < 1e-9);
        QVERIFY(!clipFocal_px(std::vector<double>{nan, -1}, 480));
        QVERIFY(!clipFocal_px({}, 480));
    }

    void squareInfoByHand() {
        const auto info = squareInfo(kSquare, kPicture, 500);
        QVERIFY(std::abs(info[0] - 0.16F) < 1e-6F);
        QVERIFY(std::abs(info[1] + 0.08F) < 1e-6F);
        QVERIFY(std::abs(info[2] - 0.6F) < 1e-6F);
    }

    void bodiesBehindTheCameraAreRefused() {
        for (const double scale : {0.0, -0.3, std::numeric_limits<double>::quiet_NaN()}) {
            const auto place = fullTranslation_m({scale, 0, 0}, kSquare, kPicture, 500);
            QVERIFY(!place);
            QCOMPARE(int(place.error().code), int(ErrorCode::Unsupported));
        }
    }
};

QTEST_APPLESS_MAIN(TestCropCamera)
#include "tst_crop_camera.moc"
