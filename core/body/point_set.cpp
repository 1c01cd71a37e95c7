#include "core/body/point_set.h"

#include <Eigen/Geometry>

namespace gonio {

PointSet::PointSet(const BodyModel& model, std::span<const PointDefinition> definitions)
    : m_model(model) {
    for (const PointDefinition& definition : definitions) addDefinition(model, definition);
}

void PointSet::addDefinition(const BodyModel& model, const PointDefinition& definition) {
    std::array<Term, kJointCount> terms;
    std::array<Correctives, kJointCount> correctives;
    for (int i = 0; i < kJointCount; ++i) {
        terms[i] = {i, 0, Eigen::Vector3d::Zero(), Eigen::Matrix<double, 3, kShapeCount>::Zero(),
                    -1};
        correctives[i].setZero();
    }
    double total = 0;
    for (const auto& [joint, weight] : definition.joints) {
        terms[joint].weight += weight;
        terms[joint].base_m += weight * model.jointTemplate_m[joint];
        terms[joint].byShape += weight * model.jointDirections[joint];
        total += weight;
    }
    terms[definition.offsetJoint].base_m += definition.offset_m;
    for (const auto& [vertex, weight] : definition.vertices) {
        for (int e = model.skinWeights.start[vertex]; e < model.skinWeights.start[vertex + 1];
             ++e) {
            const int joint = model.skinWeights.column[e];
            const double w = weight * model.skinWeights.value[e];
            terms[joint].weight += w;
            terms[joint].base_m += w * model.skinTemplate_m.row(vertex).transpose().cast<double>();
            terms[joint].byShape +=
                w * model.shapeDirections.middleCols<3>(3 * vertex).transpose().cast<double>();
            if (model.hasPoseCorrectives()) {
                correctives[joint] +=
                    w * model.poseDirections.middleCols<3>(3 * vertex).transpose().cast<double>();
            }
        }
        total += weight;
    }
    for (int i = 0; i < kJointCount; ++i) {
        if (terms[i].weight == 0 && terms[i].base_m.isZero(0)) continue;
        if (!correctives[i].isZero(0)) {
            terms[i].correctives = static_cast<int>(m_correctives.size());
            m_correctives.push_back(correctives[i]);
        }
        m_terms.push_back(terms[i]);
    }
    m_firstTerm.push_back(static_cast<int>(m_terms.size()));
    m_weight.push_back(total);
}

Eigen::Vector3d PointSet::moment(const Term& term, const RestShape& rest,
                                 const PoseFeature& feature) const {
    Eigen::Vector3d m =
        term.base_m + term.byShape * rest.shape - term.weight * rest.joints_m[term.joint];
    if (term.correctives >= 0) m += m_correctives[term.correctives] * feature;
    return m;
}

void PointSet::evaluate(const RestShape& rest, const Kinematics& k, Values& out) const {
    out.position_m.resize(3 * size());
    const PoseFeature feature = m_model.hasPoseCorrectives() ? poseFeature(k) : PoseFeature::Zero();
    for (int p = 0; p < size(); ++p) {
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        for (int t = m_firstTerm[p]; t < m_firstTerm[p + 1]; ++t) {
            const Term& term = m_terms[t];
            sum += k.rotation[term.joint] * moment(term, rest, feature) +
                   term.weight * k.position_m[term.joint];
        }
        out.position_m.segment<3>(3 * p) = sum;
    }
}

void PointSet::differentiateByPose(const RestShape& rest, const Kinematics& k, Values& out) const {
    out.byPose.setZero(3 * size(), kDofCount);
    const bool corrected = m_model.hasPoseCorrectives();
    const PoseFeature feature = corrected ? poseFeature(k) : PoseFeature::Zero();
    for (int p = 0; p < size(); ++p) {
        // Sums over the subtree of each joint: a DoF turns all of it at once.
        std::array<Eigen::Vector3d, kJointCount> moved;
        std::array<double, kJointCount> weight{};
        moved.fill(Eigen::Vector3d::Zero());
        Correctives inWorld;
        bool any = false;
        for (int t = m_firstTerm[p]; t < m_firstTerm[p + 1]; ++t) {
            const Term& term = m_terms[t];
            const Eigen::Matrix3d& r = k.rotation[term.joint];
            moved[term.joint] +=
                r * moment(term, rest, feature) + term.weight * k.position_m[term.joint];
            weight[term.joint] += term.weight;
            if (term.correctives < 0) continue;
            if (!any) inWorld.setZero();
            any = true;
            inWorld.noalias() += r * m_correctives[term.correctives];
        }
        for (int j = kJointCount - 1; j > 0; --j) {
            moved[kParents[j]] += moved[j];
            weight[kParents[j]] += weight[j];
        }
        for (int dof = 0; dof < kDofCount; ++dof) {
            const int j = dofTable()[dof].joint;
            Eigen::Vector3d d = k.dofAxis[dof].cross(moved[j] - weight[j] * k.position_m[j]) +
                                weight[j] * k.dofShift_m[dof];
            const int smplJoint = kPoseFeatureJoint[j];
            if (any && smplJoint > 0 && poseFeatureSource(smplJoint) == j) {
                // dR = [axis]x R: each column of R turns about the axis.
                for (int c = 0; c < 3; ++c) {
                    const Eigen::Vector3d dColumn =
                        k.localDofAxis[dof].cross(k.localRotation[j].col(c));
                    for (int row = 0; row < 3; ++row)
                        d += inWorld.col(9 * (smplJoint - 1) + 3 * row + c) * dColumn[row];
                }
            }
            out.byPose.col(dof).segment<3>(3 * p) = d;
        }
    }
}

void PointSet::differentiateByShape(const RestShape& rest, const Kinematics& k, Values& out) const {
    out.byShape.setZero(3 * size(), kShapeCount);
    const bool corrected = m_model.hasPoseCorrectives();
    const PoseFeature feature = corrected ? poseFeature(k) : PoseFeature::Zero();
    Eigen::Matrix<double, kPoseFeatureCount, kShapeCount> featureByShape;
    if (corrected) {
        featureByShape.setZero();
        for (int s = 1; s < kJointCount; ++s) {
            const int j = poseFeatureSource(s);
            if (j < 0) continue;
            for (int b = 0; b < kShapeCount; ++b) {
                for (int i = 0; i < 9; ++i) {
                    featureByShape(9 * (s - 1) + i, b) = k.localRotationByShape[j][b](i / 3, i % 3);
                }
            }
        }
    }
    for (int p = 0; p < size(); ++p) {
        auto block = out.byShape.middleRows<3>(3 * p);
        for (int t = m_firstTerm[p]; t < m_firstTerm[p + 1]; ++t) {
            const Term& term = m_terms[t];
            const int i = term.joint;
            const Eigen::Vector3d a = moment(term, rest, feature);
            Eigen::Matrix<double, 3, kShapeCount> local =
                term.byShape - term.weight * m_model.jointDirections[i];
            if (term.correctives >= 0)
                local.noalias() += m_correctives[term.correctives] * featureByShape;
            block.noalias() += k.rotation[i] * local;
            for (int b = 0; b < kShapeCount; ++b) {
                block.col(b) +=
                    k.rotationByShape[i][b] * a + term.weight * k.positionByShape_m[i][b];
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
