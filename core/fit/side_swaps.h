#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/keypoints.h"

namespace gonio {

/// A stretch of frames in which a detector exchanged left and right.
struct SideSwap {
    int firstFrame, lastFrame;
    std::string limbs;  ///< "legs" or "arms"
};

enum class Limbs { Legs, Arms, All };  ///< All: eyes and ears too

/// "legs", "arms" or "both": names in files.
std::string nameOf(Limbs limbs);
/// nullopt for any other name.
std::optional<Limbs> limbsNamed(const std::string& name);

/// Exchanges the left and right keypoints of a frame that has any.
void exchangeSides(const std::vector<std::string>& names, Limbs limbs, KeypointFrame& frame);

/// Finds frames where exchanging the left and right keypoints of the legs (or arms) makes the
/// motion continuous, and exchanges them. The detector's labels are believed by default: only
/// stretches whose two ends both jump are turned.
std::vector<SideSwap> undoSideSwaps(Keypoints2D& keypoints, const std::vector<double>& times_s);

}  // namespace gonio
