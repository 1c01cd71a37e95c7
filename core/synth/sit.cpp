#include <algorithm>
#include <cmath>
#include <limits>

#include "core/synth/planned_motion.h"
#include "core/synth/plans.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr double kLeadIn_s = 0.6, kAfter_s = 0.8;
constexpr double kSeatOff = 0.38;        // of the rise
constexpr double kHipOverSeat_m = 0.10;  // thickness of the thigh below the hip's centre

/// Rising from a stool, or sitting down onto it: the same way backwards.
class SitPlan : public MotionPlan {
public:
    SitPlan(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style, bool rises)
        : MotionPlan(model, shape), m_style(style), m_rises(rises) {
        m_duration_s = sitTime_s(style, rises);
        m_lean_rad = degrees(36) * std::clamp(style.range, 0.7, 1.2) + 0.5 * style.trunkLean_rad;
        m_feet = standingFeet(m_rest, m_body, 1.2 * (1 + style.stepWidth) / 2,
                              degrees(6) + style.toeOut_rad);
        planPelvis();
    }

    Posture posture(double time_s) const override {
        const double u = std::clamp((time_s - kLeadIn_s) / m_duration_s, 0.0, 1.0);
        return at(m_rises ? u : 1 - u);
    }

    Eigen::Vector3d centre_m(double, double) const override { return {0, 0, m_seated_m.z() / 2}; }

    bool stands(Side, double) const override { return true; }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        const auto when = [&](double u) { return kLeadIn_s + u * m_duration_s; };
        if (m_rises) {
            return eventsWithin(
                {{"rise_start", when(0)}, {"seat_off", when(kSeatOff)}, {"standing", when(1)}},
                from_s, to_s);
        }
        return eventsWithin(
            {{"sit_start", when(0)}, {"seat_contact", when(1 - kSeatOff)}, {"seated", when(1)}},
            from_s, to_s);
    }

    std::vector<Prop> props() const override {
        const double top_m = m_seated_m.y() - hipBelowPelvis_m() - kHipOverSeat_m;
        return {{{0, top_m / 2, m_seated_m.z() - 0.02}, {0.20, top_m / 2, 0.18}}};
    }

    static double sitTime_s(const MotionStyle& style, bool rises) {
        return (rises ? 1.9 : 2.2) / style.speed;
    }

private:
    double hipBelowPelvis_m() const {
        return m_rest.joints_m[0].y() - m_rest.joints_m[id(Joint::FemurR)].y();
    }

    void planPelvis() {
        const auto& p = m_rest.joints_m;
        const FootGeometry& foot = m_body.foot(Side::Right);
        const double ankle_m = foot.ankle.z() - foot.heel.z();
        const double thigh_m = (p[id(Joint::FemurR)] - p[id(Joint::TibiaR)]).norm();
        const double hipBehind = p[0].z() - p[id(Joint::FemurR)].z();
        const double knee_m = p[id(Joint::TibiaR)].y() - m_body.soleHeight_m;
        m_seated_m = {0, knee_m + hipBelowPelvis_m() + 0.02 + 0.10 * (m_style.range - 1) * knee_m,
                      ankle_m + 0.08 - 0.985 * thigh_m + hipBehind};
        PostureGoal goal = goalFor(1);
        goal.pelvis_m = {0.01, 0.004, 0.5};
        const double tall_m = p[0].y() - m_body.soleHeight_m - 0.010 -
                              m_body.legLength_m * (1 - std::cos(m_style.crouch_rad / 3));
        goal.translation_m = Eigen::Vector3d(0, tall_m, ankle_m) - p[0];
        const double free = std::numeric_limits<double>::quiet_NaN();
        goal.centreOfMass_m = Eigen::Vector3d(-0.02 * m_style.asymmetry, free,
                                              0.52 * (foot.ball.z() - foot.heel.z()));
        m_standing_m = solvePosture(m_rest, goal).translation_m + p[0];
    }

    // All but where the pelvis is.
    PostureGoal goalFor(double u) const {
        const double lean = m_lean_rad * (smoothStep(u / 0.44) - smoothStep((u - 0.40) / 0.52));
        const double risen = smoothStep((u - 0.34) / 0.58);
        PostureGoal goal;
        PoseVector& q = goal.pose_rad;
        q[0] = degrees(10) * (1 - risen) - degrees(3) * risen - 0.62 * lean;
        q[18] =
            -degrees(14) * (1 - risen) + degrees(3) * risen - 0.28 * lean - m_style.trunkLean_rad;
        q[21] = -0.10 * lean;
        q[24] = 0.6 * lean;
        lowerArms(q, degrees(79));
        q[31] = q[41] = degrees(22) * (1 - risen) + degrees(3) + 0.6 * lean * m_style.armSwing;
        q[32] = q[42] = degrees(62) * (1 - risen) + degrees(10) - 0.4 * lean;
        q[33] = q[43] = degrees(30) * (1 - risen);
        for (const Side side : {Side::Right, Side::Left}) {
            q[legDof(3, side)] = degrees(85) * (1 - risen) + 0.62 * lean;
            q[legDof(6, side)] = degrees(85) * (1 - risen) + degrees(4);
            q[legDof(7, side)] = degrees(10) * (1 - risen);
        }
        q += m_style.offsets_rad;
        goal.feet = m_feet;
        goal.hipFlexion_rad = goal.knee_rad = goal.ankle_rad = 0.4;
        goal.otherLeg_rad = 0.25;
        goal.pelvis_m.setConstant(0.003);
        return goal;
    }

    Posture at(double u) const {
        PostureGoal goal = goalFor(u);
        const double up = smoothStep((u - kSeatOff + 0.02) / 0.58);
        const double forward = smoothStep((u - 0.28) / 0.56);
        Eigen::Vector3d pelvis_m = m_seated_m + forward * (m_standing_m - m_seated_m);
        pelvis_m.y() = m_seated_m.y() + up * (m_standing_m.y() - m_seated_m.y());
        goal.translation_m = pelvis_m - m_rest.joints_m[0];
        return solvePosture(m_rest, goal);
    }

    MotionStyle m_style;
    bool m_rises;
    double m_duration_s = 2, m_lean_rad = 0.6;
    std::array<FootTarget, 2> m_feet;
    Eigen::Vector3d m_seated_m, m_standing_m;  ///< of the pelvis
};

}  // namespace

PlanPointer planSit(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                    bool rises) {
    return std::make_unique<SitPlan>(model, shape, style, rises);
}

double sitDuration_s(const MotionStyle& style, bool rises) {
    return kLeadIn_s + SitPlan::sitTime_s(style, rises) + kAfter_s;
}

}  // namespace gonio
