#pragma once

#include <filesystem>

#include "core/case/trial.h"
#include "core/pipeline/analyze.h"
#include "core/pipeline/synth_clip.h"

namespace gonio {

/// A generated walk and its analysis.
struct DemoWalk {
    VideoRef video;
    std::vector<Event> events;
    AnalysisInfo info;
    BaseAnalysis base;
};

/// Renders the walk into `video` and analyses it with keypoints as a detector might give them: some
/// noise, the far leg hidden for a moment, legs exchanged for a moment.
Result<DemoWalk> makeDemoWalk(const std::filesystem::path& video);

}  // namespace gonio
