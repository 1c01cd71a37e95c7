#pragma once

#include "core/body/osim_tree.h"
#include "inference/nets/named_tensors.h"

namespace gonio {

/// The forward kinematics of core/body/osim_tree for batches, so that gradients pass through them.

/// How a batch of bodies stands: rotations B x 20 x 3 x 3 and places B x 20 x 3 (m) in the pelvis'
/// parent frame, joint centres B x 20 x 3.
struct OsimPose {
    at::Tensor rotations, places_m, joints_m;
};

/// \param root  B x 3 x 3, of the pelvis; it stands at the origin
/// \param scales  B x 28  \param coordinates_rad  B x 31
OsimPose runOsim(const OsimTree& tree, const at::Tensor& root, const at::Tensor& scales,
                 const at::Tensor& coordinates_rad);

/// Points that are fixed to bodies. \param bodies  N, int64  \param places_m  N x 3, unscaled
/// \return B x N x 3
at::Tensor osimPoints(const OsimTree& tree, const OsimPose& pose, const at::Tensor& scales,
                      const at::Tensor& bodies, const at::Tensor& places_m);

}  // namespace gonio
