#pragma once

#include "core/body/body_model.h"

namespace gonio {

/// HSMR's 44 keypoints of the licensed body as weights of joints and skin vertices.
///
/// \param custom  (24 x V) regressor of 24 SMPL-order joints; null: anatomical joints are picked
/// \param extra   (19 x V) regressor of the last 19 keypoints
BodyModel::KeypointWeights licensedKeypoints(const SparseRows* custom, const SparseRows& extra);

}  // namespace gonio
