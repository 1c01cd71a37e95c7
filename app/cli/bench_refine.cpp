#include <algorithm>
#include <chrono>

#include "app/cli/bench_cases.h"
#include "core/biomech/text_numbers.h"
#include "core/correct/corrected_angles.h"
#include "core/fit/trajectory_fit.h"
#include "core/pipeline/synth_clip.h"
#include "core/synth/replay.h"

namespace gonio::bench {
namespace {

double secondsOf(const auto& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Result<BaseAnalysis> analysedWalk(const BodyModel& model, const Job& job) {
    SynthClipOptions options;
    options.duration_s = 4;
    options.rate_hz = 60;
    auto clip = planClip(model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    ReplayOptions noise;
    noise.noise_px = 2;
    BaseAnalysis base;
    base.keypoints = degraded(keypointsOf(clip->truth), noise);
    const Motion& truth = clip->truth.generated.motion;
    auto fit =
        fitTrajectory(model, base.keypoints, truth.times_s, truth.camera.size_px, {}, {}, job);
    if (!fit) return tl::unexpected<Error>(fit.error());
    base.motion = fit->motion;
    base.reprojection_px = fit->reprojection_px;
    return base;
}

/// Frames 60 to 179: the edits' neighbourhoods reach 18 frames beyond the first and the last.
std::vector<Correction> edits(const AngleTable& angles, int variant) {
    std::vector<Correction> corrections;
    int i = 0;
    for (const auto& [frame, name] :
         {std::pair(78, "knee_angle_r"), std::pair(95, "hip_flexion_l"),
          std::pair(112, "ankle_angle_r"), std::pair(130, "lumbar_extension"),
          std::pair(146, "knee_angle_l"), std::pair(161, "arm_flex_r")}) {
        const double by_deg = (i % 2 == 0 ? 4 : -4) + 0.5 * variant;
        const double value_deg = angles.find(name)->raw_deg[frame] + by_deg;
        corrections.push_back({++i, AngleCorrection{frame, name, value_deg}});
    }
    return corrections;
}

BaseAnalysis repeated(const BaseAnalysis& base, std::size_t frames) {
    BaseAnalysis trial = base;
    const Motion once = base.motion;
    const double duration_s = 2 * once.times_s.back() - once.times_s[once.size() - 2];
    for (std::size_t f = once.size(); f < frames; ++f) {
        const std::size_t from = f % once.size();
        const auto round = static_cast<double>(f / once.size());
        trial.motion.times_s.push_back(round * duration_s + once.times_s[from]);
        trial.motion.frameIndices.push_back(static_cast<int>(f));
        trial.motion.poses_rad.push_back(once.poses_rad[from]);
        trial.motion.translations_m.push_back(once.translations_m[from]);
        trial.motion.sources.push_back(once.sources[from]);
        trial.motion.confidences.push_back(once.confidences[from]);
    }
    return trial;
}

BenchResult against(const std::string& name, double time_s, double target_s, int runs,
                    const std::string& note) {
    return {name, 1e3 * time_s,      "ms", 1e3 * target_s,
            "ms", time_s / target_s, runs, "target; " + note};
}

Result<std::vector<BenchResult>> benchAngles(const BodyModel& model, const BaseAnalysis& base,
                                             const MotionPatch& patch) {
    constexpr int kRuns = 5;
    constexpr std::size_t kFrames = 36000;
    const BaseAnalysis trial = repeated(base, kFrames);
    auto angles = baseAngles(model, trial);
    if (!angles) return tl::unexpected<Error>(angles.error());
    const MotionPatch* patches[] = {&patch};
    const double all_s = medianTime_s(kRuns, [&] { angles = baseAngles(model, trial); });
    const double patched_s =
        medianTime_s(kRuns, [&] { (void)correctedAngles(model, trial, *angles, patches); });
    return std::vector<BenchResult>{
        against("angles of 36,000 frames", all_s, 1.5, kRuns, "both conventions, filtered"),
        against("the same with one refined stretch", patched_s, 0.03, kRuns,
                "copied, 120 frames anew")};
}

}  // namespace

Result<std::vector<BenchResult>> benchRefine(const BodyModel& model, const Job& job) {
    constexpr int kRuns = 20;
    const auto base = analysedWalk(model, job);
    if (!base) return tl::unexpected<Error>(base.error());
    const auto angles = baseAngles(model, *base, job);
    if (!angles) return tl::unexpected<Error>(angles.error());
    std::vector<double> times_s;
    Result<MotionPatch> patch;
    for (int run = 0; run < kRuns; ++run) {
        const auto corrections = edits(angles->openSim, run % 5);
        const FrameRange window = refineWindows(corrections, base->motion.times_s).front();
        times_s.push_back(secondsOf(
            [&] { patch = refineWindow(model, "", *base, {}, corrections, window, {}, job); }));
        if (!patch) return tl::unexpected<Error>(patch.error());
    }
    std::sort(times_s.begin(), times_s.end());
    const std::string note = "6 edits, " + std::to_string(patch->frames.size()) + " frames";
    std::vector<BenchResult> results = {
        against("refine, median", times_s[kRuns / 2], 1, kRuns, note),
        against("refine, 95th percentile", times_s[kRuns * 95 / 100], 1, kRuns, note)};
    auto more = benchAngles(model, *base, *patch);
    if (!more) return more;
    results.insert(results.end(), more->begin(), more->end());
    return results;
}

}  // namespace gonio::bench
