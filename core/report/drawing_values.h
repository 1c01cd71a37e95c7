#pragma once

#include <optional>
#include <string>

#include "core/case/trial.h"

namespace gonio {

/// Angle at `vertex_px` between the arms, 0..180 degrees in the picture plane; nullopt where an arm
/// has no length.
std::optional<double> pictureAngle_deg(const Eigen::Vector2d& arm_px,
                                       const Eigen::Vector2d& vertex_px,
                                       const Eigen::Vector2d& otherArm_px);

/// What one pixel is worth when these two points are `known_m` apart; nullopt where they coincide
/// or the length is not positive and finite.
std::optional<double> calibratedMetresPerPixel(const Drawing& ruler, double known_m);

/// Points a drawing of this kind has.
int pointCountOf(DrawingKind kind);

/// The number a drawing measures at a frame.
struct DrawingValue {
    enum class Unit { None, Degrees, Pixels, Metres, Seconds };
    Unit unit = Unit::None;
    double value = 0;
};

/// Degrees of an angle, length of a line or ruler (m where it was calibrated, else px), time since
/// the stopwatch's start frame by presentation time (negative before it). None where the drawing
/// has too few points or the frame is not there.
///
/// \param times_s  presentation times of the trial's frames, capture rate applied, so that a
///                 stopwatch in slow motion counts the time of the movement
DrawingValue valueOf(const Drawing& drawing, const std::vector<double>& times_s, int frame);

}  // namespace gonio
