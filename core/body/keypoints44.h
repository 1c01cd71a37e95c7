#pragma once

#include <array>

#include "core/body/body_model.h"

namespace gonio {

/// Skin vertices of SMPL's topology that serve as keypoints: face, feet, finger tips.
inline constexpr std::array<int, 21> kSmplKeypointVertices = {
    332,  6260, 2800, 4071, 583,  3216, 3226, 3387, 6617, 6624, 6787,
    2746, 2319, 2445, 2556, 2673, 6191, 5782, 5905, 6016, 6133};

/// HSMR's 44 keypoints of the licensed body as weights of joints and skin vertices.
///
/// \param custom  (24 x V) regressor of 24 SMPL-order joints; null: anatomical joints are picked
/// \param extra   (19 x V) regressor of the last 19 keypoints
BodyModel::KeypointWeights licensedKeypoints(const SparseRows* custom, const SparseRows& extra);

}  // namespace gonio
