#pragma once

#include "core/people/person_detector.h"
#include "core/pipeline/analyze_watch.h"
#include "core/pipeline/body_estimator.h"
#include "core/pipeline/pipeline_job.h"
#include "core/video/video_reader.h"

namespace gonio {

struct LookAheadOptions {
    double length_s = 1;   ///< of the clip's beginning
    double step_s = 0.08;  ///< between the frames looked at
};

/// Keypoints of the largest person in a few frames of the clip's first second, told to `watch` as
/// kPersonAhead: something to show long before everybody has been followed to the clip's end.
/// Leaves the estimator's memory empty. Nobody there is no failure; \return Cancelled, errors of
/// the video
Result<void> lookAhead(VideoReader& video, PersonDetector* detector, BodyEstimator& estimator,
                       const AnalyzeWatch& watch, const Job& job,
                       const LookAheadOptions& options = {});

}  // namespace gonio
