#pragma once

#include <array>

#include "core/biomech/angle_series.h"
#include "core/correct/refine.h"

namespace gonio {

/// Why a frame deserves a look.
enum class Doubt { Reprojection, Limit, Jerk, Confidence, SideSwap, Missing };

/// How doubtful one frame is: 0 fine .. 1 certainly wrong, by reason.
struct FrameDoubt {
    std::array<float, 6> byReason{};  ///< in the order of Doubt
    float worst() const;
    Doubt reason() const;  ///< of the worst
};

/// Doubts of all frames.
std::vector<FrameDoubt> doubtsOf(const Motion& motion, const std::vector<double>& reprojection_px,
                                 const AngleTable& openSim,
                                 const std::vector<FittedSwap>& sideSwaps);

/// One place to look at.
struct WorstFrame {
    int frame = 0;
    FrameRange stretch;  ///< the doubtful frames around it
    Doubt reason = Doubt::Reprojection;
    float doubt = 0;
};

/// Peaks of doubt above `threshold`, the worst first; stretches nearer than `apart_s` are one.
std::vector<WorstFrame> worstFrames(const std::vector<FrameDoubt>& doubts,
                                    const std::vector<double>& times_s, float threshold = 0.5f,
                                    double apart_s = 0.25);

}  // namespace gonio
