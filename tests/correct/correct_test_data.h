#pragma once

#include "core/biomech/body_angles.h"
#include "core/correct/fit_keypoints.h"
#include "core/fit/side_swaps.h"
#include "core/fit/trajectory_fit.h"
#include "core/synth/replay.h"
#include "tests/fit/fit_test_body.h"

namespace gonio::test {

inline const std::string kBodyHash = "hash of the body";

/// A generated walk as a detector sees it.
inline SynthTruth walkTruth(double duration_s, double rate_hz, const WalkOptions& options = {}) {
    auto walk = generateWalk(*openBody(), ShapeVector::Zero(), options, wideView(),
                             regularTimes(duration_s, rate_hz));
    return *computeTruth(*openBody(), *walk);
}

/// Picture points alone, with 2 px of noise.
inline Keypoints2D seenOf(const SynthTruth& truth, std::uint64_t seed = 1) {
    ReplayOptions noise;
    noise.noise_px = 2;
    noise.seed = seed;
    Keypoints2D keypoints = degraded(keypointsOf(truth), noise);
    for (KeypointFrame& frame : keypoints.frames) frame.rootRelative_m.resize(0, 3);
    return keypoints;
}

/// What an analysis of these keypoints gives.
inline BaseAnalysis analysed(const SynthTruth& truth, const Keypoints2D& keypoints) {
    const Motion& motion = truth.generated.motion;
    const auto fit =
        fitTrajectory(*openBody(), keypoints, motion.times_s, motion.camera.size_px, {});
    if (!fit) qFatal("%s", describe(fit.error()).c_str());
    BaseAnalysis base;
    base.motion = fit->motion;
    base.keypoints = keypoints;
    base.reprojection_px = fit->reprojection_px;
    base.sideSwaps = fittedSwaps(fit->swaps);
    const auto angles = computeBodyAngles(*openBody(), base.motion, base.cutoff_hz, base.maxGap_s);
    base.headingAngle_rad = angles->heading.angle_rad;
    base.headingFromTravel = angles->heading.fromTravel;
    base.hash = "hash of the base";
    return base;
}

inline Result<MotionPatch> refined(const BaseAnalysis& base,
                                   const std::vector<Correction>& corrections, FrameRange window,
                                   const std::map<int, const BaseAnalysis*>& others = {},
                                   const Job& job = {}) {
    return refineWindow(*openBody(), kBodyHash, base, others, corrections, window, {}, job);
}

/// Of every frame of every window.
inline std::vector<MotionPatch> refinedAll(const BaseAnalysis& base,
                                           const std::vector<Correction>& corrections,
                                           const std::map<int, const BaseAnalysis*>& others = {}) {
    std::vector<MotionPatch> patches;
    for (const FrameRange& window : refineWindows(corrections, base.motion.times_s)) {
        auto patch = refined(base, corrections, window, others);
        if (!patch) qFatal("%s", describe(patch.error()).c_str());
        patches.push_back(*std::move(patch));
    }
    return patches;
}

inline std::vector<const MotionPatch*> pointersTo(const std::vector<MotionPatch>& patches) {
    std::vector<const MotionPatch*> pointers;
    for (const MotionPatch& patch : patches) pointers.push_back(&patch);
    return pointers;
}

}  // namespace gonio::test
