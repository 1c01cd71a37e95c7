#include <algorithm>
#include <cmath>
#include <limits>

#include "core/synth/noise.h"
#include "core/synth/planned_motion.h"
#include "core/synth/plans.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

// Shares of one repetition.
constexpr double kDown = 0.42, kHold = 0.06, kUp = 0.38;

/// The plan of a series of squats.
class SquatPlan : public MotionPlan {
public:
    SquatPlan(const BodyModel& model, const ShapeVector& shape, const SquatOptions& options)
        : MotionPlan(model, shape), m_options(options) {
        const MotionStyle& style = options.style;
        m_options.kneeFlexion_deg = std::clamp(options.kneeFlexion_deg * style.range, 30.0, 125.0);
        m_options.armRaise_deg = std::clamp(options.armRaise_deg * style.armSwing, 0.0, 85.0);
        m_options.toeOut_deg += style.toeOut_rad / degrees(1);
        m_options.stanceWidth *= (1 + style.stepWidth) / 2;
        m_options.period_s /= style.speed;
        m_lean_rad += style.trunkLean_rad;
        if (options.seed != 0) {
            Noise noise(options.seed);
            m_lean_rad *= noise.factor(0.15);
            m_armsDown_rad += degrees(1.5) * noise.gaussian();
            m_elbow_rad *= noise.factor(0.3);
            m_weightOnFoot += 0.04 * noise.gaussian();
        }
        const auto& p = m_rest.joints_m;
        const double hipHalf = (p[id(Joint::FemurL)].x() - p[id(Joint::FemurR)].x()) / 2;
        for (const Side side : {Side::Right, Side::Left}) {
            const double sign = side == Side::Right ? -1 : 1;
            const double yaw = sign * degrees(m_options.toeOut_deg);
            const Eigen::Vector3d heel(sign * hipHalf * m_options.stanceWidth, 0, 0);
            m_feet[static_cast<std::size_t>(side)] = flatFoot(m_body.foot(side), heel, yaw);
        }
        const FootGeometry& foot = m_body.foot(Side::Right);
        m_balance_m = m_weightOnFoot * (foot.ball.z() - foot.heel.z());
    }

    Eigen::Vector3d centre_m(double, double) const override { return {0, 0, m_balance_m}; }

    bool stands(Side, double) const override { return true; }

    /// 0 standing .. 1 at the bottom.
    double depth(double time_s) const {
        const double since = (time_s - m_options.leadIn_s) / m_options.period_s;
        if (since <= 0 || since >= m_options.repetitions) return 0;
        const double at = since - std::floor(since);
        return smoothStep(at / kDown) - smoothStep((at - kDown - kHold) / kUp);
    }

    Posture posture(double time_s) const override {
        const double s = depth(time_s);
        PostureGoal goal;
        goal.pose_rad = wish(s);
        goal.pose_rad += m_options.style.offsets_rad;
        goal.feet = m_feet;
        goal.knee_rad = 0.01;  // the depth is asked for by the knee
        goal.hipFlexion_rad = 0.5;
        goal.otherLeg_rad = 0.25;
        goal.pelvis_m = {0.01, 0.5, 0.3};
        const double deep = m_rest.joints_m[0].y() - m_body.soleHeight_m;
        goal.translation_m = Eigen::Vector3d(0, deep * (1 - 0.45 * s), 0) - m_rest.joints_m[0];
        const double free = std::numeric_limits<double>::quiet_NaN();
        // Positive asymmetry: more weight on the right leg.
        const double aside_m = -0.03 * m_options.style.asymmetry * s;
        goal.centreOfMass_m = Eigen::Vector3d(aside_m, free, m_balance_m);
        return solvePosture(m_rest, goal);
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        std::vector<MotionEvent> events;
        const auto add = [&](const char* name, double time_s) {
            if (time_s >= from_s && time_s <= to_s) events.push_back({name, time_s});
        };
        for (int k = 0; k < m_options.repetitions; ++k) {
            const double start_s = m_options.leadIn_s + k * m_options.period_s;
            add("squat_start", start_s);
            add("squat_bottom", start_s + (kDown + kHold / 2) * m_options.period_s);
            add("squat_end", start_s + (kDown + kHold + kUp) * m_options.period_s);
        }
        return events;
    }

private:
    PoseVector wish(double s) const {
        PoseVector q = PoseVector::Zero();
        const double knee = degrees(4) + s * degrees(m_options.kneeFlexion_deg - 4);
        const double bent = knee / degrees(100);
        // Share of the trunk's lean that comes from the pelvis; the rest from the back.
        const double lean = m_lean_rad * bent * s;
        q[0] = -degrees(3) - 0.75 * lean;
        q[18] = degrees(3) - 0.20 * lean;
        q[21] = -0.05 * lean;
        q[24] = 0.7 * lean;
        lowerArms(q, m_armsDown_rad);
        q[31] = q[41] = degrees(3) + s * degrees(m_options.armRaise_deg);
        q[32] = q[42] = m_elbow_rad;
        for (const Side side : {Side::Right, Side::Left}) {
            q[legDof(3, side)] = 0.75 * lean + knee * 0.62;
            q[legDof(6, side)] = knee;
            q[legDof(7, side)] = 0.28 * knee;
            q[legDof(4, side)] = -degrees(6) * s;
            q[legDof(5, side)] = -degrees(m_options.toeOut_deg);
        }
        return q;
    }

    SquatOptions m_options;
    std::array<FootTarget, 2> m_feet;
    double m_lean_rad = degrees(38), m_armsDown_rad = degrees(80), m_elbow_rad = degrees(10);
    double m_weightOnFoot = 0.55, m_balance_m = 0;
};

}  // namespace

double durationOf(const SquatOptions& options) {
    return 2 * options.leadIn_s + options.repetitions * options.period_s / options.style.speed;
}

Result<PlanPointer> planSquat(const BodyModel& model, const ShapeVector& shape,
                              const SquatOptions& options) {
    for (const auto& bad : {checkRange("knee flexion", options.kneeFlexion_deg, 30, 125),
                            checkRange("period", options.period_s, 0.8, 20),
                            checkRange("repetitions", options.repetitions, 0, 1000),
                            checkRange("lead-in", options.leadIn_s, 0, 60),
                            checkRange("arm raise", options.armRaise_deg, 0, 85),
                            checkRange("stance width", options.stanceWidth, 0.5, 2.5),
                            checkRange("toe-out", options.toeOut_deg, -10, 35)}) {
        if (bad) return passOn(*bad, "generating squats");
    }
    return PlanPointer(std::make_unique<SquatPlan>(model, shape, options));
}

}  // namespace gonio
