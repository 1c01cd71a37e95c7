#include "core/body/skin_patch_loops.h"

#include <cstring>

#include "core/body/hot_loop.h"

namespace gonio {
namespace {

constexpr int kLanes = kPatchLanes, kRow = kPatchRow;

using Lanes [[gnu::vector_size(kLanes * sizeof(float))]] = float;
using Group = SkinGroup;
using Shared = SkinShared;

[[gnu::always_inline]] inline void load(Lanes& lanes, const float* from) {
    std::memcpy(&lanes, from, sizeof(Lanes));
}

[[gnu::always_inline]] inline void store(float* to, const Lanes& lanes) {
    std::memcpy(to, &lanes, sizeof(Lanes));
}

// Rest position with shape and correctives.
[[gnu::always_inline]] inline void restPosition(const Group& g, const Shared& s, Lanes* x) {
    Lanes row;
    for (int c = 0; c < 3; ++c) {
        load(x[c], g.rest + c * kLanes);
        for (int b = 0; b < kShapeCount; ++b) {
            load(row, g.rest + (b + 1) * kRow + c * kLanes);
            x[c] += s.shape[b] * row;
        }
    }
    if (!s.corrects) return;
    for (int k = 0; k < kPoseFeatureCount; ++k) {
        for (int c = 0; c < 3; ++c) {
            load(row, g.correctives + k * kRow + c * kLanes);
            x[c] += s.feature[k] * row;
        }
    }
}

GONIO_HOT double groupSquares(const Group& g, const Shared& s) {
    Lanes x[3], sum = {}, w, row;
    restPosition(g, s, x);
    for (int r = 0; r < 3; ++r) {
        Lanes posed = {};
        for (int i = 0; i < g.jointCount; ++i) {
            const float* m = s.maps[g.joints[i]] + 4 * r;
            load(w, g.weights + i * kLanes);
            posed += w * (m[0] * x[0] + m[1] * x[1] + m[2] * x[2] + m[3]);
        }
        load(row, g.target + r * kLanes);
        posed -= row;
        sum += posed * posed;
    }
    load(w, g.mask);
    sum *= w;
    double total = 0;
    for (int l = 0; l < kLanes; ++l) total += double(sum[l]);
    return total;
}

/// Sums over each joint's subtree: weighted posed positions and weights; blended rotation.
struct Sums {
    Lanes rest[3];
    Lanes position[kJointCount][3], weight[kJointCount], rotation[9];
};

[[gnu::always_inline]] inline void sumUp(const Group& g, const Shared& s, Sums& sums) {
    restPosition(g, s, sums.rest);
    const Lanes zero = {};
    for (int j = 0; j < kJointCount; ++j)
        sums.weight[j] = sums.position[j][0] = sums.position[j][1] = sums.position[j][2] = zero;
    for (Lanes& entry : sums.rotation) entry = zero;
    const Lanes* x = sums.rest;
    for (int i = 0; i < g.jointCount; ++i) {
        const int j = g.joints[i];
        Lanes w;
        load(w, g.weights + i * kLanes);
        sums.weight[j] = w;
        for (int r = 0; r < 3; ++r) {
            const float* m = s.maps[j] + 4 * r;
            sums.position[j][r] = w * (m[0] * x[0] + m[1] * x[1] + m[2] * x[2] + m[3]);
            for (int c = 0; c < 3; ++c) sums.rotation[3 * r + c] += w * m[c];
        }
    }
    for (int j = kJointCount - 1; j > 0; --j) {
        if ((g.active >> j & 1U) == 0) continue;
        const int p = kParents[j];
        sums.weight[p] += sums.weight[j];
        for (int r = 0; r < 3; ++r) sums.position[p][r] += sums.position[j][r];
    }
}

// out += M v, and the result masked and stored as one column.
[[gnu::always_inline]] inline void addRotated(const Sums& sums, const Lanes* v, Lanes* out) {
    for (int r = 0; r < 3; ++r) {
        const Lanes* m = sums.rotation + 3 * r;
        out[r] += m[0] * v[0] + m[1] * v[1] + m[2] * v[2];
    }
}

[[gnu::always_inline]] inline void storeColumn(const Group& g, const Lanes* column, float* to) {
    Lanes mask;
    load(mask, g.mask);
    for (int r = 0; r < 3; ++r) store(to + r * kLanes, mask * column[r]);
}

GONIO_HOT void poseColumns(const Group& g, const Shared& s, const Sums& sums, float* columns,
                           std::ptrdiff_t stride) {
    for (int d = 0; d < kDofCount; ++d) {
        const int j = dofTable()[d].joint;
        Lanes column[3] = {};
        if ((g.active >> j & 1U) != 0) {
            const float *a = s.dofAxis[d], *shift = s.dofShift[d], *centre = s.centre[j];
            const Lanes w = sums.weight[j], x = sums.position[j][0] - w * centre[0],
                        y = sums.position[j][1] - w * centre[1],
                        z = sums.position[j][2] - w * centre[2];
            column[0] = a[1] * z - a[2] * y + w * shift[0];
            column[1] = a[2] * x - a[0] * z + w * shift[1];
            column[2] = a[0] * y - a[1] * x + w * shift[2];
        }
        if (s.corrects && s.featureRow[d] >= 0) {
            Lanes corrective[3] = {}, row;
            const float* rows = g.correctives + s.featureRow[d] * kRow;
            for (int k = 0; k < 9; ++k) {
                for (int c = 0; c < 3; ++c) {
                    load(row, rows + k * kRow + c * kLanes);
                    corrective[c] += s.featureByDof[d][k] * row;
                }
            }
            addRotated(sums, corrective, column);
        }
        storeColumn(g, column, columns + d * stride);
    }
}

constexpr int kHalf = kShapeCount / 2;  ///< shape numbers that fit into registers together

// Rest positions by shape: directions, and correctives that follow the bones' axes.
[[gnu::always_inline]] inline void restByShape(const Group& g, const Shared& s, int first, int c,
                                               Lanes (*moved)[3]) {
    Lanes sum[kHalf], row;
    for (int b = 0; b < kHalf; ++b) load(sum[b], g.rest + (first + b + 1) * kRow + c * kLanes);
    for (int k = 0; k < kPoseFeatureCount && s.corrects; ++k) {
        if (!s.featureUsed[k]) continue;
        load(row, g.correctives + k * kRow + c * kLanes);
        for (int b = 0; b < kHalf; ++b) sum[b] += s.featureByShape[k][first + b] * row;
    }
    for (int b = 0; b < kHalf; ++b) moved[first + b][c] = sum[b];
}

GONIO_HOT void shapeColumns(const Group& g, const Shared& s, const Sums& sums, float* columns,
                            std::ptrdiff_t stride) {
    Lanes moved[kShapeCount][3];
    for (int c = 0; c < 3; ++c) {
        restByShape(g, s, 0, c, moved);
        restByShape(g, s, kHalf, c, moved);
    }
    const Lanes* x = sums.rest;
    for (int b = 0; b < kShapeCount; ++b) {
        Lanes column[3] = {}, w;
        addRotated(sums, moved[b], column);
        for (int i = 0; i < g.jointCount; ++i) {
            const float* m = s.mapsByShape[g.joints[i]][b];
            load(w, g.weights + i * kLanes);
            for (int r = 0; r < 3; ++r, m += 4)
                column[r] += w * (m[0] * x[0] + m[1] * x[1] + m[2] * x[2] + m[3]);
        }
        storeColumn(g, column, columns + b * stride);
    }
}

GONIO_HOT void otherColumns(const Group& g, const Sums& sums, float* columns,
                            std::ptrdiff_t stride) {
    const Lanes zero = {};
    for (int c = 0; c < 3; ++c) {
        Lanes column[3] = {zero, zero, zero};
        column[c] = sums.weight[0];
        storeColumn(g, column, columns + (kTranslationColumn + c) * stride);
    }
    Lanes residual[3];
    for (int r = 0; r < 3; ++r) {
        load(residual[r], g.target + r * kLanes);
        residual[r] = sums.position[0][r] - residual[r];
    }
    storeColumn(g, residual, columns + kResidualColumn * stride);
}

GONIO_HOT void sumGroup(const Group& g, const Shared& s, Sums& sums) {
    sumUp(g, s, sums);
}

}  // namespace

double squaresOf(const SkinGroup& group, const SkinShared& shared) {
    return groupSquares(group, shared);
}

void differentiate(const Group& g, const Shared& s, float* columns, std::ptrdiff_t stride) {
    Sums sums;
    sumGroup(g, s, sums);
    poseColumns(g, s, sums, columns, stride);
    otherColumns(g, sums, columns, stride);
    if (s.byShape) shapeColumns(g, s, sums, columns + kShapeColumn * stride, stride);
}

}  // namespace gonio
