#pragma once

#include <limits>

#include "core/fit/clip_ties.h"
#include "core/fit/fit_priors.h"
#include "core/fit/frame_word.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// A stretch of frames under solution.
struct ClipState {
    std::vector<double> times_s;
    std::vector<std::vector<double>> blocks;  ///< per frame: active angles (rad), translation (m)
    std::vector<FrameObservation> observations;   ///< per frame
    std::vector<std::optional<FrameWord>> words;  ///< per frame; empty: nobody said anything
    /// Frames with the same number belong together; smoothness never crosses from one to another.
    std::vector<int> segments;
    ClipGlobals globals;
    std::vector<std::array<double, 2>> anchors_m;  ///< resting places of feet: x, z

    std::size_t size() const { return times_s.size(); }

    /// Null where nothing was said.
    const FrameWord* wordOf(std::size_t frame) const {
        return frame < words.size() && words[frame] ? &*words[frame] : nullptr;
    }

    Eigen::Matrix3d worldFromCamera() const;
};

/// Belief about the numbers of the whole clip.
struct GlobalPriors {
    double logFocal = 0, logFocalSigma = 0.15;
    double pitchSigma_rad = 0.015, rollSigma_rad = 0.008;
    /// Frames that make one independent look at the body; infinite when every frame is one. The
    /// belief counts once for every look: what a detector misplaces it misplaces in all frames,
    /// and that does not average out.
    double framesPerLook = std::numeric_limits<double>::infinity();
    std::optional<double> stature_m;          ///< known height of the person
    ShapeVector shape = ShapeVector::Zero();  ///< mean; the standard deviation is 1
};

struct ClipSolveOptions {
    bool solveGlobals = false;
    bool solveFocal = false;
    int maxIterations = 10;
    int threads = 1;  ///< more change the order of sums, and the last bits, from run to run
    double priorWeight = 1;
    double tolerance = 1e-4;
    const ClipTies* ties = nullptr;  ///< borrowed
};

/// Minimises reprojection, 3-D keypoints, contacts, acceleration and priors over all frames of the
/// clip at once, within the hard joint limits. Changes `state` in place.
/// \return final cost; Cancelled, SolverFailed
Result<double> solveClip(const FitContext& context, const FramePriors& priors,
                         const GlobalPriors& globalPriors, const Eigen::Vector2d& centre_px,
                         const ClipSolveOptions& options, ClipState& state, const Job& job);

/// Fits one frame alone from `block`; for starting points.
/// \return final cost, infinite when the solver found nothing usable
double solveFrame(const FitContext& context, const FramePriors& priors,
                  const Eigen::Vector2d& centre_px, const ClipState& state, std::size_t frame,
                  int maxIterations, std::vector<double>& block);

/// Height of the unposed body from heel to vertex, m, and how each shape number changes it.
struct Stature {
    double mean_m;
    Eigen::Matrix<double, 1, kShapeCount> byShape;
};

Stature statureOf(const BodyModel& model);

}  // namespace gonio
