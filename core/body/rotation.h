#pragma once

#include <Eigen/Core>
#include <array>

#include "core/body/skeleton.h"

namespace gonio {

using JointRotations = std::array<Eigen::Matrix3d, kJointCount>;
/// Six numbers a joint: HSMR's continuous representation, joint-major.
using ContinuousPose = Eigen::Matrix<double, kJointCount * 6, 1>;

/// Rotation about `axis` by `angle_rad`. The axis is used as given: its length enters the angle,
/// as in the published body model, whose oblique axes are not exactly of unit length.
Eigen::Matrix3d axisRotation(const Eigen::Vector3d& axis, double angle_rad);

/// Rotation of `joint` in its own DoF frame: the product Rot(a2,q2) Rot(a1,q1) Rot(a0,q0) about
/// fixed axes, later ones multiplied on the left.
Eigen::Matrix3d jointRotation(const PoseVector& pose_rad, int joint);
JointRotations jointRotations(const PoseVector& pose_rad);

/// The joint's angles from its rotation (1, 2 or 3 values; 2-DoF joints are wrists). Exact inverse
/// of jointRotation away from the middle angle's singularity at +-90 degrees; there the third
/// angle keeps what the matrix tells of the sum.
Eigen::Vector3d anglesFromRotation(const Eigen::Matrix3d& rotation, int joint);

/// HSMR's continuous representation: 3-DoF joints the first two rows of the rotation, 1-DoF
/// joints (cos q, -sin q, 0...), wrists the two angles themselves.
ContinuousPose continuousFromPose(const PoseVector& pose_rad);
/// Inverse; rows are orthonormalised by Gram-Schmidt, so any numbers give a pose.
PoseVector poseFromContinuous(const ContinuousPose& continuous);

/// Rotation of the pelvis in SMPL's frame (x left, y up, z forward): Ry(q2) Rz(q1) Rx(-q0).
Eigen::Matrix3d smplRootFromPose(const Eigen::Vector3d& rootAngles_rad);
Eigen::Vector3d rootAnglesFromSmpl(const Eigen::Matrix3d& rotation);

/// The mirrored pose (left and right exchanged), as HSMR mirrors labels.
PoseVector mirrored(const PoseVector& pose_rad);

/// Matrix P of the map from OpenSim's axes (x forward, y up, z right) to SMPL's (x left, y up,
/// z forward): smpl = (-z, y, x).
Eigen::Matrix3d smplFromOpenSimAxes();

}  // namespace gonio
