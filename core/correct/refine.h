#pragma once

#include <map>
#include <optional>
#include <span>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/correct/corrections.h"
#include "core/fit/side_swaps.h"
#include "core/job.h"
#include "core/people/keypoints.h"
#include "core/result.h"

namespace gonio {

struct RefineOptions {
    double neighbourhood_s = 0.3;  ///< so far around a correction the motion may change
    int minNeighbourhood = 6;      ///< frames, whatever the rate
};

/// A stretch in which the fit itself exchanged left and right.
struct FittedSwap {
    FrameRange frames;
    std::optional<Limbs> limbs;  ///< none: the case was written before they were kept
    bool operator==(const FittedSwap&) const = default;
};

/// What the analysis gave for one person: never changed by corrections.
struct BaseAnalysis {
    Motion motion;                        ///< one entry for every frame of the video
    Keypoints2D keypoints;                ///< likewise; sides as the detector gave them
    std::vector<double> reprojection_px;  ///< per frame; NaN where missing
    std::vector<FittedSwap> sideSwaps;    ///< exchanged sides that the fit undid itself
    double headingAngle_rad = 0;  ///< turn about +y from the world's x to the heading of the angles
    bool headingFromTravel = false;
    double cutoff_hz = 6;  ///< of the low-pass of the angles
    double maxGap_s = 0.2;
    std::string hash;  ///< SHA-256 of all of the above
};

/// How well one correction was met.
struct CorrectionOutcome {
    Correction correction;
    double residual = 0;  ///< px or degrees, what is left; 0 for intervals
    bool met = true;      ///< false: the body cannot reach it; the nearest it can stands
};

/// A stretch of the motion, fitted anew; takes the place of the base in exactly these frames.
struct MotionPatch {
    FrameRange frames;
    std::vector<PoseVector> poses_rad;
    std::vector<Eigen::Vector3d> translations_m;
    std::vector<FrameSource> sources;
    std::vector<Eigen::Matrix<double, kJointCount, 1>> confidences;
    std::vector<double> reprojection_px;
    std::vector<CorrectionOutcome> outcomes;
    /// SHA-256 of the base's hash, the body's hash, the options and the corrections in canonical
    /// order, person swaps with the hash of the other one's base: what the patch is a function of.
    std::string signature;
};

/// The frames that a refinement would touch: neighbourhoods of corrections, united where they
/// overlap, in order of time. Depends on the set of corrections alone.
std::vector<FrameRange> refineWindows(std::span<const Correction> corrections,
                                      const std::vector<double>& times_s,
                                      const RefineOptions& options = {});

/// The signature that refineWindow would give the patch of `window`. Of `others` those count that
/// a person swap in the window names.
std::string patchSignature(const BaseAnalysis& base, const std::string& bodyHash,
                           const std::map<int, const BaseAnalysis*>& others,
                           std::span<const Correction> corrections, FrameRange window,
                           const RefineOptions& options = {});

/// Fits the frames of one window anew from the base, with the corrections in it as hard
/// constraints. Shape, camera and all frames outside stay; the window's ends join them smoothly.
/// The result depends on the base and the set of corrections alone: not on their order, nor on
/// earlier refinements.
///
/// \param others  base analyses of other people of the trial, for person swaps
/// \return Usage for a correction that names unknown keypoints, angles, people or frames;
///         Cancelled; SolverFailed
Result<MotionPatch> refineWindow(const BodyModel& model, const std::string& bodyHash,
                                 const BaseAnalysis& base,
                                 const std::map<int, const BaseAnalysis*>& others,
                                 std::span<const Correction> corrections, FrameRange window,
                                 const RefineOptions& options = {}, const Job& job = {});

/// The base with its patches; what every view shows.
Motion patched(const Motion& base, std::span<const MotionPatch* const> patches);

}  // namespace gonio
