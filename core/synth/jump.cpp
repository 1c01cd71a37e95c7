#include <algorithm>
#include <cmath>

#include "core/synth/flight.h"
#include "core/synth/jump_postures.h"
#include "core/synth/noise.h"
#include "core/synth/planned_motion.h"
#include "core/synth/plans.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr double kAfterLanding_s = 1.3;
constexpr double kDip_s = 0.50;

// Time of the push from rest at the bottom to take-off: the quintic stays monotone for it.
double pushTime(double rise_m, double speed_m_s) {
    return 1.75 * rise_m / speed_m_s;
}

/// The plan of one counter-movement jump: centre of mass and feet are planned, the legs follow.
class JumpPlan : public MotionPlan {
public:
    JumpPlan(const BodyModel& model, const ShapeVector& shape, const JumpOptions& options)
        : MotionPlan(model, shape),
          m_options(options),
          m_postures(m_rest, m_body, options.style.offsets_rad) {
        const MotionStyle& style = options.style;
        m_options.height_m = std::clamp(options.height_m * style.range, 0.05, 0.5);
        m_options.dip_m = std::clamp(options.dip_m * style.range, 0.12, 0.4);
        m_armUp_rad = std::min(m_armUp_rad * (0.4 + 0.6 * style.armSwing), degrees(83));
        m_lean_rad += style.trunkLean_rad;
        if (options.seed != 0) {
            Noise noise(options.seed);
            m_armUp_rad *= noise.factor(0.08);
            m_lean_rad *= noise.factor(0.15);
            m_landingDip_m *= noise.factor(0.1);
        }
        planTimes();
    }

    Eigen::Vector3d centre_m(double, double) const override {
        return {0, 0, m_postures.footLength_m() / 2};
    }

    bool stands(Side, double time_s) const override {
        return time_s <= m_takeOff_s || time_s >= m_landing_s;
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        return eventsWithin(
            {{"jump_bottom", m_bottom_s}, {"take_off", m_takeOff_s}, {"landing", m_landing_s}},
            from_s, to_s);
    }

    Posture posture(double time_s) const override {
        return time_s > m_takeOff_s && time_s < m_landing_s ? inFlight(time_s) : onGround(time_s);
    }

private:
    double standTime() const { return m_options.leadIn_s; }

    void planTimes() {
        const double lean = degrees(3);
        const double stand_m = m_postures.height_m({0, 0.5, 0, lean, 0}, degrees(10), degrees(7));
        const double takeOff_m = m_postures.height_m(
            {m_takeOffPitch_rad, 0.95, m_armUp_rad, lean, 0}, degrees(30), degrees(20));
        const double land_m = m_postures.height_m(
            {m_landingPitch_rad, 0.95, 0.8 * m_armUp_rad, lean, 0}, degrees(24), degrees(22));
        const double speed = std::sqrt(2 * kGravity_m_s2 * m_options.height_m);
        const double apex_m = takeOff_m + m_options.height_m;
        const double fall = std::sqrt(2 * kGravity_m_s2 * (apex_m - land_m));
        const double bottom_m = stand_m - m_options.dip_m;
        m_bottom_s = standTime() + kDip_s;
        m_takeOff_s = m_bottom_s + pushTime(takeOff_m - bottom_m, speed);
        m_landing_s = m_takeOff_s + (speed + fall) / kGravity_m_s2;
        const double absorb_s = 1.6 * (land_m - stand_m + m_landingDip_m) / fall;
        m_absorbed_s = m_landing_s + absorb_s;
        const double end_s = m_landing_s + kAfterLanding_s - 0.2;
        const double up = 0.9 * speed / (m_takeOff_s - m_bottom_s);
        m_height = {{standTime(), {stand_m, 0, 0}},
                    {m_bottom_s, {bottom_m, 0, up}},
                    {m_takeOff_s, {takeOff_m, speed, -kGravity_m_s2}}};
        m_heightAfter = {{m_landing_s, {land_m, -fall, -kGravity_m_s2}},
                         {m_absorbed_s, {stand_m - m_landingDip_m, 0, 6}},
                         {end_s, {stand_m, 0, 0}}};
        planRest(end_s);
        m_flight = FlightOfLegs(m_takeOff_s, m_landing_s,
                                [this](double at_s) { return onGround(at_s).pose_rad; });
    }

    void planRest(double end_s) {
        const double push_s = m_takeOff_s - m_bottom_s;
        const double rise_s = m_bottom_s + 0.45 * push_s;
        m_pitch = {
            {rise_s, {0, 0, 0}},
            {m_takeOff_s, {m_takeOffPitch_rad, 2.2 * m_takeOffPitch_rad / (0.55 * push_s), 0}}};
        m_pitchAfter = {{m_landing_s, {m_landingPitch_rad, -1.5 * m_landingPitch_rad / 0.10, 0}},
                        {m_landing_s + 0.10, {0, 0, 0}}};
        m_forward = {{standTime(), {0.5, 0, 0}},  {m_bottom_s, {0.6, 0, 0}},
                     {m_takeOff_s, {0.95, 0, 0}}, {m_landing_s, {0.95, 0, 0}},
                     {m_absorbed_s, {0.6, 0, 0}}, {end_s, {0.5, 0, 0}}};
        m_arms = {{standTime(), {degrees(3), 0, 0}},
                  {m_bottom_s, {-degrees(38), 0, 0}},
                  {m_takeOff_s, {m_armUp_rad, 1.2, 0}},
                  {m_takeOff_s + 0.12, {1.06 * m_armUp_rad, 0, 0}},
                  {m_landing_s, {0.8 * m_armUp_rad, -1.0, 0}},
                  {end_s, {degrees(3), 0, 0}}};
        m_trunk = {{standTime(), {0, 0, 0}},
                   {m_bottom_s, {m_lean_rad, 0, 0}},
                   {m_takeOff_s, {degrees(4), -1.0, 0}},
                   {m_takeOff_s + 0.1, {0, 0, 0}},
                   {m_landing_s, {degrees(8), 1.0, 0}},
                   {m_absorbed_s, {0.7 * m_lean_rad, 0, 0}},
                   {end_s, {0, 0, 0}}};
    }

    Posture onGround(double time_s) const {
        const bool before = time_s <= m_takeOff_s;
        const auto& heights = before ? m_height : m_heightAfter;
        const auto& pitches = before ? m_pitch : m_pitchAfter;
        return solvePosture(
            m_rest,
            m_postures.goal({alongPath(pitches, time_s).value, alongPath(m_forward, time_s).value,
                             alongPath(m_arms, time_s).value, alongPath(m_trunk, time_s).value,
                             alongPath(heights, time_s).value}));
    }

    // The centre of mass is exactly ballistic.
    Posture inFlight(double time_s) const {
        const double since = time_s - m_takeOff_s;
        Posture posture;
        m_postures.wishUpperBody(alongPath(m_arms, time_s).value, alongPath(m_trunk, time_s).value,
                                 posture.pose_rad);
        m_flight.pose(time_s, posture.pose_rad);
        const PathPoint& start = m_height.back().point;
        const Eigen::Vector3d wanted(
            0, start.value + start.slope * since - kGravity_m_s2 / 2 * since * since,
            0.95 * m_postures.footLength_m());
        posture.translation_m = wanted - massCentre(m_rest, posture);
        return posture;
    }

    JumpOptions m_options;
    JumpPostures m_postures;
    double m_armUp_rad = degrees(78), m_lean_rad = degrees(42), m_landingDip_m = 0.17;
    double m_takeOffPitch_rad = -degrees(38), m_landingPitch_rad = -degrees(26);
    double m_bottom_s = 0, m_takeOff_s = 0, m_landing_s = 0, m_absorbed_s = 0;
    FlightOfLegs m_flight;
    std::vector<PathKey> m_height, m_heightAfter, m_pitch, m_pitchAfter, m_forward, m_arms, m_trunk;
};

}  // namespace

double durationOf(const JumpOptions& options) {
    // Push and flight depend a little on the body; this covers both.
    const double height_m = std::clamp(options.height_m * options.style.range, 0.05, 0.5);
    return options.leadIn_s + kDip_s + 0.4 + 2 * std::sqrt(2 * height_m / kGravity_m_s2) + 0.1 +
           kAfterLanding_s;
}

Result<PlanPointer> planJump(const BodyModel& model, const ShapeVector& shape,
                             const JumpOptions& options) {
    for (const auto& bad : {checkRange("jump height", options.height_m, 0.05, 0.5),
                            checkRange("dip", options.dip_m, 0.12, 0.40),
                            checkRange("lead-in", options.leadIn_s, 0, 60)}) {
        if (bad) return passOn(*bad, "generating a jump");
    }
    return PlanPointer(std::make_unique<JumpPlan>(model, shape, options));
}

}  // namespace gonio
