#pragma once

#include "core/synth/planned_motion.h"
#include "core/synth/smooth_path.h"

namespace gonio {

inline constexpr double kToeOff = 0.61;  ///< of the cycle; textbook value for usual speed

/// Cosine of period 1 with its maximum at `peakAt`.
double wave(double phase, double peakAt);
double fraction(double x);

/// Healthy sagittal curves in degrees, heel strike at 0, every 5 % of the cycle (typical
/// gait-laboratory values at about 1.3 m/s; the solver bends them to the planned feet).
struct HealthyCurves {
    PeriodicCurve hip{
        {30, 29, 26, 21, 16, 11, 5, 0, -4, -8, -10, -8, -1, 8, 17, 25, 31, 34, 34, 32}, 6};
    PeriodicCurve knee{{5, 11, 16, 18, 17, 14, 10, 7, 5, 6, 11, 22, 37, 52, 60, 58, 46, 29, 13, 4},
                       7};
    PeriodicCurve ankle{{0, -5, -4, 0, 3, 5, 7, 8.5, 10, 11, 9, 0, -12, -17, -12, -5, 0, 2, 2, 1},
                        7};
};

/// What makes one walker differ from the next.
struct WalkStyle {
    double pelvisTurn_rad = degrees(4), pelvisList_rad = degrees(4), pelvisTilt_rad = degrees(-4);
    double trunkTurn_rad = degrees(8), lean_rad = degrees(2), sway_m = 0.022, rise_m = 0.021;
    double armSwing_rad = degrees(17), armsDown_rad = degrees(80), elbow_rad = degrees(20);
    double headPitch_rad = 0, heelPitch_rad = degrees(19), toeOffPitch_rad = degrees(55);
    double clearance_m = 0.022, asymmetry = 0;
};

/// \param stepRatio  step length over the usual one of this body
WalkStyle walkStyleOf(const WalkOptions& options, double stepRatio);

/// Keys of a foot's pitch over the cycle.
std::vector<PathKey> footPitch(double heelPitch_rad, double toeOffPitch_rad);

}  // namespace gonio
