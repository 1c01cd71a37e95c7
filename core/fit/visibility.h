#pragma once

#include "core/fit/landmarks.h"
#include "core/people/keypoints.h"

namespace gonio {

/// true if keypoint `k` has a place in the picture and at least this confidence; numbers that are
/// not finite count as unseen.
bool isSeen(const KeypointFrame& frame, Eigen::Index k, double minConfidence);

/// Size of the person in the picture: diagonal of the box around the keypoints, px.
double personSize_px(const KeypointFrame& frame);

/// true if the frame shows enough of a body to be fitted: both hips or both shoulders, and in all
/// at least six of the known points at confidence 0.3 or more, spread over more than a pixel.
bool isUsable(const KeypointFrame& frame, const LandmarkSet& landmarks);

}  // namespace gonio
