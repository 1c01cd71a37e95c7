#pragma once

#include "app/gui/jobs/analysis_request.h"
#include "core/pipeline/analyze_watch.h"

namespace gonio {

class PreviewMaker;

/// A person as an analysis found them.
struct AnalysedPerson {
    int id = 0;
    AnalysisInfo info;
    std::shared_ptr<const BaseAnalysis> base;
};

struct AnalysedPeople {
    std::vector<AnalysedPerson> people;  ///< at least one
    std::vector<std::string> leftOut;    ///< people that could not be fitted, a sentence each
    int framesResumed = 0;
};

/// Where an analysis reads and keeps things.
struct AnalysisPlaces {
    std::filesystem::path video;
    std::string videoHash;  ///< the file must have it; empty: any
    std::filesystem::path workFolder;
    bool goOn = false;  ///< with the unfinished work in the folder, if it is of the same request
};

/// Runs one analysis to its end on the calling thread. What is needed to go on stays in the work
/// folder. \param previews  null: none
/// \return errors of loadParts and analyze; Usage where the video is another one
Result<AnalysedPeople> runAnalysis(const AnalysisRequest& request, const AnalysisPlaces& places,
                                   PreviewMaker* previews, const PipelineJob& job);

}  // namespace gonio
