#pragma once

#include <vector>

#include "core/body/motion.h"
#include "core/fit/landmarks.h"
#include "core/people/keypoints.h"

namespace gonio {

/// What each frame of a clip can be: measured, filled from its neighbours, or missing.
struct FrameSegments {
    std::vector<FrameSource> sources;
    std::vector<int> segments;        ///< frames without a longer gap between them; -1: missing
    std::vector<std::size_t> solved;  ///< frames with a segment
    double personSize_px = 0;         ///< median over the measured frames; 0 without any
};

/// \param maxGap_s  longer times between two usable frames part the clip
FrameSegments findSegments(const Keypoints2D& keypoints, const LandmarkSet& landmarks,
                           const std::vector<double>& times_s, double maxGap_s);

}  // namespace gonio
