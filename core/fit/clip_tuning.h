#pragma once

#include "core/fit/observations.h"

namespace gonio {

/// Settings of a clip's fit that follow from how exact its keypoints are.
struct ClipTuning {
    double misplacement = 0;   ///< Keypoints2D::misplacement
    double personSize_px = 0;  ///< median over the clip

    static constexpr double kRobustSigmas = 3;

    /// Keypoints of the body itself have noise but no misplacement.
    bool isExact() const { return misplacement <= 0; }

    NoiseFloor noiseFloor() const {
        constexpr double kNoiseFloor = 0.00005;
        // Where the points are all but exact, the median residual is far below those of the feet
        // that are still on their way: they are no outliers.
        constexpr double kExactInlier = 0.001;
        // Misplacement does not show in the residuals, because the pose follows it.
        if (!isExact()) return {misplacement * personSize_px, 0};
        return {kNoiseFloor * personSize_px, kExactInlier * personSize_px};
    }

    /// A belief about posture is off in the same direction for a whole clip; against points without
    /// misplacement, whose errors average out, it counts less in every frame.
    double priorWeight() const { return isExact() ? 0.2 : 1; }

    double contactSigma_m() const {
        constexpr double kContactSigma_m = 0.01;  // a shoe rolls and gives
        return isExact() ? 3 * kContactSigma_m : kContactSigma_m;
    }

    double tolerance() const { return isExact() ? 1e-7 : 1e-4; }

    /// Noise before anything is known of the residuals, px.
    double firstNoise_px() const { return 0.012 * personSize_px; }
};

}  // namespace gonio
