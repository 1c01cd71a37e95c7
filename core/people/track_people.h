#pragma once

#include <functional>

#include "core/job.h"
#include "core/people/person_detector.h"
#include "core/people/person_tracker.h"

namespace gonio {

/// The next frame in presentation order, none after the last.
using FrameFeed = std::function<Result<std::optional<Frame>>()>;

struct TrackPeopleOptions {
    TrackerOptions tracker;
    /// The detector looks at every so many frames (> 0), at least this often, and at every frame
    /// right after a person was found or lost.
    int detectEvery = 10;
    double maxInterval_s = 0.2;
    int frameCount = 0;  ///< for progress; 0 if not known
};

/// Follows everybody through a clip; no person is an empty list. Frames without a picture are
/// passed over. Memory grows with the number of frames only by the boxes. Cancelled if the job was.
Result<std::vector<PersonTrack>> trackPeople(const FrameFeed& nextFrame, PersonDetector& detector,
                                             const TrackPeopleOptions& options, const Job& job);

}  // namespace gonio
