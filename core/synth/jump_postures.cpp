#include "core/synth/jump_postures.h"

#include <limits>

#include "core/synth/planned_motion.h"

namespace gonio {

JumpPostures::JumpPostures(const RestShape& rest, const BodyGeometry& body,
                           const PoseVector& offsets_rad)
    : m_rest(rest), m_body(body), m_offsets_rad(offsets_rad) {
    const FootGeometry& foot = body.foot(Side::Right);
    m_footLength_m = foot.ball.z() - foot.heel.z();
}

PostureGoal JumpPostures::goal(const JumpWish& wish) const {
    PostureGoal goal;
    PoseVector& q = goal.pose_rad;
    wishUpperBody(wish.arms_rad, wish.lean_rad, q);
    const auto& p = m_rest.joints_m;
    const double hipHalf = (p[id(Joint::FemurL)].x() - p[id(Joint::FemurR)].x()) / 2;
    for (const Side side : {Side::Right, Side::Left}) {
        const double sign = side == Side::Right ? -1 : 1;
        goal.feet[static_cast<std::size_t>(side)] = rolledFoot(
            m_body.foot(side), {sign * hipHalf * 1.05, 0, 0}, sign * degrees(4), wish.pitch_rad);
        q[legDof(3, side)] = degrees(25) + wish.lean_rad;
        q[legDof(6, side)] = degrees(40);
        q[legDof(7, side)] = degrees(10) + wish.pitch_rad;
        q[legDof(9, side)] = toesOnFloor(wish.pitch_rad);
    }
    goal.hipFlexion_rad = goal.knee_rad = 0.6;
    goal.ankle_rad = 0.5;
    goal.otherLeg_rad = 0.2;
    goal.pelvis_m = {0.01, 0.5, 0.3};
    goal.translation_m = Eigen::Vector3d(0, 0.85 * (p[0].y() - m_body.soleHeight_m), 0) - p[0];
    goal.centreOfMass_m = Eigen::Vector3d(0, wish.mass_m, wish.forward * m_footLength_m);
    return goal;
}

void JumpPostures::wishUpperBody(double arms_rad, double lean_rad, PoseVector& q) const {
    q[0] = -degrees(3) - 0.7 * lean_rad;
    q[18] = degrees(3) - 0.3 * lean_rad;
    q[24] = 0.6 * lean_rad;
    lowerArms(q, degrees(79));
    q[31] = q[41] = arms_rad;
    q[32] = q[42] = degrees(18);
    for (int dof = 0; dof < kDofCount; ++dof) {
        if (dof < 3 || dof >= 17) q[dof] += m_offsets_rad[dof];
    }
}

double JumpPostures::height_m(JumpWish wish, double knee_rad, double hip_rad) const {
    wish.mass_m = std::numeric_limits<double>::quiet_NaN();
    PostureGoal goal = this->goal(wish);
    for (const Side side : {Side::Right, Side::Left}) {
        goal.pose_rad[legDof(6, side)] = knee_rad;
        goal.pose_rad[legDof(3, side)] = hip_rad;
    }
    goal.knee_rad = 0.005;
    return massCentre(m_rest, solvePosture(m_rest, goal)).y();
}

}  // namespace gonio
