#include "render/scene/angle_axes.h"

#include <Eigen/Geometry>
#include <array>
#include <cmath>
#include <numbers>

namespace gonio {
namespace {

using Names = std::array<std::string_view, 3>;

/// Angles of one joint: a hinge (dof >= 0) or a ball joint of `child` in `parent` (-1: the ground).
struct JointAngles {
    int joint;
    Names names;
    int count;
    int dof, parent, child;
    double mirror;  ///< of the second and third angle
};

constexpr int kGround = -1, kBall = -1;

constexpr std::array<JointAngles, 18> kTable{{
    {0, {"pelvis_tilt", "pelvis_list", "pelvis_rotation"}, 3, kBall, kGround, 0, 1},
    {1, {"hip_flexion_r", "hip_adduction_r", "hip_rotation_r"}, 3, kBall, 0, 1, 1},
    {2, {"knee_angle_r"}, 1, 6, 0, 0, 1},
    {3, {"ankle_angle_r"}, 1, 7, 0, 0, 1},
    {4, {"subtalar_angle_r"}, 1, 8, 0, 0, 1},
    {5, {"mtp_angle_r"}, 1, 9, 0, 0, 1},
    {6, {"hip_flexion_l", "hip_adduction_l", "hip_rotation_l"}, 3, kBall, 0, 6, -1},
    {7, {"knee_angle_l"}, 1, 13, 0, 0, 1},
    {8, {"ankle_angle_l"}, 1, 14, 0, 0, 1},
    {9, {"subtalar_angle_l"}, 1, 15, 0, 0, 1},
    {10, {"mtp_angle_l"}, 1, 16, 0, 0, 1},
    {11, {"lumbar_extension", "lumbar_bending", "lumbar_rotation"}, 3, kBall, 0, 12, 1},
    {15, {"arm_flex_r", "arm_add_r", "arm_rot_r"}, 3, kBall, 12, 15, 1},
    {16, {"elbow_flex_r"}, 1, 32, 0, 0, 1},
    {17, {"pro_sup_r"}, 1, 33, 0, 0, 1},
    {20, {"arm_flex_l", "arm_add_l", "arm_rot_l"}, 3, kBall, 12, 20, -1},
    {21, {"elbow_flex_l"}, 1, 42, 0, 0, 1},
    {22, {"pro_sup_l"}, 1, 43, 0, 0, 1},
}};

/// The joint whose entry of the table speaks for `joint`: the trunk's angles are the thorax's too.
int entryJoint(int joint) {
    return joint == id(Joint::Thorax) ? id(Joint::LumbarBody) : joint;
}

struct Found {
    const JointAngles* entry;
    int component;
};

std::optional<Found> find(std::string_view name) {
    for (const JointAngles& entry : kTable) {
        for (int i = 0; i < entry.count; ++i) {
            if (entry.names[std::size_t(i)] == name) return Found{&entry, i};
        }
    }
    return std::nullopt;
}

/// The child's anatomical frame; OpenSim's humerus is that of the hanging arm.
Eigen::Matrix3d childFrame(const std::array<Eigen::Matrix3d, kJointCount>& frames, int child) {
    const bool right = child == id(Joint::HumerusR), left = child == id(Joint::HumerusL);
    if (!right && !left) return frames[std::size_t(child)];
    const double quarter = (left ? 0.5 : -0.5) * std::numbers::pi;
    return frames[std::size_t(child)] *
           Eigen::AngleAxisd(quarter, Eigen::Vector3d::UnitX()).toRotationMatrix();
}

Eigen::Vector3d ballAxis(const Found& found, const PlacedSkeleton& skeleton) {
    std::array<Eigen::Matrix3d, kJointCount> frames;
    dofFramesInWorld(skeleton.rest, skeleton.kinematics, frames);
    const JointAngles& entry = *found.entry;
    const Eigen::Matrix3d parent =
        entry.parent == kGround
            ? Eigen::AngleAxisd(skeleton.heading_rad, Eigen::Vector3d::UnitY()).toRotationMatrix()
            : frames[std::size_t(entry.parent)];
    const Eigen::Matrix3d child = childFrame(frames, entry.child);
    if (found.component == 0) return parent.col(2);
    if (found.component == 2) return entry.mirror * child.col(1);
    // R = Rz Rx Ry: the middle axis is across the parent's z and the child's y.
    const Eigen::Vector3d across = child.col(1).cross(parent.col(2));
    // With y in z's direction (90 degrees of the middle angle) any axis across will do.
    const Eigen::Vector3d axis = across.norm() > 1e-6 ? across.normalized() : child.col(0);
    return entry.mirror * axis;
}

Eigen::Vector3d pointerAcross(const Eigen::Vector3d& axis, int joint,
                              const PlacedSkeleton& skeleton) {
    const Kinematics& k = skeleton.kinematics;
    const int next =
        joint == id(Joint::LumbarBody) ? id(Joint::Head) : kFirstChild[std::size_t(joint)];
    Eigen::Vector3d along = k.rotation[std::size_t(joint)].col(2);  // forward at rest
    if (next > 0 && joint > 0) {
        const Eigen::Vector3d segment =
            (k.position_m[std::size_t(next)] - k.position_m[std::size_t(joint)]).normalized();
        if (axis.cross(segment).norm() > 0.5) along = segment;
    }
    Eigen::Vector3d across = along - axis * axis.dot(along);
    if (across.norm() < 0.1) across = axis.unitOrthogonal();
    return across.normalized();
}

}  // namespace

std::span<const std::string_view> anglesOfJoint(int joint) {
    for (const JointAngles& entry : kTable) {
        if (entry.joint == entryJoint(joint)) return {entry.names.data(), std::size_t(entry.count)};
    }
    return {};
}

int jointOfAngle(std::string_view openSimAngle) {
    const auto found = find(openSimAngle);
    return found ? found->entry->joint : -1;
}

std::optional<AngleAxis> angleAxis(std::string_view openSimAngle, const PlacedSkeleton& skeleton) {
    const auto found = find(openSimAngle);
    if (!found) return std::nullopt;
    const JointAngles& entry = *found->entry;
    const Eigen::Vector3d axis =
        entry.dof == kBall
            ? ballAxis(*found, skeleton)
            : Eigen::Vector3d(skeleton.kinematics.dofAxis[std::size_t(entry.dof)].normalized());
    return AngleAxis{skeleton.joint_m(entry.joint), axis,
                     pointerAcross(axis, entry.joint, skeleton)};
}

double turnBetween_deg(const Eigen::Vector3d& axis, const Eigen::Vector3d& from,
                       const Eigen::Vector3d& to) {
    const Eigen::Vector3d a = from - axis * axis.dot(from), b = to - axis * axis.dot(to);
    return 180 / std::numbers::pi * std::atan2(axis.dot(a.cross(b)), a.dot(b));
}

}  // namespace gonio
