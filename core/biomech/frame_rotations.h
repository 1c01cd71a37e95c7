#pragma once

#include <Eigen/Geometry>
#include <numbers>

#include "core/biomech/joint_angles.h"

namespace gonio {

/// The rotations that joint angles are read from; each of one frame.

using FrameRotations = std::array<Eigen::Matrix3d, kJointCount>;  ///< SegmentFrames::inWorld

inline Eigen::Matrix3d aboutX(double angle_rad) {
    return Eigen::AngleAxisd(angle_rad, Eigen::Vector3d::UnitX()).toRotationMatrix();
}

inline Eigen::Matrix3d aboutY(double angle_rad) {
    return Eigen::AngleAxisd(angle_rad, Eigen::Vector3d::UnitY()).toRotationMatrix();
}

/// Ground whose x axis is the heading.
inline Eigen::Matrix3d inGround(const FrameRotations& inWorld, Joint joint,
                                const Eigen::Matrix3d& headingFromWorld) {
    return headingFromWorld * inWorld[id(joint)];
}

inline Eigen::Matrix3d relative(const FrameRotations& inWorld, Joint parent, Joint child) {
    return inWorld[id(parent)].transpose() * inWorld[id(child)];
}

/// Humerus in the thorax, zero where the arm hangs.
inline Eigen::Matrix3d armInThorax(const FrameRotations& inWorld, bool left) {
    const int humerus = id(left ? Joint::HumerusL : Joint::HumerusR);
    const Eigen::Matrix3d tPoseFromHanging = aboutX((left ? 0.5 : -0.5) * std::numbers::pi);
    return inWorld[id(Joint::Thorax)].transpose() * inWorld[humerus] * tPoseFromHanging;
}

}  // namespace gonio
