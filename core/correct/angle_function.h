#pragma once

#include <optional>

#include "core/biomech/single_angle.h"
#include "core/body/body_model.h"
#include "core/body/kinematics.h"
#include "core/body/motion.h"
#include "core/fit/clip_ties.h"

namespace gonio {

/// One angle of the OpenSim convention as a function of the pose of one body.
class AngleFunction {
public:
    /// \param rest  of the body, borrowed
    /// \param near  unwrapped triple of a pose near by; shoulders have two ways to be written
    AngleFunction(const RestShape& rest, const SingleAngle& angle, double headingAngle_rad,
                  std::optional<AngleTriple> near = std::nullopt)
        : m_rest(&rest), m_angle(&angle), m_heading_rad(headingAngle_rad), m_near(near) {}

    double value_deg(const PoseVector& pose_rad) const;

    /// `to_deg` - value, the short way round, deg.
    double missing_deg(const PoseVector& pose_rad, double to_deg) const;

    /// Derivatives of the value by all angles, rad / rad.
    PoseVector byPose(const PoseVector& pose_rad) const;

    const std::vector<int>& dofs() const { return m_angle->dofs; }

    /// Value minus wanted with derivatives; keeps a copy of this function.
    PoseFunction off(double wanted_deg) const;

private:
    const RestShape* m_rest;
    const SingleAngle* m_angle;
    double m_heading_rad;
    std::optional<AngleTriple> m_near;
};

/// What angles are read from, of a pose.
SegmentFrames framesOfPose(const RestShape& rest, const PoseVector& pose_rad);

/// The unwrapped triple of `angle` at a frame, as computeAngles on the whole motion has it but for
/// whole turns. None where the frame and all before it are missing.
std::optional<AngleTriple> tripleAt(const RestShape& rest, const Motion& motion, int frame,
                                    const SingleAngle& angle, double headingAngle_rad);

/// An angle that a pose shall have.
struct WantedAngle {
    AngleFunction function;
    double value_deg;
};

/// Moves `pose_rad` by the least that brings all wanted angles to their values, within the limits
/// of the fit. Angles of other joints do not move.
void projectOnto(const std::vector<WantedAngle>& wanted, PoseVector& pose_rad);

}  // namespace gonio
