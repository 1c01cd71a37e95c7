#include "core/fit/frame_word.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/body/rotation.h"

namespace gonio {
namespace {

constexpr std::array<Joint, 3> kFreeJoints = {Joint::Pelvis, Joint::HumerusR, Joint::HumerusL};

double wrapped(double angle) {
    return std::remainder(angle, 2 * std::numbers::pi);
}

Eigen::Vector3d rotationVector(const Eigen::Matrix3d& rotation) {
    const Eigen::AngleAxisd turn(rotation);
    return turn.angle() * turn.axis();
}

Eigen::Matrix3d crossMatrix(const Eigen::Vector3d& v) {
    Eigen::Matrix3d m;
    m << 0, -v.z(), v.y(), v.z(), 0, -v.x(), -v.y(), v.x(), 0;
    return m;
}

// d log(R exp(x)) / dx at x = 0, for log(R) = d: the inverse right Jacobian of SO(3).
Eigen::Matrix3d inverseRightJacobian(const Eigen::Vector3d& d) {
    const double angle = d.norm();
    const Eigen::Matrix3d cross = crossMatrix(d);
    const double quadratic =
        angle < 1e-4 ? 1.0 / 12
                     : 1 / (angle * angle) - 1 / (2 * angle * std::tan(std::min(angle, 3.1) / 2));
    return Eigen::Matrix3d::Identity() + 0.5 * cross + quadratic * cross * cross;
}

/// g(s) = sqrt(log(1 + s) / s) and its derivative: a vector v becomes g(v^2) v, whose square is
/// Cauchy's log(1 + v^2).
struct Fade {
    double value, slope;
};

Fade fadeOf(double s) {
    if (s < 1e-6) return {1 - s / 4, -0.25};
    const double value = std::sqrt(std::log1p(s) / s);
    return {value, (1 / (1 + s) - value * value) / (2 * s * value)};
}

int entryOf(const ActiveDofs& active, int dof) {
    const auto found = std::lower_bound(active.dofs.begin(), active.dofs.end(), dof);
    return found == active.dofs.end() || *found != dof
               ? -1
               : static_cast<int>(found - active.dofs.begin());
}

}  // namespace

PoseVector withTurnedRoot(const PoseVector& pose_rad, const Eigen::Matrix3d& rotation) {
    PoseVector turned = pose_rad;
    turned.head<3>() = rootAnglesFromSmpl(rotation * smplRootFromPose(pose_rad.head<3>()));
    return turned;
}

bool isComparedByOrientation(int dof) {
    return std::any_of(kFreeJoints.begin(), kFreeJoints.end(),
                       [dof](Joint joint) { return dofTable()[dof].joint == id(joint); });
}

PoseVector deviation(const PoseVector& pose_rad, const PoseVector& word_rad) {
    PoseVector off_rad = (pose_rad - word_rad).unaryExpr(&wrapped);
    for (const Joint joint : kFreeJoints) {
        off_rad.segment<3>(kFirstDof[id(joint)]) = rotationVector(
            jointRotation(word_rad, id(joint)).transpose() * jointRotation(pose_rad, id(joint)));
    }
    return off_rad;
}

WordCost::WordCost(const ActiveDofs& active, const FrameWord& word,
                   const Eigen::Matrix3d& worldFromCamera, double weight)
    : m_active(active), m_weight(weight) {
    const PoseVector pose_rad = withTurnedRoot(word.pose_rad, worldFromCamera);
    for (const int dof : active.dofs) {
        if (isComparedByOrientation(dof) || !std::isfinite(word.sigma_rad[dof])) continue;
        m_angles.push_back({entryOf(active, dof), pose_rad[dof], word.sigma_rad[dof]});
    }
    for (const Joint joint : kFreeJoints) {
        const int first = kFirstDof[id(joint)], entry = entryOf(active, first);
        const bool isWhole = entry >= 0 && entryOf(active, first + 2) == entry + 2;
        if (!isWhole || !std::isfinite(word.sigma_rad[first])) continue;
        m_turns.push_back({id(joint), entry, jointRotation(pose_rad, id(joint)).transpose(),
                           word.sigma_rad[first]});
    }
    mutable_parameter_block_sizes()->push_back(active.blockSize());
    set_num_residuals(static_cast<int>(m_angles.size() + 3 * m_turns.size()));
}

void WordCost::addTurn(const Turn& turn, const PoseVector& pose_rad, int row, double* residuals,
                       double* byBlock) const {
    const Eigen::Matrix3d rotation = jointRotation(pose_rad, turn.joint);
    const Eigen::Vector3d off_rad = rotationVector(turn.wordFromJoint * rotation);
    const Eigen::Vector3d d = off_rad / turn.sigma_rad;
    const Fade fade = fadeOf(d.squaredNorm());
    Eigen::Map<Eigen::Vector3d>(residuals + row) = m_weight * fade.value * d;
    if (byBlock == nullptr) return;
    const Eigen::Matrix3d byTurn =
        (m_weight / turn.sigma_rad) *
        (fade.value * Eigen::Matrix3d::Identity() + 2 * fade.slope * d * d.transpose()) *
        inverseRightJacobian(off_rad) * rotation.transpose();
    Eigen::Matrix3d later = Eigen::Matrix3d::Identity();
    for (int k = 2; k >= 0; --k) {
        const int dof = kFirstDof[turn.joint] + k;
        const Eigen::Vector3d column = byTurn * later * dofTable()[dof].axis;
        for (int c = 0; c < 3; ++c)
            byBlock[(row + c) * m_active.blockSize() + turn.firstEntry + k] = column[c];
        later = later * axisRotation(dofTable()[dof].axis, pose_rad[dof]);
    }
}

bool WordCost::Evaluate(double const* const* parameters, double* residuals,
                        double** jacobians) const {
    const double* block = parameters[0];
    const int columns = m_active.blockSize();
    double* j = jacobians ? jacobians[0] : nullptr;
    if (j) std::fill_n(j, num_residuals() * columns, 0.0);
    int row = 0;
    for (const Angle& angle : m_angles) {
        const double d = wrapped(block[angle.entry] - angle.word_rad) / angle.sigma_rad;
        const Fade fade = fadeOf(d * d);
        residuals[row] = m_weight * fade.value * d;
        if (j)
            j[row * columns + angle.entry] =
                m_weight / angle.sigma_rad * (fade.value + 2 * fade.slope * d * d);
        ++row;
    }
    const PoseVector pose_rad = m_active.expand(block);
    for (const Turn& turn : m_turns) {
        addTurn(turn, pose_rad, row, residuals, j);
        row += 3;
    }
    return true;
}

}  // namespace gonio
