#pragma once

#include <functional>

#include "core/synth/planned_motion.h"

namespace gonio {

/// The leg angles of a flight: they leave the take-off posture with its speed and arrive in the
/// landing posture with its speed; in between the two blend.
class FlightOfLegs {
public:
    FlightOfLegs() = default;

    /// \param onGround  the pose up to take-off and from landing on
    FlightOfLegs(double takeOff_s, double landing_s,
                 const std::function<PoseVector(double time_s)>& onGround);

    /// Sets the leg angles of a time in the flight.
    void pose(double time_s, PoseVector& pose_rad) const;

private:
    double m_takeOff_s = 0, m_landing_s = 1;
    PoseVector m_offPose_rad, m_offRate, m_onPose_rad, m_onRate;
};

}  // namespace gonio
