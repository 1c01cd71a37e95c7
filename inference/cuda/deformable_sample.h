#pragma once

// Multi-scale deformable sampling (fact sheet BioPose 1.5): every query and head reads a few places
// of every map and adds them up with its weights. Plain data and arithmetic, shared by the kernel
// and its twin on the CPU.

#include <cmath>
#include <cstdint>

#include "inference/cuda/host_device.h"

namespace gonio {

inline constexpr int kMostDeformableLevels = 4;

/// A map's values, in any order of axes: the value of a batch entry, head, channel and pixel (row *
/// columns + column) lies at the sum of index times stride, in floats.
struct DeformableLevel {
    const float* values = nullptr;
    int rows = 0, columns = 0;
    std::int64_t batchStride = 0, headStride = 0, channelStride = 0, pixelStride = 0;
};

struct DeformableProblem {
    int batch = 0, queries = 0, heads = 0, channels = 0;  ///< channels of a head
    int levels = 0, points = 0;
    DeformableLevel level[kMostDeformableLevels];
    const float* references =
        nullptr;  ///< queries x 2 (x, y in 0..1), batchwise where the stride says
    std::int64_t referenceBatchStride = 0;  ///< 0: the same for all of the batch
    const float* offsets = nullptr;         ///< batch x queries x heads x levels x points x 2, px
    const float* shares = nullptr;  ///< batch x queries x heads x (levels points), softmaxed
};

/// The four pixels around a place; those outside the map have no weight.
struct DeformableTap {
    std::int64_t pixel[4];
    float weight[4];
};

/// What a query and head read from one level at one point, weighted with its share.
GONIO_HOST_DEVICE inline DeformableTap deformableTap(const DeformableProblem& problem, int entry,
                                                     int query, int head, int level, int point) {
    const DeformableLevel& map = problem.level[level];
    const std::int64_t group =
        (std::int64_t(entry) * problem.queries + query) * problem.heads + head;
    const std::int64_t place = (group * problem.levels + level) * problem.points + point;
    const float* const origin =
        problem.references + entry * problem.referenceBatchStride + 2 * std::int64_t(query);
    // Pixel centres lie at (i + 0.5) / size.
    const float x = origin[0] * static_cast<float>(map.columns) + problem.offsets[2 * place] - 0.5f;
    const float y =
        origin[1] * static_cast<float>(map.rows) + problem.offsets[2 * place + 1] - 0.5f;
    DeformableTap tap = {};
    // Farther out, and NaN, nothing is read; the conversions below stay within an int.
    if (!(x > -1 && y > -1 && x < static_cast<float>(map.columns) &&
          y < static_cast<float>(map.rows))) {
        return tap;
    }
    const int column = static_cast<int>(floorf(x)), row = static_cast<int>(floorf(y));
    const float right = x - static_cast<float>(column), below = y - static_cast<float>(row);
    const float share = problem.shares[place];
    for (int corner = 0; corner < 4; ++corner) {
        const int c = column + corner % 2, r = row + corner / 2;
        if (c < 0 || r < 0 || c >= map.columns || r >= map.rows) continue;
        tap.pixel[corner] = std::int64_t(r) * map.columns + c;
        tap.weight[corner] =
            share * (corner % 2 ? right : 1 - right) * (corner / 2 ? below : 1 - below);
    }
    return tap;
}

GONIO_HOST_DEVICE inline float tapValue(const DeformableLevel& map, const DeformableTap& tap,
                                        int entry, int head, int channel) {
    const float* const values =
        map.values + entry * map.batchStride + head * map.headStride + channel * map.channelStride;
    float sum = 0;
    for (int corner = 0; corner < 4; ++corner) {
        if (tap.weight[corner] != 0) {
            sum += tap.weight[corner] * values[tap.pixel[corner] * map.pixelStride];
        }
    }
    return sum;
}

/// One number of the result.
GONIO_HOST_DEVICE inline float deformableValue(const DeformableProblem& problem, int entry,
                                               int query, int head, int channel) {
    float sum = 0;
    for (int level = 0; level < problem.levels; ++level) {
        for (int point = 0; point < problem.points; ++point) {
            const DeformableTap tap = deformableTap(problem, entry, query, head, level, point);
            sum += tapValue(problem.level[level], tap, entry, head, channel);
        }
    }
    return sum;
}

}  // namespace gonio
