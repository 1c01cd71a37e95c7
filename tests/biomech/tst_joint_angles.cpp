#include <Eigen/Geometry>
#include <QtTest>
#include <nlohmann/json.hpp>

#include "biomech_test_data.h"
#include "core/biomech/angle_csv.h"
#include "core/biomech/joint_angles.h"
#include "core/biomech/rotation_sequences.h"

using namespace gonio;
using gonio::test::kDegree;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Eigen::Matrix3d about(const Eigen::Vector3d& axis, double angle_deg) {
    return Eigen::AngleAxisd(angle_deg * kDegree, axis).toRotationMatrix();
}

const Eigen::Vector3d kX = Eigen::Vector3d::UnitX();
const Eigen::Vector3d kY = Eigen::Vector3d::UnitY();
const Eigen::Vector3d kZ = Eigen::Vector3d::UnitZ();

/// T-pose, all frames parallel to the world.
SegmentFrames tPose() {
    SegmentFrames frames;
    frames.inWorld.fill(Eigen::Matrix3d::Identity());
    return frames;
}

/// Turns every segment but the given ones in the world.
void turnAll(SegmentFrames& frames, const Eigen::Matrix3d& rotation) {
    for (Eigen::Matrix3d& segment : frames.inWorld) segment = rotation * segment;
}

SegmentMotion still(const std::vector<SegmentFrames>& segments) {
    SegmentMotion motion;
    motion.segments = segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        motion.times_s.push_back(0.02 * static_cast<double>(i));
        motion.frames.push_back(static_cast<int>(i));
        motion.sources.push_back(FrameSource::Measured);
        motion.pelvisInWorld_m.emplace_back(0, 1, 0);
    }
    return motion;
}

double angleOf(const SegmentFrames& frames, const char* name,
               AngleConvention convention = AngleConvention::OpenSim) {
    const auto table = computeAngles(still({frames}), convention, Heading{});
    const AngleSeries* series = table ? table->find(name) : nullptr;
    return series == nullptr ? kNaN : series->raw_deg[0];
}

Eigen::Matrix3d& segment(SegmentFrames& frames, Joint joint) {
    return frames.inWorld[id(joint)];
}

/// Bodies of the recorded walk as segments; orientations are body-fixed X-Y-Z angles (rad).
SegmentMotion recordedWalk(const nlohmann::json& walk) {
    const std::pair<const char*, Joint> bodies[] = {
        {"pelvis", Joint::Pelvis}, {"femur_r", Joint::FemurR}, {"femur_l", Joint::FemurL}};
    SegmentMotion motion = still(std::vector<SegmentFrames>(walk["time"].size(), tPose()));
    for (std::size_t i = 0; i < motion.segments.size(); ++i) {
        motion.times_s[i] = walk["time"][i];
        for (const auto& [name, joint] : bodies) {
            const auto& angles = walk["bodies"][name]["rotation"][i];
            const auto turn = [&](int k, const Eigen::Vector3d& axis) {
                return Eigen::AngleAxisd(angles[k].get<double>(), axis).toRotationMatrix();
            };
            segment(motion.segments[i], joint) = turn(0, kX) * turn(1, kY) * turn(2, kZ);
        }
        const auto& place = walk["bodies"]["pelvis"]["translation"][i];
        motion.pelvisInWorld_m[i] = {place[0].get<double>(), place[1].get<double>(),
                                     place[2].get<double>()};
    }
    return motion;
}

}  // namespace

class TestJointAngles : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void tablesAndColumnsAgree() {
        for (const auto convention : {AngleConvention::OpenSim, AngleConvention::Clinical}) {
            const auto table = computeAngles(still({tPose()}), convention, Heading{});
            QVERIFY(table.has_value());
            const auto definitions = conventionTable(convention);
            QCOMPARE(table->series.size(), definitions.size());
            for (std::size_t i = 0; i < definitions.size(); ++i) {
                QCOMPARE(table->series[i].name, std::string(definitions[i].name));
                QVERIFY(!definitions[i].positive.empty() && !definitions[i].sequence.empty());
                QVERIFY(!definitions[i].seenFrom.empty() && !definitions[i].zero.empty());
                const bool arm = table->series[i].name.starts_with("arm_");
                if (!arm) QCOMPARE(table->series[i].raw_deg[0], 0.0);
                QCOMPARE(table->series[i].confidence[0], arm ? 0.1 : 1.0);
            }
        }
        QCOMPARE(conventionTable(AngleConvention::OpenSim).size(), std::size_t(30));
    }

    /// Each sign as the references state it: which way must the body move to give +20?
    void signs_data() {
        QTest::addColumn<int>("joint");
        QTest::addColumn<QVector<double>>("axis");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("expected");
        QTest::addColumn<bool>("clinical");
        const QVector<double> x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
        const int pelvis = id(Joint::Pelvis), right = id(Joint::FemurR), left = id(Joint::FemurL);
        const int thorax = id(Joint::Thorax);
        QTest::newRow("front of pelvis up") << pelvis << z << "pelvis_tilt" << 20. << false;
        QTest::newRow("right side down") << pelvis << x << "pelvis_list" << 20. << false;
        QTest::newRow("turn left") << pelvis << y << "pelvis_rotation" << 20. << false;
        QTest::newRow("clinical tilt") << pelvis << z << "pelvis_tilt" << -20. << true;
        QTest::newRow("clinical obliquity r")
            << pelvis << x << "pelvis_obliquity_r" << -20. << true;
        QTest::newRow("clinical obliquity l") << pelvis << x << "pelvis_obliquity_l" << 20. << true;
        QTest::newRow("clinical rotation r") << pelvis << y << "pelvis_rotation_r" << 20. << true;
        QTest::newRow("clinical rotation l") << pelvis << y << "pelvis_rotation_l" << -20. << true;
        QTest::newRow("right thigh forward") << right << z << "hip_flexion_r" << 20. << false;
        QTest::newRow("left thigh forward") << left << z << "hip_flexion_l" << 20. << false;
        QTest::newRow("right knee to the left") << right << x << "hip_adduction_r" << 20. << false;
        QTest::newRow("left knee to the left") << left << x << "hip_adduction_l" << -20. << false;
        QTest::newRow("right toes to the left") << right << y << "hip_rotation_r" << 20. << false;
        QTest::newRow("left toes to the left") << left << y << "hip_rotation_l" << -20. << true;
        QTest::newRow("trunk backward") << thorax << z << "lumbar_extension" << 20. << false;
        QTest::newRow("trunk to the right") << thorax << x << "lumbar_bending" << 20. << false;
        QTest::newRow("trunk to the left") << thorax << y << "lumbar_rotation" << 20. << false;
        QTest::newRow("trunk lean") << thorax << z << "trunk_flexion" << -20. << true;
        QTest::newRow("trunk sideways") << thorax << x << "trunk_bending" << 20. << true;
        QTest::newRow("spine") << thorax << z << "spine_flexion" << -20. << true;
        QTest::newRow("right foot in")
            << id(Joint::CalcnR) << y << "foot_progression_r" << 20. << true;
        QTest::newRow("left foot out")
            << id(Joint::CalcnL) << y << "foot_progression_l" << -20. << true;
    }

    void signs() {
        QFETCH(int, joint);
        QFETCH(QVector<double>, axis);
        QFETCH(QString, name);
        QFETCH(double, expected);
        QFETCH(bool, clinical);
        SegmentFrames frames = tPose();
        frames.inWorld[joint] = about({axis[0], axis[1], axis[2]}, 20);
        const auto convention = clinical ? AngleConvention::Clinical : AngleConvention::OpenSim;
        const double found = angleOf(frames, qPrintable(name), convention);
        QVERIFY2(std::abs(found - expected) < 1e-9, qPrintable(QString::number(found)));
    }

    void hingesAreTakenAsTheyAre() {
        SegmentFrames frames = tPose();
        for (int dof = 0; dof < kDofCount; ++dof) frames.pose_rad[dof] = 0.01 * dof;
        const std::pair<const char*, int> hinges[] = {
            {"knee_angle_r", 6},     {"knee_angle_l", 13}, {"ankle_angle_r", 7},
            {"ankle_angle_l", 14},   {"mtp_angle_r", 9},   {"mtp_angle_l", 16},
            {"subtalar_angle_r", 8}, {"elbow_flex_r", 32}, {"elbow_flex_l", 42},
            {"pro_sup_r", 33},       {"pro_sup_l", 43},    {"subtalar_angle_l", 15}};
        for (const auto& [name, dof] : hinges) {
            QVERIFY(std::abs(angleOf(frames, name) - 0.01 * dof / kDegree) < 1e-9);
        }
        QVERIFY(std::abs(angleOf(frames, "hip_flexion_r")) < 1e-12);
        QVERIFY(std::abs(angleOf(frames, "ankle_dorsiflexion_l", AngleConvention::Clinical) -
                         0.14 / kDegree) < 1e-9);
    }

    /// A hip turned as SKEL does, Ry * Rx * Rz in the pelvis, whatever the pelvis does.
    void skelHipUnderAMovingPelvis() {
        SegmentFrames frames = tPose();
        segment(frames, Joint::FemurR) = about(kY, 15) * about(kX, -20) * about(kZ, 90);
        segment(frames, Joint::FemurL) = about(kY, -15) * about(kX, 20) * about(kZ, 90);
        turnAll(frames, about(kY, 140) * about(kX, 12) * about(kZ, -25));
        for (const char side : {'r', 'l'}) {
            const std::string end{'_', side};
            QVERIFY(std::abs(angleOf(frames, ("hip_flexion" + end).c_str()) - 90) < 1e-9);
            QVERIFY(std::abs(angleOf(frames, ("hip_adduction" + end).c_str()) - 15) < 1e-9);
            QVERIFY(std::abs(angleOf(frames, ("hip_rotation" + end).c_str()) - 20) < 1e-9);
        }
    }

    void armsHangingAreZero() {
        SegmentFrames frames = tPose();
        QVERIFY(std::abs(angleOf(frames, "arm_add_r") + 90) < 1e-6);
        QVERIFY(std::abs(angleOf(frames, "arm_add_l") + 90) < 1e-6);
        // SKEL's anchors: shoulder_r_x = +90 and shoulder_l_x = -90 lower the arms.
        const Eigen::Matrix3d lowerRight = about(kX, 90), lowerLeft = about(kX, -90);
        segment(frames, Joint::HumerusR) = lowerRight;
        segment(frames, Joint::HumerusL) = lowerLeft;
        for (const char* name :
             {"arm_flex_r", "arm_add_r", "arm_rot_r", "arm_flex_l", "arm_add_l", "arm_rot_l"}) {
            QVERIFY(std::abs(angleOf(frames, name)) < 1e-9);
        }
        segment(frames, Joint::HumerusR) = about(kZ, 60) * lowerRight;
        segment(frames, Joint::HumerusL) = about(kX, 30) * lowerLeft;
        QVERIFY(std::abs(angleOf(frames, "arm_flex_r") - 60) < 1e-9);
        QVERIFY(std::abs(angleOf(frames, "arm_add_l") + 30) < 1e-9);
        segment(frames, Joint::HumerusR) = about(kY, 25) * lowerRight;
        segment(frames, Joint::HumerusL) = about(kY, -25) * lowerLeft;
        QVERIFY(std::abs(angleOf(frames, "arm_rot_r") - 25) < 1e-9);
        QVERIFY(std::abs(angleOf(frames, "arm_rot_l") - 25) < 1e-9);
    }

    void headingFollowsTheWay() {
        SegmentMotion motion = still(std::vector<SegmentFrames>(51, tPose()));
        for (std::size_t i = 0; i < 51; ++i) {
            turnAll(motion.segments[i], about(kY, -90 + 10));  // faces +z, 10 degrees off
            motion.pelvisInWorld_m[i] = {0, 1 + 0.01 * std::sin(0.3 * double(i)), 0.04 * double(i)};
        }
        const auto heading = estimateHeading(motion);
        QVERIFY(heading.has_value() && heading->fromTravel);
        QVERIFY((heading->direction - kZ).norm() < 1e-9);
        QVERIFY(std::abs(heading->angle_rad + 90 * kDegree) < 1e-9);
        QVERIFY(std::abs(heading->travel_m - 2) < 1e-9);
        const auto table = computeAngles(motion, AngleConvention::OpenSim, *heading);
        QVERIFY(std::abs(table->find("pelvis_rotation")->raw_deg[7] - 10) < 1e-9);
        // Backwards: the heading stays where the person faces.
        std::reverse(motion.pelvisInWorld_m.begin(), motion.pelvisInWorld_m.end());
        QVERIFY((estimateHeading(motion)->direction - kZ).norm() < 1e-9);
    }

    void headingOnTheSpotIsThePelvis() {
        SegmentMotion motion = still(std::vector<SegmentFrames>(20, tPose()));
        for (std::size_t i = 0; i < 20; ++i) {
            turnAll(motion.segments[i], about(kY, i % 2 == 0 ? 30 : 40) * about(kZ, -20));
            motion.pelvisInWorld_m[i] = {0.99 * double(i) / 19, 1, 0};
        }
        motion.sources[0] = FrameSource::Missing;
        motion.sources[1] = FrameSource::Missing;
        motion.segments[0].inWorld[0].setConstant(kNaN);
        const auto heading = estimateHeading(motion);
        QVERIFY(heading.has_value() && !heading->fromTravel);
        QVERIFY(std::abs(heading->angle_rad - 35 * kDegree) < 1e-9);
        for (FrameSource& source : motion.sources) source = FrameSource::Missing;
        QCOMPARE(estimateHeading(motion).error().code, ErrorCode::Usage);
    }

    void missingFramesAndConfidence() {
        SegmentMotion motion = still(std::vector<SegmentFrames>(3, tPose()));
        motion.sources[1] = FrameSource::Missing;
        motion.confidences.assign(3, Eigen::Matrix<double, kJointCount, 1>::Constant(0.9));
        motion.confidences[2][id(Joint::TalusR)] = 0.25;
        segment(motion.segments[2], Joint::FemurL) = about(kX, -84);
        const auto table = computeAngles(motion, AngleConvention::OpenSim, Heading{});
        QVERIFY(table.has_value());
        for (const AngleSeries& series : table->series) {
            QVERIFY(std::isnan(series.raw_deg[1]));
            QCOMPARE(series.confidence[1], 0.0);
        }
        QCOMPARE(table->find("knee_angle_r")->confidence[2], 0.25);
        QCOMPARE(table->find("knee_angle_l")->confidence[2], 0.9);
        QCOMPARE(table->find("hip_adduction_l")->confidence[2], 0.1);
        QCOMPARE(table->find("hip_adduction_l")->confidence[0], 0.9);
    }

    void turnedHeadingEqualsComputedHeading() {
        SegmentMotion motion = still(std::vector<SegmentFrames>(3, tPose()));
        turnAll(motion.segments[0], about(kY, 70) * about(kX, 8) * about(kZ, -12));
        turnAll(motion.segments[1], about(kY, 60) * about(kX, -3) * about(kZ, 5));
        Heading other;
        other.angle_rad = 65 * kDegree;
        const auto straight = computeAngles(motion, AngleConvention::OpenSim, other);
        auto turned = computeAngles(motion, AngleConvention::OpenSim, Heading{});
        *turned = turnPelvisHeading(std::move(*turned), other.angle_rad);
        for (const char* name : {"pelvis_tilt", "pelvis_list", "pelvis_rotation"}) {
            for (std::size_t i = 0; i < 3; ++i) {
                QVERIFY(std::abs(straight->find(name)->raw_deg[i] -
                                 turned->find(name)->raw_deg[i]) < 1e-9);
            }
        }
    }

    /// Marker-based bodies of a real walk against the angles published beside them (5 decimals).
    void recordedWalkAgrees() {
        const std::string bodies = test::testFile("paired/opencap_walk/mocap_bodies.json");
        const std::string csv = test::testFile("paired/opencap_walk/mocap_angles.csv");
        if (bodies.empty() || csv.empty()) QSKIP("paired/opencap_walk is absent");
        const SegmentMotion motion = recordedWalk(nlohmann::json::parse(bodies));
        const auto ours = computeAngles(motion, AngleConvention::OpenSim, Heading{});
        const auto theirs = parseAngleCsv(csv);
        QVERIFY(ours && theirs && ours->times_s.size() == theirs->times_s.size());
        for (const char* name :
             {"pelvis_tilt", "pelvis_list", "pelvis_rotation", "hip_flexion_r", "hip_adduction_r",
              "hip_rotation_r", "hip_flexion_l", "hip_adduction_l", "hip_rotation_l"}) {
            for (std::size_t i = 0; i < ours->times_s.size(); ++i) {
                const double difference_deg =
                    ours->find(name)->raw_deg[i] - theirs->find(name)->raw_deg[i];
                QVERIFY2(std::abs(difference_deg) < 2e-5, name);
            }
        }
        const auto heading = estimateHeading(motion);
        QVERIFY(heading->fromTravel);
        // A straight walk: the pelvis turns to both sides of its way.
        const auto walked = computeAngles(motion, AngleConvention::OpenSim, *heading);
        double mean_deg = 0;
        for (const double angle_deg : walked->find("pelvis_rotation")->raw_deg) {
            mean_deg += angle_deg / double(walked->times_s.size());
        }
        QVERIFY2(std::abs(mean_deg) < 6, qPrintable(QString::number(mean_deg)));
    }

    void unequalPartsAreRefused() {
        SegmentMotion motion = still({tPose(), tPose()});
        motion.frames.pop_back();
        QCOMPARE(computeAngles(motion, AngleConvention::OpenSim, {}).error().code,
                 ErrorCode::Usage);
        motion = still({tPose(), tPose()});
        motion.times_s[1] = motion.times_s[0];
        QVERIFY(!computeAngles(motion, AngleConvention::Clinical, {}));
        QVERIFY(!estimateHeading(motion));
    }
};

QTEST_GUILESS_MAIN(TestJointAngles)
#include "tst_joint_angles.moc"
