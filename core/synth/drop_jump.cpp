#include <algorithm>
#include <cmath>

#include "core/synth/flight.h"
#include "core/synth/jump_postures.h"
#include "core/synth/planned_motion.h"
#include "core/synth/plans.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr double kLeadIn_s = 0.5, kStep_s = 0.75, kAfterLanding_s = 1.3;
constexpr double kStepSpeed_m_s = 1.1;  // forwards, when the box is left

/// Standing on a box, stepping off, landing on both feet, jumping up and landing again. The centre
/// of mass and the feet are planned, the legs follow; in the air the centre of mass is ballistic.
/// The stretches: on the box, fall, ground, flight, ground.
class DropJumpPlan : public MotionPlan {
public:
    DropJumpPlan(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                 Side first)
        : MotionPlan(model, shape),
          m_postures(m_rest, m_body, style.offsets_rad),
          m_first(first),
          m_foot_m(m_postures.footLength_m()),
          m_range(std::clamp(style.range, 0.8, 1.2)) {
        m_armUp_rad = std::min(degrees(78) * (0.4 + 0.6 * style.armSwing), degrees(83));
        m_lean_rad += style.trunkLean_rad;
        planBox();
        planGround();
        planUpperBody();
        m_fall = FlightOfLegs(m_stepOff_s, m_landing_s,
                              [this](double at_s) { return supported(at_s).pose_rad; });
        m_flight = FlightOfLegs(m_takeOff_s, m_secondLanding_s,
                                [this](double at_s) { return supported(at_s).pose_rad; });
    }

    Eigen::Vector3d centre_m(double, double) const override { return {0, 0, m_zone_m / 2}; }

    bool stands(Side side, double time_s) const override {
        if (time_s <= m_stepOff_s) return side != m_first || time_s <= kLeadIn_s;
        return (time_s >= m_landing_s && time_s <= m_takeOff_s) || time_s >= m_secondLanding_s;
    }

    double support_m(Side, double time_s) const override {
        return time_s <= m_stepOff_s ? kDropHeight_m : 0;
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        return eventsWithin({{"step_off", m_stepOff_s},
                             {"landing", m_landing_s},
                             {"jump_bottom", m_bottom_s},
                             {"take_off", m_takeOff_s},
                             {"landing", m_secondLanding_s}},
                            from_s, to_s);
    }

    // The toes reach over its edge a little.
    std::vector<Prop> props() const override {
        const double front_m = m_foot_m + m_body.foot(Side::Right).toeLength_m - 0.015;
        constexpr double depth_m = 0.45, height_m = kDropHeight_m;
        return {{{0, height_m / 2, front_m - depth_m / 2}, {0.3, height_m / 2, depth_m / 2}, 0}};
    }

    Posture posture(double time_s) const override {
        if (time_s > m_stepOff_s && time_s < m_landing_s)
            return inAir(time_s, m_fall, m_stepOff_s, m_massAtStepOff_m,
                         {0, m_stepOffRise_m_s, kStepSpeed_m_s});
        if (time_s > m_takeOff_s && time_s < m_secondLanding_s)
            return inAir(time_s, m_flight, m_takeOff_s, m_massAtTakeOff_m,
                         {0, m_height[2].point.slope, 0});
        return supported(time_s);
    }

private:
    void planBox() {
        const double stand_m = standing_m() + kDropHeight_m, left_m = stand_m - 0.07;
        m_stepOff_s = kLeadIn_s + kStep_s;
        m_boxHeight = {{kLeadIn_s, {stand_m, 0, 0}},
                       {kLeadIn_s + 0.7 * kStep_s, {stand_m - 0.03, -0.05, 0}},
                       {m_stepOff_s, {left_m, m_stepOffRise_m_s, -kGravity_m_s2}}};
        const double forward_m = m_foot_m + 0.09;
        m_boxForward = {{kLeadIn_s, {m_foot_m / 2, 0, 0}},
                        {kLeadIn_s + 0.5 * kStep_s, {m_foot_m / 2 + 0.02, 0.2, 0}},
                        {m_stepOff_s, {forward_m, kStepSpeed_m_s, 0}}};
        m_massAtStepOff_m = {0, left_m, forward_m};
        // The landing posture's height gives the time, its place follows.
        const double land_m = m_postures.height_m(
            {m_landingPitch_rad, 0.3, -degrees(30), degrees(12), 0}, degrees(24), degrees(26));
        const double drop_m = left_m - land_m;
        m_fallSpeed_m_s =
            std::sqrt(m_stepOffRise_m_s * m_stepOffRise_m_s + 2 * kGravity_m_s2 * drop_m);
        m_landing_s = m_stepOff_s + (m_fallSpeed_m_s + m_stepOffRise_m_s) / kGravity_m_s2;
        m_land_m = land_m;
        m_zone_m = forward_m + kStepSpeed_m_s * (m_landing_s - m_stepOff_s) - 0.3 * m_foot_m;
    }

    double standing_m() const {
        return m_postures.height_m({0, 0.5, 0, degrees(3), 0}, degrees(10), degrees(7));
    }

    void planGround() {
        const double stand_m = standing_m(), dip_m = 0.22 * m_range;
        const double rise_m = std::clamp(0.26 * m_range, 0.05, 0.5);
        const double takeOff_m = m_postures.height_m(
            {m_takeOffPitch_rad, 0.95, m_armUp_rad, degrees(3), 0}, degrees(30), degrees(20));
        const double land_m = m_postures.height_m(
            {m_landingPitch_rad, 0.95, 0.8 * m_armUp_rad, degrees(3), 0}, degrees(24), degrees(22));
        const double speed = std::sqrt(2 * kGravity_m_s2 * rise_m);
        const double fall = std::sqrt(2 * kGravity_m_s2 * (takeOff_m + rise_m - land_m));
        const double bottom_m = stand_m - dip_m;
        m_bottom_s = m_landing_s + 1.7 * (m_land_m - bottom_m) / m_fallSpeed_m_s;
        const double push_s = 1.75 * (takeOff_m - bottom_m) / speed;
        m_takeOff_s = m_bottom_s + push_s;
        m_secondLanding_s = m_takeOff_s + (speed + fall) / kGravity_m_s2;
        m_absorbed_s = m_secondLanding_s + 1.6 * (land_m - stand_m + 0.17) / fall;
        m_end_s = m_secondLanding_s + kAfterLanding_s - 0.2;
        const double turning = 0.9 * speed / push_s;
        m_height = {{m_landing_s, {m_land_m, -m_fallSpeed_m_s, -kGravity_m_s2}},
                    {m_bottom_s, {bottom_m, 0, turning}},
                    {m_takeOff_s, {takeOff_m, speed, -kGravity_m_s2}},
                    {m_secondLanding_s, {land_m, -fall, -kGravity_m_s2}},
                    {m_absorbed_s, {stand_m - 0.17, 0, 6}},
                    {m_end_s, {stand_m, 0, 0}}};
        // Landed with the feet ahead, the body comes to rest over them.
        m_forward = {{m_landing_s, {0.3, kStepSpeed_m_s / m_foot_m, 0}},
                     {m_bottom_s, {0.75, 0, 0}},
                     {m_takeOff_s, {0.95, 0, 0}},
                     {m_secondLanding_s, {0.95, 0, 0}},
                     {m_absorbed_s, {0.6, 0, 0}},
                     {m_end_s, {0.5, 0, 0}}};
        const double heelDown_s = 0.08;
        m_pitch = {
            {m_landing_s, {m_landingPitch_rad, -1.5 * m_landingPitch_rad / heelDown_s, 0}},
            {m_landing_s + heelDown_s, {0, 0, 0}},
            {m_bottom_s + 0.45 * push_s, {0, 0, 0}},
            {m_takeOff_s, {m_takeOffPitch_rad, 2.2 * m_takeOffPitch_rad / (0.55 * push_s), 0}}};
        m_pitchAfter = {
            {m_secondLanding_s, {m_landingPitch_rad, -1.5 * m_landingPitch_rad / 0.10, 0}},
            {m_secondLanding_s + 0.10, {0, 0, 0}}};
        m_massAtTakeOff_m = {0, takeOff_m, m_zone_m + 0.95 * m_foot_m};
    }

    void planUpperBody() {
        m_arms = {{kLeadIn_s, {degrees(3), 0, 0}},
                  {m_stepOff_s, {degrees(20), 0, 0}},
                  {m_landing_s, {-degrees(30), -1.0, 0}},
                  {m_bottom_s, {-degrees(38), 0, 0}},
                  {m_takeOff_s, {m_armUp_rad, 1.2, 0}},
                  {m_takeOff_s + 0.12, {1.06 * m_armUp_rad, 0, 0}},
                  {m_secondLanding_s, {0.8 * m_armUp_rad, -1.0, 0}},
                  {m_end_s, {degrees(3), 0, 0}}};
        m_trunk = {{kLeadIn_s, {0, 0, 0}},
                   {m_stepOff_s, {degrees(6), 0, 0}},
                   {m_landing_s, {degrees(12), 1.0, 0}},
                   {m_bottom_s, {m_lean_rad, 0, 0}},
                   {m_takeOff_s, {degrees(4), -1.0, 0}},
                   {m_takeOff_s + 0.1, {0, 0, 0}},
                   {m_secondLanding_s, {degrees(8), 1.0, 0}},
                   {m_absorbed_s, {0.7 * m_lean_rad, 0, 0}},
                   {m_end_s, {0, 0, 0}}};
    }

    Posture supported(double time_s) const {
        return time_s <= m_stepOff_s ? onBox(time_s) : onFloor(time_s);
    }

    // One foot stays on the box and rolls onto its ball, the other goes ahead.
    Posture onBox(double time_s) const {
        const double u = std::clamp((time_s - kLeadIn_s) / kStep_s, 0.0, 1.0);
        const double away = smoothStep(u / 1.15);
        PostureGoal goal = m_postures.goal({0, 0.5, alongPath(m_arms, time_s).value,
                                            alongPath(m_trunk, time_s).value,
                                            alongPath(m_boxHeight, time_s).value});
        const auto lift = [](FootTarget& foot, double up_m, double ahead_m) {
            foot.calcn_m += Eigen::Vector3d(0, kDropHeight_m + up_m, ahead_m);
        };
        const Side rear = otherSide(m_first);
        FootTarget &leading = goal.feet[static_cast<std::size_t>(m_first)],
                   &trailing = goal.feet[static_cast<std::size_t>(rear)];
        lift(leading, 0.07 * std::sin(3.14159265 * away) * std::sin(3.14159265 * away),
             0.36 * away);
        const double pitch = -degrees(34) * smoothStep((u - 0.45) / 0.65);
        const double sign = rear == Side::Right ? -1 : 1;
        const auto& p = m_rest.joints_m;
        const double hipHalf = (p[id(Joint::FemurL)].x() - p[id(Joint::FemurR)].x()) / 2;
        trailing =
            rolledFoot(m_body.foot(rear), {sign * hipHalf * 1.05, 0, 0}, sign * degrees(4), pitch);
        lift(trailing, 0, 0);
        PoseVector& q = goal.pose_rad;
        q[legDof(9, rear)] = toesOnFloor(pitch);
        // Near the answer: a leg that is nearly straight must not bend the other way.
        q[legDof(3, m_first)] = degrees(12) + degrees(40) * away;
        q[legDof(6, m_first)] = degrees(12) + degrees(38) * away;
        q[legDof(3, rear)] = degrees(12);
        q[legDof(6, rear)] = degrees(25);
        goal.translation_m.y() += kDropHeight_m;
        goal.translation_m.z() += alongPath(m_boxForward, time_s).value;
        goal.centreOfMass_m->z() = alongPath(m_boxForward, time_s).value;
        return solvePosture(m_rest, goal);
    }

    Posture onFloor(double time_s) const {
        const auto& pitches = time_s <= m_takeOff_s ? m_pitch : m_pitchAfter;
        Posture posture = solvePosture(
            m_rest,
            m_postures.goal({alongPath(pitches, time_s).value, alongPath(m_forward, time_s).value,
                             alongPath(m_arms, time_s).value, alongPath(m_trunk, time_s).value,
                             alongPath(m_height, time_s).value}));
        posture.translation_m.z() += m_zone_m;
        return posture;
    }

    Posture inAir(double time_s, const FlightOfLegs& legs, double from_s,
                  const Eigen::Vector3d& mass_m, const Eigen::Vector3d& speed_m_s) const {
        const double since = time_s - from_s;
        Posture posture;
        m_postures.wishUpperBody(alongPath(m_arms, time_s).value, alongPath(m_trunk, time_s).value,
                                 posture.pose_rad);
        legs.pose(time_s, posture.pose_rad);
        if (time_s < m_landing_s) liftOverEdge(time_s, posture.pose_rad);
        const Eigen::Vector3d wanted =
            mass_m + speed_m_s * since - Eigen::Vector3d(0, kGravity_m_s2 / 2 * since * since, 0);
        posture.translation_m = wanted - massCentre(m_rest, posture);
        return posture;
    }

    // The foot that leaves the box last is drawn up over its edge.
    void liftOverEdge(double time_s, PoseVector& pose_rad) const {
        const double u = (time_s - m_stepOff_s) / (m_landing_s - m_stepOff_s);
        const double bump = 64 * std::pow(u * (1 - u), 3);
        const Side rear = otherSide(m_first);
        pose_rad[legDof(3, rear)] += degrees(14) * bump;
        pose_rad[legDof(6, rear)] += degrees(28) * bump;
    }

    JumpPostures m_postures;
    Side m_first;
    double m_foot_m, m_range, m_armUp_rad, m_lean_rad = degrees(38);
    double m_takeOffPitch_rad = -degrees(38), m_landingPitch_rad = -degrees(26);
    double m_stepOffRise_m_s = -0.5, m_fallSpeed_m_s = 2, m_land_m = 1, m_zone_m = 0.4;
    double m_stepOff_s = 0, m_landing_s = 0, m_bottom_s = 0, m_takeOff_s = 0, m_secondLanding_s = 0,
           m_absorbed_s = 0, m_end_s = 0;
    Eigen::Vector3d m_massAtStepOff_m, m_massAtTakeOff_m;
    FlightOfLegs m_fall, m_flight;
    std::vector<PathKey> m_boxHeight, m_boxForward, m_height, m_forward, m_pitch, m_pitchAfter,
        m_arms, m_trunk;
};

}  // namespace

PlanPointer planDropJump(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                         Side first) {
    return std::make_unique<DropJumpPlan>(model, shape, style, first);
}

double dropJumpDuration_s(const MotionStyle& style) {
    const double rise_m = 0.26 * std::clamp(style.range, 0.8, 1.2);
    // Fall, contact and push depend a little on the body; this covers them.
    return kLeadIn_s + kStep_s + 0.75 + 2 * std::sqrt(2 * rise_m / kGravity_m_s2) + 0.1 +
           kAfterLanding_s;
}

}  // namespace gonio
