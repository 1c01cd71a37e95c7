#include "core/biomech/rotation_sequences.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace gonio {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kNeutral_rad = kPi / 3;
/// cos(middle) below which first and last cannot be told apart in double precision.
constexpr double kSingularCosine = 1e-8;

Eigen::Matrix3d turn(double angle_rad, const Eigen::Vector3d& axis) {
    return Eigen::AngleAxisd(angle_rad, axis).toRotationMatrix();
}

double nearestTurn(double angle_rad, double to_rad) {
    return angle_rad - 2 * kPi * std::round((angle_rad - to_rad) / (2 * kPi));
}

AngleTriple nearestTurns(const AngleTriple& angles, const AngleTriple& to) {
    return {nearestTurn(angles.first, to.first), nearestTurn(angles.middle, to.middle),
            nearestTurn(angles.last, to.last)};
}

double squaredDistance(const AngleTriple& a, const AngleTriple& b) {
    const Eigen::Vector3d difference(a.first - b.first, a.middle - b.middle, a.last - b.last);
    return difference.squaredNorm();
}

bool isFinite(const AngleTriple& angles) {
    return std::isfinite(angles.first) && std::isfinite(angles.middle) &&
           std::isfinite(angles.last);
}

bool isNeutral(const AngleTriple& angles) {
    return std::max({std::abs(angles.first), std::abs(angles.middle), std::abs(angles.last)}) <
           kNeutral_rad;
}

AngleTriple nearestEquivalent(const AngleTriple& angles, const AngleTriple& to,
                              Continuity continuity) {
    if (continuity != Continuity::Ground && isNeutral(angles)) return angles;
    if (continuity != Continuity::Shoulder) {
        return {nearestTurn(angles.first, to.first), angles.middle,
                nearestTurn(angles.last, to.last)};
    }
    const AngleTriple principal = nearestTurns(angles, to);
    const AngleTriple second =
        nearestTurns({angles.first + kPi, kPi - angles.middle, angles.last + kPi}, to);
    return squaredDistance(second, to) < squaredDistance(principal, to) ? second : principal;
}

}  // namespace

Eigen::Matrix3d composeZxy(const AngleTriple& angles_rad) {
    return turn(angles_rad.first, Eigen::Vector3d::UnitZ()) *
           turn(angles_rad.middle, Eigen::Vector3d::UnitX()) *
           turn(angles_rad.last, Eigen::Vector3d::UnitY());
}

AngleTriple decomposeZxy(const Eigen::Matrix3d& r) {
    const double cosine = std::hypot(r(0, 1), r(1, 1));
    const double middle = std::atan2(r(2, 1), cosine);
    if (cosine < kSingularCosine) return {std::atan2(r(1, 0), r(0, 0)), middle, 0};
    return {std::atan2(-r(0, 1), r(1, 1)), middle, std::atan2(-r(2, 0), r(2, 2))};
}

Eigen::Matrix3d composeYxz(const AngleTriple& angles_rad) {
    return turn(angles_rad.first, Eigen::Vector3d::UnitY()) *
           turn(angles_rad.middle, Eigen::Vector3d::UnitX()) *
           turn(angles_rad.last, Eigen::Vector3d::UnitZ());
}

AngleTriple decomposeYxz(const Eigen::Matrix3d& r) {
    const double cosine = std::hypot(r(0, 2), r(2, 2));
    const double middle = std::atan2(-r(1, 2), cosine);
    if (cosine < kSingularCosine) return {std::atan2(-r(2, 0), r(0, 0)), middle, 0};
    return {std::atan2(r(0, 2), r(2, 2)), middle, std::atan2(r(1, 0), r(1, 1))};
}

void unwrap(std::span<AngleTriple> angles_rad, Continuity continuity,
            std::optional<AngleTriple> before) {
    std::optional<AngleTriple>& previous = before;
    for (AngleTriple& angles : angles_rad) {
        if (!isFinite(angles)) continue;
        if (previous) angles = nearestEquivalent(angles, *previous, continuity);
        previous = angles;
    }
}

bool isNearSingularity(const AngleTriple& angles_rad) {
    constexpr double kLimit_rad = 80 * kPi / 180;
    return std::abs(std::asin(std::sin(angles_rad.middle))) > kLimit_rad;
}

}  // namespace gonio
