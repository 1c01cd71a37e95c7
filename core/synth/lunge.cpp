#include <algorithm>
#include <cmath>

#include "core/synth/planned_motion.h"
#include "core/synth/plans.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr double kLeadIn_s = 0.5;
constexpr int kRepetitions = 4;
// Shares of one lunge.
constexpr double kOff = 0.09, kDown = 0.29, kBottom = 0.49, kBack = 0.67, kTogether = 0.90;

/// Forward lunges, one side after the other: step out, sink, push back.
class LungePlan : public MotionPlan {
public:
    LungePlan(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
              Side first)
        : MotionPlan(model, shape), m_style(style), m_first(first) {
        m_period_s = lungePeriod_s(style);
        m_step_m = 0.76 * m_body.legLength_m * std::clamp(style.range, 0.75, 1.15);
        m_drop_m = 0.37 * m_body.legLength_m * std::clamp(style.range, 0.7, 1.12);
        const auto& p = m_rest.joints_m;
        m_hipHalf_m = (p[id(Joint::FemurL)].x() - p[id(Joint::FemurR)].x()) / 2;
        m_thigh_m = (p[id(Joint::FemurR)] - p[id(Joint::TibiaR)]).norm();
        m_pitch = {{0.03, {0, 0, 0}},
                   {kOff, {-degrees(22), -4.5, 0}},
                   {0.17, {-degrees(20), 3.5, 0}},
                   {0.26, {degrees(10), 1.0, 0}},
                   {kDown, {degrees(9), -2.5, 0}},
                   {0.35, {0, 0, 0}},
                   {0.60, {0, 0, 0}},
                   {kBack, {degrees(9), 2, 0}},
                   {0.76, {degrees(4), -2, 0}},
                   {kTogether, {-degrees(12), 0, 0}},
                   {0.96, {0, 0, 0}}};
    }

    Posture posture(double time_s) const override {
        const double since = (time_s - kLeadIn_s) / m_period_s;
        const double rep = std::clamp(std::floor(since), 0.0, kRepetitions - 1.0);
        return at(std::clamp(since - rep, 0.0, 1.0), leader(rep));
    }

    Eigen::Vector3d centre_m(double, double) const override { return {0, 0, 0.35 * m_step_m}; }

    bool stands(Side side, double time_s) const override {
        const double since = (time_s - kLeadIn_s) / m_period_s, rep = std::floor(since);
        if (rep < 0 || rep >= kRepetitions || leader(rep) != side) return true;
        const double u = since - rep;
        return u <= kOff || (u >= kDown && u <= kBack) || u >= kTogether;
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        std::vector<MotionEvent> events;
        for (int rep = 0; rep < kRepetitions; ++rep) {
            const std::string end = leader(rep) == Side::Right ? "_r" : "_l";
            const auto add = [&](const char* name, double u) {
                events.push_back({name + end, kLeadIn_s + (rep + u) * m_period_s});
            };
            add("toe_off", kOff);
            add("heel_strike", kDown);
            add("lunge_bottom", kBottom);
            add("toe_off", kBack);
            add("heel_strike", kTogether);
        }
        return eventsWithin(std::move(events), from_s, to_s);
    }

    static double lungePeriod_s(const MotionStyle& style) { return 2.8 / style.speed; }

private:
    Side leader(double rep) const {
        return static_cast<int>(rep) % 2 == 0 ? m_first : otherSide(m_first);
    }

    static double depth(double u) {
        return smoothStep((u - 0.10) / (kBottom - 0.02 - 0.10)) -
               smoothStep((u - kBottom - 0.02) / 0.31);
    }

    double lateral_m(Side side) const {
        return (side == Side::Right ? -1 : 1) * m_hipHalf_m * (0.6 + 0.5 * m_style.stepWidth);
    }

    double yaw(Side side) const {
        return (side == Side::Right ? -1 : 1) * (degrees(4) + m_style.toeOut_rad);
    }

    FootTarget frontFoot(double u, Side side) const {
        const double out = (u - kOff) / (kDown - kOff), back = (u - kBack) / (kTogether - kBack);
        const double forward = smoothStep(out) - smoothStep(back);
        const auto lift = [](double v) {
            return v <= 0 || v >= 1 ? 0.0 : 64 * std::pow(v * (1 - v), 3);
        };
        const Eigen::Vector3d heel(lateral_m(side), 0.07 * lift(out) + 0.05 * lift(back),
                                   forward * m_step_m);
        // Out: off the ball, onto the heel. Back: off the heel, onto the ball.
        const double onHeel = smoothStep(out) - smoothStep(back);
        return pivotedFoot(m_body.foot(side), heel, yaw(side), alongPath(m_pitch, u).value, onHeel);
    }

    Posture at(double u, Side front) const {
        const Side rear = otherSide(front);
        const double s = depth(u), rearPitch = -degrees(48) * s;
        PostureGoal goal;
        goal.pose_rad = wish(s);
        goal.feet[static_cast<std::size_t>(front)] = frontFoot(u, front);
        goal.feet[static_cast<std::size_t>(rear)] =
            rolledFoot(m_body.foot(rear), {lateral_m(rear), 0, 0}, yaw(rear), rearPitch);
        goal.pose_rad[legDof(9, rear)] = toesOnFloor(rearPitch);
        const double lifted =
            smoothStep((u - kOff) / 0.08) - smoothStep((u - kTogether + 0.08) / 0.08);
        goal.pose_rad[legDof(9, front)] = toesOnFloor(alongPath(m_pitch, u).value) * (1 - lifted);
        goal.pose_rad[legDof(3, front)] += degrees(80) * s;
        goal.pose_rad[legDof(6, front)] += degrees(85) * s;
        goal.pose_rad[legDof(6, rear)] += degrees(85) * s;
        goal.translation_m = pelvis_m(u, s, front) - m_rest.joints_m[0];
        goal.pelvis_m = {0.01, 0.03, 0.02};
        goal.hipFlexion_rad = goal.knee_rad = goal.ankle_rad = 0.3;
        goal.otherLeg_rad = 0.2;
        return solvePosture(m_rest, goal);
    }

    Eigen::Vector3d pelvis_m(double u, double s, Side front) const {
        const FootGeometry& foot = m_body.foot(Side::Right);
        const auto& p = m_rest.joints_m;
        const double hipBehind =
            p[0].z() - (p[id(Joint::FemurR)].z() + p[id(Joint::FemurL)].z()) / 2;
        const double ankle_m = foot.ankle.z() - foot.heel.z();
        const double deep_m = m_step_m + ankle_m + 0.03 - 0.96 * m_thigh_m;
        const double forward = smoothStep((u - 0.05) / 0.35) - smoothStep((u - 0.55) / 0.36);
        // Over the leg that stays while the other is in the air.
        const double aside = smoothStep(u / 0.12) - smoothStep((u - 0.22) / 0.14) +
                             smoothStep((u - 0.54) / 0.14) - smoothStep((u - 0.86) / 0.13);
        const double tall_m = p[0].y() - m_body.soleHeight_m - 0.012 -
                              m_body.legLength_m * (1 - std::cos(m_style.crouch_rad / 3));
        return {(front == Side::Right ? 1 : -1) * 0.6 * m_hipHalf_m * aside,
                tall_m - m_drop_m * s - 0.02 * forward,
                hipBehind + ankle_m + forward * (deep_m - ankle_m)};
    }

    PoseVector wish(double s) const {
        PoseVector q = PoseVector::Zero();
        const double lean = degrees(8) * s + m_style.trunkLean_rad;
        q[0] = -degrees(4) - 0.5 * lean;
        q[18] = degrees(4) - 0.5 * lean;
        q[24] = 0.5 * lean;
        lowerArms(q, degrees(78));
        // Arms hang or, in some, swing up a little.
        q[31] = q[41] = degrees(3) + degrees(18) * m_style.armSwing * s;
        q[32] = q[42] = degrees(12) + degrees(25) * m_style.armSwing * s;
        for (const Side side : {Side::Right, Side::Left}) {
            q[legDof(3, side)] = degrees(6);
            q[legDof(6, side)] = degrees(8);
            q[legDof(7, side)] = degrees(3);
        }
        return q + m_style.offsets_rad;
    }

    MotionStyle m_style;
    Side m_first;
    double m_period_s = 2.8, m_step_m = 0.6, m_drop_m = 0.3, m_hipHalf_m = 0.08, m_thigh_m = 0.4;
    std::vector<PathKey> m_pitch;
};

}  // namespace

PlanPointer planLunge(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                      Side first) {
    return std::make_unique<LungePlan>(model, shape, style, first);
}

double lungeDuration_s(const MotionStyle& style) {
    return 2 * kLeadIn_s + kRepetitions * LungePlan::lungePeriod_s(style);
}

}  // namespace gonio
