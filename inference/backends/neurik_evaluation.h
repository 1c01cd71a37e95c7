#pragma once

#include <functional>
#include <map>
#include <span>

#include "inference/backends/neurik_run.h"
#include "inference/synthesis/marker_motions.h"

namespace gonio {

struct NeurIkEvaluation {
    int clips = 40, frames = 90;  ///< of each clip
    double noise_m = 0;           ///< of every marker and axis, standard deviation
    std::uint64_t seed = 1;       ///< of the noise
};

/// Angles against the truth of motions, means over all frames of all clips.
struct NeurIkScore {
    int frames = 0;
    std::vector<double> angleErrors_deg;            ///< of each coordinate, mean |difference|
    double rootError_deg = 0;                       ///< turn between the pelvis and the true one
    double bodyError_mm = 0;                        ///< MAE_body: the clip's scales along long axes
    std::map<std::string, double> errorByKind_deg;  ///< mean over the seen coordinates

    /// Over all coordinates, over those that markers can show (all but the wrists'), and over those
    /// of the legs.
    double all_deg() const, seen_deg() const, legs_deg() const;
};

/// What finds a motion in markers: NeurIK or solveMarkerIk().
using FindMotion = std::function<Result<IkMotion>(const MarkerClip& clip)>;

/// Clips 0, 1, ... of the motions, cut into windows and put together again as in an analysis.
Result<NeurIkScore> evaluateKinematics(const MarkerMotions& motions,
                                       const NeurIkEvaluation& options, const FindMotion& find);

/// A clip that an analysis saw: the markers on its bodies, and the true motion in the same frames
/// (whose world may be another: rootError_deg then says nothing).
struct SeenClip {
    MarkerClip clip;
    MarkerMotion truth;
};

/// What becomes of bodies that somebody saw.
Result<NeurIkScore> evaluateKinematics(std::span<const SeenClip> clips, const FindMotion& find);

}  // namespace gonio
