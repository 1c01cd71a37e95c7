// Points of view: presets, projection, the video's camera, moves. Pure geometry, no OpenGL.

#include <Eigen/Geometry>
#include <QTest>
#include <cmath>
#include <numbers>

#include "render/scene/scene_camera.h"

using namespace gonio;

namespace {

const Eigen::Vector2d kWindow_px(1280, 720);
const SceneBox kPerson{{-0.3, 0, -0.25}, {0.3, 1.75, 0.25}};

Eigen::Vector2d seenAt(const SceneCamera& camera, const Eigen::Vector3d& p) {
    return projected(camera, kWindow_px, p).head<2>();
}

/// The heading h of the preset's person and their right.
Eigen::Vector3d forwardOf(double heading_rad) {
    return {std::cos(heading_rad), 0, -std::sin(heading_rad)};
}

}  // namespace

class TestSceneCamera : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void presetsFaceThePerson_data() {
        QTest::addColumn<double>("heading_deg");
        for (const double heading : {0.0, 37.0, 90.0, -135.0, 180.0}) {
            QTest::newRow(qPrintable(QString::number(heading))) << heading;
        }
    }

    void presetsFaceThePerson() {
        QFETCH(double, heading_deg);
        const double heading = heading_deg * std::numbers::pi / 180;
        const Eigen::Vector3d forward = forwardOf(heading),
                              right = forward.cross(Eigen::Vector3d::UnitY());
        const Eigen::Vector3d middle = (kPerson.low_m + kPerson.high_m) / 2;
        const auto shift = [&](ViewPreset preset, const Eigen::Vector3d& way) {
            const SceneCamera camera = presetCamera(preset, heading, kPerson, kWindow_px);
            return Eigen::Vector2d(seenAt(camera, middle + 0.2 * way) - seenAt(camera, middle));
        };
        const Eigen::Vector3d up = Eigen::Vector3d::UnitY();
        // From the front the person's right is on the viewer's left.
        QVERIFY(shift(ViewPreset::Front, right).x() < -20);
        QVERIFY(std::abs(shift(ViewPreset::Front, forward).x()) < 1e-6);
        QVERIFY(shift(ViewPreset::Front, up).y() > 20);
        // From the side they go to the right, their right towards the viewer.
        QVERIFY(shift(ViewPreset::Side, forward).x() > 20);
        QVERIFY(std::abs(shift(ViewPreset::Side, right).x()) < 1e-6);
        QVERIFY(shift(ViewPreset::Side, up).y() > 20);
        // From above they go to the right, their right below.
        QVERIFY(shift(ViewPreset::Top, forward).x() > 20);
        QVERIFY(shift(ViewPreset::Top, right).y() < -20);
    }

    void presetsHoldTheWholePerson() {
        for (const auto preset : {ViewPreset::Side, ViewPreset::Front, ViewPreset::Top}) {
            for (const Eigen::Vector2d& window : {Eigen::Vector2d(1280, 720), {300, 900}}) {
                const SceneCamera camera = presetCamera(preset, 0.7, kPerson, window);
                double fill = 0;
                for (int corner = 0; corner < 8; ++corner) {
                    const Eigen::Vector3d p((corner & 1 ? kPerson.high_m : kPerson.low_m).x(),
                                            (corner & 2 ? kPerson.high_m : kPerson.low_m).y(),
                                            (corner & 4 ? kPerson.high_m : kPerson.low_m).z());
                    const Eigen::Vector3d at = projected(camera, window, p);
                    QVERIFY(at.z() > 0);
                    const Eigen::Vector2d fromMiddle =
                        (at.head<2>() - window / 2).cwiseAbs().cwiseQuotient(window / 2);
                    fill = std::max(fill, fromMiddle.maxCoeff());
                }
                QVERIFY(fill <= 1 / 1.08 + 1e-9);
                QVERIFY(fill > 0.9);
            }
        }
    }

    void sightRaysMeetWhatTheyAimAt() {
        const SceneCamera camera = panned(
            orbited(presetCamera(ViewPreset::Side, 0.3, kPerson, kWindow_px), 0.8, 0.4), {0.1, 0});
        for (const Eigen::Vector3d& p :
             {Eigen::Vector3d(0.2, 0.4, -0.1), Eigen::Vector3d(-0.3, 1.6, 0.2)}) {
            const SightRay ray = sightRay(camera, kWindow_px, seenAt(camera, p));
            const Eigen::Vector3d away = p - ray.origin_m;
            QVERIFY((away - ray.direction * ray.direction.dot(away)).norm() < 1e-9);
        }
    }

    void videoCameraAgreesWithItsProjection_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("same shape") << 1280 << 720;
        QTest::newRow("wide window") << 1600 << 500;
        QTest::newRow("tall window") << 400 << 900;
    }

    void videoCameraAgreesWithItsProjection() {
        QFETCH(int, width);
        QFETCH(int, height);
        const Eigen::Vector2d window(width, height);
        Camera video;
        video.focal_px = 1480;
        video.centre_px = {980, 520};  // off the middle
        video.size_px = {1920, 1080};
        video.cameraFromWorld = (Eigen::AngleAxisd(0.05, Eigen::Vector3d::UnitZ()) *
                                 Eigen::AngleAxisd(-0.12, Eigen::Vector3d::UnitX()))
                                    .toRotationMatrix() *
                                video.cameraFromWorld;
        const SceneCamera camera = videoCamera(video, window, 4);
        const double scale = std::min(width / 1920.0, height / 1080.0);
        for (const Eigen::Vector3d& p :
             {Eigen::Vector3d(0.1, -0.4, -4), {-1.2, 0.8, -5}, {1, 0, -3}}) {
            const Eigen::Vector2d inVideo = video.project(p);
            const Eigen::Vector2d expected(width / 2.0 + scale * (inVideo.x() - 960),
                                           height / 2.0 - scale * (inVideo.y() - 540));
            const Eigen::Vector2d at = projected(camera, window, p).head<2>();
            QVERIFY2((at - expected).norm() < 1e-6,
                     qPrintable(QString::number((at - expected).norm())));
        }
    }

    void orbitKeepsFocusDistanceAndVertical() {
        SceneCamera camera = presetCamera(ViewPreset::Top, 1.1, kPerson, kWindow_px);
        const double distance = camera.distance_m();
        const Eigen::Vector3d rightBefore = camera.axesInWorld().col(0);
        camera = orbited(camera, 0, -0.3);
        // Out of the view from above without a turn of the picture.
        QVERIFY((camera.axesInWorld().col(0) - rightBefore).norm() < 1e-6);
        for (int i = 0; i < 50; ++i) camera = orbited(camera, 0.3, 0.2);
        QVERIFY(std::abs(camera.distance_m() - distance) < 1e-9);
        QCOMPARE(camera.up, Eigen::Vector3d(0, 1, 0));
        QVERIFY(camera.axesInWorld().allFinite());
        QVERIFY(std::abs(camera.axesInWorld().col(0).y()) < 1e-9);
    }

    void panAndZoomDoWhatTheyPromise() {
        const SceneCamera camera = presetCamera(ViewPreset::Front, 0.2, kPerson, kWindow_px);
        const Eigen::Vector3d focus = camera.focus_m;
        const Eigen::Vector2d moved =
            seenAt(panned(camera, {-0.25, 0}), focus) - seenAt(camera, focus);
        QVERIFY((moved - Eigen::Vector2d(180, 0)).norm() < 1e-6);
        QVERIFY(std::abs(zoomed(camera, 2).distance_m() - camera.distance_m() / 2) < 1e-9);
        QVERIFY(zoomed(camera, 1e9).distance_m() >= 0.2);
    }
};

QTEST_APPLESS_MAIN(TestSceneCamera)
#include "tst_scene_camera.moc"
