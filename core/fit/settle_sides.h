#pragma once

#include "core/fit/limb_pairs.h"
#include "core/people/keypoints.h"
#include "core/people/place_modes.h"

namespace gonio {

/// Frames in which a network could not tell left from right.
struct SettledSides {
    std::vector<int> legs, arms;
};

/// A network that cannot tell left from right in a picture names both places for both points. Over
/// the clip it can be told: limbs move steadily, a shank is no longer than a shank, and of all
/// frames together the network is surer than of one. Puts knees, ankles, heels and toes, elbows and
/// wrists where that says they are, each with the confidence of its one place. Limbs whose sides
/// the network tells are left as they are, and so is a person without `modes`. Root-relative 3-D
/// points, which such networks do not give, are not touched.
/// \param modes  one a frame, of the points of `keypoints`  \param times_s  of all frames
SettledSides settleSides(const std::vector<PlaceModes>& modes, const std::vector<double>& times_s,
                         Keypoints2D& keypoints);

}  // namespace gonio
