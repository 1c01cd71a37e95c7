#pragma once

#include "core/fit/clip_solver.h"
#include "core/fit/visibility.h"
#include "core/people/keypoints.h"

namespace gonio {

/// Noise of a detector on one clip, estimated from the residuals of the fit.
struct DetectorNoise {
    double pixels = 0;     ///< of a well-defined point at full confidence, px
    double metres = 0.25;  ///< of a root-relative 3-D point
    double scale3D = 1;    ///< body size over the size that the detector assumes
};

/// Observation of one frame with plain (not yet robust) weights. Points below confidence 0.2 are
/// left out.
FrameObservation observe(const KeypointFrame& frame, const LandmarkSet& landmarks,
                         const DetectorNoise& noise);

/// Residuals of a posed frame, in the order of the observation: px and m.
struct FrameResiduals {
    std::vector<double> points2D_px;
    std::vector<double> points3D_m;
};

FrameResiduals residuals(const FitContext& context, const ClipState& state, std::size_t frame,
                         const Eigen::Vector2d& centre_px);

/// What the noise is at least, and how near a point always keeps its full weight, px.
struct NoiseFloor {
    double noise_px = 0;
    double inlier_px = 0;  ///< taken in place of the noise, where larger, to tell outliers
};

/// Observes `frame` anew, each point with the robust weight (Geman-McClure) of its residual in
/// `found`; contacts stay.
void weighRobustly(const FitContext& context, const KeypointFrame& frame,
                   const FrameResiduals& found, const DetectorNoise& noise, const NoiseFloor& floor,
                   double robustSigmas, FrameObservation& observation);

/// Estimates the detector's noise from all residuals and gives every observation the robust weight
/// of its own residual (Geman-McClure, at half weight from `robustSigmas` times the root of
/// sqrt(2) - 1 on). Begin wide: what is far from a poor first guess may be right. Frames that are
/// null or empty have no observation and get none.
/// \return the new noise
DetectorNoise reweight(const FitContext& context, const std::vector<const KeypointFrame*>& frames,
                       const Eigen::Vector2d& centre_px, const DetectorNoise& noise,
                       const NoiseFloor& floor, double robustSigmas, ClipState& state);

}  // namespace gonio
