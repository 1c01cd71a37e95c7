#include "core/body/skin.h"

#include <algorithm>
#include <cstring>

#include "core/body/hot_loop.h"

namespace gonio {
namespace {

constexpr int kBlock = 256;  ///< vertices at a time: their correctives stay in the second cache

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

constexpr int kTile = 16;     ///< floats of one row held in registers
constexpr int kTogether = 4;  ///< bodies that share one reading of a row

using Tile [[gnu::vector_size(kTile * sizeof(float))]] = float;

/// Three rows of correctives and their factors for several bodies.
struct TileSource {
    const float* rows;
    std::ptrdiff_t stride;
    const float* features[kTogether];  ///< kPoseFeatureCount factors of each body
};

// The same additions in the same order as addRows, for kTogether bodies and kTile floats.
GONIO_HOT void addTile(const TileSource& source, float* const* acc, int at) {
    Tile sum[kTogether];
    for (int b = 0; b < kTogether; ++b) std::memcpy(&sum[b], acc[b] + at, sizeof(Tile));
    for (int k = 0; k < kPoseFeatureCount; k += 3) {
        const float* row = source.rows + k * source.stride + at;
        Tile r0, r1, r2;
        std::memcpy(&r0, row, sizeof(Tile));
        std::memcpy(&r1, row + source.stride, sizeof(Tile));
        std::memcpy(&r2, row + 2 * source.stride, sizeof(Tile));
#pragma GCC unroll 4
        for (int b = 0; b < kTogether; ++b) {
            const float* f = source.features[b] + k;
            sum[b] += f[0] * r0 + f[1] * r1 + f[2] * r2;
        }
    }
    for (int b = 0; b < kTogether; ++b) std::memcpy(acc[b] + at, &sum[b], sizeof(Tile));
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

using Feature32 = std::array<float, kPoseFeatureCount>;

// addCorrectives for kTogether bodies; what does not fill a tile goes through addRows.
void correctTogether(const BodyModel& model, const Feature32* features, int first, int count,
                     float (*acc)[3 * kBlock]) {
    const auto stride = model.poseDirections.cols();
    TileSource source{
        model.poseDirections.data() + 3 * static_cast<std::ptrdiff_t>(first), stride, {}};
    float* rows[kTogether];
    for (int b = 0; b < kTogether; ++b) {
        source.features[b] = features[b].data();
        rows[b] = acc[b];
    }
    const int whole = 3 * count / kTile * kTile, rest = 3 * count - whole;
    for (int at = 0; at < whole; at += kTile) addTile(source, rows, at);
    for (int b = 0; b < kTogether && rest > 0; ++b) {
        for (int k = 0; k < kPoseFeatureCount; k += 3) {
            const float* row = source.rows + k * stride + whole;
            addRows(acc[b] + whole, row, row + stride, row + 2 * stride, features[b].data() + k,
                    rest);
        }
    }
}

constexpr int kBodies = 16;  ///< that share one reading of a block of correctives

}  // namespace

/// What the blocks of some bodies have in common.
struct SkinPoser::BatchGroup {
    int size = 0;
    std::array<JointMaps, kBodies> maps;
    std::array<Feature32, kBodies> features;
    std::array<float*, kBodies> posed;
};

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
    const int blocks = (m_model.vertexCount() + kBlock - 1) / kBlock;
    for (int firstBody = 0; firstBody < bodies; firstBody += kBodies) {
        BatchGroup group;
        group.size = std::min(kBodies, bodies - firstBody);
        for (int b = 0; b < group.size; ++b) {
            const Kinematics& k = kinematics[firstBody + b];
            VertexArray& posed = posed_m[firstBody + b];
            group.maps[b] = jointMaps(m_rest, k, translations_m[firstBody + b]);
            posed.resize(m_model.vertexCount(), 3);
            group.posed[b] = posed.data();
            if (!m_model.hasPoseCorrectives()) continue;
            const PoseFeature feature = poseFeature(k);
            for (int i = 0; i < kPoseFeatureCount; ++i)
                group.features[b][i] = static_cast<float>(feature[i]);
        }
        // One body is posed faster than a second thread wakes up.
#pragma omp parallel for schedule(dynamic) if (group.size > 1)
        for (int block = 0; block < blocks; ++block) poseBlock(group, block * kBlock);
    }
}

void SkinPoser::poseBlock(const BatchGroup& group, int first) const {
    const int count = std::min(kBlock, m_model.vertexCount() - first);
    const std::ptrdiff_t offset = 3 * static_cast<std::ptrdiff_t>(first);
    const float* shaped = m_shaped_m.data() + offset;
    for (int b = 0; b < group.size; b += kTogether) {
        const int together = std::min(kTogether, group.size - b);
        float corrected[kTogether][3 * kBlock];
        if (m_model.hasPoseCorrectives()) {
            for (int i = 0; i < together; ++i) std::copy(shaped, shaped + 3 * count, corrected[i]);
            if (together == kTogether) {
                correctTogether(m_model, &group.features[b], first, count, corrected);
            } else {
                for (int i = 0; i < together; ++i)
                    addCorrectives(m_model, group.features[b + i].data(), first, count,
                                   corrected[i]);
            }
        }
        for (int i = 0; i < together; ++i) {
            blendVertices(m_model.skinWeights, group.maps[b + i],
                          m_model.hasPoseCorrectives() ? corrected[i] : shaped, first, count,
                          group.posed[b + i] + offset);
        }
    }
}

}  // namespace gonio
