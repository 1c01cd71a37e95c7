#include "core/pipeline/analyze.h"

#include <algorithm>

#include "core/biomech/text_numbers.h"
#include "core/correct/estimated_angles.h"
#include "core/fit/settle_sides.h"
#include "core/io/file_hash.h"
#include "core/people/keypoint_track.h"
#include "core/pipeline/look_ahead.h"
#include "core/pipeline/look_at_video.h"
#include "core/pipeline/overlay_pass.h"
#include "core/pipeline/person_outcome.h"
#include "core/video/media_files.h"

namespace gonio {
namespace {

void noteSettled(const SettledSides& settled, bool isRefined, std::vector<std::string>& warnings) {
    for (const auto& [limbs, frames] :
         {std::pair("legs", &settled.legs), std::pair("arms", &settled.arms)}) {
        if (frames->empty()) continue;
        warnings.push_back("In " + std::to_string(frames->size()) +
                           (frames->size() == 1 ? " frame" : " frames") + ", the first of them " +
                           std::to_string(frames->front()) +
                           ", the network could not tell the left from the right of the " + limbs +
                           (isRefined ? ": the motion over time decided. Look whether the sides "
                                        "are right."
                                      : ": without refinement its angles there are guesses."));
    }
}

/// One run of the main job.
class Analysis {
public:
    Analysis(const AnalyzeOptions& options, AnalyzeParts& parts, const PipelineJob& job,
             const AnalyzeWatch& watch)
        : m_options(options), m_parts(parts), m_job(job), m_watch(watch) {}

    Result<AnalyzeResult> run();

private:
    Result<void> open();
    Result<void> openVideo();
    Result<void> openKeeper();
    Result<std::string> signature() const;
    Result<void> choosePersons(std::vector<PersonTrack> found);
    Result<void> look();
    bool findsPersonItself() const;
    Result<void> takeTrack();
    RegressedClip regressedClip(std::size_t person) const;
    SettledSides settleKeypoints(std::size_t person, Keypoints2D& keypoints) const;
    Result<PersonOutcome> solve(std::size_t person);
    Result<void> measureAngles(PersonOutcome& outcome) const;
    Result<PersonResult> finish(std::size_t person);
    Result<void> finishAll();
    std::vector<std::string> warnings() const;
    std::filesystem::path folderOf(int person) const;
    RunFacts facts() const;

    const AnalyzeOptions& m_options;
    AnalyzeParts& m_parts;
    const PipelineJob& m_job;
    const AnalyzeWatch& m_watch;
    std::unique_ptr<VideoReader> m_video;
    std::string m_videoHash;
    std::optional<WorkKeeper> m_keeper;
    std::vector<PersonTrack> m_persons;
    int m_personCount = 0;
    std::vector<PersonOutcome> m_outcomes;  ///< kept only for the overlay
    AnalyzeResult m_result;
};

Result<void> Analysis::open() {
    if (!m_options.overlay.empty() && !isWritableVideoFile(m_options.overlay)) {
        return fail(ErrorCode::Usage, "the overlay's name must end in .mp4, .mov, .mkv or .avi: " +
                                          m_options.overlay.string());
    }
    if (auto video = openVideo(); !video) return video;
    if (m_parts.regressor) {
        const Job job{m_job.cancelled, [](int, int) {}};
        if (auto begun = m_parts.regressor->begin(*m_video, job); !begun) return begun;
    }
    if (auto keeper = openKeeper(); !keeper) return keeper;
    if (m_watch.opened) {
        m_watch.opened({m_video->times_s(),
                        {m_result.video.width_px, m_result.video.height_px},
                        m_parts.estimator->detectorName(),
                        m_parts.estimator->keypointNames(),
                        m_parts.estimator->misplacement(),
                        m_videoHash});
    }
    return {};
}

Result<void> Analysis::openVideo() {
    VideoOptions options;
    options.captureRate_hz = m_options.captureRate_hz;
    Result<std::unique_ptr<VideoReader>> video = std::move(m_parts.video);
    if (*video == nullptr) video = VideoReader::open(m_options.video, options);
    if (!video) return tl::unexpected<Error>(video.error());
    m_video = *std::move(video);
    m_result.video = m_video->info();
    const Job job{m_job.cancelled, [](int, int) {}};
    auto hash = sha256OfFile(m_options.video, job);
    if (!hash) return tl::unexpected<Error>(hash.error());
    m_videoHash = *hash;
    return {};
}

Result<void> Analysis::openKeeper() {
    std::error_code problem;
    std::filesystem::create_directories(m_options.outputFolder, problem);
    if (problem) {
        return fail(ErrorCode::WriteFailed, "the folder for the results cannot be made (" +
                                                problem.message() +
                                                "): " + m_options.outputFolder.string());
    }
    auto key = signature();
    if (!key) return tl::unexpected<Error>(key.error());
    auto keeper = WorkKeeper::open(m_options.outputFolder / kPartialFile, *key, m_options.resume);
    if (!keeper) return tl::unexpected<Error>(keeper.error());
    m_keeper = *std::move(keeper);
    m_result.framesResumed = m_keeper->work.framesDone;
    return {};
}

// Whatever changes what is seen in the pictures; the fit is always done anew.
Result<std::string> Analysis::signature() const {
    const std::string rate =
        m_options.captureRate_hz ? std::to_string(*m_options.captureRate_hz) : "file";
    std::string text = "partial 4|" + m_videoHash + "|" + rate + "|";
    if (m_parts.persons) text += m_parts.persons->name() + "|" + m_parts.persons->hash() + "|";
    text += m_parts.backend + "|" + m_parts.estimator->detectorName() + "|" +
            m_parts.estimator->hash() + "|" + std::to_string(static_cast<int>(m_options.person)) +
            "|" + std::to_string(m_options.personId);
    const auto add = [&text](const auto& facts) {
        for (const auto& [name, value] : facts) appendTo(text, "|", name, "=", value);
    };
    add(m_parts.facts);
    add(m_parts.estimator->settings());
    if (m_parts.regressor) {
        const BodyRegressor& regressor = *m_parts.regressor;
        // Bodies that were seen, and points taken from them, are this body's.
        appendTo(text, "|", regressor.name(), "|", regressor.hash(), "|", regressor.device(), "|",
                 m_parts.bodyHash);
        add(regressor.settings());
    }
    return sha256Of(std::as_bytes(std::span(text)));
}

Result<void> Analysis::choosePersons(std::vector<PersonTrack> found) {
    m_personCount = static_cast<int>(found.size());
    if (m_options.person == PersonChoice::All && !found.empty()) {
        m_persons = std::move(found);
        return {};
    }
    auto chosen =
        choosePerson(found, m_options.person == PersonChoice::ById ? m_options.personId : 0);
    if (!chosen) return tl::unexpected<Error>(chosen.error());
    m_persons.push_back(*std::move(chosen));
    return {};
}

Result<void> Analysis::look() {
    // A certain person is only known once everybody has been followed.
    if (m_options.person != PersonChoice::ById && m_keeper->work.framesDone == 0 &&
        m_parts.estimator->looksAtPictures()) {
        const Job job{m_job.cancelled, [](int, int) {}};
        auto ahead = lookAhead(*m_video, m_parts.persons.get(), *m_parts.estimator, m_watch, job);
        if (!ahead) return ahead;
    }
    const PersonLookers lookers{*m_parts.estimator, m_parts.regressor.get()};
    auto found = findPeople(*m_video, m_parts.persons.get(), lookers, *m_keeper, m_job);
    if (!found) return tl::unexpected<Error>(found.error());
    if (auto chosen = choosePersons(*std::move(found)); !chosen) return chosen;
    auto looked = findKeypoints(*m_video, lookers, m_persons, *m_keeper, m_job, m_watch);
    if (!looked || !findsPersonItself()) return looked;
    return takeTrack();
}

bool Analysis::findsPersonItself() const {
    return m_parts.regressor && m_parts.regressor->findsPerson();
}

// Only now it is known where the person is.
Result<void> Analysis::takeTrack() {
    auto frames = m_keeper->work.persons.front().frames;
    frames.resize(static_cast<std::size_t>(m_result.video.frameCount));
    PersonTrack track = trackOf(frames, m_video->times_s());
    if (std::ranges::any_of(track.boxes, [](const auto& box) { return box.has_value(); })) {
        m_persons.front() = std::move(track);
        return {};
    }
    return fail(ErrorCode::NoPerson,
                m_parts.regressor->name() +
                    " saw nobody in this video: it needs one person, at least a fifth of the "
                    "picture high and in view for some frames. With other networks (--backend fit "
                    "and a detector, see the README) smaller people are found too");
}

std::filesystem::path Analysis::folderOf(int person) const {
    return m_options.person == PersonChoice::All
               ? m_options.outputFolder / ("person_" + std::to_string(person))
               : m_options.outputFolder;
}

RunFacts Analysis::facts() const {
    return {m_options,   m_parts,       m_result.video,   m_result.damage,
            m_videoHash, m_personCount, m_result.warnings};
}

RegressedClip Analysis::regressedClip(std::size_t person) const {
    const BodyRegressor& regressor = *m_parts.regressor;
    RegressedClip clip{m_keeper->work.persons[person].bodies,
                       regressor.bodyOfShape() == m_parts.body->name, regressor.focalIsEstimated(),
                       regressor.errorScale()};
    clip.frames.resize(static_cast<std::size_t>(m_result.video.frameCount));
    return clip;
}

SettledSides Analysis::settleKeypoints(std::size_t person, Keypoints2D& keypoints) const {
    const std::vector<PlaceModes>& modes = m_keeper->work.persons[person].modes;
    if (modes.empty()) return {};
    return settleSides(modes, m_video->times_s(), keypoints);
}

Result<PersonOutcome> Analysis::solve(std::size_t person) {
    PersonOutcome outcome;
    outcome.track = m_persons[person];
    outcome.keypoints = {m_parts.estimator->detectorName(), m_parts.estimator->keypointNames(),
                         m_keeper->work.persons[person].frames, m_parts.estimator->misplacement()};
    // A damaged end can leave fewer frames than the container lists.
    const auto frameCount = static_cast<std::size_t>(m_result.video.frameCount);
    outcome.keypoints.frames.resize(frameCount);
    const SettledSides settled = settleKeypoints(person, outcome.keypoints);
    if (m_parts.regressor) {
        outcome.regressed = regressedClip(person);
        auto looked = m_parts.regressor->overTime(m_video->times_s(), outcome.regressed.frames,
                                                  {m_job.cancelled, [](int, int) {}});
        if (!looked) return tl::unexpected<Error>(looked.error());
    }
    auto fit = m_parts.solver->solve(*m_parts.body, outcome.keypoints, m_video->times_s(),
                                     {m_result.video.width_px, m_result.video.height_px},
                                     m_options.fit, outcome.regressed, m_job.of(Stage::FitMotion));
    if (!fit) return tl::unexpected<Error>(fit.error());
    outcome.fit = *std::move(fit);
    noteSettled(settled, m_options.fit.refine, outcome.fit.warnings);
    if (auto measured = measureAngles(outcome); !measured)
        return tl::unexpected<Error>(measured.error());
    return outcome;
}

Result<void> Analysis::measureAngles(PersonOutcome& outcome) const {
    const std::vector<std::pair<std::string, std::string>> notes = {
        {"program", "goniograph " + programVersion()},
        {"video sha256", m_videoHash},
        {"body", m_parts.body->name + ", sha256 " + m_parts.bodyHash},
        {"detector", outcome.keypoints.detector + ", sha256 " + m_parts.estimator->hash()}};
    auto angles = computeBodyAngles(*m_parts.body, outcome.fit.motion, m_options.cutoff_hz,
                                    m_options.fit.maxGap_s, notes);
    if (!angles) return tl::unexpected<Error>(angles.error());
    outcome.angles = *std::move(angles);
    for (AngleTable* table : {&outcome.angles.openSim, &outcome.angles.clinical})
        leaveOutNotEstimated(*table, *m_parts.body, outcome.keypoints.names, outcome.fit.motion);
    if (const std::size_t rows = unfilteredRows(outcome.angles.openSim); rows > 0) {
        outcome.fit.warnings.push_back(
            "In " + std::to_string(rows) +
            " frames some angles are raw, not low-passed: the run without a gap is too short, or "
            "its frame rate too low for the cut-off.");
    }
    return {};
}

Result<PersonResult> Analysis::finish(std::size_t person) {
    PersonResult result;
    result.id = m_persons[person].id;
    result.folder = folderOf(result.id);
    auto outcome = solve(person);
    if (!outcome) {
        if (outcome.error().code == ErrorCode::Cancelled) {
            return tl::unexpected<Error>(outcome.error());
        }
        result.failure = outcome.error();
        return result;
    }
    result.meanReprojection_px = outcome->fit.meanReprojection_px;
    result.recoveredShare = outcome->fit.recoveredShare;
    result.warnings = outcome->fit.warnings;
    if (!m_options.inMemory) {
        auto written = writeOutcome(facts(), *outcome, result.folder);
        if (!written) return tl::unexpected<Error>(written.error());
    }
    if (m_watch.finished) m_watch.finished(facts(), *outcome);
    if (!m_options.overlay.empty()) m_outcomes.push_back(*std::move(outcome));
    return result;
}

std::vector<std::string> Analysis::warnings() const {
    std::vector<std::string> all = m_parts.warnings;
    auto own = m_parts.estimator->warnings(m_result.video.frameCount);
    all.insert(all.end(), own.begin(), own.end());
    if (m_parts.regressor) {
        own = m_parts.regressor->warnings();
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

Result<void> Analysis::finishAll() {
    std::optional<Error> failure;
    bool anyone = false;
    for (std::size_t p = 0; p < m_persons.size(); ++p) {
        auto person = finish(p);
        if (!person) return tl::unexpected<Error>(person.error());
        if (person->failure) failure = person->failure;
        anyone = anyone || !person->failure;
        m_result.persons.push_back(*std::move(person));
    }
    if (!anyone) {
        if (failure->code == ErrorCode::NoPerson) m_keeper->discard();
        return passOn(*failure, "fitting the body to the keypoints");
    }
    return {};
}

Result<AnalyzeResult> Analysis::run() {
    if (auto opened = open(); !opened) return tl::unexpected<Error>(opened.error());
    if (auto looked = look(); !looked) {
        if (looked.error().code == ErrorCode::NoPerson) {
            m_keeper->discard();
            std::error_code ignored;  // keeps a folder that holds other files
            std::filesystem::remove(m_options.outputFolder, ignored);
        }
        return tl::unexpected<Error>(looked.error());
    }
    m_result.damage = m_video->damage();
    m_result.warnings = warnings();
    if (!m_options.inMemory) {
        auto removed = removeEarlierOutcomes(m_options.outputFolder);
        if (!removed) return tl::unexpected<Error>(removed.error());
    }
    if (auto finished = finishAll(); !finished) return tl::unexpected<Error>(finished.error());
    if (!m_options.overlay.empty()) {
        auto drawn = drawOverlay(*m_video, m_options.overlay, *m_parts.body, m_outcomes, m_job);
        if (!drawn) return passOn(drawn.error(), "drawing the overlay");
    }
    if (!m_options.inMemory) m_keeper->discard();
    return m_result;
}

}  // namespace

Result<AnalyzeResult> analyze(const AnalyzeOptions& options, AnalyzeParts& parts,
                              const PipelineJob& job, const AnalyzeWatch& watch) {
    auto result = Analysis(options, parts, job, watch).run();
    if (!result) return passOn(result.error(), "analysing " + options.video.string());
    return result;
}

std::string programVersion() {
    return GONIO_VERSION;
}

}  // namespace gonio
