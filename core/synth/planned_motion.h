#pragma once

#include <functional>
#include <optional>

#include "core/synth/motion_generator.h"
#include "core/synth/pose_solver.h"

namespace gonio {

constexpr double degrees(double value) {
    return value * 0.017453292519943295;
}

/// Turn about the vertical; positive to the left seen from above.
Eigen::Matrix3d turnedBy(double heading_rad);
/// Orientation of a foot: turned out by `yaw_rad`, toes raised by `pitch_rad`.
Eigen::Matrix3d footRotation(double yaw_rad, double pitch_rad);
/// A flat foot whose heel pivot stands at `heel_m`.
FootTarget flatFoot(const FootGeometry& foot, const Eigen::Vector3d& heel_m, double yaw_rad);
/// A foot that rolled from flat by `pitch_rad`: about the heel if the toes rise, else about the
/// ball.
FootTarget rolledFoot(const FootGeometry& foot, const Eigen::Vector3d& heel_m, double yaw_rad,
                      double pitch_rad);
/// Toe angle that keeps the toes on the floor when the heel rises (pitch < 0).
double toesOnFloor(double pitch_rad);

/// Hanging arms: SKEL's zero is the T-pose.
void lowerArms(PoseVector& pose_rad, double fromTPose_rad);

/// The plan frame: floor y = 0, the person heads along +z, x to the left.
using PlannedPosture = std::function<Posture(double time_s)>;

std::optional<Error> checkTimes(std::span<const double> times_s);
/// The error for an option outside [low, high]; NaN is outside.
std::optional<Error> checkRange(const char* option, double value, double low, double high);
std::optional<Error> checkView(const ViewOptions& view);

/// Samples the plan and moves it from the plan frame in front of the camera; the plan's point
/// `centre_m` comes to stand before the camera.
GeneratedMotion placeMotion(const RestShape& rest, double stature_m, const ViewOptions& view,
                            const Eigen::Vector3d& centre_m, std::span<const double> times_s,
                            const PlannedPosture& posture);

}  // namespace gonio
