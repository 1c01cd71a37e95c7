#include "core/synth/pose_solver.h"

#include <Eigen/Cholesky>
#include <Eigen/Geometry>
#include <cmath>

namespace gonio {
namespace {

constexpr int kLegDofs = 6;  // hip 3, knee, ankle, subtalar; the toes stay as wished
constexpr int kUnknowns = 2 * kLegDofs + 3;
constexpr int kLegJoints = 5;  // femur, tibia, talus, calcaneus, toes: one after the other
constexpr int kKept = 2 * 6 + 3;
constexpr double kFootPosition_m = 0.001, kFootRotation_rad = 0.01, kMassCentre_m = 0.001;

using Unknowns = Eigen::Matrix<double, kUnknowns, 1>;
using Normal = Eigen::Matrix<double, kUnknowns, kUnknowns>;
using KeptResiduals = Eigen::Matrix<double, kKept, 1>;
using KeptJacobian = Eigen::Matrix<double, kKept, kUnknowns>;

int dofOf(int unknown) {
    return unknown < kLegDofs ? 3 + unknown : 10 + unknown - kLegDofs;
}

Eigen::Vector3d rotationVector(const Eigen::Matrix3d& r) {
    const Eigen::AngleAxisd turn(r);
    return turn.angle() * turn.axis();
}

/// One leg below a pelvis that does not turn.
class LegChain {
public:
    LegChain(const RestShape& rest, const Kinematics& whole, int leg)
        : m_rest(rest), m_first(legJoint(Joint::FemurR, static_cast<Side>(leg))) {
        m_pelvis = whole.rotation[0];
        m_pelvis_m = whole.position_m[0];
    }

    void pose(const PoseVector& q) {
        Eigen::Matrix3d parent = m_pelvis;
        Eigen::Vector3d parent_m = m_pelvis_m;
        for (int i = 0; i < kLegJoints; ++i) {
            const int j = m_first + i;
            position_m[i] = parent_m + parent * m_rest.offsets_m[j];
            if (i < kLegJoints - 1) addAxes(parent, j, q);
            parent =
                parent * (m_rest.dofAxes[j] * jointRotation(q, j) * m_rest.dofAxes[j].transpose());
            parent_m = position_m[i];
            if (i == 3) calcaneus = parent;
        }
        Eigen::Vector3d below = Eigen::Vector3d::Zero();
        double mass = 0;
        for (int i = kLegJoints - 1; i >= 0; --i) {
            massBelow_m[i] = below - mass * position_m[i];
            below += massAtJoints()[m_first + i] * position_m[i];
            mass += massAtJoints()[m_first + i];
        }
        weighted_m = below;
    }

    /// Joint (0..4) that unknown 0..5 of the leg turns.
    static int mover(int unknown) { return unknown < 3 ? 0 : unknown - 2; }

    std::array<Eigen::Vector3d, kLegJoints> position_m, massBelow_m;
    std::array<Eigen::Vector3d, kLegDofs> axis;
    Eigen::Matrix3d calcaneus;
    Eigen::Vector3d weighted_m;  ///< sum of mass share times position

private:
    void addAxes(const Eigen::Matrix3d& parent, int joint, const PoseVector& q) {
        const int first = kFirstDof[joint], count = kDofsOfJoint[joint];
        const int leg = m_first == id(Joint::FemurR) ? 3 : 10;
        Eigen::Matrix3d later = Eigen::Matrix3d::Identity();
        for (int dof = first + count - 1; dof >= first; --dof) {
            const Eigen::Vector3d& own = dofTable()[static_cast<std::size_t>(dof)].axis;
            axis[dof - leg] = parent * (m_rest.dofAxes[joint] * (later * own));
            if (dof > first) later = later * axisRotation(own, q[dof]);
        }
    }

    const RestShape& m_rest;
    int m_first;
    Eigen::Matrix3d m_pelvis;
    Eigen::Vector3d m_pelvis_m;
};

/// The weighted least-squares problem of one posture. Above the hips nothing moves but with the
/// pelvis, so that only the legs are posed anew.
class PostureProblem {
public:
    PostureProblem(const RestShape& rest, const PostureGoal& goal)
        : m_goal(goal), m_legs(legsOf(rest, goal)) {
        for (int leg = 0; leg < 2; ++leg) {
            m_spread.segment<kLegDofs>(leg * kLegDofs) << goal.hipFlexion_rad, goal.otherLeg_rad,
                goal.otherLeg_rad, goal.knee_rad, goal.ankle_rad, goal.otherLeg_rad;
            if (!goal.footKept[static_cast<std::size_t>(leg)]) {
                m_spread.segment<kLegDofs>(leg * kLegDofs).setConstant(1e-5);
            }
        }
        m_spread.tail<3>() = goal.pelvis_m;
        for (LegChain& leg : m_legs) {
            leg.pose(goal.pose_rad);
            m_upper_m -= leg.weighted_m;
        }
    }

    /// The cost there; `normal` and `gradient` of the kept things and the wishes.
    double linearise(const Posture& at) {
        m_residuals.setZero();
        m_jacobian.setZero();
        for (LegChain& leg : m_legs) leg.pose(at.pose_rad);
        for (int leg = 0; leg < 2; ++leg) {
            if (m_goal.footKept[static_cast<std::size_t>(leg)]) addFoot(at, leg);
        }
        addCentreOfMass(at);
        normal.noalias() = m_jacobian.transpose() * m_jacobian;
        gradient.noalias() = m_jacobian.transpose() * m_residuals;
        return m_residuals.squaredNorm() + addWishes(at);
    }

    Normal normal;
    Unknowns gradient;

private:
    std::array<LegChain, 2> legsOf(const RestShape& rest, const PostureGoal& goal) {
        Kinematics whole;
        computeKinematics(rest, goal.pose_rad, whole);
        m_upper_m = centreOfMass(whole, Eigen::Vector3d::Zero());
        return {LegChain(rest, whole, 0), LegChain(rest, whole, 1)};
    }

    void addFoot(const Posture& at, int leg) {
        const LegChain& chain = m_legs[static_cast<std::size_t>(leg)];
        const FootTarget& target = m_goal.feet[static_cast<std::size_t>(leg)];
        const int row = 6 * leg;
        m_residuals.segment<3>(row) =
            (chain.position_m[3] + at.translation_m - target.calcn_m) / kFootPosition_m;
        m_residuals.segment<3>(row + 3) =
            rotationVector(chain.calcaneus * target.rotation.transpose()) / kFootRotation_rad;
        for (int u = 0; u < kLegDofs; ++u) {
            const Eigen::Vector3d arm =
                chain.position_m[3] -
                chain.position_m[static_cast<std::size_t>(LegChain::mover(u))];
            m_jacobian.block<3, 1>(row, leg * kLegDofs + u) =
                chain.axis[static_cast<std::size_t>(u)].cross(arm) / kFootPosition_m;
            m_jacobian.block<3, 1>(row + 3, leg * kLegDofs + u) =
                chain.axis[static_cast<std::size_t>(u)] / kFootRotation_rad;
        }
        m_jacobian.block<3, 3>(row, 2 * kLegDofs) = Eigen::Matrix3d::Identity() / kFootPosition_m;
    }

    void addCentreOfMass(const Posture& at) {
        if (!m_goal.centreOfMass_m) return;
        const Eigen::Vector3d com =
            m_upper_m + m_legs[0].weighted_m + m_legs[1].weighted_m + at.translation_m;
        for (int axis = 0; axis < 3; ++axis) {
            const double wish = (*m_goal.centreOfMass_m)[axis];
            if (!std::isfinite(wish)) continue;
            const int row = 12 + axis;
            m_residuals[row] = (com[axis] - wish) / kMassCentre_m;
            m_jacobian(row, 2 * kLegDofs + axis) = 1 / kMassCentre_m;
            for (int u = 0; u < 2 * kLegDofs; ++u) {
                const LegChain& leg = m_legs[static_cast<std::size_t>(u / kLegDofs)];
                const auto own = static_cast<std::size_t>(u % kLegDofs);
                const auto mover = static_cast<std::size_t>(LegChain::mover(u % kLegDofs));
                m_jacobian(row, u) =
                    leg.axis[own].cross(leg.massBelow_m[mover])[axis] / kMassCentre_m;
            }
        }
    }

    double addWishes(const Posture& at) {
        double cost = 0;
        for (int u = 0; u < kUnknowns; ++u) {
            const double off = u < 2 * kLegDofs ? at.pose_rad[dofOf(u)] - m_goal.pose_rad[dofOf(u)]
                                                : at.translation_m[u - 2 * kLegDofs] -
                                                      m_goal.translation_m[u - 2 * kLegDofs];
            const double weight = 1 / (m_spread[u] * m_spread[u]);
            normal(u, u) += weight;
            gradient[u] += weight * off;
            cost += weight * off * off;
        }
        return cost;
    }

    const PostureGoal& m_goal;
    Eigen::Vector3d m_upper_m;  ///< share of everything above the hips
    std::array<LegChain, 2> m_legs;
    Unknowns m_spread;
    KeptResiduals m_residuals;
    KeptJacobian m_jacobian;
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

Eigen::Vector3d massCentre(const RestShape& rest, const Posture& posture) {
    Kinematics kinematics;
    computeKinematics(rest, posture.pose_rad, kinematics);
    return centreOfMass(kinematics, posture.translation_m);
}

Posture solvePosture(const RestShape& rest, const PostureGoal& goal) {
    PostureProblem problem(rest, goal);
    Posture best{goal.pose_rad, goal.translation_m};
    double cost = problem.linearise(best), damping = 1e-6;
    for (int iteration = 0; iteration < 60; ++iteration) {
        Normal normal = problem.normal;
        normal.diagonal() *= 1 + damping;
        const Unknowns step = -normal.ldlt().solve(problem.gradient);
        const Posture trial = moved(best, step);
        const double trialCost = problem.linearise(trial);
        if (trialCost <= cost) {
            best = trial;
            cost = trialCost;
            damping = std::max(damping / 10, 1e-9);
        } else {
            damping = std::max(damping * 20, 1e-4);
            problem.linearise(best);
        }
        if (step.cwiseAbs().maxCoeff() < 1e-7 || damping > 1e6) break;
    }
    return best;
}

}  // namespace gonio
