#pragma once

// Posing a skin vertex (fact sheet 1.7, steps 7 and 8). Plain data and arithmetic, shared by the
// kernel and its twin on the CPU; the order of additions is core/body's.

#include <cstdint>

#include "inference/cuda/host_device.h"

namespace gonio {

inline constexpr int kSkinFeatures = 207;
inline constexpr int kSkinJoints = 24;
inline constexpr int kFloatsOfMap = 12;  ///< a row-major 3 x 4 map

/// Bodies of one model to be posed. Bones are posed likewise, without correctives.
struct SkinProblem {
    int bodies = 0, vertices = 0;
    const float* rest_m = nullptr;          ///< vertices x 3, body-wise where the stride says
    std::int64_t restBodyStride = 0;        ///< 0: all bodies have one shape
    const float* poseDirections = nullptr;  ///< 207 x (3 vertices), or null: no correctives
    const float* features = nullptr;   ///< bodies x 207 (poseFeature); unused without correctives
    const float* maps = nullptr;       ///< bodies x 24 x 12 (jointMaps)
    const int* weightStart = nullptr;  ///< vertices + 1
    const int* weightJoint = nullptr;  ///< by entry
    const float* weight = nullptr;     ///< by entry
};

struct SkinPoint {
    float x, y, z;
};

/// The shaped vertex with its pose correctives.
/// \param feature  the body's 207 numbers
GONIO_HOST_DEVICE inline SkinPoint correctedVertex(const SkinProblem& problem, int body, int vertex,
                                                   const float* feature) {
    const float* const rest =
        problem.rest_m + body * problem.restBodyStride + 3 * std::int64_t(vertex);
    SkinPoint point = {rest[0], rest[1], rest[2]};
    if (!problem.poseDirections) return point;
    const std::int64_t stride = 3 * std::int64_t(problem.vertices);
    const float* row = problem.poseDirections + 3 * std::int64_t(vertex);
    for (int k = 0; k < kSkinFeatures; k += 3, row += 3 * stride) {
        const float f0 = feature[k], f1 = feature[k + 1], f2 = feature[k + 2];
        const float* const r1 = row + stride;
        const float* const r2 = r1 + stride;
        point.x += f0 * row[0] + f1 * r1[0] + f2 * r2[0];
        point.y += f0 * row[1] + f1 * r1[1] + f2 * r2[1];
        point.z += f0 * row[2] + f1 * r1[2] + f2 * r2[2];
    }
    return point;
}

/// \param maps  the body's 24 maps
GONIO_HOST_DEVICE inline SkinPoint blendedVertex(const SkinProblem& problem, int vertex,
                                                 const float* maps, const SkinPoint& rest) {
    float m[kFloatsOfMap] = {};
    for (int e = problem.weightStart[vertex]; e < problem.weightStart[vertex + 1]; ++e) {
        const float weight = problem.weight[e];
        const float* const map = maps + kFloatsOfMap * problem.weightJoint[e];
        for (int i = 0; i < kFloatsOfMap; ++i) m[i] += weight * map[i];
    }
    return {m[0] * rest.x + m[1] * rest.y + m[2] * rest.z + m[3],
            m[4] * rest.x + m[5] * rest.y + m[6] * rest.z + m[7],
            m[8] * rest.x + m[9] * rest.y + m[10] * rest.z + m[11]};
}

}  // namespace gonio
