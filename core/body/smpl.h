#pragma once

#include <span>

#include "core/body/rotation.h"
#include "core/body/smpl_model.h"

namespace gonio {

inline constexpr int kSmplAngleCount = 3 * kJointCount;
inline constexpr int kSmplKeypointCount = 45;

/// Axis-angle vectors of the 24 joints, rad, joint-major.
using SmplPose = Eigen::Matrix<double, kSmplAngleCount, 1>;

/// One SMPL body as files hold it.
struct SmplParameters {
    SmplPose pose_rad = SmplPose::Zero();
    ShapeVector shape = ShapeVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
};

/// One SMPL body as networks give it: each joint's rotation relative to its parent.
struct SmplBody {
    JointRotations rotations;
    ShapeVector shape = ShapeVector::Zero();
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
};

/// Rotation of an axis-angle vector r as the smplx library takes it: with n = |r + 1e-8|,
/// R = I + (sin n / n) [r]x + ((1 - cos n) / n^2) [r]x^2. The 1e-8 keeps n from zero there; it
/// makes R a rotation only to about 1e-8. Finite for every finite r.
Eigen::Matrix3d smplRotation(const Eigen::Vector3d& axisAngle_rad);
/// The same and its derivative with respect to each component of r.
Eigen::Matrix3d smplRotation(const Eigen::Vector3d& axisAngle_rad,
                             std::array<Eigen::Matrix3d, 3>& derivatives);

SmplBody smplBody(const SmplParameters& parameters);

/// The posed joints of one body.
struct SmplSkeleton {
    std::array<Eigen::Vector3d, kJointCount> rest_m;      ///< joint centres without pose
    std::array<Eigen::Matrix3d, kJointCount> rotation;    ///< in the world
    std::array<Eigen::Vector3d, kJointCount> position_m;  ///< in the world, translation included
};

/// Shape, joints and chain of SMPL's forward pass (fact sheet 2.1).
SmplSkeleton smplSkeleton(const SmplModel& model, const SmplBody& body);

/// Poses many bodies, each with its own shape, on all threads.
/// \param skins_m  one a body, resized to (V x 3)
/// \return their skeletons
std::vector<SmplSkeleton> poseSmpl(const SmplModel& model, std::span<const SmplBody> bodies,
                                   std::span<VertexArray> skins_m);

/// smplx' output joints: the 24 joints and 21 skin vertices of face, feet and finger tips (m).
/// Only for SMPL's own 6890 vertices.
Eigen::Matrix<double, kSmplKeypointCount, 3> smplKeypoints45(const SmplSkeleton& skeleton,
                                                             const VertexArray& skin_m);

/// The 207 numbers that drive the pose correctives: R - I of joints 1..23.
Eigen::Matrix<double, kPoseFeatureCount, 1> smplPoseFeature(const JointRotations& rotations);

}  // namespace gonio
