#pragma once

#include "core/body/regressed_body.h"
#include "core/fit/clip_solver.h"

namespace gonio {

/// A network's word on a clip as the trajectory fit takes it.
struct RegressedWords {
    /// Per frame of the video, root in camera axes; none where the network said nothing or numbers
    /// that are no pose. The upper arms are turned so that they hang as the network has them on
    /// shoulder blades at rest, because the fit does not move those.
    std::vector<std::optional<PoseVector>> poses_rad;
    std::optional<ShapeVector> shape;  ///< median over the frames, where it is this body's
    std::optional<double> focal_px;    ///< median over the frames, where it was estimated
    PoseVector usual_rad;              ///< how far off such a network is
    PoseVector sigma_rad;              ///< how far off this one is taken to be
    double distance = 1;               ///< from the keypoints, in what is usual; at least 1

    bool empty() const { return poses_rad.empty(); }

    std::optional<FrameWord> at(std::size_t frame) const;

    /// true where the network lies half as far again from the keypoints as published ones would.
    bool isFarOff() const;

    /// By how much the sigmas have grown for want of trust in the whole network.
    double doubt() const;
};

/// \return empty where no frame says anything usable
RegressedWords readRegressed(const BodyModel& model, const RegressedClip& clip);

/// How far off published regressors are, rad: the standard deviation of one look, what is wrong in
/// all frames alike included. Infinite for the shoulder blades.
///
/// No paper tells errors by angle. Joints lie 55 to 80 mm off after the best alignment or the
/// pelvis' (fact sheet 3.10: HSMR on 3DPW), at segments of 0.4 m, part of it along the segment: 8
/// degrees for angles that move joints, half as much again for turns about a segment's own length,
/// and twice as much for forearm and wrist, which few pictures tell.
const PoseVector& regressedSigma_rad();

/// Sets sigmas and distance from what the poses of `state` say of the network; its words follow.
///
/// A network that is where the keypoints are keeps its published sigma. One that is further off is
/// no noisier detector of the same body but looks at something else: its sigma
/// grows with the eighth power of how far it is off, angle by angle, and for all angles with the
/// upper quartile of those that the keypoints tell: in most of their angles two upright people are
/// alike.
/// \param told  angles that the keypoints tell without it
void weighWords(const ActiveDofs& active, const std::vector<int>& told, ClipState& state,
                RegressedWords& words);

}  // namespace gonio
