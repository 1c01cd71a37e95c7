#include "render/scene/posed_body.h"

#include <Eigen/Geometry>
#include <algorithm>

namespace gonio {
namespace {

constexpr int kFloorSamples = 24;

std::vector<int> strongestJoints(const SparseRows& weights) {
    std::vector<int> joints(std::size_t(weights.rows()), 0);
    for (std::size_t row = 0; row < joints.size(); ++row) {
        float best = -1;
        for (auto i = std::size_t(weights.start[row]); i < std::size_t(weights.start[row + 1]);
             ++i) {
            if (weights.value[i] <= best) continue;
            best = weights.value[i];
            joints[row] = weights.column[i];
        }
    }
    return joints;
}

void place(VertexArray& vertices_m, double scale, const Eigen::Vector3d& translation_m) {
    if (scale != 1) vertices_m *= float(scale);
    vertices_m.rowwise() += translation_m.cast<float>().transpose();
}

// Area-weighted means of the faces around; an own loop, as Eigen's row expressions are slow here.
void computeNormals(const VertexArray& vertices_m, const FaceArray& faces, VertexArray& normals) {
    normals.setZero(vertices_m.rows(), 3);
    const float* v = vertices_m.data();
    float* n = normals.data();
    const int* f = faces.data();
    for (Eigen::Index i = 0; i < faces.rows(); ++i, f += 3) {
        const Eigen::Map<const Eigen::Vector3f> a(v + 3 * f[0]), b(v + 3 * f[1]), c(v + 3 * f[2]);
        const Eigen::Vector3f normal = (b - a).cross(c - a);
        for (int k = 0; k < 3; ++k) Eigen::Map<Eigen::Vector3f>(n + 3 * f[k]) += normal;
    }
    for (Eigen::Index i = 0; i < normals.rows(); ++i, n += 3) {
        Eigen::Map<Eigen::Vector3f> normal(n);
        const float length = normal.norm();
        if (length > 0) normal /= length;
    }
}

}  // namespace

PosedBody::PosedBody(std::shared_ptr<const BodyModel> model, const ShapeVector& shape, double scale)
    : m_model(std::move(model)),
      m_scale(scale),
      m_skinPoser(*m_model, computeRestShape(*m_model, shape)),
      m_bonePoser(*m_model, m_skinPoser),
      m_jointOfBoneVertex(strongestJoints(m_model->boneWeightsRigid)),
      m_jointOfSkinVertex(strongestJoints(m_model->skinWeights)) {
    pose(PoseVector::Zero(), Eigen::Vector3d::Zero(), true, true);
}

void PosedBody::pose(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m,
                     bool withSkin, bool withBones) {
    m_translation_m = translation_m;
    computeKinematics(m_skinPoser.rest(), pose_rad, m_kinematics);
    computePoseDerivatives(m_skinPoser.rest(), pose_rad, m_kinematics);
    if (withSkin) {
        m_skinPoser.pose(m_kinematics, Eigen::Vector3d::Zero(), m_skin_m);
        place(m_skin_m, m_scale, translation_m);
        computeNormals(m_skin_m, m_model->skinFaces, m_skinNormals);
    }
    if (withBones) {
        m_bonePoser.pose(m_kinematics, Eigen::Vector3d::Zero(), m_bones_m);
        place(m_bones_m, m_scale, translation_m);
        computeNormals(m_bones_m, m_model->boneFaces, m_boneNormals);
    }
}

PlacedSkeleton PosedBody::skeleton(double heading_rad) const {
    return {m_skinPoser.rest(), m_kinematics, m_scale, m_translation_m, heading_rad};
}

Eigen::Vector3d PosedBody::joint_m(int joint) const {
    return m_scale * m_kinematics.position_m[std::size_t(joint)] + m_translation_m;
}

SceneBox PosedBody::box() const {
    SceneBox box{joint_m(0), joint_m(0)};
    for (int j = 1; j < kJointCount; ++j) {
        box.low_m = box.low_m.cwiseMin(joint_m(j));
        box.high_m = box.high_m.cwiseMax(joint_m(j));
    }
    // From joint centres to the skin; the head's joint lies at its base.
    const Eigen::Vector3d aboveNeck(0, 0.17 * m_scale, 0);
    const Eigen::Vector3d around = Eigen::Vector3d(0.1, 0.08, 0.1) * m_scale;
    box.low_m -= around;
    box.high_m += around + aboveNeck;
    return box;
}

JointPaths::JointPaths(std::shared_ptr<const BodyModel> model, std::shared_ptr<const Motion> motion)
    : m_motion(std::move(motion)),
      m_rest(computeRestShape(*model, m_motion->shape)),
      m_known(m_motion->size()) {}

bool JointPaths::at(int frame, std::array<Eigen::Vector3d, kJointCount>& joints_m) {
    const auto f = std::size_t(frame);
    if (frame < 0 || f >= m_known.size() || m_motion->sources[f] == FrameSource::Missing) {
        return false;
    }
    if (!m_known[f]) {
        computeKinematics(m_rest, m_motion->poses_rad[f], m_kinematics);
        m_known[f] = std::make_unique<std::array<Eigen::Vector3d, kJointCount>>();
        for (std::size_t j = 0; j < kJointCount; ++j) {
            (*m_known[f])[j] =
                m_motion->scale * m_kinematics.position_m[j] + m_motion->translations_m[f];
        }
    }
    joints_m = *m_known[f];
    return true;
}

double estimateFloorHeight_m(const BodyModel& model, const Motion& motion) {
    const SkinPoser poser(model, computeRestShape(model, motion.shape));
    std::vector<std::size_t> shown;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (motion.sources[f] != FrameSource::Missing) shown.push_back(f);
    }
    if (shown.empty()) return 0;
    const std::size_t samples = std::min<std::size_t>(kFloorSamples, shown.size());
    std::vector<double> lowest_m;
    Kinematics kinematics;
    VertexArray skin_m;
    for (std::size_t i = 0; i < samples; ++i) {
        const std::size_t f = shown[i * shown.size() / samples];
        computeKinematics(poser.rest(), motion.poses_rad[f], kinematics);
        poser.pose(kinematics, Eigen::Vector3d::Zero(), skin_m);
        lowest_m.push_back(motion.scale * double(skin_m.col(1).minCoeff()) +
                           motion.translations_m[f].y());
    }
    std::nth_element(lowest_m.begin(), lowest_m.begin() + std::ptrdiff_t(samples / 2),
                     lowest_m.end());
    return lowest_m[samples / 2];
}

}  // namespace gonio
