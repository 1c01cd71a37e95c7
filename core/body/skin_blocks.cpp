#include "core/body/skin_blocks.h"

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
void addCorrectives(const SkinTables& skin, const float* feature, int first, int count,
                    float* acc) {
    const auto stride = skin.poseDirections.cols();
    const float* base = skin.poseDirections.data() + 3 * static_cast<std::ptrdiff_t>(first);
    for (int k = 0; k < kPoseFeatureCount; k += 3) {
        if (feature[k] == 0 && feature[k + 1] == 0 && feature[k + 2] == 0) continue;
        const float* row = base + k * stride;
        addRows(acc, row, row + stride, row + 2 * stride, feature + k, 3 * count);
    }
}

// addCorrectives for kTogether bodies; what does not fill a tile goes through addRows.
void correctTogether(const SkinTables& skin, const SkinTask* tasks, int first, int count,
                     float (*acc)[3 * kBlock]) {
    const auto stride = skin.poseDirections.cols();
    TileSource source{
        skin.poseDirections.data() + 3 * static_cast<std::ptrdiff_t>(first), stride, {}};
    float* rows[kTogether];
    for (int b = 0; b < kTogether; ++b) {
        source.features[b] = tasks[b].feature.data();
        rows[b] = acc[b];
    }
    const int whole = 3 * count / kTile * kTile, rest = 3 * count - whole;
    for (int at = 0; at < whole; at += kTile) addTile(source, rows, at);
    for (int b = 0; b < kTogether && rest > 0; ++b) {
        for (int k = 0; k < kPoseFeatureCount; k += 3) {
            const float* row = source.rows + k * stride + whole;
            addRows(acc[b] + whole, row, row + stride, row + 2 * stride,
                    tasks[b].feature.data() + k, rest);
        }
    }
}

void poseBlock(const SkinTables& skin, std::span<const SkinTask> tasks, int first) {
    const int count = std::min(kBlock, skin.vertexCount() - first);
    const std::ptrdiff_t offset = 3 * static_cast<std::ptrdiff_t>(first);
    const bool corrects = skin.poseDirections.rows() > 0;
    for (std::size_t b = 0; b < tasks.size(); b += kTogether) {
        const std::size_t together = std::min<std::size_t>(kTogether, tasks.size() - b);
        float corrected[kTogether][3 * kBlock];
        for (std::size_t i = 0; i < together && corrects; ++i) {
            const float* shaped = tasks[b + i].shaped_m + offset;
            std::copy(shaped, shaped + 3 * count, corrected[i]);
        }
        if (corrects && together == kTogether) {
            correctTogether(skin, &tasks[b], first, count, corrected);
        } else if (corrects) {
            for (std::size_t i = 0; i < together; ++i)
                addCorrectives(skin, tasks[b + i].feature.data(), first, count, corrected[i]);
        }
        for (std::size_t i = 0; i < together; ++i) {
            const SkinTask& task = tasks[b + i];
            blendVertices(skin.weights, task.maps, corrects ? corrected[i] : task.shaped_m + offset,
                          first, count, task.posed_m + offset);
        }
    }
}

}  // namespace

void blendVertices(const SparseRows& weights, const JointMaps& maps, const float* rest_m, int first,
                   int count, float* posed_m) {
    blend(weights.start.data() + first, weights.column.data(), weights.value.data(), maps[0].data(),
          rest_m, count, posed_m);
}

void poseSkins(const SkinTables& skin, std::span<const SkinTask> tasks) {
    const int blocks = (skin.vertexCount() + kBlock - 1) / kBlock;
    while (!tasks.empty()) {
        const auto group = tasks.first(std::min<std::size_t>(kSkinGroup, tasks.size()));
        tasks = tasks.subspan(group.size());
        // One body is posed faster than a second thread wakes up.
#pragma omp parallel for schedule(dynamic) if (group.size() > 1)
        for (int block = 0; block < blocks; ++block) poseBlock(skin, group, block * kBlock);
    }
}

}  // namespace gonio
