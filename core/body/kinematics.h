#pragma once

#include "core/body/rest_shape.h"
#include "core/body/rotation.h"

namespace gonio {

/// The posed skeleton of one body and, if asked for, its derivatives. Reused between frames:
/// nothing is allocated.
struct Kinematics {
    std::array<Eigen::Matrix3d, kJointCount> localRotation;  ///< R_i, rest frame; identity at rest
    std::array<Eigen::Vector3d, kJointCount> localOffset_m;  ///< u_i, from the parent, rest frame
    std::array<Eigen::Matrix3d, kJointCount> rotation;       ///< of each joint in the world
    std::array<Eigen::Vector3d, kJointCount> position_m;     ///< without the translation

    /// Angular velocity per unit of each angle, world axes: turning DoF k moves a point p of the
    /// joint's subtree by dofAxis[k] x (p - position of the joint) + dofShift[k].
    std::array<Eigen::Vector3d, kDofCount> dofAxis, dofShift_m;
    std::array<Eigen::Vector3d, kDofCount> localDofAxis;  ///< in the parent's rest frame

    /// d / d shape.
    std::array<std::array<Eigen::Matrix3d, kShapeCount>, kJointCount> localRotationByShape,
        rotationByShape;
    std::array<std::array<Eigen::Vector3d, kShapeCount>, kJointCount> positionByShape_m;
};

/// Joint chain of the published forward pass (steps 4-6 of the SKEL layer).
void computeKinematics(const RestShape& rest, const PoseVector& pose_rad, Kinematics& out);
/// Adds dofAxis and dofShift; needs computeKinematics' result for the same pose.
void computePoseDerivatives(const RestShape& rest, const PoseVector& pose_rad, Kinematics& inOut);
/// Adds the derivatives with respect to shape.
void computeShapeDerivatives(const BodyModel& model, const RestShape& rest,
                             const RestShapeDerivatives& restD, const PoseVector& pose_rad,
                             Kinematics& inOut);

/// World orientation of each joint's DoF frame (OpenSim-type axes): what angles are read from.
void dofFramesInWorld(const RestShape& rest, const Kinematics& kinematics,
                      std::array<Eigen::Matrix3d, kJointCount>& frames);

/// true if `joint` is `ancestor` or hangs on it.
bool isInSubtree(int joint, int ancestor);

}  // namespace gonio
