// Axes of the angles, the ring that turns them, picking. Pure geometry, no OpenGL.

#include <Eigen/Geometry>
#include <QTest>
#include <cmath>
#include <numbers>

#include "core/biomech/angle_convention.h"
#include "core/biomech/rotation_sequences.h"
#include "render/scene/posed_body.h"
#include "walking_scene.h"

using namespace gonio;

namespace {

constexpr double kRadians = std::numbers::pi / 180;

struct Walker {
    SceneSubject subject = walkingSubject("female");
    PosedBody body{subject.body, subject.motion->shape, subject.motion->scale};

    PlacedSkeleton at(std::size_t frame) {
        body.pose(subject.motion->poses_rad[frame], subject.motion->translations_m[frame], false,
                  false);
        return body.skeleton(subject.heading_rad);
    }
};

Eigen::Matrix3d turned(const Eigen::Vector3d& axis, double angle_rad) {
    return Eigen::AngleAxisd(angle_rad, axis).toRotationMatrix();
}

/// Parent and child frame of a ball joint's angles.
struct Ball {
    const char* first;
    int parent, child;
    double hanging;  ///< of the humerus, about x
};

std::unique_ptr<BodyScene> sceneOf(const SceneSubject& subject, ViewPreset preset) {
    auto scene = std::make_unique<BodyScene>();
    scene->setWindowSize(1280, 720);
    scene->setSubject(subject);
    scene->setFrame(20);
    scene->setPreset(preset);
    return scene;
}

}  // namespace

class TestSceneTurning : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyOpenSimAngleHasAnAxis() {
        Walker walker;
        const PlacedSkeleton skeleton = walker.at(10);
        for (const AngleDefinition& angle : conventionTable(AngleConvention::OpenSim)) {
            const auto axis = angleAxis(angle.name, skeleton);
            QVERIFY2(axis.has_value(), std::string(angle.name).c_str());
            QVERIFY(std::abs(axis->axis.norm() - 1) < 1e-9);
            QVERIFY(std::abs(axis->pointer.norm() - 1) < 1e-9);
            QVERIFY(std::abs(axis->axis.dot(axis->pointer)) < 1e-9);
            QVERIFY(jointOfAngle(angle.name) >= 0);
        }
        QVERIFY(!angleAxis("nose_length", skeleton));
        QCOMPARE(jointOfAngle(""), -1);
    }

    // A turn about the axis changes this angle by as much and its neighbours not at all.
    void ballAxesTurnTheirAngleAlone() {
        constexpr double quarter = std::numbers::pi / 2;
        const Ball balls[] = {{"hip_flexion_r", 0, 1, 0},      {"hip_flexion_l", 0, 6, 0},
                              {"lumbar_extension", 0, 12, 0},  {"arm_flex_r", 12, 15, -quarter},
                              {"arm_flex_l", 12, 20, quarter}, {"pelvis_tilt", -1, 0, 0}};
        Walker walker;
        const PlacedSkeleton skeleton = walker.at(13);
        std::array<Eigen::Matrix3d, kJointCount> frames;
        dofFramesInWorld(skeleton.rest, skeleton.kinematics, frames);
        for (const Ball& ball : balls) {
            const Eigen::Matrix3d parent =
                ball.parent < 0 ? turned(Eigen::Vector3d::UnitY(), skeleton.heading_rad)
                                : frames[std::size_t(ball.parent)];
            const Eigen::Matrix3d child =
                frames[std::size_t(ball.child)] * turned(Eigen::Vector3d::UnitX(), ball.hanging);
            const bool left = std::string_view(ball.first).ends_with("_l");
            const auto anglesOf = [&](const Eigen::Matrix3d& inWorld) {
                const AngleTriple t = decomposeZxy(parent.transpose() * inWorld);
                return Eigen::Vector3d(t.first, left ? -t.middle : t.middle,
                                       left ? -t.last : t.last);
            };
            const auto names = anglesOfJoint(jointOfAngle(ball.first));
            QCOMPARE(names.size(), std::size_t(3));
            for (std::size_t i = 0; i < 3; ++i) {
                const auto axis = angleAxis(names[i], skeleton);
                const Eigen::Vector3d change =
                    anglesOf(turned(axis->axis, 0.1) * child) - anglesOf(child);
                Eigen::Vector3d expected = Eigen::Vector3d::Zero();
                expected[Eigen::Index(i)] = 0.1;
                QVERIFY2((change - expected).norm() < 1e-9, std::string(names[i]).c_str());
            }
        }
    }

    void hingeAxesAreThoseOfTheBody() {
        Walker walker;
        const std::pair<const char*, int> hinges[] = {{"knee_angle_r", 6},  {"ankle_angle_r", 7},
                                                      {"knee_angle_l", 13}, {"elbow_flex_r", 32},
                                                      {"elbow_flex_l", 42}, {"pro_sup_r", 33}};
        for (const auto& [name, dof] : hinges) {
            const auto axis = angleAxis(name, walker.at(25));
            const int joint = jointOfAngle(name);
            const Eigen::Matrix3d before = walker.at(25).kinematics.rotation[std::size_t(joint)];
            PoseVector pose = walker.subject.motion->poses_rad[25];
            pose[dof] += 0.2;
            walker.body.pose(pose, Eigen::Vector3d::Zero(), false, false);
            const Eigen::Matrix3d after =
                walker.body.skeleton(0).kinematics.rotation[std::size_t(joint)];
            const Eigen::AngleAxisd turn(Eigen::Matrix3d(after * before.transpose()));
            // Oblique axes are published with a length near 1; it enters the angle.
            QVERIFY2(std::abs(turn.angle() - 0.2) < 1e-3, name);
            QVERIFY2((turn.axis() - axis->axis).norm() < 1e-4, name);
        }
    }

    void draggingTheRingBy30DegreesTurns30Degrees_data() {
        QTest::addColumn<QString>("angle");
        QTest::addColumn<int>("preset");
        for (const char* angle : {"knee_angle_r", "hip_flexion_l", "hip_adduction_r",
                                  "lumbar_bending", "arm_flex_r", "pelvis_rotation"}) {
            for (int preset = 0; preset < 4; ++preset) {
                QTest::newRow(qPrintable(QStringLiteral("%1 from %2").arg(angle).arg(preset)))
                    << QString(angle) << preset;
            }
        }
    }

    void draggingTheRingBy30DegreesTurns30Degrees() {
        QFETCH(QString, angle);
        QFETCH(int, preset);
        const auto scene = sceneOf(walkingSubject("male"), ViewPreset(preset));
        scene->setHandle(SceneHandle{angle.toStdString(), 10, -60, 120});
        const auto ring = scene->turnHandle();
        QVERIFY(ring.has_value());
        const Eigen::Vector3d sight =
            (ring->axis.centre_m - scene->camera().position_m).normalized();
        const bool fromSide = std::abs(sight.dot(ring->axis.axis)) < 0.17;
        // Seen from its side: along the ring's nearest part, a radius of way is a radian.
        const auto grip = [&](double turn_deg) {
            if (!fromSide) return ring->point_m(turn_deg);
            const Eigen::Vector3d along = ring->axis.axis.cross(-sight);
            return Eigen::Vector3d(ring->axis.centre_m +
                                   ring->radius_m * turn_deg * kRadians * along);
        };
        for (const double sign : {1.0, -1.0}) {
            auto drag = scene->beginTurn(scene->inWindow_px(grip(0)));
            QVERIFY(drag.has_value());
            double turn = 0;
            for (int step = 1; step <= 10; ++step) {
                turn = drag->turnTo_deg(scene->inWindow_px(grip(sign * 3 * step)));
            }
            // Perspective along a ring seen from its side is not straight: a degree.
            QVERIFY2(std::abs(turn - sign * 30) < (fromSide ? 1.0 : 1e-6),
                     qPrintable(QString::number(turn)));
        }
    }

    void aDragMayGoRoundMoreThanOnce() {
        const auto scene = sceneOf(walkingSubject("female"), ViewPreset::Side);
        scene->setHandle(SceneHandle{"knee_angle_r", 0, -1000, 1000});
        const auto ring = scene->turnHandle();
        auto drag = scene->beginTurn(scene->inWindow_px(ring->point_m(0)));
        double turn = 0;
        for (int at = 0; at <= 450; at += 10) {
            turn = drag->turnTo_deg(scene->inWindow_px(ring->point_m(at)));
        }
        QVERIFY(std::abs(turn - 450) < 1e-6);
    }

    void limitsAreMarkedOnTheRing() {
        const auto scene = sceneOf(walkingSubject("female"), ViewPreset::Side);
        scene->setHandle(SceneHandle{"knee_angle_r", 20, 0, 135});
        const SceneColours colours;
        const HandleLines lines = handleLines(*scene->turnHandle(), colours);
        const TurnHandle ring = *scene->turnHandle();
        // The broad arc from 0 to 135 degrees, that is from -20 to 115 from here, and two stops.
        QCOMPARE(lines.broad.size(), std::size_t(3));
        QVERIFY((lines.broad[0].points_m.front() - ring.point_m(-20)).norm() < 1e-9);
        QVERIFY((lines.broad[0].points_m.back() - ring.point_m(115)).norm() < 1e-9);
        QCOMPARE(lines.broad[1].colours[0], paint(colours.doubt));
    }

    void picksEachBigJoint_data() {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("preset");
        for (const char* body : {"female", "male"}) {
            for (const int preset : {0, 1, 2}) {
                QTest::newRow(qPrintable(QStringLiteral("%1 from %2").arg(body).arg(preset)))
                    << QString(body) << preset;
            }
        }
    }

    void picksEachBigJoint() {
        QFETCH(QString, body);
        QFETCH(int, preset);
        const auto scene = sceneOf(walkingSubject(body.toStdString()), ViewPreset(preset));
        const Joint big[] = {Joint::FemurR, Joint::TibiaR,   Joint::TalusR,  Joint::FemurL,
                             Joint::TibiaL, Joint::TalusL,   Joint::UlnaR,   Joint::UlnaL,
                             Joint::Pelvis, Joint::HumerusR, Joint::HumerusL};
        for (const Joint joint : big) {
            const Eigen::Vector2d at = scene->inWindow_px(*scene->jointInWorld_m(id(joint)));
            const ScenePick pick = scene->pick(at);
            QCOMPARE(pick.kind, ScenePick::Kind::Joint);
            // Another joint may lie right behind: then their marks are within 2 px.
            const Eigen::Vector2d found = scene->inWindow_px(*scene->jointInWorld_m(pick.joint));
            QVERIFY2((found - at).norm() < 2, kJointNames[std::size_t(id(joint))].data());
        }
    }

    void picksBonesSkinTrailsAndNothing() {
        const auto scene = sceneOf(walkingSubject("female"), ViewPreset::Front);
        SceneLayers layers;
        layers.joints = false;
        scene->setLayers(layers);
        const auto middle = [&](Joint a, Joint b) {
            return scene->inWindow_px(
                (*scene->jointInWorld_m(id(a)) + *scene->jointInWorld_m(id(b))) / 2);
        };
        // The shank's bone belongs to the knee, the forearm's to elbow or forearm.
        QCOMPARE(scene->pick(middle(Joint::TibiaR, Joint::TalusR)).joint, id(Joint::TibiaR));
        scene->setCamera(orbited(scene->camera(), std::numbers::pi / 2, 0));  // their left
        QCOMPARE(scene->pick(middle(Joint::TibiaL, Joint::TalusL)).joint, id(Joint::TibiaL));
        QCOMPARE(scene->pick({3, 700}).kind, ScenePick::Kind::Nothing);
        layers.bones = false;
        scene->setLayers(layers);
        QCOMPARE(scene->pick(middle(Joint::FemurR, Joint::TibiaR)).joint, id(Joint::FemurR));
        layers = {};
        layers.joints = false;
        scene->setLayers(layers);
        scene->setPreset(ViewPreset::Side);
        std::array<Eigen::Vector3d, kJointCount> joints_m;
        JointPaths paths(scene->subject().body, scene->subject().motion);
        QVERIFY(paths.at(5, joints_m));
        const ScenePick trail =
            scene->pick(scene->inWindow_px(joints_m[std::size_t(id(Joint::TalusR))]));
        QCOMPARE(trail.kind, ScenePick::Kind::Trail);
        QCOMPARE(trail.frame, 5);
    }

    void missingFramesShowNobody() {
        SceneSubject subject = walkingSubject("female");
        Motion motion = *subject.motion;
        motion.sources[20] = FrameSource::Missing;
        motion.poses_rad[20].setConstant(std::nan(""));
        subject.motion = std::make_shared<const Motion>(motion);
        const auto scene = sceneOf(subject, ViewPreset::Side);
        QCOMPARE(scene->source(), FrameSource::Missing);
        QVERIFY(!scene->jointInWorld_m(0));
        scene->setHandle(SceneHandle{"knee_angle_r", 20, 0, 135});
        QVERIFY(!scene->turnHandle());
        QVERIFY(!scene->beginTurn({640, 360}));
        for (const int outside : {-1, 60, 1000000}) {
            scene->setFrame(outside);
            QCOMPARE(scene->source(), FrameSource::Missing);
        }
        scene->setFrame(21);
        QCOMPARE(scene->source(), FrameSource::Measured);
        QVERIFY(scene->jointInWorld_m(0)->allFinite());
    }

    void theFloorIsUnderTheFeet() {
        for (const char* body : {"female", "male"}) {
            const SceneSubject subject = walkingSubject(body);
            const double estimated = estimateFloorHeight_m(*subject.body, *subject.motion);
            QVERIFY2(std::abs(estimated - *subject.floorHeight_m) < 0.015,
                     qPrintable(QString::number(estimated - *subject.floorHeight_m)));
        }
    }

    void theViewGoesAlongWithThePerson() {
        const auto scene = sceneOf(walkingSubject("female"), ViewPreset::Side);
        const Eigen::Vector2d before = scene->inWindow_px(*scene->jointInWorld_m(0));
        scene->setFrame(50);
        const Eigen::Vector2d after = scene->inWindow_px(*scene->jointInWorld_m(0));
        QVERIFY(std::abs(after.x() - before.x()) < 1e-6);
        QVERIFY(scene->preset() == ViewPreset::Side);
        // The video's camera stands still.
        scene->setPreset(ViewPreset::Camera);
        const SceneCamera camera = scene->camera();
        scene->setFrame(10);
        QCOMPARE(scene->camera().position_m, camera.position_m);
    }
};

QTEST_APPLESS_MAIN(TestSceneTurning)
#include "tst_scene_turning.moc"
