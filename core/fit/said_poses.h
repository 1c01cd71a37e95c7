#pragma once

#include "core/fit/regressed_words.h"

namespace gonio {

/// All angles of the body.
ActiveDofs wholeBody();

/// The frames of `state` as a network has them, shoulder blades too, where the keypoints put them;
/// those of which it said nothing as they were fitted.
/// \param frames  of the video, one for each of `state`
/// \param fitted  angles of the blocks in `state`, which may be empty where the network told
/// \param whole   context of wholeBody(), to which the blocks belong that come back
ClipState asSaid(const RegressedClip& clip, const RegressedWords& words,
                 const std::vector<std::size_t>& frames, const ActiveDofs& fitted,
                 const FitContext& whole, const Eigen::Vector2d& centre_px, ClipState state);

/// Puts the angles of all blocks that are not `told` (ascending) to their neutral value: what only
/// a network told that is not believed is not estimated.
void restUntold(const ActiveDofs& active, const std::vector<int>& told, ClipState& state);

}  // namespace gonio
