#include "core/body/skin_patch.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <memory>

#include "core/body/skin.h"
#include "core/body/skin_patch_loops.h"

namespace gonio {

namespace {

constexpr int kLanes = kPatchLanes, kRow = kPatchRow;
constexpr int kTogether = 16;  ///< groups whose derivatives are multiplied at once

using Shared = SkinShared;

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
    const int columns = byShape ? kPatchColumns : kShapeColumn;
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
