#pragma once

#include "core/fit/observations.h"

namespace gonio {

/// Starting poses for a clip, frame by frame: several headings are tried in every frame (the 3-D
/// keypoints' one first, where a detector gives them), each is fitted alone, and the cheapest
/// continuous sequence is kept (dynamic programming), so that one misread frame cannot turn the
/// body.
Result<void> findInitialPoses(const FitContext& context, const FramePriors& priors,
                              const Eigen::Vector2d& centre_px,
                              const std::vector<const KeypointFrame*>& frames, ClipState& state,
                              const Job& job);

/// Translation (world, m) that best puts the posed points on their pixels.
Eigen::Vector3d solveTranslation(const FitContext& context, const FrameObservation& observation,
                                 const ClipGlobals& globals, const PoseVector& pose_rad,
                                 const Eigen::Vector2d& centre_px);

/// Body size relative to the size that the 3-D keypoints assume; 1 where there are none.
double scaleOf3D(const FitContext& context, const std::vector<const KeypointFrame*>& frames,
                 const ShapeVector& shape);

}  // namespace gonio
