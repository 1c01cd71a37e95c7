#include "core/body/bones.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

double stretch(const BodyModel& model, const VertexArray& shaped_m, int a, int b, int axis) {
    const auto& rest = model.skinTemplate_m;
    return (shaped_m(a, axis) - shaped_m(b, axis)) / (rest(a, axis) - rest(b, axis));
}

// Length ratios along the bones, in the published order of overwriting.
std::array<double, kJointCount> lengthRatios(const BodyModel& model, const RestShape& rest) {
    std::array<double, kJointCount> ratio, scale;
    for (int j = 0; j < kJointCount; ++j)
        ratio[j] = rest.offsets_m[j].norm() / model.boneOffset_m[j].norm();
    for (int j = 0; j < kJointCount; ++j)
        scale[j] = kFirstChild[j] == 0 ? 1.0 : ratio[kFirstChild[j]];
    scale[id(Joint::UlnaR)] = scale[id(Joint::RadiusR)];
    scale[id(Joint::UlnaL)] = scale[id(Joint::RadiusL)];
    const int lumbar = id(Joint::LumbarBody);
    scale[id(Joint::Thorax)] = scale[lumbar];
    scale[lumbar] = std::abs(rest.offsets_m[lumbar].y()) / std::abs(model.boneOffset_m[lumbar].y());
    return scale;
}

}  // namespace

BoneScales boneScales(const BodyModel& model, const RestShape& rest, const VertexArray& shaped_m) {
    const auto lengths = lengthRatios(model, rest);
    BoneScales scales;
    for (int j = 0; j < kJointCount; ++j) scales[j].setConstant(lengths[j]);
    for (const BoneStretch& s : model.boneStretches) {
        scales[s.joint][s.axis_bone] = stretch(model, shaped_m, s.a, s.b, s.axis_smpl);
    }
    double depth = std::numeric_limits<double>::infinity();
    for (const auto& [a, b, axis] : model.thoraxDepth) {
        depth = std::min(depth, stretch(model, shaped_m, a, b, axis));
    }
    if (std::isfinite(depth))
        scales[id(Joint::Thorax)].x() = scales[id(Joint::LumbarBody)].x() = depth;
    return scales;
}

BonePoser::BonePoser(const BodyModel& model, const SkinPoser& skin)
    : m_model(model), m_rest(skin.rest()) {
    const BoneScales scales = boneScales(model, m_rest, skin.shaped_m());
    JointMaps maps;
    for (int j = 0; j < kJointCount; ++j) {
        const Eigen::Matrix3d m = m_rest.boneAxes[j] * scales[j].asDiagonal();
        for (int r = 0; r < 3; ++r) {
            for (int c = 0; c < 3; ++c) maps[j][4 * r + c] = static_cast<float>(m(r, c));
            maps[j][4 * r + 3] = static_cast<float>(m_rest.joints_m[j][r]);
        }
    }
    const int count = static_cast<int>(model.boneTemplate_m.rows());
    m_restBones_m.resize(count, 3);
    blendVertices(model.boneWeightsRigid, maps, model.boneTemplate_m.data(), 0, count,
                  m_restBones_m.data());
}

void BonePoser::pose(const Kinematics& kinematics, const Eigen::Vector3d& translation_m,
                     VertexArray& posed_m) const {
    const int count = static_cast<int>(m_restBones_m.rows());
    posed_m.resize(count, 3);
    const JointMaps maps = jointMaps(m_rest, kinematics, translation_m);
    constexpr int kBlock = 4096;
#pragma omp parallel for schedule(dynamic) if (count > 16 * kBlock)
    for (int first = 0; first < count; first += kBlock) {
        const std::ptrdiff_t offset = 3 * static_cast<std::ptrdiff_t>(first);
        blendVertices(m_model.boneWeights, maps, m_restBones_m.data() + offset, first,
                      std::min(kBlock, count - first), posed_m.data() + offset);
    }
}

std::array<Eigen::Matrix3d, kJointCount> boneOrientations(const RestShape& rest,
                                                          const Kinematics& kinematics) {
    std::array<Eigen::Matrix3d, kJointCount> orientations;
    for (int j = 0; j < kJointCount; ++j)
        orientations[j] = kinematics.rotation[j] * rest.boneAxes[j];
    return orientations;
}

}  // namespace gonio
