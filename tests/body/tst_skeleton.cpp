#include <QtTest>
#include <limits>

#include "core/body/rotation.h"
#include "core/body/skeleton.h"

using namespace gonio;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr AngleLimit none{-kInfinity, kInfinity};

struct JointRow {
    const char* name;
    int parent, firstDof, dofs, child, smplJoint;
};

struct DofRow {
    const char* name;
    int joint;
    std::array<double, 3> axis;
    AngleLimit official, hsmr;
};

// Facts of SKEL 1.1.1 and of HSMR, read out of their published code.
const std::vector<JointRow>& jointRows() {
    static const std::vector<JointRow> rows = {
        {"pelvis", -1, 0, 3, 1, 0},       {"femur_r", 0, 3, 3, 2, 2},
        {"tibia_r", 1, 6, 1, 3, 5},       {"talus_r", 2, 7, 1, 4, 8},
        {"calcn_r", 3, 8, 1, 5, 8},       {"toes_r", 4, 9, 1, 0, 11},
        {"femur_l", 0, 10, 3, 7, 1},      {"tibia_l", 6, 13, 1, 8, 4},
        {"talus_l", 7, 14, 1, 9, 7},      {"calcn_l", 8, 15, 1, 10, 7},
        {"toes_l", 9, 16, 1, 0, 10},      {"lumbar_body", 0, 17, 3, 12, 3},
        {"thorax", 11, 20, 3, 13, 6},     {"head", 12, 23, 3, 0, 15},
        {"scapula_r", 12, 26, 3, 15, 14}, {"humerus_r", 14, 29, 3, 16, 17},
        {"ulna_r", 15, 32, 1, 17, 19},    {"radius_r", 16, 33, 1, 18, 0},
        {"hand_r", 17, 34, 2, 0, 21},     {"scapula_l", 12, 36, 3, 20, 13},
        {"humerus_l", 19, 39, 3, 21, 16}, {"ulna_l", 20, 42, 1, 22, 18},
        {"radius_l", 21, 43, 1, 23, 0},   {"hand_l", 22, 44, 2, 0, 20},
    };
    return rows;
}

const std::vector<DofRow>& dofRows() {
    static const std::vector<DofRow> rows = {
        {"pelvis_tilt", 0, {0, 0, 1}, none, none},
        {"pelvis_list", 0, {1, 0, 0}, none, none},
        {"pelvis_rotation", 0, {0, 1, 0}, none, none},
        {"hip_flexion_r", 1, {0, 0, 1}, none, {-0.7853981634, 2.35619449}},
        {"hip_adduction_r", 1, {1, 0, 0}, none, {-0.7853981634, 0.5235987756}},
        {"hip_rotation_r", 1, {0, 1, 0}, none, {-0.7853981634, 0.7853981634}},
        {"knee_angle_r", 2, {0, 0, -1}, {0, 2.35619449}, {0, 2.35619449}},
        {"ankle_angle_r",
         3,
         {-0.105014021, -0.1740218364, 0.9791263738},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"subtalar_angle_r",
         4,
         {0.7871799961, 0.6047471995, -0.120948247},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"mtp_angle_r",
         5,
         {0.5809545837, 2.160666132e-06, -0.8139359752},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"hip_flexion_l", 6, {0, 0, 1}, none, {-0.7853981634, 2.35619449}},
        {"hip_adduction_l", 6, {-1, 0, 0}, none, {-0.7853981634, 0.5235987756}},
        {"hip_rotation_l", 6, {0, -1, 0}, none, {-0.7853981634, 0.7853981634}},
        {"knee_angle_l", 7, {0, 0, -1}, {0, 2.35619449}, {0, 2.35619449}},
        {"ankle_angle_l",
         8,
         {-0.105014021, -0.1740218364, 0.9791263738},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"subtalar_angle_l",
         9,
         {-0.7871799961, -0.6047471984, -0.1209482525},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"mtp_angle_l",
         10,
         {-0.5809545837, 2.160666132e-06, -0.8139359752},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"lumbar_bending",
         11,
         {1, 0, 0},
         {-0.5235987756, 0.5235987756},
         {-0.5235987756, 0.5235987756}},
        {"lumbar_extension",
         11,
         {0, 0, 1},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"lumbar_twist",
         11,
         {0, 1, 0},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"thorax_bending",
         12,
         {1, 0, 0},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"thorax_extension",
         12,
         {0, 0, 1},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"thorax_twist",
         12,
         {0, 1, 0},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"head_bending",
         13,
         {1, 0, 0},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"head_extension",
         13,
         {0, 0, 1},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"head_twist", 13, {0, 1, 0}, {-0.7853981634, 0.7853981634}, {-0.7853981634, 0.7853981634}},
        {"scapula_abduction_r", 14, {0, 1, 0}, {-0.628, 0.628}, {-0.628, 0.628}},
        {"scapula_elevation_r", 14, {0, 0, -1}, {-0.4, -0.1}, {-0.4, -0.1}},
        {"scapula_upward_rot_r", 14, {-1, 0, 0}, {-0.19, 0.319}, {-0.19, 0.319}},
        {"shoulder_r_x", 15, {1, 0, 0}, none, {-1.570796327, 3.070796327}},
        {"shoulder_r_y", 15, {0, 1, 0}, {-1.570796327, 1.570796327}, {-1.570796327, 1.570796327}},
        {"shoulder_r_z", 15, {0, 0, 1}, none, {-1.570796327, 1.570796327}},
        {"elbow_flexion_r", 16, {0.0494, 0.0366, 0.99810825}, {0, 2.35619449}, {0, 2.35619449}},
        {"pro_sup_r",
         17,
         {-0.01716099, 0.99266564, -0.11966796},
         {-1.178097245, 1.178097245},
         {-1.178097245, 1.178097245}},
        {"wrist_flexion_r",
         18,
         {1, 0, 0},
         {-1.570796327, 1.570796327},
         {-1.570796327, 1.570796327}},
        {"wrist_deviation_r",
         18,
         {0, 0, -1},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
        {"scapula_abduction_l", 19, {0, 1, 0}, {-0.628, 0.628}, {-0.628, 0.628}},
        {"scapula_elevation_l", 19, {0, 0, 1}, {-0.4, -0.1}, {-0.4, -0.1}},
        {"scapula_upward_rot_l", 19, {1, 0, 0}, {-0.21, 0.219}, {-0.21, 0.219}},
        {"shoulder_l_x", 20, {1, 0, 0}, none, {-3.070796327, 1.570796327}},
        {"shoulder_l_y", 20, {0, 1, 0}, none, {-1.570796327, 1.570796327}},
        {"shoulder_l_z", 20, {0, 0, 1}, none, {-1.570796327, 1.570796327}},
        {"elbow_flexion_l", 21, {-0.0494, -0.0366, 0.99810825}, {0, 2.35619449}, {0, 2.35619449}},
        {"pro_sup_l",
         22,
         {0.01716099, -0.99266564, -0.11966796},
         {-1.570796327, 1.570796327},
         {-1.570796327, 1.570796327}},
        {"wrist_flexion_l",
         23,
         {-1, 0, 0},
         {-1.570796327, 1.570796327},
         {-1.570796327, 1.570796327}},
        {"wrist_deviation_l",
         23,
         {0, 0, -1},
         {-0.7853981634, 0.7853981634},
         {-0.7853981634, 0.7853981634}},
    };
    return rows;
}

bool near(double a, double b) {
    return a == b || std::abs(a - b) < 1e-9;
}

bool near(const AngleLimit& a, const AngleLimit& b) {
    return near(a.lower_rad, b.lower_rad) && near(a.upper_rad, b.upper_rad);
}

}  // namespace

class SkeletonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void joints_data() {
        QTest::addColumn<int>("joint");
        for (std::size_t j = 0; j < jointRows().size(); ++j)
            QTest::newRow(jointRows()[j].name) << static_cast<int>(j);
    }

    void joints() {
        QFETCH(const int, joint);
        const JointRow& row = jointRows()[joint];
        QCOMPARE(kJointNames[joint], std::string_view(row.name));
        QCOMPARE(kParents[joint], row.parent);
        QCOMPARE(kFirstDof[joint], row.firstDof);
        QCOMPARE(kDofsOfJoint[joint], row.dofs);
        QCOMPARE(kFirstChild[joint], row.child);
        QCOMPARE(kPoseFeatureJoint[joint], row.smplJoint);
    }

    void angles_data() {
        QTest::addColumn<int>("dof");
        for (std::size_t d = 0; d < dofRows().size(); ++d)
            QTest::newRow(dofRows()[d].name) << static_cast<int>(d);
    }

    void angles() {
        QFETCH(const int, dof);
        const DofRow& row = dofRows()[dof];
        QCOMPARE(dofTable()[dof].name, std::string_view(row.name));
        QCOMPARE(dofTable()[dof].joint, row.joint);
        for (int c = 0; c < 3; ++c) QVERIFY(near(dofTable()[dof].axis[c], row.axis[c]));
        QVERIFY(near(jointLimits(LimitSet::Official)[dof], row.official));
        QVERIFY(near(jointLimits(LimitSet::Hsmr)[dof], row.hsmr));
    }

    void parentsComeFirst() {
        for (int j = 1; j < kJointCount; ++j) QVERIFY(kParents[j] < j && kParents[j] >= 0);
    }

    void keypoints_data() {
        QTest::addColumn<int>("index");
        QTest::newRow("nose") << 0;
        QTest::newRow("l_small_toe") << 20;
        QTest::newRow("r_heel") << 24;
        QTest::newRow("right_ankle") << 25;
        QTest::newRow("left_wrist") << 36;
        QTest::newRow("top_of_head_lsp") << 38;
        QTest::newRow("pelvis_mpii") << 39;
        QTest::newRow("head_h36m") << 43;
    }

    void keypoints() {
        QFETCH(const int, index);
        QCOMPARE(kKeypointNames[index], std::string_view(QTest::currentDataTag()));
    }

    void mirroringTwiceIsNothing() {
        PoseVector pose;
        for (int d = 0; d < kDofCount; ++d) pose[d] = 0.1 + 0.01 * d;
        QVERIFY((mirrored(mirrored(pose)) - pose).norm() == 0);
        QVERIFY(mirrored(pose)[6] == pose[13]);
        QVERIFY(mirrored(pose)[1] == -pose[1]);
    }
};

QTEST_GUILESS_MAIN(SkeletonTest)
#include "tst_skeleton.moc"
