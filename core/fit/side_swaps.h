#pragma once

#include <string>
#include <vector>

#include "core/fit/limb_pairs.h"
#include "core/people/keypoints.h"

namespace gonio {

/// A stretch of frames in which a detector exchanged left and right.
struct SideSwap {
    int firstFrame, lastFrame;
    std::string limbs;  ///< "legs" or "arms"
};

/// Exchanges the left and right keypoints of a frame that has any.
void exchangeSides(const std::vector<std::string>& names, Limbs limbs, KeypointFrame& frame);

/// Finds frames where exchanging the left and right keypoints of the legs (or arms) makes the
/// motion continuous, and exchanges them. The detector's labels are believed by default: only
/// stretches whose two ends both jump are turned.
std::vector<SideSwap> undoSideSwaps(Keypoints2D& keypoints, const std::vector<double>& times_s);

}  // namespace gonio
