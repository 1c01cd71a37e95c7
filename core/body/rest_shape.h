#pragma once

#include "core/body/body_model.h"

namespace gonio {

/// What depends on the shape numbers alone: compute once per person.
struct RestShape {
    ShapeVector shape = ShapeVector::Zero();
    std::array<Eigen::Vector3d, kJointCount> joints_m;   ///< T-pose joint centres
    std::array<Eigen::Vector3d, kJointCount> offsets_m;  ///< from the parent joint
    std::array<Eigen::Matrix3d, kJointCount> boneAxes;   ///< Gk: bone frame -> rest frame
    std::array<Eigen::Matrix3d, kJointCount> dofAxes;    ///< Gk Ra^T: DoF frame -> rest frame
    double shoulderWidth_m = 0, thoraxHeight_m = 0;      ///< of the scapula ellipsoids
    std::array<double, kJointCount> arcLength_m{};       ///< spine joints only
};

/// Derivatives of RestShape with respect to each shape number.
struct RestShapeDerivatives {
    std::array<std::array<Eigen::Matrix3d, kShapeCount>, kJointCount> boneAxes;
    std::array<double, kShapeCount> shoulderWidth_m{}, thoraxHeight_m{};
    std::array<std::array<double, kShapeCount>, kJointCount> arcLength_m{};
};

RestShape computeRestShape(const BodyModel& model, const ShapeVector& shape);
RestShapeDerivatives computeRestShapeDerivatives(const BodyModel& model, const RestShape& rest);

/// The skin without pose, (V x 3) m.
void computeShapedSkin(const BodyModel& model, const ShapeVector& shape, VertexArray& shaped_m);

/// How bones are laid: bone j's direction is the sum of all joints' offsets from their parents with
/// row j as weights. A row of zeros: the bone keeps its learned axes.
Eigen::Matrix<double, kJointCount, kJointCount> boneDirectionWeights();
/// The direction of a bone in its learned axes, not of unit length.
Eigen::Vector3d learnedBoneDirection(const BodyModel& model, int joint);

/// Smallest rotation that turns the direction of `from` into that of `to`.
Eigen::Matrix3d smallestRotation(const Eigen::Vector3d& from, const Eigen::Vector3d& to);

}  // namespace gonio
