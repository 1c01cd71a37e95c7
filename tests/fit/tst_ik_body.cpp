#include <QtTest>
#include <numbers>

#include "core/biomech/ik_angles.h"
#include "core/body/kinematics.h"
#include "core/body/osim_hinges.h"
#include "core/body/skel_in_tree.h"
#include "core/fit/ik_body.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

const BodyModel& body() {
    static const auto model =
        loadBodyModel(std::string(GONIO_SOURCE_DIR) + "/resources/bodies/open_female.safetensors");
    return **model;
}

ShapeVector someShape() {
    ShapeVector shape = ShapeVector::Zero();
    shape << 0.6, -0.8, 0.3, 0.2, -0.4, 0.1, 0, 0, 0.3, -0.1;
    return shape;
}

/// A pose that both trees can take: no turns of head and shoulder blades, both spine joints alike.
PoseVector somePose(int salt) {
    PoseVector pose = PoseVector::Zero();
    const auto& limits = jointLimits(LimitSet::Hsmr);
    for (int k = 0; k < kDofCount; ++k) {
        const double low = std::max(limits[std::size_t(k)].lower_rad, -0.7),
                     high = std::min(limits[std::size_t(k)].upper_rad, 1.2);
        pose[k] = low + (high - low) * (0.5 + 0.45 * std::sin(1.3 * k + 2.1 * salt));
    }
    pose.segment<3>(17) *= 0.4;
    pose.segment<3>(20) = pose.segment<3>(17);
    pose.segment<3>(23).setZero();
    for (const int scapula : {26, 36}) {
        for (int k = scapula; k < scapula + 3; ++k) {
            const auto& limit = limits[std::size_t(k)];
            pose[k] = std::clamp(0.0, limit.lower_rad, limit.upper_rad);
        }
    }
    // arms about hanging: the T-pose is singular in OpenSim's angles
    pose[29] = 1.2 + 0.2 * std::sin(salt);
    pose[39] = -1.2 - 0.2 * std::sin(salt);
    return pose;
}

Motion motionOf(const std::vector<PoseVector>& poses, const ShapeVector& shape) {
    Motion motion;
    for (std::size_t i = 0; i < poses.size(); ++i) {
        motion.times_s.push_back(double(i));
        motion.frameIndices.push_back(int(i));
        motion.sources.push_back(FrameSource::Measured);
        motion.translations_m.emplace_back(0.1 * double(i), 1, 0.2);
    }
    motion.poses_rad = poses;
    motion.shape = shape;
    return motion;
}

/// Coordinates of the frames' own angles.
IkMotion ikOf(const Motion& motion) {
    const SegmentMotion segments = segmentsOf(body(), motion);
    IkMotion ik;
    ik.times_s = motion.times_s;
    ik.frameIndices = motion.frameIndices;
    ik.sources = motion.sources;
    for (std::size_t i = 0; i < motion.size(); ++i) {
        // one frame alone: no unwrapping against the one before
        SegmentMotion one;
        one.times_s = {0};
        one.frames = {0};
        one.sources = {FrameSource::Measured};
        one.segments = {segments.segments[i]};
        one.pelvisInWorld_m = {segments.pelvisInWorld_m[i]};
        const auto table = computeAngles(one, AngleConvention::OpenSim, {});
        OsimCoordinates q = OsimCoordinates::Zero();
        for (const AngleSeries& series : table->series) {
            const int index = osimTree().coordinate(series.name);
            if (index >= 0) q[index] = series.raw_deg[0] * kDegree;
        }
        for (const OsimHinge& hinge : kOsimHinges) {
            q[osimTree().coordinate(hinge.coordinate)] =
                motion.poses_rad[i][hinge.dof] + hinge.zero_rad;
        }
        ik.coordinates_rad.push_back(q);
        Eigen::Isometry3d pelvis = Eigen::Isometry3d::Identity();
        pelvis.linear() = segments.segments[i].inWorld[0];
        ik.pelvisInWorld.push_back(pelvis);
    }
    return ik;
}

double turnBetween_deg(const Eigen::Matrix3d& a, const Eigen::Matrix3d& b) {
    return Eigen::AngleAxisd(a.transpose() * b).angle() / kDegree;
}

}  // namespace

class TestIkBody : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// SKEL angles to frames to coordinates to SKEL angles, with the body's own shape.
    void posesComeBack() {
        const ShapeVector shape = someShape();
        const RestShape rest = computeRestShape(body(), shape);
        std::vector<PoseVector> poses;
        for (int salt = 0; salt < 40; ++salt) poses.push_back(somePose(salt));
        const Motion motion = motionOf(poses, shape);
        const IkMotion ik = ikOf(motion);
        double angle = 0, frame = 0;
        for (std::size_t i = 0; i < poses.size(); ++i) {
            const BodyParameters back =
                skelBodyOf(rest, ik.pelvisInWorld[i], ik.coordinates_rad[i], ik.scales);
            angle = std::max(angle, (back.pose_rad - poses[i]).cwiseAbs().maxCoeff() / kDegree);
            std::vector<PoseVector> one{back.pose_rad};
            const auto segments = segmentsOf(body(), motionOf(one, shape));
            const auto truth = segmentsOf(body(), motion, i, i);
            for (int j = 0; j < kJointCount; ++j) {
                frame =
                    std::max(frame, turnBetween_deg(segments.segments[0].inWorld[std::size_t(j)],
                                                    truth.segments[0].inWorld[std::size_t(j)]));
            }
        }
        qInfo("largest difference of an angle %.2g degrees, of a bone %.2g degrees", angle, frame);
        QVERIFY(angle < 0.01);
        QVERIFY(frame < 0.01);
    }

    /// Whatever the spine does below, the bones that angles are read from stand as they did.
    void bonesStandAsTheyDid() {
        const ShapeVector shape = someShape();
        const RestShape rest = computeRestShape(body(), shape);
        std::vector<PoseVector> poses;
        for (int salt = 0; salt < 40; ++salt) {
            PoseVector pose = somePose(salt);
            for (int k = 17; k < 23; ++k) pose[k] = 0.25 * std::sin(2.3 * k + salt);
            pose.segment<3>(26) = Eigen::Vector3d(0.2, -0.3, 0.1);
            poses.push_back(pose);
        }
        const Motion motion = motionOf(poses, shape);
        const IkMotion ik = ikOf(motion);
        double worst = 0;
        for (std::size_t i = 0; i < poses.size(); ++i) {
            const BodyParameters back =
                skelBodyOf(rest, ik.pelvisInWorld[i], ik.coordinates_rad[i], ik.scales);
            const auto made = segmentsOf(body(), motionOf({back.pose_rad}, shape));
            const auto truth = segmentsOf(body(), motion, i, i);
            for (const Joint joint : {Joint::Pelvis, Joint::FemurR, Joint::CalcnL, Joint::Thorax,
                                      Joint::HumerusR, Joint::HumerusL, Joint::HandR}) {
                const auto j = std::size_t(id(joint));
                worst = std::max(worst, turnBetween_deg(made.segments[0].inWorld[j],
                                                        truth.segments[0].inWorld[j]));
            }
        }
        qInfo("largest turn %.2g degrees", worst);
        QVERIFY(worst < 0.01);
    }

    /// Coordinates of the tree, through a SKEL body, read from it again.
    void coordinatesComeBack() {
        const RestShape rest = computeRestShape(body(), someShape());
        double worst = 0;
        for (int salt = 0; salt < 40; ++salt) {
            OsimCoordinates q;
            for (int k = 0; k < kOsimCoordinates; ++k) {
                const OsimCoordinate& one = osimTree().coordinates[std::size_t(k)];
                const double low = std::max(one.low_rad, -1.0), high = std::min(one.high_rad, 1.0);
                q[k] = low + (high - low) * (0.5 + 0.5 * std::sin(0.9 * k + 1.9 * salt));
            }
            Eigen::Isometry3d pelvis = Eigen::Isometry3d::Identity();
            pelvis.linear() = Eigen::AngleAxisd(0.7 * salt, Eigen::Vector3d(1, 2, 0.5).normalized())
                                  .toRotationMatrix();
            pelvis.translation() = Eigen::Vector3d(1, 2, 3);
            const BodyParameters skel = skelBodyOf(rest, pelvis, q, OsimScales::Ones());
            Motion motion = motionOf({skel.pose_rad}, rest.shape);
            const IkMotion ik = ikOf(motion);
            worst = std::max(worst, (ik.coordinates_rad[0] - q).cwiseAbs().maxCoeff() / kDegree);
            worst = std::max(worst, turnBetween_deg(ik.pelvisInWorld[0].linear(), pelvis.linear()));
            // hips stand together
            Kinematics kinematics;
            computeKinematics(rest, skel.pose_rad, kinematics);
            const Eigen::Vector3d middle =
                (kinematics.position_m[1] + kinematics.position_m[6]) / 2 + skel.translation_m;
            const Eigen::Vector3d expected = pelvis * Eigen::Vector3d(-.056276, -.07849, 0);
            QVERIFY((middle - expected).norm() < 1e-9);
        }
        qInfo("largest difference %.2g degrees", worst);
        QVERIFY(worst < 0.01);
    }

    /// treePoseOf() is the way back of skelBodyOf(), whatever lies between.
    void treeIsReadFromTheBody() {
        const RestShape rest = computeRestShape(body(), someShape());
        Kinematics kinematics;
        double worst = 0;
        for (int salt = 0; salt < 60; ++salt) {
            OsimCoordinates q;
            for (int k = 0; k < kOsimCoordinates; ++k) {
                const OsimCoordinate& one = osimTree().coordinates[std::size_t(k)];
                const double low = std::max(one.low_rad, -1.2), high = std::min(one.high_rad, 1.2);
                q[k] = low + (high - low) * (0.5 + 0.5 * std::sin(0.9 * k + 1.9 * salt));
            }
            Eigen::Isometry3d pelvis = Eigen::Isometry3d::Identity();
            pelvis.linear() = Eigen::AngleAxisd(0.7 * salt, Eigen::Vector3d(1, 2, 0.5).normalized())
                                  .toRotationMatrix();
            const BodyParameters skel = skelBodyOf(rest, pelvis, q, OsimScales::Ones());
            computeKinematics(rest, skel.pose_rad, kinematics);
            const TreePose pose = treePoseOf(rest, kinematics, skel.pose_rad);
            worst = std::max(worst, (pose.coordinates_rad - q).cwiseAbs().maxCoeff() / kDegree);
            worst = std::max(worst, turnBetween_deg(pose.pelvis, pelvis.linear()));
        }
        qInfo("largest difference %.2g degrees", worst);
        QVERIFY(worst < 1e-5);
    }

    /// A person who stands on both trees looks the same: limbs point where they should.
    void standingIsStanding() {
        const RestShape rest = computeRestShape(body(), ShapeVector::Zero());
        const BodyParameters skel = skelBodyOf(rest, Eigen::Isometry3d::Identity(),
                                               OsimCoordinates::Zero(), OsimScales::Ones());
        Kinematics kinematics;
        computeKinematics(rest, skel.pose_rad, kinematics);
        const auto along = [&](Joint from, Joint to) {
            return (kinematics.position_m[std::size_t(id(to))] -
                    kinematics.position_m[std::size_t(id(from))])
                .normalized();
        };
        const Eigen::Vector3d down = -Eigen::Vector3d::UnitY();
        for (const auto& [from, to] :
             {std::pair(Joint::FemurR, Joint::TibiaR), std::pair(Joint::TibiaL, Joint::TalusL),
              std::pair(Joint::HumerusR, Joint::UlnaR), std::pair(Joint::HumerusL, Joint::UlnaL),
              std::pair(Joint::UlnaR, Joint::HandR), std::pair(Joint::Thorax, Joint::LumbarBody)}) {
            const double leans_deg = std::acos(along(from, to).dot(down)) / kDegree;
            // a forearm whose palm is turned forward has its carrying angle
            QVERIFY2(leans_deg < (from == Joint::UlnaR ? 20 : 12),
                     (std::string(kJointNames[std::size_t(id(from))]) + " leans by " +
                      std::to_string(leans_deg))
                         .c_str());
        }
        // x of OpenSim is forward: the toes
        QVERIFY(along(Joint::CalcnR, Joint::ToesR).x() > 0.9);
        // palms forward: SKEL's forearms are turned outward by a right angle
        QVERIFY(std::abs(skel.pose_rad[33] + std::numbers::pi / 2) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestIkBody)
#include "tst_ik_body.moc"
