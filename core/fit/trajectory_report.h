#pragma once

#include "core/fit/frame_segments.h"
#include "core/fit/observations.h"
#include "core/fit/trajectory_fit.h"

namespace gonio {

/// A clip after its fit; everything is borrowed.
struct SolvedClip {
    const FitContext& context;
    const Keypoints2D& keypoints;
    const std::vector<double>& times_s;
    const FrameSegments& frames;
    const ClipState& state;  ///< of the frames in `frames.solved`, with plain weights
    const Camera& view;      ///< picture size, centre, and whether the focal length is estimated
    DetectorNoise noise;
};

/// Lays the solved frames out over the clip, with residuals and confidences. Swaps, contacts and
/// warnings are the caller's.
TrajectoryFit reportOf(const SolvedClip& clip);

}  // namespace gonio
