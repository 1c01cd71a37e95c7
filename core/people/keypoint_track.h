#pragma once

#include "core/people/person_tracker.h"

namespace gonio {

/// The box around a frame's seen points; none where they have no extent.
std::optional<PersonBox> boxAround(const KeypointFrame& frame);

/// The track, with id 1, of one person of whom keypoints alone are known. Frames without any that
/// the tracker would bridge are no gaps. \param times_s  of all frames
PersonTrack trackOf(const std::vector<KeypointFrame>& frames, const std::vector<double>& times_s);

}  // namespace gonio
