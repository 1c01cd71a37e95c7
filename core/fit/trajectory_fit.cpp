#include "core/fit/trajectory_fit.h"

#include <algorithm>
#include <cmath>

#include "core/fit/clip_rounds.h"
#include "core/fit/initial_poses.h"
#include "core/fit/key_frames.h"
#include "core/fit/regressed_words.h"
#include "core/fit/said_poses.h"
#include "core/fit/standing.h"
#include "core/fit/trajectory_report.h"

namespace gonio {
namespace {

constexpr double kWindow_s = 8, kOverlap_s = 0.5;

tl::unexpected<Error> noPose() {
    return fail(ErrorCode::SolverFailed,
                "no pose of a body explains the keypoints in any frame; look at the keypoints, or "
                "choose another detector");
}

std::vector<int> without(std::vector<int> dofs, const std::vector<int>& others) {
    std::erase_if(dofs, [&](int d) { return std::binary_search(others.begin(), others.end(), d); });
    return dofs;
}

// Numbers that are not finite say nothing.
void clearUnreadable(Keypoints2D& keypoints) {
    for (KeypointFrame& frame : keypoints.frames) {
        for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
            if (!isSeen(frame, k, 0)) frame.image_px.row(k).setZero();
        }
    }
}

/// Everything one clip's fit works on.
class ClipFitter {
public:
    ClipFitter(const BodyModel& model, LandmarkSet landmarks, const Keypoints2D& keypoints,
               const std::vector<double>& times_s, Eigen::Vector2i size_px,
               const TrajectoryOptions& options, const RegressedClip& regressed, const Job& job)
        : m_keypoints(keypoints),
          m_times_s(times_s),
          m_options(options),
          m_regressed(regressed),
          m_job(job),
          m_words(readRegressed(model, regressed)),
          m_told(activeDofs(landmarks).dofs),
          m_context(model, landmarks, activeDofs(landmarks, !m_words.empty())),
          m_priors(framePriors(m_context.active, without(m_context.active.dofs, m_told))),
          m_centre_px(size_px.cast<double>() / 2),
          m_size_px(size_px) {}

    Result<TrajectoryFit> run();

private:
    ClipTuning tuning() const { return {m_keypoints.misplacement, m_frames.personSize_px}; }

    void setUpGlobals();
    ClipState makeState(const std::vector<std::size_t>& frames) const;
    std::vector<const KeypointFrame*> framesOf(const std::vector<std::size_t>& frames) const;
    void report(double share) const;
    Job part(double from, double to) const;
    Result<void> findPoses(std::vector<std::size_t>& frames, ClipState& state, const Job& job);
    void continueRoots(std::size_t first, ClipState& state) const;
    void giveUp(std::size_t first, std::size_t last, const std::vector<std::size_t>& posed);
    Result<void> solveCoarse();
    Result<void> solveWindow(std::size_t first, std::size_t last);
    ClipRounds rounds();
    Result<void> solveFine();
    Result<void> solveSingly();
    TrajectoryFit collect(const FitContext& context, const ClipState& state) const;

    const Keypoints2D& m_keypoints;
    const std::vector<double>& m_times_s;
    const TrajectoryOptions& m_options;
    const RegressedClip& m_regressed;
    const Job& m_job;
    RegressedWords m_words;
    std::vector<int> m_told;  ///< angles that the keypoints tell by themselves
    FitContext m_context;
    FramePriors m_priors;
    Eigen::Vector2d m_centre_px;
    Eigen::Vector2i m_size_px;

    FrameSegments m_frames;
    GlobalPriors m_globalPriors;
    ClipGlobals m_globals;
    DetectorNoise m_noise;
    std::vector<std::vector<double>> m_blocks;  ///< of all frames; empty where missing
    std::vector<std::size_t> m_coarseKeys;      ///< frames that decided shape and camera
    ClipState m_coarse;
    int m_contactCount = 0;
    mutable int m_reported = 0;
};

void ClipFitter::setUpGlobals() {
    // A phone's main camera in video mode sees about 0.72 to 0.95 of the longer side as focal
    // length.
    const double usual_px = 0.85 * m_size_px.maxCoeff();
    const double focal_px = m_options.focal_px.value_or(m_words.focal_px.value_or(usual_px));
    m_globalPriors.logFocal = std::log(focal_px);
    m_globalPriors.shape = m_words.shape.value_or(ShapeVector::Zero());
    Eigen::Map<ShapeVector>(m_globals.values.data()) = m_globalPriors.shape;
    m_globalPriors.stature_m = m_options.stature_m;
    constexpr double kFramesPerLook = 8;
    if (!tuning().isExact()) m_globalPriors.framesPerLook = kFramesPerLook;
    m_globals.values[ClipGlobals::kLogFocal] = m_globalPriors.logFocal;
    m_noise.pixels = tuning().firstNoise_px();
    m_noise.scale3D = scaleOf3D(m_context, framesOf(m_frames.solved), m_globals.shape());
}

// Null where a frame shows too little: its few points are no observation.
std::vector<const KeypointFrame*> ClipFitter::framesOf(
    const std::vector<std::size_t>& frames) const {
    std::vector<const KeypointFrame*> pointers;
    for (const std::size_t f : frames) {
        const bool measured = m_frames.sources[f] == FrameSource::Measured;
        pointers.push_back(measured ? &m_keypoints.frames[f] : nullptr);
    }
    return pointers;
}

ClipState ClipFitter::makeState(const std::vector<std::size_t>& frames) const {
    ClipState state;
    state.globals = m_globals;
    for (const std::size_t f : frames) {
        state.times_s.push_back(m_times_s[f]);
        state.segments.push_back(m_frames.segments[f]);
        const bool measured = m_frames.sources[f] == FrameSource::Measured;
        state.observations.push_back(
            measured ? observe(m_keypoints.frames[f], m_context.landmarks, m_noise)
                     : FrameObservation{});
        state.blocks.push_back(m_blocks.empty() ? std::vector<double>{} : m_blocks[f]);
        if (!m_words.empty())
            state.words.push_back(measured ? m_words.at(f) : std::optional<FrameWord>{});
    }
    return state;
}

// Progress is told in frames of the clip, and never falls back.
void ClipFitter::report(double share) const {
    const auto total = static_cast<int>(m_times_s.size());
    m_reported = std::clamp(static_cast<int>(share * total), m_reported, total);
    m_job.progress(m_reported, total);
}

// The work between two shares of the whole.
Job ClipFitter::part(double from, double to) const {
    Job job;
    job.cancelled = m_job.cancelled;
    job.progress = [this, from, to](int done, int total) {
        report(from + (to - from) * done / std::max(total, 1));
    };
    return job;
}

// Root angles go on from the last solved frame before `first` without whole turns between.
void ClipFitter::continueRoots(std::size_t first, ClipState& state) const {
    const std::vector<double>* before = nullptr;
    for (std::size_t f = first + 1; f-- > 0 && before == nullptr;) {
        if (!m_blocks[f].empty()) before = &m_blocks[f];
    }
    for (std::vector<double>& block : state.blocks) {
        if (before != nullptr) nearestRoot(*before, block);
        before = &block;
    }
}

// Starting poses of `frames`; those of stretches that got none are taken out.
Result<void> ClipFitter::findPoses(std::vector<std::size_t>& frames, ClipState& state,
                                   const Job& job) {
    expectStanding(m_context, m_frames.personSize_px, state);
    auto lost = findInitialPoses(m_context, withSigmasGrown(m_priors, m_words.doubt()), m_centre_px,
                                 framesOf(frames), state, job);
    if (!lost) return tl::unexpected<Error>(lost.error());
    if (lost->empty()) return {};
    std::vector<std::size_t> kept;
    ClipState posed;
    posed.globals = state.globals;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (std::find(lost->begin(), lost->end(), state.segments[i]) != lost->end()) continue;
        kept.push_back(frames[i]);
        posed.times_s.push_back(state.times_s[i]);
        posed.segments.push_back(state.segments[i]);
        posed.observations.push_back(std::move(state.observations[i]));
        posed.blocks.push_back(std::move(state.blocks[i]));
        if (!state.words.empty()) posed.words.push_back(state.words[i]);
    }
    frames = std::move(kept);
    state = std::move(posed);
    return {};
}

// Frames from `first` to `last` of segments without any pose are missing.
void ClipFitter::giveUp(std::size_t first, std::size_t last,
                        const std::vector<std::size_t>& posed) {
    std::vector<int> kept;
    for (const std::size_t f : posed) kept.push_back(m_frames.segments[f]);
    for (std::size_t f = first; f <= last; ++f) {
        const bool solved = !m_blocks.empty() && !m_blocks[f].empty();
        if (solved || std::find(kept.begin(), kept.end(), m_frames.segments[f]) != kept.end())
            continue;
        m_frames.sources[f] = FrameSource::Missing;
        m_frames.segments[f] = -1;
    }
    std::erase_if(m_frames.solved, [&](std::size_t f) { return m_frames.segments[f] < 0; });
}

ClipRounds ClipFitter::rounds() {
    return {m_context,   m_priors, m_globalPriors,
            m_centre_px, tuning(), m_options.focal_px.has_value(),
            m_told,      m_words,  m_options.threads,
            m_job};
}

// Shape and camera from key frames of the clip, at most kMaxKeyFrames in evenly spread stretches.
Result<void> ClipFitter::solveCoarse() {
    std::vector<std::size_t> keys = keyFrames(m_frames, m_times_s, 0, m_times_s.size() - 1);
    const bool isThinned = keys.size() > kMaxKeyFrames;
    keys = thinned(std::move(keys));
    ClipState state = makeState(keys);
    if (auto found = findPoses(keys, state, part(0, 0.25)); !found) return found;
    if (keys.empty()) return noPose();
    // Frames that were left out may still have poses: their windows find out.
    if (!isThinned) giveUp(0, m_times_s.size() - 1, keys);
    auto contacts = rounds().solveFreely(framesOf(keys), state, m_noise, part(0.25, 0.5));
    if (!contacts) return tl::unexpected<Error>(contacts.error());
    m_contactCount = *contacts;
    m_globals = state.globals;
    m_coarseKeys = std::move(keys);
    m_coarse = std::move(state);
    return {};
}

// One window: key frames first, then every frame from there.
Result<void> ClipFitter::solveWindow(std::size_t first, std::size_t last) {
    std::vector<std::size_t> keys = keyFrames(m_frames, m_times_s, first, last);
    if (keys.empty()) return {};
    const double count = static_cast<double>(m_times_s.size());
    const double from = 0.5 + 0.5 * static_cast<double>(first) / count;
    const double to = 0.5 + 0.5 * static_cast<double>(last + 1) / count;
    const double middle = from + 0.6 * (to - from);
    // A clip of one window has its coarse solution already, and may still move shape and camera.
    const bool whole = keys == m_coarseKeys;
    ClipState coarse = whole ? m_coarse : makeState(keys);
    if (!whole) {
        if (auto found = findPoses(keys, coarse, part(from, from + 0.4 * (to - from))); !found)
            return found;
        giveUp(first, last, keys);
        if (keys.empty()) return {};
        continueRoots(first, coarse);
        if (auto solved = rounds().solveHeld(framesOf(keys), &m_globals, m_noise, 3, 12, coarse,
                                             part(from + 0.4 * (to - from), middle));
            !solved)
            return solved;
    }
    std::vector<std::size_t> all;
    for (std::size_t f = first; f <= last; ++f) {
        // What an earlier window solved stays where this one has no pose for it.
        const bool posed = std::any_of(keys.begin(), keys.end(), [&](std::size_t k) {
            return m_frames.segments[k] == m_frames.segments[f];
        });
        if (m_frames.segments[f] >= 0 && (posed || m_blocks[f].empty())) all.push_back(f);
    }
    ClipState fine = makeState(all);
    fine.blocks = spread(keys, coarse.blocks, all, m_times_s);
    reweight(m_context, framesOf(all), m_centre_px, m_noise, tuning().noiseFloor(),
             2 * ClipTuning::kRobustSigmas, fine);
    const int iterations = tuning().isExact() ? 20 : 8;
    if (auto solved = rounds().solveHeld(framesOf(all), whole ? nullptr : &m_globals, m_noise, 2,
                                         iterations, fine, part(whole ? from : middle, to));
        !solved)
        return solved;
    if (whole) m_globals = fine.globals;
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Where windows overlap, the second half of the overlap belongs to the later window.
        const bool overlap =
            !m_blocks[all[i]].empty() && m_times_s[all[i]] - m_times_s[first] < kOverlap_s / 2;
        if (!overlap) m_blocks[all[i]] = fine.blocks[i];
    }
    return {};
}

Result<void> ClipFitter::solveFine() {
    m_blocks.assign(m_times_s.size(), {});
    std::size_t first = 0;
    while (first < m_times_s.size()) {
        std::size_t last = first;
        while (last + 1 < m_times_s.size() && m_times_s[last + 1] - m_times_s[first] <= kWindow_s)
            ++last;
        if (auto solved = solveWindow(first, last); !solved) return solved;
        if (last + 1 >= m_times_s.size()) break;
        std::size_t next = last;
        while (next > first + 1 && m_times_s[last] - m_times_s[next] < kOverlap_s) --next;
        first = next;
    }
    return {};
}

// --no-refine: every frame by itself, with the clip's shape and camera. Frames that a network told
// of and that keypoints place need no fit, see asSaid.
Result<void> ClipFitter::solveSingly() {
    m_blocks.assign(m_times_s.size(), {});
    const bool allSaid =
        std::all_of(m_frames.solved.begin(), m_frames.solved.end(), [this](std::size_t f) {
            return m_words.at(f) && m_frames.sources[f] == FrameSource::Measured;
        });
    if (allSaid) return {};
    std::vector<std::size_t> frames = m_frames.solved;
    ClipState state = makeState(frames);
    if (auto found = findPoses(frames, state, part(0.5, 1)); !found) return found;
    giveUp(0, m_times_s.size() - 1, frames);
    for (std::size_t i = 0; i < frames.size(); ++i) m_blocks[frames[i]] = state.blocks[i];
    return {};
}

TrajectoryFit ClipFitter::collect(const FitContext& context, const ClipState& state) const {
    Camera view;
    view.centre_px = m_centre_px;
    view.size_px = m_size_px;
    view.focalEstimated = !m_options.focal_px;
    TrajectoryFit fit = reportOf({context, m_keypoints, m_times_s, m_frames, state, view, m_noise});
    fit.contactCount = m_contactCount;
    fit.warnings = warningsOf(m_options, m_words);
    return fit;
}

Result<TrajectoryFit> ClipFitter::run() {
    m_frames = findSegments(m_keypoints, m_context.landmarks, m_times_s, m_options.maxGap_s);
    if (m_frames.solved.size() < 3) {
        return fail(ErrorCode::NoPerson,
                    "only " + std::to_string(m_frames.solved.size()) + " of " +
                        std::to_string(m_times_s.size()) +
                        " frames show enough keypoints of a body; at least 3 are needed");
    }
    setUpGlobals();
    if (auto solved = solveCoarse(); !solved) return tl::unexpected<Error>(solved.error());
    if (auto solved = m_options.refine ? solveFine() : solveSingly(); !solved)
        return tl::unexpected<Error>(solved.error());
    if (m_frames.solved.empty()) return noPose();
    report(1);
    ClipState state = makeState(m_frames.solved);
    if (!m_options.refine && !m_words.empty()) {
        const FitContext whole(m_context.model, m_context.landmarks, wholeBody());
        return collect(whole, asSaid(m_regressed, m_words, m_frames.solved, m_context.active, whole,
                                     m_centre_px, std::move(state)));
    }
    if (m_words.isFarOff()) restUntold(m_context.active, m_told, state);
    return collect(m_context, state);
}

}  // namespace

Result<TrajectoryFit> fitTrajectory(const BodyModel& model, Keypoints2D keypoints,
                                    const std::vector<double>& times_s,
                                    Eigen::Vector2i imageSize_px, const TrajectoryOptions& options,
                                    const RegressedClip& regressed, const Job& job) {
    if (keypoints.frames.size() != times_s.size()) {
        return fail(ErrorCode::Internal, "there are " + std::to_string(keypoints.frames.size()) +
                                             " frames of keypoints but " +
                                             std::to_string(times_s.size()) + " times");
    }
    if (!regressed.empty() && regressed.frames.size() != times_s.size()) {
        return fail(ErrorCode::Internal, "there are " + std::to_string(regressed.frames.size()) +
                                             " frames of regressed bodies but " +
                                             std::to_string(times_s.size()) + " times");
    }
    auto landmarks = placeLandmarks(model, keypoints.names);
    if (!landmarks) return tl::unexpected<Error>(landmarks.error());
    clearUnreadable(keypoints);
    const auto swaps = undoSideSwaps(keypoints, times_s);
    ClipFitter fitter(model, *landmarks, keypoints, times_s, imageSize_px, options, regressed, job);
    auto fit = fitter.run();
    if (!fit) return fit;
    fit->swaps = swaps;
    return fit;
}

}  // namespace gonio
