#pragma once

#include "core/body/skin.h"

namespace gonio {

/// Scale of every bone along its own axes (front-back, up-down, left-right).
using BoneScales = std::array<Eigen::Vector3d, kJointCount>;
BoneScales boneScales(const BodyModel& model, const RestShape& rest,
                      const VertexArray& shapedSkin_m);

/// Poses the bone surfaces of one person; the scaled rest bones are kept.
class BonePoser {
public:
    BonePoser(const BodyModel& model, const SkinPoser& skin);
    /// \param posed_m  (K x 3), resized on first use
    void pose(const Kinematics& kinematics, const Eigen::Vector3d& translation_m,
              VertexArray& posed_m) const;

private:
    const BodyModel& m_model;
    RestShape m_rest;
    VertexArray m_restBones_m;
};

/// World orientation of each bone frame (`joints_ori` of the published layer).
std::array<Eigen::Matrix3d, kJointCount> boneOrientations(const RestShape& rest,
                                                          const Kinematics& kinematics);

}  // namespace gonio
