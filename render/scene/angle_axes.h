#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/body/kinematics.h"

namespace gonio {

/// Names of the OpenSim angles that `joint` turns by; empty for joints without any.
std::span<const std::string_view> anglesOfJoint(int joint);
/// The joint at which an OpenSim angle is turned; -1 for unknown names.
int jointOfAngle(std::string_view openSimAngle);

/// A posed skeleton where it stands in the world.
struct PlacedSkeleton {
    const RestShape& rest;
    const Kinematics& kinematics;  ///< with computePoseDerivatives
    double scale = 1;
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();
    double heading_rad = 0;

    Eigen::Vector3d joint_m(int joint) const {
        return scale * kinematics.position_m[joint] + translation_m;
    }
};

/// How an angle turns the body in its present pose. World axes.
struct AngleAxis {
    Eigen::Vector3d centre_m;
    Eigen::Vector3d axis;     ///< unit; the angle grows by a right-handed turn about it
    Eigen::Vector3d pointer;  ///< unit, across the axis: along the segment that turns
};

/// The axis of one angle of the OpenSim convention: of a hinge its own, of a ball joint (Z-X-Y) the
/// parent's z, the turned x and the child's y; left adduction and rotation mirrored.
std::optional<AngleAxis> angleAxis(std::string_view openSimAngle, const PlacedSkeleton& skeleton);

/// Turn about the axis that leads from `from` to `to`, degrees in (-180, 180].
double turnBetween_deg(const Eigen::Vector3d& axis, const Eigen::Vector3d& from,
                       const Eigen::Vector3d& to);

}  // namespace gonio
