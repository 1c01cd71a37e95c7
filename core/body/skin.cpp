#include "core/body/skin.h"

#include <algorithm>

#include "core/body/hot_loop.h"

namespace gonio {
namespace {

constexpr int kBlock = 512;  ///< vertices at a time: a block's accumulator stays in the first cache

// The longest loop of the forward pass: acc += f0 r0 + f1 r1 + f2 r2.
GONIO_HOT void addRows(float* acc, const float* r0, const float* r1, const float* r2,
                       const float* f, int n) {
    const float f0 = f[0], f1 = f[1], f2 = f[2];
    for (int i = 0; i < n; ++i) acc[i] += f0 * r0[i] + f1 * r1[i] + f2 * r2[i];
}

GONIO_HOT void blend(const int* start, const int* column, const float* value, const float* maps,
                     const float* rest, int count, float* posed) {
    for (int v = 0; v < count; ++v) {
        float m[12] = {};
        for (int e = start[v]; e < start[v + 1]; ++e) {
            const float w = value[e];
            const float* map = maps + 12 * column[e];
            for (int i = 0; i < 12; ++i) m[i] += w * map[i];
        }
        const float x = rest[3 * v], y = rest[3 * v + 1], z = rest[3 * v + 2];
        posed[3 * v] = m[0] * x + m[1] * y + m[2] * z + m[3];
        posed[3 * v + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
        posed[3 * v + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
    }
}

// Nine correctives a joint; a joint at rest has none and is passed over.
void addCorrectives(const BodyModel& model, const float* feature, int first, int count,
                    float* acc) {
    const auto stride = model.poseDirections.cols();
    const float* base = model.poseDirections.data() + 3 * static_cast<std::ptrdiff_t>(first);
    for (int k = 0; k < kPoseFeatureCount; k += 3) {
        if (feature[k] == 0 && feature[k + 1] == 0 && feature[k + 2] == 0) continue;
        const float* row = base + k * stride;
        addRows(acc, row, row + stride, row + 2 * stride, feature + k, 3 * count);
    }
}

}  // namespace

void blendVertices(const SparseRows& weights, const JointMaps& maps, const float* rest_m, int first,
                   int count, float* posed_m) {
    blend(weights.start.data() + first, weights.column.data(), weights.value.data(), maps[0].data(),
          rest_m, count, posed_m);
}

JointMaps jointMaps(const RestShape& rest, const Kinematics& k,
                    const Eigen::Vector3d& translation_m) {
    JointMaps maps;
    for (int j = 0; j < kJointCount; ++j) {
        const Eigen::Vector3d t =
            k.position_m[j] - k.rotation[j] * rest.joints_m[j] + translation_m;
        for (int r = 0; r < 3; ++r) {
            for (int c = 0; c < 3; ++c)
                maps[j][4 * r + c] = static_cast<float>(k.rotation[j](r, c));
            maps[j][4 * r + 3] = static_cast<float>(t[r]);
        }
    }
    return maps;
}

int poseFeatureSource(int smplJoint) {
    for (int j = kJointCount - 1; j >= 0; --j) {
        if (kPoseFeatureJoint[j] == smplJoint) return j;
    }
    return -1;
}

PoseFeature poseFeature(const Kinematics& kinematics) {
    PoseFeature feature = PoseFeature::Zero();
    for (int s = 1; s < kJointCount; ++s) {
        const int j = poseFeatureSource(s);
        if (j < 0) continue;
        for (int i = 0; i < 9; ++i) {
            feature[9 * (s - 1) + i] =
                kinematics.localRotation[j](i / 3, i % 3) - (i % 4 == 0 ? 1.0 : 0.0);
        }
    }
    return feature;
}

SkinPoser::SkinPoser(const BodyModel& model, const RestShape& rest) : m_model(model), m_rest(rest) {
    computeShapedSkin(model, rest.shape, m_shaped_m);
}

void SkinPoser::pose(const Kinematics& kinematics, const Eigen::Vector3d& translation_m,
                     VertexArray& posed_m) const {
    poseBatch({&kinematics, 1}, {&translation_m, 1}, {&posed_m, 1});
}

void SkinPoser::poseBatch(std::span<const Kinematics> kinematics,
                          std::span<const Eigen::Vector3d> translations_m,
                          std::span<VertexArray> posed_m) const {
    const int bodies = static_cast<int>(kinematics.size());
    const int vertices = m_model.vertexCount();
    const int blocks = (vertices + kBlock - 1) / kBlock;
    constexpr int kBodies = 16;  // bodies that share one reading of a block of correctives
    for (int firstBody = 0; firstBody < bodies; firstBody += kBodies) {
        const int group = std::min(kBodies, bodies - firstBody);
        std::array<JointMaps, kBodies> maps;
        std::array<std::array<float, kPoseFeatureCount>, kBodies> features;
        for (int b = 0; b < group; ++b) {
            const Kinematics& k = kinematics[firstBody + b];
            maps[b] = jointMaps(m_rest, k, translations_m[firstBody + b]);
            posed_m[firstBody + b].resize(vertices, 3);
            if (!m_model.hasPoseCorrectives()) continue;
            const PoseFeature feature = poseFeature(k);
            for (int i = 0; i < kPoseFeatureCount; ++i)
                features[b][i] = static_cast<float>(feature[i]);
        }
#pragma omp parallel for schedule(static)
        for (int block = 0; block < blocks; ++block) {
            const int first = block * kBlock, count = std::min(kBlock, vertices - first);
            for (int b = 0; b < group; ++b) {
                const float* rest = m_shaped_m.data() + 3 * static_cast<std::ptrdiff_t>(first);
                float corrected[3 * kBlock];
                if (m_model.hasPoseCorrectives()) {
                    std::copy(rest, rest + 3 * count, corrected);
                    addCorrectives(m_model, features[b].data(), first, count, corrected);
                    rest = corrected;
                }
                blendVertices(
                    m_model.skinWeights, maps[b], rest, first, count,
                    posed_m[firstBody + b].data() + 3 * static_cast<std::ptrdiff_t>(first));
            }
        }
    }
}

}  // namespace gonio
