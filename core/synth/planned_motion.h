#pragma once

#include <optional>

#include "core/synth/motion_plan.h"

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
/// A foot that turned by `pitch_rad` about the heel (onHeel 1), the ball (0) or in between; smooth
/// in all of them, for feet in the air.
FootTarget pivotedFoot(const FootGeometry& foot, const Eigen::Vector3d& heel_m, double yaw_rad,
                       double pitch_rad, double onHeel);
/// Flat feet side by side, heels at z = 0; `width` is their distance over that of the hips.
std::array<FootTarget, 2> standingFeet(const RestShape& rest, const BodyGeometry& body,
                                       double width, double toeOut_rad);
/// Toe angle that keeps the toes on the floor when the heel rises (pitch < 0).
double toesOnFloor(double pitch_rad);

/// Hanging arms: SKEL's zero is the T-pose.
void lowerArms(PoseVector& pose_rad, double fromTPose_rad);

std::optional<Error> checkTimes(std::span<const double> times_s);
/// The error for an option outside [low, high]; NaN is outside.
std::optional<Error> checkRange(const char* option, double value, double low, double high);
std::optional<Error> checkView(const ViewOptions& view);

/// Samples the plan and moves it from the plan frame in front of the camera. `kind` is left empty.
GeneratedMotion placeMotion(const MotionPlan& plan, const ViewOptions& view,
                            std::span<const double> times_s);

/// The events between two times, sorted.
std::vector<MotionEvent> eventsWithin(std::vector<MotionEvent> events, double from_s, double to_s);

}  // namespace gonio
