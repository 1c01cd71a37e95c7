#pragma once

#include <map>
#include <optional>

#include "core/correct/refine.h"
#include "core/fit/landmark_projector.h"

namespace gonio {

/// What is known of one frame of a window once its corrections are applied.
struct EditedFrame {
    KeypointFrame keypoints;  ///< sides and person as corrected
    bool isObserved = false;  ///< they show enough of a body and are not bad
    bool isDoubtful = false;  ///< the base was fitted to something else here
    FrameSource source = FrameSource::Missing;
    std::optional<PoseVector> otherPose_rad;  ///< of the person exchanged with
    bool sidesExchanged = false;
};

/// The frames of `window` after side swaps, person swaps and bad intervals; keypoints that the user
/// put are in their places. Frames that cannot be reached from any seen one are Missing.
///
/// \param corrections  those of the window, in canonical order and checked
std::vector<EditedFrame> editedFrames(const BaseAnalysis& base,
                                      const std::map<int, const BaseAnalysis*>& others,
                                      const std::vector<Correction>& corrections, FrameRange window,
                                      const LandmarkSet& landmarks);

/// Longest time between two frames that still belong together.
inline constexpr double kLongestStep_s = 0.25;

}  // namespace gonio
