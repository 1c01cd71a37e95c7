#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>

namespace gonio {

/// Three angles (rad) in the order of their rotations; `middle` is the singular one at +-pi/2.
struct AngleTriple {
    double first = 0;
    double middle = 0;
    double last = 0;
};

/// R = Rz(first) Rx(middle) Ry(last), child in parent: OpenSim's body-fixed order for pelvis, hip,
/// back and shoulder, flexion first; equal to Grood and Suntay's joint system for the hip.
Eigen::Matrix3d composeZxy(const AngleTriple& angles_rad);

/// Inverse of composeZxy: first = atan2(-R01, R11), middle = asin(R21), last = atan2(-R20, R22).
/// `first` and `last` lie in (-pi, pi], `middle` in [-pi/2, pi/2]. At the singularity, where only
/// first +- last is determined, `last` is 0. NaN in gives NaN out.
AngleTriple decomposeZxy(const Eigen::Matrix3d& childInParent);

/// R = Ry(first) Rx(middle) Rz(last): rotation, obliquity, tilt, the clinical order for pelvis and
/// trunk (Baker 2001).
Eigen::Matrix3d composeYxz(const AngleTriple& angles_rad);

/// Inverse of composeYxz: first = atan2(R02, R22), middle = asin(-R12), last = atan2(R10, R11).
AngleTriple decomposeYxz(const Eigen::Matrix3d& childInParent);

/// How far a sequence of triples may stray from the principal solution.
enum class Continuity {
    Ground,  ///< first and last may collect whole turns, as a person who turns round
    Joint,   ///< the same, but back to the principal solution near zero: a joint cannot turn round
    Shoulder,  ///< as Joint; the middle may pass 90 degrees, as an arm lifted over the head
};

/// Removes jumps from a sequence in time, in place: each triple becomes the equivalent one nearest
/// to the last finite one before it: other turns and, for the shoulder, the second solution
/// (first + pi, pi - middle, last + pi). NaN triples stay and are stepped over. But for the ground,
/// a triple whose principal angles all lie within 60 degrees of zero is taken as it is, so that
/// noise near the singularity cannot leave the series a turn away for good.
/// \param before  the last finite triple before the sequence, as unwrapped; none at the start
void unwrap(std::span<AngleTriple> angles_rad, Continuity continuity,
            std::optional<AngleTriple> before = std::nullopt);

/// True where the middle angle is so near to +-90 degrees (above 80) that the two others are weak.
bool isNearSingularity(const AngleTriple& angles_rad);

}  // namespace gonio
