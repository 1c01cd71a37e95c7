#pragma once

#include <span>

#include "core/body/kinematics.h"
#include "core/body/skin_blocks.h"

namespace gonio {

/// Maps from the rest pose, translation included.
JointMaps jointMaps(const RestShape& rest, const Kinematics& kinematics,
                    const Eigen::Vector3d& translation_m);

/// 207 numbers that drive the pose correctives: R - I of the joints in SMPL order.
using PoseFeature = Eigen::Matrix<double, kPoseFeatureCount, 1>;
PoseFeature poseFeature(const Kinematics& kinematics);
/// Joint whose rotation fills the nine numbers of SMPL joint `smplJoint` (1..23); -1 for none.
/// Two of ours can name the same one; as published, the later one wins.
int poseFeatureSource(int smplJoint);

/// Poses the skin of one person. Keeps the shaped skin, so a frame allocates nothing.
class SkinPoser {
public:
    SkinPoser(const BodyModel& model, const RestShape& rest);

    /// \param posed_m  (V x 3), resized on first use
    void pose(const Kinematics& kinematics, const Eigen::Vector3d& translation_m,
              VertexArray& posed_m) const;

    /// Many frames of the person at once; shares the reading of the correctives between them.
    void poseBatch(std::span<const Kinematics> kinematics,
                   std::span<const Eigen::Vector3d> translations_m,
                   std::span<VertexArray> posed_m) const;

    const VertexArray& shaped_m() const { return m_shaped_m; }

    const RestShape& rest() const { return m_rest; }

private:
    const BodyModel& m_model;
    RestShape m_rest;
    VertexArray m_shaped_m;
};

}  // namespace gonio
