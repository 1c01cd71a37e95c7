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
    std::vector<double> angleErrors_deg;  ///< of each coordinate, mean |difference|
    double rootError_deg = 0;             ///< turn between the pelvis and the true one
    double bodyError_mm = 0;              ///< MAE_body: the clip's scales along long axes
    /// MPBLPE: bony markers on the found tree from those on the true one, both from their pelvis.
    double landmarkError_mm = 0;
    std::map<std::string, double> errorByKind_deg;  ///< mean over the seen coordinates

    /// Over all coordinates, over those that markers can show (all but the wrists'), and over those
    /// of the legs.
    double all_deg() const, seen_deg() const, legs_deg() const;
};

/// What finds a motion in markers: NeurIK or solveMarkerIk().
using FindMotion = std::function<Result<IkMotion>(const MarkerClip& clip)>;

/// Planned motions that no training draws. \return errors of MarkerMotions::make()
Result<MarkerMotions> heldOutMotions(std::vector<std::shared_ptr<const BodyModel>> bodies,
                                     const MarkerTable& table);

/// NeurIK over every clip as its weights want it. \param network  of these weights, with details
/// \return errors of neurIkRulesFor()
Result<FindMotion> findWithNeurIk(std::shared_ptr<Network> network,
                                  const std::filesystem::path& weights, const MarkerTable& table,
                                  const Job& job);

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
Result<NeurIkScore> evaluateKinematics(std::span<const SeenClip> clips, const MarkerTable& table,
                                       const FindMotion& find);

}  // namespace gonio
