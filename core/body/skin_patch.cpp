#include "core/body/skin_patch.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cstring>
#include <memory>

#include "core/body/hot_loop.h"
#include "core/body/skin.h"

namespace gonio {

struct SkinGroup {
    const float *rest, *correctives, *weights, *mask, *target;
    const int* joints;
    int jointCount;
    unsigned active;
};

namespace {

using Group = SkinGroup;

constexpr int kLanes = SkinPatch::kLanes;
constexpr int kRow = 3 * kLanes;  ///< one vector a vertex: x of all lanes, then y, then z
constexpr int kTogether = 16;     ///< groups whose derivatives are multiplied at once

using Lanes [[gnu::vector_size(kLanes * sizeof(float))]] = float;

// Columns of the derivatives in scratch: what is always wanted comes first.
constexpr int kTranslationColumn = kDofCount, kResidualColumn = kTranslationColumn + 3,
              kShapeColumn = kResidualColumn + 1, kColumns = kShapeColumn + kShapeCount;

/// What all vertices share, as 32-bit numbers.
struct Shared {
    bool corrects = false, byShape = false;
    float shape[kShapeCount];
    float feature[kPoseFeatureCount];
    float maps[kJointCount][12];
    float centre[kJointCount][3];
    float dofAxis[kDofCount][3], dofShift[kDofCount][3];
    int featureRow[kDofCount];  ///< first of nine; -1 where the angle drives no corrective
    float featureByDof[kDofCount][9];
    float mapsByShape[kJointCount][kShapeCount][12];
    float featureByShape[kPoseFeatureCount][kShapeCount];
    bool featureUsed[kPoseFeatureCount];
};

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

GONIO_HOT double squaresOf(const Group& g, const Shared& s) {
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

void differentiate(const Group& g, const Shared& s, float* columns, std::ptrdiff_t stride) {
    Sums sums;
    sumGroup(g, s, sums);
    poseColumns(g, s, sums, columns, stride);
    otherColumns(g, sums, columns, stride);
    if (s.byShape) shapeColumns(g, s, sums, columns + kShapeColumn * stride, stride);
}

// [R | t] of each joint by each shape number: t = p - R J + translation.
void fillShape(const BodyModel& model, const SkinPatch::Pose& pose, Shared& s) {
    const Kinematics& k = pose.kinematics;
    for (int j = 0; j < kJointCount; ++j) {
        for (int b = 0; b < kShapeCount; ++b) {
            const Eigen::Matrix3d& turned = k.rotationByShape[j][b];
            const Eigen::Vector3d moved = k.positionByShape_m[j][b] -
                                          turned * pose.rest.joints_m[j] -
                                          k.rotation[j] * model.jointDirections[j].col(b);
            for (int i = 0; i < 12; ++i) {
                s.mapsByShape[j][b][i] =
                    static_cast<float>(i % 4 == 3 ? moved[i / 4] : turned(i / 4, i % 4));
            }
        }
    }
    for (int i = 0; i < kPoseFeatureCount && s.corrects; ++i) {
        const int j = poseFeatureSource(1 + i / 9);
        s.featureUsed[i] = j >= 0;
        for (int b = 0; b < kShapeCount && j >= 0; ++b)
            s.featureByShape[i][b] =
                static_cast<float>(k.localRotationByShape[j][b](i % 9 / 3, i % 3));
    }
}

void fillDofs(const SkinPatch::Pose& pose, Shared& s) {
    const Kinematics& k = pose.kinematics;
    for (int d = 0; d < kDofCount; ++d) {
        const int j = dofTable()[d].joint, smplJoint = kPoseFeatureJoint[j];
        const bool drives = smplJoint > 0 && poseFeatureSource(smplJoint) == j;
        s.featureRow[d] = drives ? 9 * (smplJoint - 1) : -1;
        for (int c = 0; c < 3; ++c) {
            s.dofAxis[d][c] = static_cast<float>(k.dofAxis[d][c]);
            s.dofShift[d][c] = static_cast<float>(k.dofShift_m[d][c]);
            // dR = [axis]x R: each column of R turns about the axis.
            const Eigen::Vector3d turned = k.localDofAxis[d].cross(k.localRotation[j].col(c));
            for (int r = 0; r < 3; ++r)
                s.featureByDof[d][3 * r + c] = static_cast<float>(turned[r]);
        }
    }
}

void fillPose(const BodyModel& model, const SkinPatch::Pose& pose, Shared& s) {
    s.corrects = model.hasPoseCorrectives();
    const JointMaps maps = jointMaps(pose.rest, pose.kinematics, pose.translation_m);
    for (int j = 0; j < kJointCount; ++j) {
        std::copy(maps[j].begin(), maps[j].end(), s.maps[j]);
        for (int c = 0; c < 3; ++c)
            s.centre[j][c] =
                static_cast<float>(pose.kinematics.position_m[j][c] + pose.translation_m[c]);
    }
    for (int b = 0; b < kShapeCount; ++b) s.shape[b] = static_cast<float>(pose.rest.shape[b]);
    if (!s.corrects) return;
    const PoseFeature feature = poseFeature(pose.kinematics);
    for (int i = 0; i < kPoseFeatureCount; ++i) s.feature[i] = static_cast<float>(feature[i]);
}

// From the scratch's order of unknowns to the public one.
void storeSum(const Eigen::MatrixXd& sum, NormalEquations& out) {
    std::array<int, kBodyUnknowns> from;
    for (int d = 0; d < kDofCount; ++d) from[d] = d;
    for (int b = 0; b < kShapeCount; ++b) from[kDofCount + b] = kShapeColumn + b;
    for (int c = 0; c < 3; ++c) from[kDofCount + kShapeCount + c] = kTranslationColumn + c;
    out.hessian.setZero();
    out.gradient.setZero();
    for (int i = 0; i < kBodyUnknowns; ++i) {
        if (from[i] >= sum.rows()) continue;
        out.gradient[i] = sum(from[i], kResidualColumn);
        for (int j = 0; j < kBodyUnknowns; ++j) {
            if (from[j] < sum.rows()) out.hessian(i, j) = sum(from[i], from[j]);
        }
    }
    out.squares_m2 = sum(kResidualColumn, kResidualColumn);
}

}  // namespace

int heaviestJoint(const SparseRows& weights, int v) {
    int heaviest = 0;
    float most = -1;
    for (int e = weights.start[v]; e < weights.start[v + 1]; ++e) {
        if (weights.value[e] <= most) continue;
        most = weights.value[e];
        heaviest = weights.column[e];
    }
    return heaviest;
}

SkinPatch::SkinPatch(const BodyModel& model, std::span<const int> vertices)
    : m_model(model), m_size(static_cast<int>(vertices.size())) {
    m_vertices.assign(vertices.begin(), vertices.end());
    // Neighbours in a group share their joints, so that few are active.
    std::ranges::stable_sort(m_vertices, {},
                             [&](int v) { return heaviestJoint(model.skinWeights, v); });
    m_groups = (m_size + kLanes - 1) / kLanes;
    const auto lanes = static_cast<std::size_t>(m_groups) * kLanes;
    m_mask.assign(lanes, 0);
    std::fill_n(m_mask.begin(), m_size, 1.0F);
    if (m_size > 0) m_vertices.resize(lanes, m_vertices.back());
    for (int g = 0; g < m_groups; ++g) addGroup(model, m_vertices.data() + g * kLanes);
}

void SkinPatch::addGroup(const BodyModel& model, const int* vertices) {
    const auto addRows = [&](std::vector<float>& to, const float* from) {
        for (int c = 0; c < 3; ++c) {
            for (int l = 0; l < kLanes; ++l) to.push_back(from[3 * vertices[l] + c]);
        }
    };
    addRows(m_rest, model.skinTemplate_m.data());
    for (int b = 0; b < kShapeCount; ++b) addRows(m_rest, model.shapeDirections.row(b).data());
    for (Eigen::Index k = 0; k < model.poseDirections.rows(); ++k)
        addRows(m_correctives, model.poseDirections.row(k).data());
    unsigned active = 0;
    for (int j = 0; j < kJointCount; ++j) {
        std::array<float, kLanes> row{};
        for (int l = 0; l < kLanes; ++l) {
            const int v = vertices[l];
            for (int e = model.skinWeights.start[v]; e < model.skinWeights.start[v + 1]; ++e) {
                if (model.skinWeights.column[e] == j) row[l] += model.skinWeights.value[e];
            }
        }
        if (std::ranges::all_of(row, [](float w) { return w == 0; })) continue;
        m_joints.push_back(j);
        m_weights.insert(m_weights.end(), row.begin(), row.end());
        for (int up = j; up >= 0; up = kParents[up]) active |= 1U << up;
    }
    m_firstJoint.push_back(static_cast<int>(m_joints.size()));
    m_active.push_back(active);
}

SkinPatch::Target SkinPatch::targetOf(const VertexArray& skin_m) const {
    Target target;
    target.reserve(m_vertices.size() * 3);
    for (int g = 0; g < m_groups; ++g) {
        for (int c = 0; c < 3; ++c) {
            for (int l = 0; l < kLanes; ++l)
                target.push_back(skin_m(m_vertices[g * kLanes + l], c));
        }
    }
    return target;
}

SkinGroup SkinPatch::group(int index, const Target& target) const {
    const auto at = [index](const std::vector<float>& rows, int size) {
        return rows.empty() ? nullptr : rows.data() + static_cast<std::ptrdiff_t>(index) * size;
    };
    const int first = m_firstJoint[index], count = m_firstJoint[index + 1] - first;
    return {at(m_rest, (kShapeCount + 1) * kRow),
            at(m_correctives, kPoseFeatureCount * kRow),
            m_weights.data() + static_cast<std::ptrdiff_t>(first) * kLanes,
            at(m_mask, kLanes),
            at(target, kRow),
            m_joints.data() + first,
            count,
            m_active[index]};
}

double SkinPatch::squares_m2(const Pose& pose, const Target& target) const {
    const auto shared = std::make_unique<Shared>();
    fillPose(m_model, pose, *shared);
    double sum = 0;
    for (int g = 0; g < m_groups; ++g) sum += squaresOf(group(g, target), *shared);
    return sum;
}

void SkinPatch::linearise(const Pose& pose, const Target& target, bool byShape,
                          NormalEquations& out) const {
    const auto shared = std::make_unique<Shared>();
    fillPose(m_model, pose, *shared);
    fillDofs(pose, *shared);
    shared->byShape = byShape;
    if (byShape) fillShape(m_model, pose, *shared);
    const int columns = byShape ? kColumns : kShapeColumn;
    constexpr int stride = kTogether * kRow;
    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Rows scratch(columns, stride);
    Eigen::MatrixXf product(columns, columns);
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(columns, columns);
    for (int first = 0; first < m_groups; first += kTogether) {
        const int count = std::min(kTogether, m_groups - first);
        for (int i = 0; i < count; ++i)
            differentiate(group(first + i, target), *shared, scratch.data() + i * kRow, stride);
        product.setZero();
        product.selfadjointView<Eigen::Lower>().rankUpdate(scratch.leftCols(count * kRow));
        sum += product.cast<double>();
    }
    sum.triangularView<Eigen::StrictlyUpper>() = sum.transpose();
    storeSum(sum, out);
}

}  // namespace gonio
