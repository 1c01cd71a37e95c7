#include "core/biomech/limit_violation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gonio {
namespace {

constexpr double kPerRad_deg = 180 / std::numbers::pi;

struct Range_deg {
    double lower, upper;
};

using Angles_deg = std::array<double, 3>;
using Ranges_deg = std::array<Range_deg, 3>;

double excessOf(double angle_deg, const Range_deg& range, double tolerance_deg) {
    return std::max(
        {0.0, range.lower - tolerance_deg - angle_deg, angle_deg - range.upper - tolerance_deg});
}

/// To -180 (included) .. 180 degrees.
double wrapped_deg(double angle_deg) {
    return angle_deg - 360 * std::floor((angle_deg + 180) / 360);
}

double dofExcess(const PoseVector& pose_rad, int dof, double tolerance_deg) {
    const AngleLimit& limit = jointLimits(LimitSet::Hsmr)[std::size_t(dof)];
    return excessOf(wrapped_deg(pose_rad(dof) * kPerRad_deg),
                    {limit.lower_rad * kPerRad_deg, limit.upper_rad * kPerRad_deg}, tolerance_deg);
}

double largestExcess(const Angles_deg& angles, const Ranges_deg& ranges, double tolerance_deg) {
    double largest = 0;
    for (std::size_t i = 0; i < angles.size(); ++i) {
        largest = std::max(largest, excessOf(angles[i], ranges[i], tolerance_deg));
    }
    return largest;
}

/// The smaller excess of the two branches of the middle angle.
double branchExcess(Angles_deg angles, const Ranges_deg& ranges, double tolerance_deg) {
    const double first = largestExcess(angles, ranges, tolerance_deg);
    angles[1] = wrapped_deg(180 - angles[1]);
    return std::min(first, largestExcess(angles, ranges, tolerance_deg));
}

double arcSine_deg(double sine) {
    return std::asin(std::clamp(sine, -1.0, 1.0)) * kPerRad_deg;
}

/// R = Rx(a) Rz(b) Ry(c).
Angles_deg kneeAngles_deg(const Eigen::Matrix3d& r) {
    return {std::atan2(r(2, 1), r(1, 1)) * kPerRad_deg, arcSine_deg(-r(0, 1)),
            std::atan2(r(0, 2), r(0, 0)) * kPerRad_deg};
}

/// R = Ry(a) Rz(b) Rx(c).
Angles_deg elbowAngles_deg(const Eigen::Matrix3d& r) {
    return {std::atan2(-r(2, 0), r(0, 0)) * kPerRad_deg, arcSine_deg(r(1, 0)),
            std::atan2(-r(1, 2), r(1, 1)) * kPerRad_deg};
}

constexpr Ranges_deg kKnee = {{{0, 135}, {0, 0}, {0, 0}}};
constexpr Ranges_deg kLeftElbow = {{{-135, 0}, {0, 0}, {-67.5, 67.5}}};
constexpr Ranges_deg kRightElbow = {{{0, 135}, {0, 0}, {-67.5, 67.5}}};

LimitViolation summaryOf(std::vector<double> excess_deg) {
    LimitViolation summary;
    std::sort(excess_deg.begin(), excess_deg.end());
    const double count = static_cast<double>(excess_deg.size());
    for (const double excess : excess_deg) {
        summary.share += excess > 0 ? 1 / count : 0;
        summary.mean_deg += excess / count;
    }
    const std::size_t middle = excess_deg.size() / 2;
    summary.median_deg = excess_deg.size() % 2 == 1
                             ? excess_deg[middle]
                             : (excess_deg[middle - 1] + excess_deg[middle]) / 2;
    summary.largest_deg = excess_deg.back();
    return summary;
}

}  // namespace

PartExcess skelLimitExcess(const PoseVector& pose_rad, double tolerance_deg) {
    const auto dof = [&](int index) { return dofExcess(pose_rad, index, tolerance_deg); };
    return {dof(13), dof(6), std::max(dof(42), dof(43)), std::max(dof(32), dof(33))};
}

PartExcess smplLimitExcess(const SmplPartRotations& rotations, double tolerance_deg) {
    return {branchExcess(kneeAngles_deg(rotations.leftKnee), kKnee, tolerance_deg),
            branchExcess(kneeAngles_deg(rotations.rightKnee), kKnee, tolerance_deg),
            branchExcess(elbowAngles_deg(rotations.leftElbow), kLeftElbow, tolerance_deg),
            branchExcess(elbowAngles_deg(rotations.rightElbow), kRightElbow, tolerance_deg)};
}

std::vector<LimitViolation> summarised(std::span<const PartExcess> frames, double tolerance_deg) {
    std::vector<LimitViolation> violations;
    for (std::size_t part = 0; part < kLimitParts.size(); ++part) {
        std::vector<double> excess_deg;
        for (const PartExcess& frame : frames) excess_deg.push_back(frame[part]);
        violations.push_back(summaryOf(std::move(excess_deg)));
        violations.back().part = kLimitParts[part];
        violations.back().tolerance_deg = tolerance_deg;
    }
    return violations;
}

}  // namespace gonio
