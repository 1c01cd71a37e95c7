#pragma once

#include <optional>
#include <string>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/body/regressed_body.h"
#include "core/fit/side_swaps.h"
#include "core/job.h"
#include "core/people/keypoints.h"
#include "core/result.h"

namespace gonio {

struct TrajectoryOptions {
    std::optional<double> focal_px;  ///< known focal length; estimated otherwise
    std::optional<double>
        stature_m;  ///< known height of the person; else the body's mean is assumed
    /// false: frames one by one, no smoothness; as a network has them, where there is one, else
    /// fitted
    bool refine = true;
    double maxGap_s = 0.25;  ///< longer gaps are left missing
    /// One keeps the order of all sums, and with it every bit of the result, the same in every run.
    int threads = 1;
};

/// A motion and how well it explains the keypoints.
struct TrajectoryFit {
    Motion motion;
    std::vector<double>
        reprojection_px;  ///< per frame: confidence-weighted mean distance; NaN if missing
    double meanReprojection_px = 0;
    double recoveredShare = 0;           ///< frames measured or interpolated, of all frames
    double noise_px = 0;                 ///< estimated keypoint noise
    std::vector<SideSwap> swaps;         ///< exchanged sides that were undone
    int contactCount = 0;                ///< rests of heels and balls on the floor that were used
    double floorHeight_m = 0;            ///< of the floor in the world (camera at 0)
    double pitch_rad = 0, roll_rad = 0;  ///< of the camera against gravity
    std::string landmarkConvention;
    std::vector<std::string> warnings;
};

/// Fits one shape, one camera and all frames' angles to a clip of keypoints at once.
///
/// Minimises over all frames: robust reprojection weighted by confidence, root-relative 3-D
/// keypoints where given, acceleration, feet that rest on one level floor, and weak priors, within
/// hard joint limits. The size of the keypoint noise is estimated from the residuals, and every
/// prior stands against it. Long clips are solved in windows that share shape and camera.
///
/// A network's word is a start and a long-tailed pull on every measured frame's angles. Its sigma
/// holds noise and bias together, and each frame's word stands against that frame's keypoints. Of
/// the two, bias decides: it is the larger part of what both get wrong, it is the same in all
/// frames, and so the words of a clip must not add up to more certainty than its keypoints, whose
/// noise has a floor for the same reason (ClipTuning). Noise is left to smoothness, which takes it
/// out because it changes from frame to frame. A network that is far from the solution loses its
/// weight (weighWords).
///
/// \param times_s  presentation time of every frame of `keypoints`, strictly increasing
/// \param regressed  a network's word on the same frames; empty: none
/// \return NoPerson when fewer than three frames can be used; Cancelled; SolverFailed
Result<TrajectoryFit> fitTrajectory(const BodyModel& model, Keypoints2D keypoints,
                                    const std::vector<double>& times_s,
                                    Eigen::Vector2i imageSize_px, const TrajectoryOptions& options,
                                    const RegressedClip& regressed = {}, const Job& job = {});

}  // namespace gonio
