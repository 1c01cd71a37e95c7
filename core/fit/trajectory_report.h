#pragma once

#include "core/fit/frame_segments.h"
#include "core/fit/observations.h"
#include "core/fit/regressed_words.h"
#include "core/fit/trajectory_fit.h"

namespace gonio {

/// A clip after its fit; everything is borrowed.
struct SolvedClip {
    const FitContext& context;
    const Keypoints2D& keypoints;
    const std::vector<double>& times_s;
    const FrameSegments& frames;
    const ClipState& state;  ///< of the frames in `frames.solved`, with plain weights
    const Camera& view;      ///< picture size, centre, and whether the focal length is estimated
    DetectorNoise noise;
};

/// How well one measured frame is explained.
struct FrameReport {
    double reprojection_px;
    Eigen::Matrix<double, kJointCount, 1> confidences;
};

/// \param frame    the keypoints behind `observation`
/// \param sigma_px  how far off a point may lie and still be sure
FrameReport reportFrame(const FitContext& context, const KeypointFrame& frame,
                        const FrameObservation& observation, const FrameResiduals& residuals,
                        double sigma_px);

/// What counts as near for the confidence of joints.
double sureDistance_px(const DetectorNoise& noise, double personSize_px);

/// What a fit with these had to assume; whole clauses.
std::vector<std::string> warningsOf(const TrajectoryOptions& options, const RegressedWords& words);

/// Lays the solved frames out over the clip, with residuals and confidences. Swaps, contacts and
/// warnings are the caller's.
TrajectoryFit reportOf(const SolvedClip& clip);

}  // namespace gonio
