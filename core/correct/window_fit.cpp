#include "core/correct/window_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/body/rotation.h"
#include "core/correct/bells.h"
#include "core/fit/visibility.h"

namespace gonio {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// Seen around the window: rests of the feet reach beyond its ends.
constexpr double kContext_s = 0.5;
constexpr int kMinContext = 3;

// Legs, arms, or both as if the sides were exchanged.
std::vector<PoseVector> crossedPoses(const PoseVector& pose_rad) {
    const PoseVector other = mirrored(pose_rad);
    PoseVector legs = pose_rad, arms = pose_rad;
    legs.segment<14>(3) = other.segment<14>(3);
    arms.segment<20>(26) = other.segment<20>(26);
    PoseVector both = legs;
    both.segment<20>(26) = other.segment<20>(26);
    return {legs, arms, both};
}

FrameRange withContext(const BaseAnalysis& base, FrameRange window) {
    const auto& times_s = base.motion.times_s;
    const int last = static_cast<int>(times_s.size()) - 1;
    FrameRange range = window;
    while (range.first > 0 && (times_s[window.first] - times_s[range.first - 1] <= kContext_s ||
                               window.first - range.first < kMinContext))
        --range.first;
    while (range.last < last && (times_s[range.last + 1] - times_s[window.last] <= kContext_s ||
                                 range.last - window.last < kMinContext))
        ++range.last;
    return range;
}

// Frames that tell of the detector's noise: sound ones, spread over the clip.
std::vector<RefitFrame> sampleOf(const BaseAnalysis& base) {
    constexpr std::size_t kSamples = 120;
    std::vector<RefitFrame> sample;
    const std::size_t n = base.motion.size();
    const std::size_t step = std::max<std::size_t>(1, n / kSamples);
    for (std::size_t f = 0; f < n; f += step) {
        const bool swapped = std::any_of(
            base.sideSwaps.begin(), base.sideSwaps.end(),
            [&](const FittedSwap& swap) { return swap.frames.contains(static_cast<int>(f)); });
        if (swapped || base.motion.sources[f] != FrameSource::Measured ||
            base.keypoints.frames[f].empty())
            continue;
        RefitFrame frame;
        frame.time_s = base.motion.times_s[f];
        frame.start_rad = base.motion.poses_rad[f];
        frame.start_m = base.motion.translations_m[f];
        frame.keypoints = &base.keypoints.frames[f];
        sample.push_back(std::move(frame));
    }
    return sample;
}

double medianSize_px(const std::vector<RefitFrame>& sample) {
    std::vector<double> sizes;
    for (const RefitFrame& frame : sample) sizes.push_back(personSize_px(*frame.keypoints));
    if (sizes.empty()) return 1;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return std::max(*middle, 1.0);
}

/// Holds the window's ends to the base: strongest at the last free frame.
class Tethers {
public:
    Tethers(const BaseAnalysis& base, const WindowState& state, const RefineOptions& options) {
        const auto& times_s = base.motion.times_s;
        const auto isBody = [&](int f) {
            return f >= 0 && f < static_cast<int>(times_s.size()) &&
                   base.motion.sources[f] != FrameSource::Missing;
        };
        const FrameRange& w = state.window;
        if (isBody(w.first - 1)) m_from_s = times_s[w.first - 1];
        if (isBody(w.last + 1)) m_to_s = times_s[w.last + 1];
        const double step_s = (times_s[w.last] - times_s[w.first]) / std::max(1, w.size() - 1);
        m_reach_s = std::max(options.neighbourhood_s / 2, 3 * step_s);
    }

    double at(double time_s) const {
        constexpr double kSigma_rad = 0.1 * std::numbers::pi / 180;
        const double share =
            wendland((time_s - m_from_s) / m_reach_s) + wendland((m_to_s - time_s) / m_reach_s);
        return share / kSigma_rad;
    }

private:
    double m_from_s = -1e9, m_to_s = 1e9, m_reach_s = 0;
};

template <class T>
T wishOf(const std::map<int, T>& wishes, int frame) {
    const auto found = wishes.find(frame);
    return found == wishes.end() ? T{} : found->second;
}

RefitFrame freeFrame(const WindowState& state, const WindowWishes& wishes, int f) {
    const EditedFrame& edited = state.edited(f);
    RefitFrame frame;
    frame.isDoubtful = edited.isDoubtful;
    if (edited.isObserved) frame.keypoints = &edited.keypoints;
    if (edited.isDoubtful && edited.sidesExchanged)
        frame.otherStarts_rad = crossedPoses(state.motion.poses_rad[state.local(f)]);
    if (edited.isDoubtful && edited.otherPose_rad)
        frame.otherStarts_rad.push_back(*edited.otherPose_rad);
    frame.pixels = wishOf(wishes.pixels, f);
    frame.angles = wishOf(wishes.angles, f);
    frame.finish = wishOf(wishes.finish, f);
    return frame;
}

/// The clip to be fitted and which frame of the trial each of its frames is.
struct Selection {
    RefitClip clip;
    std::vector<int> frames;
};

Selection select(const BaseAnalysis& base, const WindowWishes& wishes, const RefineOptions& options,
                 const WindowState& state) {
    Selection selected;
    const Tethers tethers(base, state, options);
    int segment = 0;
    const int count = static_cast<int>(state.motion.size());
    for (int i = 0; i < count; ++i) {
        if (state.motion.sources[i] == FrameSource::Missing) continue;
        const int f = state.firstFrame + i;
        RefitFrame frame;
        if (state.window.contains(f)) {
            frame = freeFrame(state, wishes, f);
            frame.tether = tethers.at(state.motion.times_s[i]);
        } else {
            frame.isHeld = true;
        }
        frame.time_s = state.motion.times_s[i];
        frame.start_rad = state.motion.poses_rad[i];
        frame.start_m = state.motion.translations_m[i];
        if (!selected.frames.empty() &&
            (selected.frames.back() != f - 1 ||
             frame.time_s - selected.clip.frames.back().time_s > kLongestStep_s))
            ++segment;
        frame.segment = segment;
        selected.clip.frames.push_back(std::move(frame));
        selected.frames.push_back(f);
    }
    selected.clip.sample = sampleOf(base);
    selected.clip.names = base.keypoints.names;
    selected.clip.misplacement = base.keypoints.misplacement;
    selected.clip.personSize_px = medianSize_px(selected.clip.sample);
    selected.clip.shape = base.motion.shape;
    selected.clip.camera = base.motion.camera;
    selected.clip.extraDofs = wishes.dofs;
    return selected;
}

// Frames without a pose of the base start at their nearest neighbour's.
void lendPoses(Motion& motion, const std::vector<bool>& hasPose) {
    const auto n = static_cast<int>(motion.size());
    for (int i = 0; i < n; ++i) {
        if (motion.sources[i] == FrameSource::Missing || hasPose[i]) continue;
        int from = -1;
        for (int k = 1; k < n && from < 0; ++k) {
            if (i - k >= 0 && hasPose[i - k]) from = i - k;
            if (from < 0 && i + k < n && hasPose[i + k]) from = i + k;
        }
        if (from < 0) {
            motion.sources[i] = FrameSource::Missing;
            continue;
        }
        motion.poses_rad[i] = motion.poses_rad[from];
        motion.translations_m[i] = motion.translations_m[from];
    }
}

}  // namespace

WindowState startingState(const BaseAnalysis& base, FrameRange window,
                          std::vector<EditedFrame> frames) {
    WindowState state;
    state.window = window;
    state.frames = std::move(frames);
    state.reprojection_px.assign(window.size(), kNaN);
    state.confidences.assign(window.size(), Eigen::Matrix<double, kJointCount, 1>::Zero());
    const FrameRange range = withContext(base, window);
    state.firstFrame = range.first;
    std::vector<bool> hasPose;
    state.motion.shape = base.motion.shape;
    state.motion.camera = base.motion.camera;
    for (int f = range.first; f <= range.last; ++f) {
        hasPose.push_back(base.motion.sources[f] != FrameSource::Missing);
        state.motion.times_s.push_back(base.motion.times_s[f]);
        state.motion.frameIndices.push_back(f);
        state.motion.poses_rad.push_back(base.motion.poses_rad[f]);
        state.motion.translations_m.push_back(base.motion.translations_m[f]);
        state.motion.sources.push_back(window.contains(f) ? state.edited(f).source
                                                          : base.motion.sources[f]);
    }
    lendPoses(state.motion, hasPose);
    for (int f = window.first; f <= window.last; ++f)
        state.edited(f).source = state.motion.sources[state.local(f)];
    return state;
}

Result<void> fitWindow(const BodyModel& model, const BaseAnalysis& base, const WindowWishes& wishes,
                       const RefineOptions& options, WindowState& state, const Job& job) {
    const Selection selected = select(base, wishes, options, state);
    const bool anyFree = std::any_of(selected.clip.frames.begin(), selected.clip.frames.end(),
                                     [](const RefitFrame& frame) { return !frame.isHeld; });
    if (!anyFree) return {};
    auto fitted = refit(model, selected.clip, job);
    if (!fitted) return tl::unexpected<Error>(fitted.error());
    for (std::size_t i = 0; i < selected.frames.size(); ++i) {
        const int f = selected.frames[i];
        if (!state.window.contains(f)) continue;
        state.motion.poses_rad[state.local(f)] = fitted->poses_rad[i];
        state.motion.translations_m[state.local(f)] = fitted->translations_m[i];
        state.reprojection_px[f - state.window.first] = fitted->reprojection_px[i];
        state.confidences[f - state.window.first] = fitted->confidences[i];
        state.edited(f).isDoubtful = false;
    }
    return {};
}

}  // namespace gonio
