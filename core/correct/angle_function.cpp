#include "core/correct/angle_function.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "core/fit/fit_limits.h"

namespace gonio {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

// Within 60 degrees of zero nothing is unwrapped, see unwrap.
bool isNeutral(const AngleTriple& t) {
    return std::max({std::abs(t.first), std::abs(t.middle), std::abs(t.last)}) <
           std::numbers::pi / 3;
}

}  // namespace

SegmentFrames framesOfPose(const RestShape& rest, const PoseVector& pose_rad) {
    SegmentFrames frames;
    Kinematics kinematics;
    computeKinematics(rest, pose_rad, kinematics);
    frames.pose_rad = pose_rad;
    dofFramesInWorld(rest, kinematics, frames.inWorld);
    return frames;
}

double AngleFunction::value_deg(const PoseVector& pose_rad) const {
    if (m_angle->source == SingleAngle::Source::Hinge)
        return kDegrees * pose_rad[m_angle->dofs.front()];
    AngleTriple triple = readTriple(*m_angle, framesOfPose(*m_rest, pose_rad), m_heading_rad);
    if (m_near) unwrap(std::span(&triple, 1), m_angle->continuity(), m_near);
    return valueOf_deg(*m_angle, triple);
}

double AngleFunction::missing_deg(const PoseVector& pose_rad, double to_deg) const {
    const double difference = to_deg - value_deg(pose_rad);
    if (m_angle->source == SingleAngle::Source::Hinge) return difference;
    return std::remainder(difference, 360.0);
}

// Central differences: the error of the fourth root of double precision squared is far below what
// a step of the solver needs.
PoseVector AngleFunction::byPose(const PoseVector& pose_rad) const {
    PoseVector gradient = PoseVector::Zero();
    if (m_angle->source == SingleAngle::Source::Hinge) {
        gradient[m_angle->dofs.front()] = 1;
        return gradient;
    }
    constexpr double kStep_rad = 1e-5;
    PoseVector moved = pose_rad;
    for (const int dof : m_angle->dofs) {
        moved[dof] = pose_rad[dof] + kStep_rad;
        const double above_deg = value_deg(moved);
        moved[dof] = pose_rad[dof] - kStep_rad;
        const double below_deg = value_deg(moved);
        moved[dof] = pose_rad[dof];
        gradient[dof] = std::remainder(above_deg - below_deg, 360.0) / (2 * kStep_rad * kDegrees);
    }
    return gradient;
}

PoseFunction AngleFunction::off(double wanted_deg) const {
    return [function = *this, wanted_deg](const PoseVector& pose_rad, PoseVector* byPose) {
        if (byPose != nullptr) *byPose = function.byPose(pose_rad);
        return -function.missing_deg(pose_rad, wanted_deg) / kDegrees;
    };
}

std::optional<AngleTriple> tripleAt(const RestShape& rest, const Motion& motion, int frame,
                                    const SingleAngle& angle, double headingAngle_rad) {
    std::vector<AngleTriple> triples;
    for (int f = frame; f >= 0; --f) {
        if (motion.sources[f] == FrameSource::Missing) continue;
        triples.push_back(
            readTriple(angle, framesOfPose(rest, motion.poses_rad[f]), headingAngle_rad));
        // Only a shoulder remembers how it came to where it is; a neutral one has no past.
        if (angle.continuity() != Continuity::Shoulder || isNeutral(triples.back())) break;
    }
    if (triples.empty()) return std::nullopt;
    std::reverse(triples.begin(), triples.end());
    unwrap(triples, angle.continuity());
    return triples.back();
}

void projectOnto(const std::vector<WantedAngle>& wanted, PoseVector& pose_rad) {
    constexpr int kSteps = 30;
    constexpr double kDone_deg = 1e-10, kLongestStep_rad = 0.3;
    if (wanted.empty()) return;
    std::array<bool, kDofCount> atLimit{};
    const auto rows = static_cast<Eigen::Index>(wanted.size());
    for (int step = 0; step < kSteps; ++step) {
        Eigen::VectorXd missing_rad(rows);
        Eigen::MatrixXd byPose = Eigen::MatrixXd::Zero(rows, kDofCount);
        for (Eigen::Index r = 0; r < rows; ++r) {
            const WantedAngle& one = wanted[static_cast<std::size_t>(r)];
            missing_rad[r] = one.function.missing_deg(pose_rad, one.value_deg) / kDegrees;
            byPose.row(r) = one.function.byPose(pose_rad).transpose();
        }
        if (missing_rad.cwiseAbs().maxCoeff() * kDegrees < kDone_deg) return;
        for (int d = 0; d < kDofCount; ++d) {
            if (atLimit[d]) byPose.col(d).setZero();
        }
        // Least norm; where the angles contradict each other or a limit, least squares.
        Eigen::VectorXd move_rad = byPose.completeOrthogonalDecomposition().solve(missing_rad);
        const double longest_rad = move_rad.cwiseAbs().maxCoeff();
        if (!(longest_rad > 1e-15)) return;
        if (longest_rad > kLongestStep_rad) move_rad *= kLongestStep_rad / longest_rad;
        for (int d = 0; d < kDofCount; ++d) {
            const double to_rad = pose_rad[d] + move_rad[d];
            const AngleLimit& limit = fitLimits()[d];
            if (move_rad[d] == 0) continue;
            pose_rad[d] = std::clamp(to_rad, limit.lower_rad, limit.upper_rad);
            atLimit[d] = pose_rad[d] != to_rad;
        }
    }
}

}  // namespace gonio
