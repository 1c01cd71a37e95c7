#include "core/body/point_set.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <memory>

#include "core/body/hot_loop.h"

namespace gonio {
namespace {

constexpr int kStride = kPoseFeatureCount + 1;
constexpr int kLanes = 8;
constexpr int kShapeLanes = 12;  ///< shape numbers, padded to whole registers

// Three sums of products; partial sums by lane, so that the compiler may use wide registers.
GONIO_HOT void multiplyRows(const float* rows, const double* feature, double* sums) {
    const float *x = rows, *y = rows + kStride, *z = rows + 2 * kStride;
    double lx[kLanes] = {}, ly[kLanes] = {}, lz[kLanes] = {};
    for (int k = 0; k < kStride; k += kLanes) {
        for (int l = 0; l < kLanes; ++l) {
            lx[l] += x[k + l] * feature[k + l];
            ly[l] += y[k + l] * feature[k + l];
            lz[l] += z[k + l] * feature[k + l];
        }
    }
    const auto total = [](const double* lane) {
        return ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
               ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    };
    sums[0] = total(lx);
    sums[1] = total(ly);
    sums[2] = total(lz);
}

// out += R rows, for three rows of pose correctives. 32 bits are plenty: correctives are
// millimetres.
GONIO_HOT void addRotatedRows(const float* rows, const float* rotation, float* out) {
    const float *x = rows, *y = rows + kStride, *z = rows + 2 * kStride;
    for (int r = 0; r < 3; ++r) {
        const float a = rotation[r], b = rotation[3 + r], c = rotation[6 + r];
        float* row = out + r * kStride;
        for (int k = 0; k < kStride; ++k) row[k] += a * x[k] + b * y[k] + c * z[k];
    }
}

// out (kShapeLanes) = row * table (kStride x kShapeLanes).
GONIO_HOT void multiplyTable(const float* row, const double* table, double* out) {
    double sum[kShapeLanes] = {};
    for (int k = 0; k < kStride; ++k) {
        for (int b = 0; b < kShapeLanes; ++b) sum[b] += row[k] * table[k * kShapeLanes + b];
    }
    std::copy(sum, sum + kShapeLanes, out);
}

std::array<double, kStride> paddedFeature(const BodyModel& model, const Kinematics& k) {
    std::array<double, kStride> padded{};
    if (!model.hasPoseCorrectives()) return padded;
    const PoseFeature feature = poseFeature(k);
    std::copy(feature.data(), feature.data() + kPoseFeatureCount, padded.begin());
    return padded;
}

using FeatureByShape = std::array<double, kStride * kShapeLanes>;

void fillFeatureByShape(const Kinematics& k, FeatureByShape& table) {
    table.fill(0);
    for (int s = 1; s < kJointCount; ++s) {
        const int j = poseFeatureSource(s);
        if (j < 0) continue;
        for (int i = 0; i < 9; ++i) {
            double* row = table.data() + (9 * (s - 1) + i) * kShapeLanes;
            for (int b = 0; b < kShapeCount; ++b) {
                row[b] = k.localRotationByShape[j][b](i / 3, i % 3);
            }
        }
    }
}

}  // namespace

/// Sums of one definition, joint by joint.
struct PointSet::JointSums {
    std::array<Term, kJointCount> terms;
    std::array<Correctives, kJointCount> correctives;
    double weight = 0;
};

PointSet::PointSet(const BodyModel& model, std::span<const PointDefinition> definitions)
    : m_model(model) {
    for (const PointDefinition& definition : definitions) addDefinition(model, definition);
}

void PointSet::addDefinition(const BodyModel& model, const PointDefinition& definition) {
    const auto sums = std::make_unique<JointSums>();
    for (int i = 0; i < kJointCount; ++i) {
        sums->terms[i] = {i, 0, Eigen::Vector3d::Zero(),
                          Eigen::Matrix<double, 3, kShapeCount>::Zero(), -1};
        sums->correctives[i].setZero();
    }
    for (const auto& [joint, weight] : definition.joints) {
        sums->terms[joint].weight += weight;
        sums->terms[joint].base_m += weight * model.jointTemplate_m[joint];
        sums->terms[joint].byShape += weight * model.jointDirections[joint];
        sums->weight += weight;
    }
    sums->terms[definition.offsetJoint].base_m += definition.offset_m;
    for (const auto& [vertex, weight] : definition.vertices) {
        addVertex(model, vertex, weight, *sums);
        sums->weight += weight;
    }
    storeTerms(*sums);
}

void PointSet::addVertex(const BodyModel& model, int vertex, double weight, JointSums& sums) {
    for (int e = model.skinWeights.start[vertex]; e < model.skinWeights.start[vertex + 1]; ++e) {
        const int joint = model.skinWeights.column[e];
        const double w = weight * model.skinWeights.value[e];
        Term& term = sums.terms[joint];
        term.weight += w;
        term.base_m += w * model.skinTemplate_m.row(vertex).transpose().cast<double>();
        term.byShape +=
            w * model.shapeDirections.middleCols<3>(3 * vertex).transpose().cast<double>();
        if (model.hasPoseCorrectives()) {
            sums.correctives[joint] +=
                w * model.poseDirections.middleCols<3>(3 * vertex).transpose().cast<double>();
        }
    }
}

void PointSet::storeTerms(const JointSums& sums) {
    bool corrected = false;
    for (int i = 0; i < kJointCount; ++i) {
        Term term = sums.terms[i];
        if (term.weight == 0 && term.base_m.isZero(0)) continue;
        if (!sums.correctives[i].isZero(0)) {
            term.correctives = static_cast<int>(m_correctives.size()) / kCorrectiveSize;
            corrected = true;
            for (int r = 0; r < 3; ++r) {
                for (int k = 0; k < kPoseFeatureCount; ++k)
                    m_correctives.push_back(static_cast<float>(sums.correctives[i](r, k)));
                m_correctives.push_back(0);
            }
        }
        m_terms.push_back(term);
    }
    m_firstTerm.push_back(static_cast<int>(m_terms.size()));
    m_weight.push_back(sums.weight);
    m_correctedPoint.push_back(corrected ? m_correctedPoints++ : -1);
}

void PointSet::evaluate(const RestShape& rest, const Kinematics& k, Values& out) const {
    out.position_m.resize(3 * size());
    out.moments_m.resize(m_terms.size());
    out.correctivesValid = false;
    const auto feature = paddedFeature(m_model, k);
    for (int p = 0; p < size(); ++p) {
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        for (int t = m_firstTerm[p]; t < m_firstTerm[p + 1]; ++t) {
            const Term& term = m_terms[t];
            Eigen::Vector3d correction = Eigen::Vector3d::Zero();
            if (term.correctives >= 0) {
                multiplyRows(m_correctives.data() + term.correctives * kCorrectiveSize,
                             feature.data(), correction.data());
            }
            out.moments_m[t] = term.base_m + term.byShape * rest.shape -
                               term.weight * rest.joints_m[term.joint] + correction;
            sum +=
                k.rotation[term.joint] * out.moments_m[t] + term.weight * k.position_m[term.joint];
        }
        out.position_m.segment<3>(3 * p) = sum;
    }
}

void PointSet::rotateCorrectives(const Kinematics& k, Values& inOut) const {
    if (inOut.correctivesValid) return;
    inOut.correctivesInWorld.assign(static_cast<std::size_t>(m_correctedPoints) * kCorrectiveSize,
                                    0);
    for (int p = 0; p < size(); ++p) {
        if (m_correctedPoint[p] < 0) continue;
        float* sum = inOut.correctivesInWorld.data() + m_correctedPoint[p] * kCorrectiveSize;
        for (int t = m_firstTerm[p]; t < m_firstTerm[p + 1]; ++t) {
            if (m_terms[t].correctives < 0) continue;
            const Eigen::Matrix3f rotation = k.rotation[m_terms[t].joint].cast<float>();
            addRotatedRows(m_correctives.data() + m_terms[t].correctives * kCorrectiveSize,
                           rotation.data(), sum);
        }
    }
    inOut.correctivesValid = true;
}

PointSet::SubtreeSums PointSet::subtreeSums(int point, const Kinematics& k,
                                            const Values& values) const {
    SubtreeSums sums;
    sums.moved_m.fill(Eigen::Vector3d::Zero());
    sums.weight.fill(0);
    for (int t = m_firstTerm[point]; t < m_firstTerm[point + 1]; ++t) {
        const Term& term = m_terms[t];
        sums.moved_m[term.joint] +=
            k.rotation[term.joint] * values.moments_m[t] + term.weight * k.position_m[term.joint];
        sums.weight[term.joint] += term.weight;
    }
    for (int j = kJointCount - 1; j > 0; --j) {
        sums.moved_m[kParents[j]] += sums.moved_m[j];
        sums.weight[kParents[j]] += sums.weight[j];
    }
    return sums;
}

Eigen::Vector3d PointSet::correctedByDof(int point, int dof, const Kinematics& k,
                                         const Values& values) const {
    Eigen::Vector3d d = Eigen::Vector3d::Zero();
    const int j = dofTable()[dof].joint;
    const int smplJoint = kPoseFeatureJoint[j];
    if (m_correctedPoint[point] < 0 || smplJoint == 0 || poseFeatureSource(smplJoint) != j)
        return d;
    const float* rows = values.correctivesInWorld.data() +
                        m_correctedPoint[point] * kCorrectiveSize + 9 * (smplJoint - 1);
    // dR = [axis]x R: each column of R turns about the axis.
    for (int c = 0; c < 3; ++c) {
        const Eigen::Vector3d dColumn = k.localDofAxis[dof].cross(k.localRotation[j].col(c));
        for (int row = 0; row < 3; ++row) {
            const float* column = rows + 3 * row + c;
            d += dColumn[row] * Eigen::Vector3d(column[0], column[kCorrectiveStride],
                                                column[2 * kCorrectiveStride]);
        }
    }
    return d;
}

void PointSet::differentiateByPose(const RestShape&, const Kinematics& k, Values& inOut) const {
    inOut.byPose.resize(3 * size(), kDofCount);
    rotateCorrectives(k, inOut);
    for (int p = 0; p < size(); ++p) {
        // Sums over the subtree of each joint: a DoF turns all of it at once.
        const SubtreeSums sums = subtreeSums(p, k, inOut);
        for (int dof = 0; dof < kDofCount; ++dof) {
            const int j = dofTable()[dof].joint;
            inOut.byPose.col(dof).segment<3>(3 * p) =
                k.dofAxis[dof].cross(sums.moved_m[j] - sums.weight[j] * k.position_m[j]) +
                sums.weight[j] * k.dofShift_m[dof] + correctedByDof(p, dof, k, inOut);
        }
    }
}

void PointSet::differentiateByShape(const RestShape&, const Kinematics& k, Values& inOut) const {
    inOut.byShape.setZero(3 * size(), kShapeCount);
    rotateCorrectives(k, inOut);
    FeatureByShape featureByShape;
    if (m_correctedPoints > 0) fillFeatureByShape(k, featureByShape);
    for (int p = 0; p < size(); ++p) {
        auto block = inOut.byShape.middleRows<3>(3 * p);
        for (int r = 0; r < 3 && m_correctedPoint[p] >= 0; ++r) {
            double row[kShapeLanes];
            multiplyTable(inOut.correctivesInWorld.data() + m_correctedPoint[p] * kCorrectiveSize +
                              r * kCorrectiveStride,
                          featureByShape.data(), row);
            std::copy(row, row + kShapeCount, block.row(r).data());
        }
        for (int t = m_firstTerm[p]; t < m_firstTerm[p + 1]; ++t) {
            const Term& term = m_terms[t];
            const int i = term.joint;
            block += k.rotation[i] * (term.byShape - term.weight * m_model.jointDirections[i]);
            for (int b = 0; b < kShapeCount; ++b) {
                block.col(b) += k.rotationByShape[i][b] * inOut.moments_m[t] +
                                term.weight * k.positionByShape_m[i][b];
            }
        }
    }
}

std::vector<PointDefinition> keypointDefinitions(const BodyModel::KeypointWeights& weights) {
    std::vector<PointDefinition> definitions(kKeypointCount);
    for (int p = 0; p < kKeypointCount; ++p) {
        for (int j = 0; j < kJointCount; ++j) {
            if (weights.joints(p, j) != 0)
                definitions[p].joints.push_back({j, weights.joints(p, j)});
        }
        for (int e = weights.vertices.start[p]; e < weights.vertices.start[p + 1]; ++e) {
            definitions[p].vertices.push_back(
                {weights.vertices.column[e], weights.vertices.value[e]});
        }
    }
    return definitions;
}

}  // namespace gonio
