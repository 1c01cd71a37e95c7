#pragma once

#include <Eigen/Core>
#include <array>
#include <string_view>

namespace gonio {

inline constexpr int kJointCount = 24;
inline constexpr int kDofCount = 46;
inline constexpr int kShapeCount = 10;
inline constexpr int kKeypointCount = 44;
inline constexpr int kPoseFeatureCount = 207;  ///< 23 SMPL joints x 9

using PoseVector = Eigen::Matrix<double, kDofCount, 1>;     ///< joint angles, rad
using ShapeVector = Eigen::Matrix<double, kShapeCount, 1>;  ///< shape numbers (SKEL's beta)

/// One body at one time.
struct BodyParameters {
    PoseVector pose_rad = PoseVector::Zero();
    ShapeVector shape = ShapeVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
};

enum class Joint {
    Pelvis,
    FemurR,
    TibiaR,
    TalusR,
    CalcnR,
    ToesR,
    FemurL,
    TibiaL,
    TalusL,
    CalcnL,
    ToesL,
    LumbarBody,
    Thorax,
    Head,
    ScapulaR,
    HumerusR,
    UlnaR,
    RadiusR,
    HandR,
    ScapulaL,
    HumerusL,
    UlnaL,
    RadiusL,
    HandL
};

/// Index of a joint as an integer.
constexpr int id(Joint joint) {
    return static_cast<int>(joint);
}

/// One degree of freedom: the joint turns by +angle about `axis` in the joint's own frame.
struct DofInfo {
    std::string_view name;  ///< SKEL's parameter name; not an OpenSim coordinate for 3-DoF joints
    int joint;
    Eigen::Vector3d axis;
};

/// A range in rad; infinite where there is no limit.
struct AngleLimit {
    double lower_rad;
    double upper_rad;
};

extern const std::array<int, kJointCount> kParents;  ///< -1 for the pelvis
extern const std::array<std::string_view, kJointCount> kJointNames;
extern const std::array<int, kJointCount> kFirstDof;          ///< first DoF of each joint
extern const std::array<int, kJointCount> kDofsOfJoint;       ///< how many DoFs it has
extern const std::array<int, kJointCount> kFirstChild;        ///< 0 for leaves
extern const std::array<int, kJointCount> kPoseFeatureJoint;  ///< SMPL joint, 0 = unused
extern const std::array<std::string_view, kKeypointCount> kKeypointNames;
const std::array<DofInfo, kDofCount>& dofTable();

enum class LimitSet { Official, Hsmr };
/// Both published limit sets; reversed pairs are sorted.
const std::array<AngleLimit, kDofCount>& jointLimits(LimitSet set);

}  // namespace gonio
