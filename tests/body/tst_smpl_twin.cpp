#include <QtTest>

#include "core/body/skin.h"
#include "core/body/smpl.h"
#include "core/body/smpl_twin.h"

using namespace gonio;

namespace {

constexpr int kLeftKnee = 4, kRightShoulder = 17;

VertexArray skinOf(const SmplModel& model, const SmplParameters& parameters) {
    const SmplBody body = smplBody(parameters);
    VertexArray skin_m;
    poseSmpl(model, {&body, 1}, {&skin_m, 1});
    return skin_m;
}

}  // namespace

/// SMPL's layout on the open body.
class TestSmplTwin : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const BodyModel> m_body;

private Q_SLOTS:

    void initTestCase() {
        const auto body = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) /
                                        "resources/bodies/open_female.safetensors");
        if (!body) QSKIP("the open body has not been generated");
        m_body = *body;
    }

    void unposedItIsTheBody() {
        const auto twin = smplTwinOf(*m_body);
        SmplParameters parameters;
        parameters.shape << 1, -0.5, 0.3, 0, 2, 0, 0, -1, 0, 0.1;
        parameters.translation_m = {0.1, 0.2, 3};
        const VertexArray skin_m = skinOf(*twin, parameters);
        VertexArray rest_m;
        computeShapedSkin(*m_body, parameters.shape, rest_m);
        QCOMPARE(skin_m.rows(), rest_m.rows());
        for (Eigen::Index v = 0; v < skin_m.rows(); v += 97) {
            const Eigen::Vector3d expected =
                rest_m.row(v).transpose().cast<double>() + parameters.translation_m;
            QVERIFY((skin_m.row(v).transpose().cast<double>() - expected).norm() < 1e-5);
        }
    }

    // But for what hangs on a radius, which the twin has at the elbow.
    void keypointsAreTheBodys() {
        const auto twin = smplTwinOf(*m_body);
        const auto& own = *m_body->keypoints44;
        const auto moved = twinKeypointsOf(own);
        QCOMPARE(moved.vertices.value, own.vertices.value);
        for (int k = 0; k < kKeypointCount; ++k) {
            QVERIFY(std::abs(moved.joints.row(k).sum() - own.joints.row(k).sum()) < 1e-9);
            Eigen::Vector3d off_m = Eigen::Vector3d::Zero();
            for (int j = 0; j < kJointCount; ++j) {
                off_m += own.joints(k, j) * m_body->jointTemplate_m[std::size_t(j)] -
                         moved.joints(k, j) * twin->jointTemplate_m[std::size_t(j)];
            }
            const bool hasRadius = own.joints(k, 17) > 0 || own.joints(k, 22) > 0;
            QVERIFY2(off_m.norm() < (hasRadius ? 0.02 : 1e-6), std::to_string(k).c_str());
        }
    }

    // Left moves left, and nothing above the joint moves.
    void jointsMoveTheirOwnSide() {
        const auto twin = smplTwinOf(*m_body);
        const VertexArray rest_m = skinOf(*twin, {});
        for (const auto& [joint, isLeft] : {std::pair(kLeftKnee, true), {kRightShoulder, false}}) {
            SmplParameters parameters;
            parameters.pose_rad.segment<3>(3 * joint) << 1, 0.2, 0.3;
            const VertexArray posed_m = skinOf(*twin, parameters);
            int moved = 0;
            for (Eigen::Index v = 0; v < rest_m.rows(); ++v) {
                if ((posed_m.row(v) - rest_m.row(v)).norm() < 1e-3F) continue;
                ++moved;
                QCOMPARE(rest_m(v, 0) > 0, isLeft);
            }
            QVERIFY(moved > 100);
        }
    }

    // What SMPL's joints cannot follow are sliding shoulder blades and the bend of SKEL's back
    // between its joints: both rest here.
    void standsLikeTheBody() {
        const auto twin = smplTwinOf(*m_body);
        const RestShape rest = computeRestShape(*m_body, ShapeVector::Zero());
        const SkinPoser poser(*m_body, rest);
        double mean_m = 0;
        constexpr int kPoses = 5;
        for (int salt = 0; salt < kPoses; ++salt) {
            PoseVector pose = PoseVector::Zero();
            for (int k = 0; k < kDofCount; ++k) pose[k] = 0.3 * std::sin(1.7 * k + salt);
            for (const int still : {17, 20, 26, 36}) pose.segment<3>(still).setZero();
            pose[6] = pose[13] = 0.9;
            pose[32] = pose[42] = 0.7;
            Kinematics kinematics;
            computeKinematics(rest, pose, kinematics);
            VertexArray expected_m, skin_m;
            poser.pose(kinematics, Eigen::Vector3d(0.1, 0, 2), expected_m);
            SmplBody body;
            const auto turns = twinTurnsOf(kinematics);
            for (std::size_t j = 0; j < kJointCount; ++j) body.rotations[j] = turns[j];
            body.translation_m = {0.1, 0, 2};
            poseSmpl(*twin, {&body, 1}, {&skin_m, 1});
            mean_m += double((skin_m - expected_m).rowwise().norm().mean()) / kPoses;
        }
        qInfo("mean distance %.1f mm", 1e3 * mean_m);
        QVERIFY(mean_m < 0.025);
    }
};

QTEST_APPLESS_MAIN(TestSmplTwin)
#include "tst_smpl_twin.moc"
