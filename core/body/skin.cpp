#include "core/body/skin.h"

#include <algorithm>

namespace gonio {

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
    for (std::size_t first = 0; first < kinematics.size(); first += kSkinGroup) {
        std::array<SkinTask, kSkinGroup> tasks;
        const std::size_t count = std::min<std::size_t>(kSkinGroup, kinematics.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            VertexArray& posed = posed_m[first + i];
            posed.resize(m_model.vertexCount(), 3);
            tasks[i].maps = jointMaps(m_rest, kinematics[first + i], translations_m[first + i]);
            if (m_model.hasPoseCorrectives())
                tasks[i].feature = poseFeature(kinematics[first + i]).cast<float>();
            tasks[i].shaped_m = m_shaped_m.data();
            tasks[i].posed_m = posed.data();
        }
        poseSkins({m_model.poseDirections, m_model.skinWeights}, std::span(tasks).first(count));
    }
}

}  // namespace gonio
