#pragma once

#include "core/body/kinematics.h"
#include "core/body/smpl_model.h"

namespace gonio {

/// The body of SMPL's kind on the mesh of `body`: the same skin and shapes, ball joints at SMPL's
/// 24 places, each on the SKEL joint nearest to it, no pose correctives. No SKEL pose fits its
/// surface exactly, as with SMPL itself. With it everything that speaks SMPL works on the open
/// bodies, where no licensed file is at hand. It has no joint regressor: its joints move with the
/// shape alone.
std::shared_ptr<const SmplModel> smplTwinOf(const BodyModel& body);

/// Rotations of the twin's 24 joints, relative to the parent (the first in the world), with which
/// it stands like the body: each bone of SMPL turns from the rest pose as the SKEL bone whose skin
/// it moves. What bones SKEL has more (talus, radius, a second one of the hand) is lost.
std::array<Eigen::Matrix3d, kJointCount> twinTurnsOf(const Kinematics& kinematics);

/// Keypoints of `body` on its twin: what they take of SKEL's joints they take of SMPL's there,
/// radius and heel bone, which SMPL has not, of elbow and ankle.
BodyModel::KeypointWeights twinKeypointsOf(const BodyModel::KeypointWeights& keypoints);

}  // namespace gonio
