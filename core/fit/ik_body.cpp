#include "core/fit/ik_body.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <numbers>

#include "core/body/kinematics.h"
#include "core/body/osim_hinges.h"

namespace gonio {
namespace {

constexpr double kRightAngle_rad = std::numbers::pi / 2;

/// Builds a pose down the tree. A bone's turn from the rest pose is W = F A^T, where F is its
/// anatomical frame and A that frame in the rest pose; a joint turns by A^T W_parent^T W A.
class PoseBuilder {
public:
    PoseBuilder(const RestShape& rest, const AngleLimits& limits) : m_rest(rest), m_limits(limits) {
        m_turn.fill(Eigen::Matrix3d::Identity());
    }

    PoseVector pose_rad = PoseVector::Zero();

    /// The joint's angles so that the bone's frame is `frame`.
    void setFrame(Joint joint, const Eigen::Matrix3d& frame) {
        setTurn(joint, frame * axes(joint).transpose());
    }

    void setTurn(Joint joint, const Eigen::Matrix3d& turn) {
        const int j = id(joint), parent = kParents[std::size_t(j)];
        const Eigen::Matrix3d local =
            parent < 0 ? turn : Eigen::Matrix3d(m_turn[std::size_t(parent)].transpose() * turn);
        const Eigen::Matrix3d inJoint = axes(joint).transpose() * local * axes(joint);
        Eigen::Vector3d angles_rad = anglesFromRotation(inJoint, j);
        if (parent >= 0) angles_rad = nearestToLimits(angles_rad, j, m_limits);
        pose_rad.segment<3>(kFirstDof[std::size_t(j)]) = angles_rad;
        m_turn[std::size_t(j)] = turn;
    }

    /// Angles as near to zero as the limits let them be.
    void setNeutral(Joint joint) {
        const int j = id(joint), parent = kParents[std::size_t(j)];
        for (int dof = kFirstDof[std::size_t(j)];
             dof < kFirstDof[std::size_t(j)] + kDofsOfJoint[std::size_t(j)]; ++dof) {
            const AngleLimit& limit = m_limits[std::size_t(dof)];
            pose_rad[dof] = std::clamp(0.0, limit.lower_rad, limit.upper_rad);
        }
        m_turn[std::size_t(j)] = m_turn[std::size_t(parent)] * axes(joint) *
                                 jointRotation(pose_rad, j) * axes(joint).transpose();
    }

    const Eigen::Matrix3d& turn(Joint joint) const { return m_turn[std::size_t(id(joint))]; }

    const Eigen::Matrix3d& axes(Joint joint) const {
        return m_rest.dofAxes[std::size_t(id(joint))];
    }

private:
    const RestShape& m_rest;
    const AngleLimits& m_limits;
    JointRotations m_turn;  ///< from the rest pose, in the world
};

/// Half of the turn from a to b.
Eigen::Matrix3d halfway(const Eigen::Matrix3d& a, const Eigen::Matrix3d& b) {
    return Eigen::Quaterniond(a).slerp(0.5, Eigen::Quaterniond(b)).toRotationMatrix();
}

Eigen::Vector3d middleOfHips(const OsimTree& tree, const OsimScales& scales,
                             const std::array<Eigen::Isometry3d, kOsimBodies>& bodies) {
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const char* name : {"femur_r", "femur_l"}) {
        const int body = tree.body(name);
        sum += osimJointCentre(tree, scales, body, bodies[std::size_t(body)]);
    }
    return sum / 2;
}

}  // namespace

BodyParameters skelBodyOf(const RestShape& rest, const Eigen::Isometry3d& pelvis,
                          const OsimCoordinates& coordinates_rad, const OsimScales& scales,
                          const AngleLimits& limits) {
    const OsimTree& tree = osimTree();
    const auto bodies = osimForward(tree, pelvis, scales, coordinates_rad);
    const auto frameOf = [&](const char* name) -> Eigen::Matrix3d {
        return bodies[std::size_t(tree.body(name))].linear();
    };
    PoseBuilder builder(rest, limits);
    for (const OsimHinge& hinge : kOsimHinges) {
        builder.pose_rad[hinge.dof] =
            coordinates_rad[tree.coordinate(hinge.coordinate)] - hinge.zero_rad;
    }
    builder.setFrame(Joint::Pelvis, frameOf("pelvis"));
    builder.setFrame(Joint::FemurR, frameOf("femur_r"));
    builder.setFrame(Joint::FemurL, frameOf("femur_l"));
    const Eigen::Matrix3d thorax = frameOf("torso") * builder.axes(Joint::Thorax).transpose();
    builder.setTurn(Joint::LumbarBody, halfway(builder.turn(Joint::Pelvis), thorax));
    builder.setTurn(Joint::Thorax, thorax);
    for (const Joint neutral : {Joint::Head, Joint::ScapulaR, Joint::ScapulaL}) {
        builder.setNeutral(neutral);
    }
    // OpenSim's humeri are those of hanging arms.
    const Eigen::Vector3d x = Eigen::Vector3d::UnitX();
    builder.setFrame(Joint::HumerusR, frameOf("humerus_r") * axisRotation(x, kRightAngle_rad));
    builder.setFrame(Joint::HumerusL, frameOf("humerus_l") * axisRotation(x, -kRightAngle_rad));

    BodyParameters body{builder.pose_rad, rest.shape, Eigen::Vector3d::Zero()};
    Kinematics kinematics;
    computeKinematics(rest, body.pose_rad, kinematics);
    const Eigen::Vector3d hips = (kinematics.position_m[std::size_t(id(Joint::FemurR))] +
                                  kinematics.position_m[std::size_t(id(Joint::FemurL))]) /
                                 2;
    body.translation_m = middleOfHips(tree, scales, bodies) - hips;
    return body;
}

}  // namespace gonio
