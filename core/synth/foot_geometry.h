#pragma once

#include "core/body/rest_shape.h"

namespace gonio {

enum class Side { Right, Left };

/// Index of the joint or DoF on the left that answers to `right` on the right leg.
constexpr int legJoint(Joint right, Side side) {
    return id(right) + (side == Side::Left ? 5 : 0);
}

constexpr int legDof(int right, Side side) {
    return right + (side == Side::Left ? 7 : 0);
}

/// Where a foot touches the floor, in rest axes (x left, y up, z forward), relative to the
/// calcaneus joint, m.
struct FootGeometry {
    Eigen::Vector3d heel, ball;  ///< pivots of the heel and forefoot rockers, on the sole
    Eigen::Vector3d ankle;       ///< centre of the talus joint
    double toeLength_m = 0;      ///< from the toe joint forward to the tip
};

/// The body measures from which motions are planned.
struct BodyGeometry {
    std::array<FootGeometry, 2> feet;  ///< indexed by Side
    double soleHeight_m = 0;           ///< lowest skin point of the rest pose, rest frame
    double stature_m = 0;
    double legLength_m = 0;  ///< hip to ankle, straight

    const FootGeometry& foot(Side side) const { return feet[static_cast<std::size_t>(side)]; }
};

/// Measures the shaped body in its rest pose (feet flat).
BodyGeometry measureBody(const BodyModel& model, const RestShape& rest);

}  // namespace gonio
