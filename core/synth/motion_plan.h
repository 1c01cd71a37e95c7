#pragma once

#include <memory>
#include <vector>

#include "core/synth/motion_generator.h"
#include "core/synth/pose_solver.h"

namespace gonio {

constexpr Side otherSide(Side side) {
    return side == Side::Right ? Side::Left : Side::Right;
}

/// A body and how it moves, at any time. The plan frame: floor y = 0, the person heads along +z, x
/// to the left.
class MotionPlan {
public:
    MotionPlan(const BodyModel& model, const ShapeVector& shape)
        : m_rest(computeRestShape(model, shape)), m_body(measureBody(model, m_rest)) {}

    virtual ~MotionPlan() = default;

    const RestShape& rest() const { return m_rest; }

    const BodyGeometry& body() const { return m_body; }

    virtual Posture posture(double time_s) const = 0;
    /// In the order of time, from `from_s` to `to_s`, both included.
    virtual std::vector<MotionEvent> events(double from_s, double to_s) const = 0;
    /// Whether a foot bears on something at that time, as opposed to swinging or flying.
    virtual bool stands(Side side, double time_s) const = 0;

    /// Height of what a standing foot bears on then.
    virtual double support_m(Side, double) const { return 0; }

    /// What shall come to stand before the camera when the motion is shown between these times.
    virtual Eigen::Vector3d centre_m(double from_s, double to_s) const = 0;

    /// What the person needs for it, in the plan frame.
    virtual std::vector<Prop> props() const { return {}; }

protected:
    RestShape m_rest;
    BodyGeometry m_body;
};

}  // namespace gonio
