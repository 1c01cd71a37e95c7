#include "core/body/skeleton.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/body/motion.h"

namespace gonio {

const std::array<int, kJointCount> kParents = {-1, 0,  1,  2,  3,  4,  0,  6,  7,  8,  9,  0,
                                               11, 12, 12, 14, 15, 16, 17, 12, 19, 20, 21, 22};

const std::array<std::string_view, kJointCount> kJointNames = {
    "pelvis",  "femur_r",   "tibia_r",   "talus_r",   "calcn_r",  "toes_r",
    "femur_l", "tibia_l",   "talus_l",   "calcn_l",   "toes_l",   "lumbar_body",
    "thorax",  "head",      "scapula_r", "humerus_r", "ulna_r",   "radius_r",
    "hand_r",  "scapula_l", "humerus_l", "ulna_l",    "radius_l", "hand_l"};

const std::array<int, kJointCount> kFirstDof = {0,  3,  6,  7,  8,  9,  10, 13, 14, 15, 16, 17,
                                                20, 23, 26, 29, 32, 33, 34, 36, 39, 42, 43, 44};

const std::array<int, kJointCount> kDofsOfJoint = {3, 3, 1, 1, 1, 1, 3, 1, 1, 1, 1, 3,
                                                   3, 3, 3, 3, 1, 1, 2, 3, 3, 1, 1, 2};

const std::array<int, kJointCount> kFirstChild = {1,  2, 3,  4,  5,  0,  7, 8,  9,  10, 0,  12,
                                                  13, 0, 15, 16, 17, 18, 0, 20, 21, 22, 23, 0};

const std::array<int, kJointCount> kPoseFeatureJoint = {
    0, 2, 5, 8, 8, 11, 1, 4, 7, 7, 10, 3, 6, 15, 14, 17, 19, 0, 21, 13, 16, 18, 0, 20};

const std::array<std::string_view, kKeypointCount> kKeypointNames = {
    "nose",        "neck",        "r_shoulder",  "r_elbow",         "r_wrist",
    "l_shoulder",  "l_elbow",     "l_wrist",     "mid_hip",         "r_hip",
    "r_knee",      "r_ankle",     "l_hip",       "l_knee",          "l_ankle",
    "r_eye",       "l_eye",       "r_ear",       "l_ear",           "l_big_toe",
    "l_small_toe", "l_heel",      "r_big_toe",   "r_small_toe",     "r_heel",
    "right_ankle", "right_knee",  "right_hip",   "left_hip",        "left_knee",
    "left_ankle",  "right_wrist", "right_elbow", "right_shoulder",  "left_shoulder",
    "left_elbow",  "left_wrist",  "neck_lsp",    "top_of_head_lsp", "pelvis_mpii",
    "thorax_mpii", "spine_h36m",  "jaw_h36m",    "head_h36m"};

namespace {

// Oblique axes of the generic OpenSim foot and arm; the foot axes are the third column of
// Rx(a) Ry(b) Rz(c) for the published parent-frame orientations, used as they are.
Eigen::Vector3d thirdColumn(double a, double b) {
    return {std::sin(b), -std::sin(a) * std::cos(b), std::cos(a) * std::cos(b)};
}

std::array<DofInfo, kDofCount> makeDofTable() {
    const Eigen::Vector3d x(1, 0, 0), y(0, 1, 0), z(0, 0, 1);
    const Eigen::Vector3d ankle = thirdColumn(0.175895, -0.105208);
    const Eigen::Vector3d subtalarR = thirdColumn(-1.76818999, 0.906223);
    const Eigen::Vector3d subtalarL = thirdColumn(1.768189999, -0.906223);
    const Eigen::Vector3d toesR = thirdColumn(-3.141589999, 0.619901);
    const Eigen::Vector3d toesL = thirdColumn(-3.141589999, -0.619901);
    const Eigen::Vector3d elbowR(0.0494, 0.0366, 0.99810825), elbowL(-0.0494, -0.0366, 0.99810825);
    const Eigen::Vector3d proSupR(-0.01716099, 0.99266564, -0.11966796);
    const Eigen::Vector3d proSupL(0.01716099, -0.99266564, -0.11966796);
    return {{{"pelvis_tilt", 0, z},
             {"pelvis_list", 0, x},
             {"pelvis_rotation", 0, y},
             {"hip_flexion_r", 1, z},
             {"hip_adduction_r", 1, x},
             {"hip_rotation_r", 1, y},
             {"knee_angle_r", 2, -z},
             {"ankle_angle_r", 3, ankle},
             {"subtalar_angle_r", 4, subtalarR},
             {"mtp_angle_r", 5, toesR},
             {"hip_flexion_l", 6, z},
             {"hip_adduction_l", 6, -x},
             {"hip_rotation_l", 6, -y},
             {"knee_angle_l", 7, -z},
             {"ankle_angle_l", 8, ankle},
             {"subtalar_angle_l", 9, subtalarL},
             {"mtp_angle_l", 10, toesL},
             {"lumbar_bending", 11, x},
             {"lumbar_extension", 11, z},
             {"lumbar_twist", 11, y},
             {"thorax_bending", 12, x},
             {"thorax_extension", 12, z},
             {"thorax_twist", 12, y},
             {"head_bending", 13, x},
             {"head_extension", 13, z},
             {"head_twist", 13, y},
             {"scapula_abduction_r", 14, y},
             {"scapula_elevation_r", 14, -z},
             {"scapula_upward_rot_r", 14, -x},
             {"shoulder_r_x", 15, x},
             {"shoulder_r_y", 15, y},
             {"shoulder_r_z", 15, z},
             {"elbow_flexion_r", 16, elbowR},
             {"pro_sup_r", 17, proSupR},
             {"wrist_flexion_r", 18, x},
             {"wrist_deviation_r", 18, -z},
             {"scapula_abduction_l", 19, y},
             {"scapula_elevation_l", 19, z},
             {"scapula_upward_rot_l", 19, x},
             {"shoulder_l_x", 20, x},
             {"shoulder_l_y", 20, y},
             {"shoulder_l_z", 20, z},
             {"elbow_flexion_l", 21, elbowL},
             {"pro_sup_l", 22, proSupL},
             {"wrist_flexion_l", 23, -x},
             {"wrist_deviation_l", 23, -z}}};
}

std::array<AngleLimit, kDofCount> makeLimits(LimitSet set) {
    constexpr double pi = std::numbers::pi;
    constexpr double inf = std::numeric_limits<double>::infinity();
    const AngleLimit none{-inf, inf}, quarter{-pi / 4, pi / 4}, flexion{0, 3 * pi / 4};
    const bool hsmr = set == LimitSet::Hsmr;
    const AngleLimit hipFlexion = hsmr ? AngleLimit{-pi / 4, 3 * pi / 4} : none;
    const AngleLimit hipAdduction = hsmr ? AngleLimit{-pi / 4, pi / 6} : none;
    const AngleLimit hipRotation = hsmr ? quarter : none;
    const AngleLimit half{-pi / 2, pi / 2}, halfHsmr = hsmr ? half : none;
    std::array<AngleLimit, kDofCount> limits;
    limits.fill(quarter);
    limits[0] = limits[1] = limits[2] = none;
    for (const int hip : {3, 10}) {
        limits[hip] = hipFlexion;
        limits[hip + 1] = hipAdduction;
        limits[hip + 2] = hipRotation;
        limits[hip + 3] = flexion;
    }
    limits[17] = {-pi / 6, pi / 6};
    limits[26] = limits[36] = {-0.628, 0.628};
    limits[27] = limits[37] = {-0.4, -0.1};
    limits[28] = {-0.190, 0.319};
    limits[38] = {-0.210, 0.219};
    limits[29] = hsmr ? AngleLimit{-pi / 2, pi / 2 + 1.5} : none;
    limits[39] = hsmr ? AngleLimit{-pi / 2 - 1.5, pi / 2} : none;
    limits[30] = half;
    limits[40] = halfHsmr;
    limits[31] = limits[41] = halfHsmr;
    limits[32] = limits[42] = flexion;
    limits[33] = {-3 * pi / 8, 3 * pi / 8};
    limits[43] = half;
    limits[34] = limits[44] = half;
    return limits;
}

}  // namespace

const std::array<DofInfo, kDofCount>& dofTable() {
    static const std::array<DofInfo, kDofCount> table = makeDofTable();
    return table;
}

const std::array<AngleLimit, kDofCount>& jointLimits(LimitSet set) {
    static const std::array<AngleLimit, kDofCount> official = makeLimits(LimitSet::Official);
    static const std::array<AngleLimit, kDofCount> hsmr = makeLimits(LimitSet::Hsmr);
    return set == LimitSet::Official ? official : hsmr;
}

std::string_view nameOf(FrameSource source) {
    switch (source) {
        case FrameSource::Measured:
            return "measured";
        case FrameSource::Interpolated:
            return "interpolated";
        case FrameSource::Corrected:
            return "corrected";
        case FrameSource::Missing:
            return "missing";
    }
    return "missing";
}

}  // namespace gonio
