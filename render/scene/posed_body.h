#pragma once

#include <memory>

#include "core/body/bones.h"
#include "render/scene/angle_axes.h"
#include "render/scene/scene_camera.h"

namespace gonio {

/// A person's bones and skin in one pose; the shaped surfaces are kept, a pose allocates nothing.
class PosedBody {
public:
    PosedBody(std::shared_ptr<const BodyModel> model, const ShapeVector& shape, double scale);

    void pose(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m, bool withSkin,
              bool withBones);

    const BodyModel& model() const { return *m_model; }

    const VertexArray& skin_m() const { return m_skin_m; }

    const VertexArray& bones_m() const { return m_bones_m; }

    /// Unit vertex normals of the surface last posed.
    const VertexArray& skinNormals() const { return m_skinNormals; }

    const VertexArray& boneNormals() const { return m_boneNormals; }

    /// The joint that moves a bone vertex, and the one that moves a skin vertex most.
    const std::vector<int>& jointOfBoneVertex() const { return m_jointOfBoneVertex; }

    const std::vector<int>& jointOfSkinVertex() const { return m_jointOfSkinVertex; }

    PlacedSkeleton skeleton(double heading_rad) const;
    Eigen::Vector3d joint_m(int joint) const;
    /// Around joints, head and soles, a little larger than the body.
    SceneBox box() const;

private:
    std::shared_ptr<const BodyModel> m_model;
    double m_scale;
    SkinPoser m_skinPoser;
    BonePoser m_bonePoser;
    Kinematics m_kinematics;
    Eigen::Vector3d m_translation_m = Eigen::Vector3d::Zero();
    VertexArray m_skin_m, m_bones_m, m_skinNormals, m_boneNormals;
    std::vector<int> m_jointOfBoneVertex, m_jointOfSkinVertex;
};

/// Joint centres of a whole motion, computed as they are asked for.
class JointPaths {
public:
    JointPaths(std::shared_ptr<const BodyModel> model, std::shared_ptr<const Motion> motion);
    /// False where the frame is missing.
    bool at(int frame, std::array<Eigen::Vector3d, kJointCount>& joints_m);

private:
    std::shared_ptr<const Motion> m_motion;
    RestShape m_rest;
    Kinematics m_kinematics;
    std::vector<std::unique_ptr<std::array<Eigen::Vector3d, kJointCount>>> m_known;
};

/// Height of the floor (world y, m): the median over frames spread over the motion of the body's
/// lowest point. 0 where no frame shows the person.
double estimateFloorHeight_m(const BodyModel& model, const Motion& motion);

}  // namespace gonio
