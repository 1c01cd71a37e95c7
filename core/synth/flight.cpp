#include "core/synth/flight.h"

#include <algorithm>
#include <cmath>

#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

// An angle that goes on at `rate` and comes to rest before it leaves the joint's range.
double coasted(int dof, double from_rad, double rate, double since_s) {
    constexpr std::array<double, 7> lowest_deg = {-8, -20, -20, 3, -43, -20, -43};
    double decay_s = 0.03;
    if (rate < 0) {
        const double room = from_rad - degrees(lowest_deg[static_cast<std::size_t>((dof - 3) % 7)]);
        decay_s = std::min(decay_s, std::max(room, 0.01) / -rate);
    }
    return from_rad + rate * decay_s * (1 - std::exp(-since_s / decay_s));
}

}  // namespace

FlightOfLegs::FlightOfLegs(double takeOff_s, double landing_s,
                           const std::function<PoseVector(double time_s)>& onGround)
    : m_takeOff_s(takeOff_s), m_landing_s(landing_s) {
    constexpr double step_s = 1e-4;
    m_offPose_rad = onGround(takeOff_s);
    m_offRate = (m_offPose_rad - onGround(takeOff_s - step_s)) / step_s;
    m_onPose_rad = onGround(landing_s);
    m_onRate = (onGround(landing_s + step_s) - m_onPose_rad) / step_s;
}

void FlightOfLegs::pose(double time_s, PoseVector& pose_rad) const {
    const double since = time_s - m_takeOff_s, left = m_landing_s - time_s;
    const double share = smoothStep(since / (since + left));
    for (int dof = 3; dof < 17; ++dof) {
        const double a = coasted(dof, m_offPose_rad[dof], m_offRate[dof], since);
        const double b = coasted(dof, m_onPose_rad[dof], -m_onRate[dof], left);
        pose_rad[dof] = (1 - share) * a + share * b;
    }
}

}  // namespace gonio
