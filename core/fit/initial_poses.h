#pragma once

#include "core/fit/observations.h"

namespace gonio {

/// Starting poses for a clip, frame by frame: the pose that was said of the frame, if any; where a
/// detector gives 3-D keypoints their heading upright and crouched, else eight headings upright and
/// the cheapest pose so far crouched; and those of the frame before. Each is fitted alone, and the
/// cheapest continuous sequence is kept (dynamic programming), so that one misread frame cannot
/// turn the body. \return segments that got no pose in any frame; their blocks stay empty.
/// Cancelled
Result<std::vector<int>> findInitialPoses(const FitContext& context, const FramePriors& priors,
                                          const Eigen::Vector2d& centre_px,
                                          const std::vector<const KeypointFrame*>& frames,
                                          ClipState& state, const Job& job);

/// Writes the root angles of `block` in the way nearest to those of `reference`: whole turns are
/// added, and (tilt + pi, pi - list, rotation + pi) is the same rotation.
void nearestRoot(const std::vector<double>& reference, std::vector<double>& block);

/// Translation (world, m) that best puts the posed points on their pixels; 4 m ahead where that
/// would lie nearer than half a metre, or a point behind the camera.
Eigen::Vector3d solveTranslation(const FitContext& context, const FrameObservation& observation,
                                 const ClipGlobals& globals, const PoseVector& pose_rad,
                                 const Eigen::Vector2d& centre_px);

/// Body size relative to the size that the 3-D keypoints assume; 1 where there are none.
double scaleOf3D(const FitContext& context, const std::vector<const KeypointFrame*>& frames,
                 const ShapeVector& shape);

}  // namespace gonio
