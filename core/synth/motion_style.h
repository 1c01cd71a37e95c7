#pragma once

#include <cstdint>

#include "core/body/skeleton.h"

namespace gonio {

/// What makes one person's way of moving differ from the mean: 1 and 0 are the mean person.
struct MotionStyle {
    double speed = 1;          ///< factor on the usual speed or tempo
    double cadence = 1;        ///< factor on the cadence that is usual for the speed
    double stepWidth = 1;      ///< factor
    double armSwing = 1;       ///< factor
    double range = 1;          ///< factor on depth, height or reach
    double trunkLean_rad = 0;  ///< forwards
    double crouch_rad = 0;     ///< flexion added to the knees
    double toeOut_rad = 0;     ///< of each foot
    double asymmetry = 0;      ///< -1 .. 1; positive: the right leg stands longer and swings wider
    PoseVector offsets_rad = PoseVector::Zero();  ///< of trunk, head and arms; legs: of the wish
};

/// Deterministic; 0 is the mean person.
MotionStyle randomStyle(std::uint64_t seed);

/// The same style with right and left exchanged.
MotionStyle mirrored(const MotionStyle& style);

}  // namespace gonio
