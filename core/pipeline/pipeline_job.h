#pragma once

#include <functional>

#include "core/job.h"

namespace gonio {

/// The stages of an analysis, in order.
enum class Stage { FindPeople, FindKeypoints, FitMotion, DrawOverlay };

/// What an analysis asks of the outside: a Job whose progress names the stage.
struct PipelineJob {
    std::function<bool()> cancelled = [] { return false; };
    std::function<void(Stage stage, int done, int total)> progress = [](Stage, int, int) {};

    /// The job of one stage.
    Job of(Stage stage) const {
        return {cancelled,
                [report = progress, stage](int done, int total) { report(stage, done, total); }};
    }
};

}  // namespace gonio
