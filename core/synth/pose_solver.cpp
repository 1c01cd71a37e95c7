#include "core/synth/pose_solver.h"

#include <Eigen/Cholesky>
#include <Eigen/Geometry>
#include <cmath>

namespace gonio {
namespace {

constexpr int kLegDofs = 6;  // hip 3, knee, ankle, subtalar; the toes stay as wished
constexpr int kUnknowns = 2 * kLegDofs + 3;
constexpr int kResiduals = 2 * 6 + 3 + kUnknowns;
constexpr double kFootPosition_m = 0.001, kFootRotation_rad = 0.01, kMassCentre_m = 0.001;

using Unknowns = Eigen::Matrix<double, kUnknowns, 1>;
using Residuals = Eigen::Matrix<double, kResiduals, 1>;
using Jacobian = Eigen::Matrix<double, kResiduals, kUnknowns>;

int dofOf(int unknown) {
    return unknown < kLegDofs ? 3 + unknown : 10 + unknown - kLegDofs;
}

Eigen::Vector3d rotationVector(const Eigen::Matrix3d& r) {
    const Eigen::AngleAxisd turn(r);
    return turn.angle() * turn.axis();
}

// Velocity of joint `joint` per unit of angle `dof`.
Eigen::Vector3d jointByDof(const Kinematics& k, int joint, int dof) {
    const int mover = dofTable()[static_cast<std::size_t>(dof)].joint;
    if (joint == mover || !isInSubtree(joint, mover)) return Eigen::Vector3d::Zero();
    return k.dofAxis[dof].cross(k.position_m[joint] - k.position_m[mover]);
}

/// The weighted least-squares problem of one posture.
class PostureProblem {
public:
    PostureProblem(const RestShape& rest, const PostureGoal& goal) : m_rest(rest), m_goal(goal) {
        for (int leg = 0; leg < 2; ++leg) {
            m_spread.segment<kLegDofs>(leg * kLegDofs) << goal.hipFlexion_rad, goal.otherLeg_rad,
                goal.otherLeg_rad, goal.knee_rad, goal.ankle_rad, goal.otherLeg_rad;
        }
        m_spread.tail<3>() = goal.pelvis_m;
    }

    double linearise(const Posture& at) {
        computeKinematics(m_rest, at.pose_rad, m_kinematics);
        computePoseDerivatives(m_rest, at.pose_rad, m_kinematics);
        residuals.setZero();
        jacobian.setZero();
        addFeet(at);
        addCentreOfMass(at);
        addWishes(at);
        return residuals.squaredNorm();
    }

    double cost(const Posture& at) { return linearise(at); }

    Residuals residuals;
    Jacobian jacobian;

private:
    void addFeet(const Posture& at) {
        for (int leg = 0; leg < 2; ++leg) {
            const int calcn = legJoint(Joint::CalcnR, static_cast<Side>(leg));
            const FootTarget& target = m_goal.feet[leg];
            const int row = 6 * leg;
            residuals.segment<3>(row) =
                (m_kinematics.position_m[calcn] + at.translation_m - target.calcn_m) /
                kFootPosition_m;
            residuals.segment<3>(row + 3) =
                rotationVector(m_kinematics.rotation[calcn] * target.rotation.transpose()) /
                kFootRotation_rad;
            for (int u = leg * kLegDofs; u < (leg + 1) * kLegDofs; ++u) {
                const int dof = dofOf(u);
                jacobian.block<3, 1>(row, u) =
                    jointByDof(m_kinematics, calcn, dof) / kFootPosition_m;
                jacobian.block<3, 1>(row + 3, u) = m_kinematics.dofAxis[dof] / kFootRotation_rad;
            }
            jacobian.block<3, 3>(row, 2 * kLegDofs) = Eigen::Matrix3d::Identity() / kFootPosition_m;
        }
    }

    void addCentreOfMass(const Posture& at) {
        if (!m_goal.centreOfMass_m) return;
        const Eigen::Vector3d com = centreOfMass(m_kinematics, at.translation_m);
        for (int axis = 0; axis < 3; ++axis) {
            const double wish = (*m_goal.centreOfMass_m)[axis];
            if (!std::isfinite(wish)) continue;
            const int row = 12 + axis;
            residuals[row] = (com[axis] - wish) / kMassCentre_m;
            jacobian(row, 2 * kLegDofs + axis) = 1 / kMassCentre_m;
            for (int u = 0; u < 2 * kLegDofs; ++u) {
                double moved = 0;
                for (int j = 0; j < kJointCount; ++j) {
                    moved += massAtJoints()[j] * jointByDof(m_kinematics, j, dofOf(u))[axis];
                }
                jacobian(row, u) = moved / kMassCentre_m;
            }
        }
    }

    void addWishes(const Posture& at) {
        for (int u = 0; u < kUnknowns; ++u) {
            const double off = u < 2 * kLegDofs ? at.pose_rad[dofOf(u)] - m_goal.pose_rad[dofOf(u)]
                                                : at.translation_m[u - 2 * kLegDofs] -
                                                      m_goal.translation_m[u - 2 * kLegDofs];
            residuals[15 + u] = off / m_spread[u];
            jacobian(15 + u, u) = 1 / m_spread[u];
        }
    }

    const RestShape& m_rest;
    const PostureGoal& m_goal;
    Unknowns m_spread;
    Kinematics m_kinematics;
};

Posture moved(const Posture& from, const Unknowns& step) {
    Posture to = from;
    for (int u = 0; u < 2 * kLegDofs; ++u) to.pose_rad[dofOf(u)] += step[u];
    to.translation_m += step.tail<3>();
    return to;
}

}  // namespace

Eigen::Vector3d centreOfMass(const Kinematics& kinematics, const Eigen::Vector3d& translation_m) {
    Eigen::Vector3d centre = translation_m;
    for (int j = 0; j < kJointCount; ++j) centre += massAtJoints()[j] * kinematics.position_m[j];
    return centre;
}

Posture solvePosture(const RestShape& rest, const PostureGoal& goal) {
    PostureProblem problem(rest, goal);
    Posture best{goal.pose_rad, goal.translation_m};
    double cost = problem.linearise(best), damping = 1e-6;
    for (int iteration = 0; iteration < 60; ++iteration) {
        Eigen::Matrix<double, kUnknowns, kUnknowns> normal =
            problem.jacobian.transpose() * problem.jacobian;
        normal.diagonal() *= 1 + damping;
        const Unknowns step =
            -normal.ldlt().solve(problem.jacobian.transpose() * problem.residuals);
        const Posture trial = moved(best, step);
        const double trialCost = problem.cost(trial);
        if (trialCost <= cost) {
            best = trial;
            cost = trialCost;
            damping = std::max(damping / 10, 1e-9);
        } else {
            damping = std::max(damping * 20, 1e-4);
            problem.linearise(best);
        }
        if (step.cwiseAbs().maxCoeff() < 1e-8 || damping > 1e6) break;
    }
    return best;
}

}  // namespace gonio
