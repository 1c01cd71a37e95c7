#pragma once

#include "core/fit/fit_limits.h"
#include "core/fit/frame_cost.h"

namespace gonio {

/// What is known of a body before any picture is seen, per entry of a frame block (active angles,
/// then translation). Numbers are ours: generous ranges of everyday and sports movement.
struct FramePriors {
    /// A weighted sum of entries lies near `mean` within `sigma` (rad).
    struct Belief {
        std::vector<std::pair<int, double>> terms;  ///< entry, coefficient
        double mean, sigma;
        bool longTailed = false;  ///< Cauchy instead of Gauss
        /// While a network that tells of the angle is believed, and when it no longer is; 0: the
        /// belief is the same with and without a network.
        double freeSigma = 0, heldSigma = 0;
    };

    std::vector<Belief> beliefs;
    std::vector<double> acceleration;  ///< typical size of the second derivative, rad/s^2 and m/s^2
    std::vector<double> lower, upper;  ///< hard bounds, rad
};

/// Angles that the landmarks can tell. Wrists, forearm twist and shoulder blades stay neutral when
/// no point beyond the wrist is seen; toes when no toe is.
/// \param isRegressed  a network tells of the whole body: only the shoulder blades stay neutral,
///                     whose published limits leave out the rest pose that other bodies have
ActiveDofs activeDofs(const LandmarkSet& landmarks, bool isRegressed = false);

/// \param untold  active angles that no keypoint tells, where a network tells of the body. While it
///                is believed, forearms, wrists and toes among them are free, and so are the knees,
///                which are else believed to be straight, and the back, else to follow the hips
FramePriors framePriors(const ActiveDofs& active, const std::vector<int>& untold = {});

/// Angles that are free while a network is believed lose their freedom as its sigmas grow by
/// `factor`, until they rest as where nobody tells of them.
FramePriors withSigmasGrown(FramePriors priors, double factor);

}  // namespace gonio
