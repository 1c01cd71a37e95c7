#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "core/body/rotation.h"

namespace gonio {

/// The parts whose limits the papers look at (fact sheet 3.10).
inline constexpr std::array<std::string_view, 4> kLimitParts = {"l_knee", "r_knee", "l_elbow",
                                                                "r_elbow"};
/// Tolerances that are reported, degrees.
inline constexpr std::array<double, 5> kLimitTolerances_deg = {0, 5, 10, 20, 30};

/// How far, in degrees, each part lies beyond its limits widened by the tolerance: the largest over
/// the part's angles, 0 within.
using PartExcess = std::array<double, kLimitParts.size()>;

/// Of a SKEL pose, against HSMR's limits: l_knee q13, r_knee q6, l_elbow q42 and q43, r_elbow q32
/// and q33, each wrapped to -180..180 degrees first.
PartExcess skelLimitExcess(const PoseVector& pose_rad, double tolerance_deg);

/// Rotations of SMPL's left knee (joint 4), right knee (5), left elbow (18) and right elbow (19)
/// relative to their parents.
struct SmplPartRotations {
    Eigen::Matrix3d leftKnee, rightKnee, leftElbow, rightElbow;
};

/// Of an SMPL pose, as HSMR's paper measures SMPL-based methods. Knees are Rx Rz Ry with x within
/// 0..135 degrees and z, y at 0; elbows Ry Rz Rx with y within -135..0 (left) or 0..135 (right), z
/// at 0, x within +-67.5. Of the two branches of the middle angle's arcsine the one with the
/// smaller excess counts; as published, the other two angles are not changed with it.
PartExcess smplLimitExcess(const SmplPartRotations& rotations, double tolerance_deg);

/// Over frames, of one part at one tolerance.
struct LimitViolation {
    std::string_view part;
    double tolerance_deg = 0;
    double share = 0;  ///< of the frames with any excess, 0..1
    double mean_deg = 0, median_deg = 0, largest_deg = 0;
};

/// \param frames  at least one, all with this tolerance
std::vector<LimitViolation> summarised(std::span<const PartExcess> frames, double tolerance_deg);

}  // namespace gonio
