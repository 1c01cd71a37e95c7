#pragma once

#include <span>

#include "core/body/body_model.h"

namespace gonio {

/// 3 x 4 rigid map of every joint: posed = R * rest + t, row-major, as the skin loop wants it.
using JointMaps = std::array<std::array<float, 12>, kJointCount>;

/// What posing a skin reads of a model, SKEL's or SMPL's: both have 24 joints and 207 correctives.
struct SkinTables {
    const DirectionArray& poseDirections;  ///< (207 x 3V) or empty
    const SparseRows& weights;             ///< V rows, joints as columns

    int vertexCount() const { return weights.rows(); }
};

/// One body to be posed.
struct SkinTask {
    JointMaps maps;
    Eigen::Matrix<float, kPoseFeatureCount, 1> feature;  ///< unused without correctives
    const float* shaped_m = nullptr;                     ///< (V x 3) without pose
    float* posed_m = nullptr;                            ///< (V x 3)
};

inline constexpr int kSkinGroup = 16;  ///< bodies that share one reading of the correctives

/// Correctives and linear blending for many bodies, block of vertices by block, on all threads.
void poseSkins(const SkinTables& skin, std::span<const SkinTask> tasks);

/// Blends `rest_m` by `weights` with the maps; both surfaces (skin and bones) go through it.
void blendVertices(const SparseRows& weights, const JointMaps& maps, const float* rest_m, int first,
                   int count, float* posed_m);

}  // namespace gonio
