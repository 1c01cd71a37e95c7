#pragma once

#include "core/body/kinematics.h"

namespace gonio {

/// How deep the deepest pair of body parts reaches into each other, m; 0 where none do. Parts are
/// capsules along the bones of about the limbs' thickness; neighbours are not compared.
double selfPenetration_m(const Kinematics& kinematics);

/// Distance of two segments, m.
double segmentDistance_m(const Eigen::Vector3d& a0, const Eigen::Vector3d& a1,
                         const Eigen::Vector3d& b0, const Eigen::Vector3d& b1);

}  // namespace gonio
