#include "core/synth/walk_style.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/synth/noise.h"

namespace gonio {

double wave(double phase, double peakAt) {
    return std::cos(2 * std::numbers::pi * (phase - peakAt));
}

double fraction(double x) {
    return x - std::floor(x);
}

WalkStyle walkStyleOf(const WalkOptions& options, double stepRatio) {
    WalkStyle style;
    const double amplitude = std::clamp(stepRatio, 0.4, 1.3);
    style.heelPitch_rad *= amplitude;
    style.toeOffPitch_rad *= 0.35 + 0.65 * std::min(amplitude, 1.1);
    style.rise_m *= amplitude * amplitude;
    for (double* p : {&style.pelvisTurn_rad, &style.pelvisList_rad, &style.trunkTurn_rad,
                      &style.armSwing_rad}) {
        *p *= amplitude;
    }
    style.armSwing_rad *= options.style.armSwing;
    style.lean_rad += options.style.trunkLean_rad;
    if (options.seed == 0) return style;
    Noise noise(options.seed);
    for (double* p : {&style.pelvisTurn_rad, &style.pelvisList_rad, &style.trunkTurn_rad,
                      &style.armSwing_rad, &style.elbow_rad}) {
        *p *= noise.factor(0.2);
    }
    style.sway_m *= noise.factor(0.15);
    style.heelPitch_rad *= noise.factor(0.08);
    style.toeOffPitch_rad *= noise.factor(0.04);
    style.clearance_m *= noise.factor(0.08);
    style.pelvisTilt_rad += degrees(2) * noise.gaussian();
    style.lean_rad += degrees(1) * noise.gaussian();
    style.armsDown_rad += degrees(1.5) * noise.gaussian();
    style.headPitch_rad = degrees(2) * noise.gaussian();
    style.asymmetry = 0.01 * noise.gaussian();
    return style;
}

std::vector<PathKey> footPitch(double heelPitch_rad, double toeOffPitch_rad) {
    const double heel = heelPitch_rad, toe = -toeOffPitch_rad;
    // Slopes are per cycle.
    const PathPoint strike{heel, -3 * heel, 0};
    return {{0, strike},
            {0.09, {0, 0, 0}},
            {0.28, {0, 0, 0}},
            {0.50, {0.42 * toe, 4.6 * toe, 0}},
            {kToeOff, {toe, 4.5 * toe, 0}},
            {0.65, {1.08 * toe, 0, 0}},
            {0.755, {0.5 * toe, -6.0 * toe, 0}},
            {0.85, {0.06 * toe, -3.2 * toe, 0}},
            {0.95, {1.02 * heel, 0.3 * heel, 0}},
            {1, strike}};
}

}  // namespace gonio
