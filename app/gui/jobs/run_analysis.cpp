#include "app/gui/jobs/run_analysis.h"

#include "app/gui/jobs/preview_maker.h"
#include "core/pipeline/base_analysis.h"
#include "inference/backends/network_backends.h"

namespace gonio {
namespace {

/// Collects what `analyze` tells on the way.
class Collector {
public:
    Collector(const AnalysisRequest& request, const AnalysisPlaces& places, PreviewMaker* previews,
              const PipelineJob& job)
        : m_request(request), m_places(places), m_previews(previews), m_job(job) {}

    Result<AnalysedPeople> run();

private:
    AnalyzeWatch watch();
    void begin(const ClipFacts& clip);
    void take(const RunFacts& run, const PersonOutcome& outcome);

    const AnalysisRequest& m_request;
    const AnalysisPlaces& m_places;
    PreviewMaker* m_previews;
    const PipelineJob& m_job;
    std::shared_ptr<const BodyModel> m_body;
    TrajectoryOptions m_fit;
    std::optional<Error> m_failure;  ///< ours; stops the analysis
    AnalysedPeople m_found;
};

void Collector::begin(const ClipFacts& clip) {
    if (!m_places.videoHash.empty() && clip.videoHash != m_places.videoHash) {
        m_failure = Error{ErrorCode::Usage,
                          "the video's content is not that which the case knows: its hash is " +
                              clip.videoHash + ", expected " + m_places.videoHash,
                          {}};
        return;
    }
    if (m_previews != nullptr) m_previews->begin(m_body, m_fit, clip);
}

void Collector::take(const RunFacts& run, const PersonOutcome& outcome) {
    auto base = baseAnalysisOf(outcome, run.options.cutoff_hz, run.options.fit.maxGap_s);
    if (!base) {
        m_failure = base.error();
        return;
    }
    m_found.people.push_back(
        {outcome.track.id,
         analysisInfoOf(run, outcome, m_request.parts.body),
         std::make_shared<const BaseAnalysis>(*std::move(base))});
}

AnalyzeWatch Collector::watch() {
    AnalyzeWatch watch;
    watch.opened = [this](const ClipFacts& clip) { begin(clip); };
    watch.finished = [this](const RunFacts& run, const PersonOutcome& outcome) {
        take(run, outcome);
    };
    if (m_previews != nullptr) {
        watch.keypoints = [this](int person, int frame, const KeypointFrame& keypoints) {
            m_previews->add(person, frame, keypoints);
        };
    }
    return watch;
}

Result<AnalysedPeople> Collector::run() {
    const Job loading{m_job.cancelled, [](int, int) {}};
    auto parts = loadParts(m_request.parts, &networkBackends(), loading);
    if (!parts) return tl::unexpected<Error>(parts.error());
    m_body = parts->body;
    AnalyzeOptions options = analyzeOptions(m_request, m_places.video, m_places.workFolder);
    options.resume = m_places.goOn;
    m_fit = options.fit;
    const PipelineJob job{[this] { return m_failure.has_value() || m_job.cancelled(); },
                          m_job.progress};
    auto result = analyze(options, *parts, job, watch());
    if (m_failure) return tl::unexpected<Error>(*std::move(m_failure));
    if (!result) return tl::unexpected<Error>(result.error());
    for (const PersonResult& person : result->persons) {
        if (!person.failure) continue;
        m_found.leftOut.push_back("person " + std::to_string(person.id) + ": " +
                                  person.failure->detail);
    }
    m_found.framesResumed = result->framesResumed;
    return std::move(m_found);
}

}  // namespace

Result<AnalysedPeople> runAnalysis(const AnalysisRequest& request, const AnalysisPlaces& places,
                                   PreviewMaker* previews, const PipelineJob& job) {
    return Collector(request, places, previews, job).run();
}

}  // namespace gonio
