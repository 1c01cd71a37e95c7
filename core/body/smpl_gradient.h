#pragma once

#include "core/body/smpl.h"

namespace gonio {

/// Gradient of a number L with respect to one SMPL body.
struct SmplGradient {
    /// dL / d R of each joint, all nine entries taken as free (row, column as in the matrix).
    std::array<Eigen::Matrix3d, kJointCount> byRotation;
    ShapeVector byShape = ShapeVector::Zero();
    Eigen::Vector3d byTranslation = Eigen::Vector3d::Zero();

    /// dL / d axis-angle of the pose that made the rotations.
    SmplPose byPose(const SmplPose& pose_rad) const;
};

/// Pulls a gradient back through SMPL's forward pass (reverse mode, exact).
/// \param byVertex  dL / d skin (V x 3), or empty for none
/// \param byJoint   dL / d posed joint centres (24 x 3)
SmplGradient smplGradient(const SmplModel& model, const SmplBody& body, const VertexArray& byVertex,
                          const Eigen::Matrix<double, kJointCount, 3>& byJoint);

}  // namespace gonio
