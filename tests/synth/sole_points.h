#pragma once

#include "core/body/kinematics.h"
#include "core/synth/foot_geometry.h"

using SolePoints = std::array<Eigen::Vector3d, 4>;  ///< heel r, ball r, heel l, ball l

inline SolePoints solePoints(const gonio::RestShape& rest, const gonio::BodyGeometry& body,
                             const gonio::PoseVector& q, const Eigen::Vector3d& translation_m) {
    using namespace gonio;
    Kinematics k;
    computeKinematics(rest, q, k);
    SolePoints points;
    for (const Side side : {Side::Right, Side::Left}) {
        const int calcn = legJoint(Joint::CalcnR, side);
        const auto at = 2 * static_cast<std::size_t>(side);
        const Eigen::Vector3d base = k.position_m[calcn] + translation_m;
        points[at] = base + k.rotation[calcn] * body.foot(side).heel;
        points[at + 1] = base + k.rotation[calcn] * body.foot(side).ball;
    }
    return points;
}
