#include "core/body/smpl_gradient.h"

namespace gonio {
namespace {

using Row = Eigen::Matrix<float, 1, Eigen::Dynamic>;

/// Gradients with respect to what one joint contributes.
struct JointPull {
    Eigen::Matrix3d byRotation = Eigen::Matrix3d::Zero();  ///< of its rotation in the world
    Eigen::Vector3d byPosition = Eigen::Vector3d::Zero();  ///< of its posed centre
    Eigen::Vector3d byRest = Eigen::Vector3d::Zero();      ///< of its centre without pose
};

using Pulls = std::array<JointPull, kJointCount>;

/// Skin: v = sum_i w_i (R_i (x - J_i) + p_i), x = template + shape + correctives.
class SkinPull {
public:
    SkinPull(const SmplModel& model, const SmplBody& body, const SmplSkeleton& skeleton)
        : m_model(model), m_skeleton(skeleton) {
        m_rest = Eigen::Map<const Row>(model.template_m.data(), model.template_m.size());
        m_rest += body.shape.cast<float>().transpose() * model.shapeDirections;
        m_rest += smplPoseFeature(body.rotations).cast<float>().transpose() * model.poseDirections;
        m_byRest.setZero(m_rest.size());
    }

    void add(const VertexArray& byVertex, Pulls& pulls, SmplGradient& gradient);

private:
    void addVertex(int v, const Eigen::Vector3d& g, Pulls& pulls);

    const SmplModel& m_model;
    const SmplSkeleton& m_skeleton;
    Row m_rest, m_byRest;  ///< x and dL / dx
};

void SkinPull::addVertex(int v, const Eigen::Vector3d& g, Pulls& pulls) {
    const Eigen::Vector3d x = m_rest.segment<3>(3 * v).transpose().cast<double>();
    Eigen::Vector3d byX = Eigen::Vector3d::Zero();
    for (int e = m_model.weights.start[v]; e < m_model.weights.start[v + 1]; ++e) {
        const int i = m_model.weights.column[e];
        const Eigen::Vector3d pull = double(m_model.weights.value[e]) * g;
        const Eigen::Vector3d back = m_skeleton.rotation[i].transpose() * pull;
        pulls[i].byRotation += pull * (x - m_skeleton.rest_m[i]).transpose();
        pulls[i].byPosition += pull;
        pulls[i].byRest -= back;
        byX += back;
    }
    m_byRest.segment<3>(3 * v) = byX.cast<float>().transpose();
}

void SkinPull::add(const VertexArray& byVertex, Pulls& pulls, SmplGradient& gradient) {
    for (int v = 0; v < m_model.vertexCount(); ++v)
        addVertex(v, byVertex.row(v).transpose().cast<double>(), pulls);
    gradient.byShape += (m_model.shapeDirections * m_byRest.transpose()).cast<double>();
    const Eigen::VectorXd byFeature =
        (m_model.poseDirections * m_byRest.transpose()).cast<double>();
    for (int k = 0; k < kPoseFeatureCount; ++k)
        gradient.byRotation[1 + k / 9](k % 9 / 3, k % 3) += byFeature[k];
}

}  // namespace

SmplPose SmplGradient::byPose(const SmplPose& pose_rad) const {
    SmplPose gradient;
    std::array<Eigen::Matrix3d, 3> derivatives;
    for (int j = 0; j < kJointCount; ++j) {
        smplRotation(pose_rad.segment<3>(3 * j), derivatives);
        for (int c = 0; c < 3; ++c)
            gradient[3 * j + c] = byRotation[j].cwiseProduct(derivatives[c]).sum();
    }
    return gradient;
}

SmplGradient smplGradient(const SmplModel& model, const SmplBody& body, const VertexArray& byVertex,
                          const Eigen::Matrix<double, kJointCount, 3>& byJoint) {
    const SmplSkeleton s = smplSkeleton(model, body);
    SmplGradient gradient;
    gradient.byRotation.fill(Eigen::Matrix3d::Zero());
    Pulls pulls;
    if (byVertex.rows() > 0) SkinPull(model, body, s).add(byVertex, pulls, gradient);
    for (int j = 0; j < kJointCount; ++j) pulls[j].byPosition += byJoint.row(j).transpose();
    // Up the chain: R_j = R_p L_j, p_j = p_p + R_p (J_j - J_p).
    for (int j = kJointCount - 1; j > 0; --j) {
        const int p = kSmplParents[j];
        const Eigen::Vector3d back = s.rotation[p].transpose() * pulls[j].byPosition;
        gradient.byRotation[j] += s.rotation[p].transpose() * pulls[j].byRotation;
        pulls[p].byRotation += pulls[j].byRotation * body.rotations[j].transpose() +
                               pulls[j].byPosition * (s.rest_m[j] - s.rest_m[p]).transpose();
        pulls[p].byPosition += pulls[j].byPosition;
        pulls[j].byRest += back;
        pulls[p].byRest -= back;
    }
    gradient.byRotation[0] += pulls[0].byRotation;
    pulls[0].byRest += pulls[0].byPosition;
    gradient.byTranslation = pulls[0].byPosition;  // all of L's pulls, summed up the chain
    for (int j = 0; j < kJointCount; ++j)
        gradient.byShape += model.jointDirections[j].transpose() * pulls[j].byRest;
    return gradient;
}

}  // namespace gonio
