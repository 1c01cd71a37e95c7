#pragma once

#include "core/fit/clip_solver.h"
#include "core/fit/refit.h"

namespace gonio {

/// Starting poses for the doubtful frames of `state`, whose blocks hold the frames' starts: key
/// frames are fitted alone from every start and from the poses between their sound neighbours; the
/// rest lies on the line between.
Result<void> findStarts(const FitContext& context, const FramePriors& priors,
                        const Eigen::Vector2d& centre_px, const RefitClip& clip, ClipState& state,
                        const Job& job);

}  // namespace gonio
