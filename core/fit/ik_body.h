#pragma once

#include "core/body/osim_tree.h"
#include "core/fit/bone_alignment.h"

namespace gonio {

/// The SKEL body that stands as OpenSim-type coordinates say, of the given shape.
///
/// By rotation, so that the bone's anatomical frame is the same: pelvis, femora, humeri; the thorax
/// too, whose turn against the pelvis is shared evenly by SKEL's two spine joints. One to one, as
/// both trees have the hinge: knee, ankle, subtalar, mtp, elbow, forearm (SKEL's zero is 90 degrees
/// of pro_sup), both angles of the wrist. What Rajagopal's tibia turns about its length while the
/// knee bends (15 degrees at 120) has no counterpart and is dropped; elbows differ in their axes by
/// 10 degrees. Shoulder blades and head stay neutral, within the limits.
/// The middle of the hip joints stands where the tree's does.
///
/// \param pelvis  in any right-handed axes (the world's, or a camera's); x forward, y up, z right
/// \param limits  of two triples of angles for one rotation the one nearer to them is taken; no
///                angle is cut
BodyParameters skelBodyOf(const RestShape& rest, const Eigen::Isometry3d& pelvis,
                          const OsimCoordinates& coordinates_rad, const OsimScales& scales,
                          const AngleLimits& limits = jointLimits(LimitSet::Hsmr));

}  // namespace gonio
