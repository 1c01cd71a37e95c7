#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/synth/noise.h"
#include "core/synth/planned_motion.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr double kToeOff = 0.61;  // of the cycle; textbook value for usual speed
// The hip passes over the ankle about here: a little before the middle of stance.
constexpr double kBraking = 30;  // strides per squared cycle
constexpr double kHipOverAnkle = 0.225;

double wave(double phase, double peakAt) {
    return std::cos(2 * std::numbers::pi * (phase - peakAt));
}

double fraction(double x) {
    return x - std::floor(x);
}

/// Healthy sagittal curves in degrees, heel strike at 0, every 5 % of the cycle (typical
/// gait-laboratory values at about 1.3 m/s; the solver bends them to the planned feet).
struct HealthyCurves {
    PeriodicCurve hip{
        {30, 29, 26, 21, 16, 11, 5, 0, -4, -8, -10, -8, -1, 8, 17, 25, 31, 34, 34, 32}, 6};
    PeriodicCurve knee{{5, 11, 16, 18, 17, 14, 10, 7, 5, 6, 11, 22, 37, 52, 60, 58, 46, 29, 13, 4},
                       7};
    PeriodicCurve ankle{{0, -5, -4, 0, 3, 5, 7, 8.5, 10, 11, 9, 0, -12, -17, -12, -5, 0, 2, 2, 1},
                        7};
};

/// What makes one walker differ from the next.
struct Style {
    double pelvisTurn_rad = degrees(4), pelvisList_rad = degrees(4), pelvisTilt_rad = degrees(-4);
    double trunkTurn_rad = degrees(8), lean_rad = degrees(2), sway_m = 0.022, rise_m = 0.021;
    double armSwing_rad = degrees(17), armsDown_rad = degrees(80), elbow_rad = degrees(20);
    double headPitch_rad = 0, heelPitch_rad = degrees(19), toeOffPitch_rad = degrees(55);
    double clearance_m = 0.022, asymmetry = 0;
};

Style styleOf(std::uint64_t seed, double stepRatio) {
    Style style;
    const double amplitude = std::clamp(stepRatio, 0.4, 1.3);
    style.heelPitch_rad *= amplitude;
    style.toeOffPitch_rad *= 0.35 + 0.65 * std::min(amplitude, 1.1);
    style.rise_m *= amplitude * amplitude;
    for (double* p : {&style.pelvisTurn_rad, &style.pelvisList_rad, &style.trunkTurn_rad,
                      &style.armSwing_rad}) {
        *p *= amplitude;
    }
    if (seed == 0) return style;
    Noise noise(seed);
    for (double* p : {&style.pelvisTurn_rad, &style.pelvisList_rad, &style.trunkTurn_rad,
                      &style.armSwing_rad, &style.elbow_rad}) {
        *p *= noise.factor(0.2);
    }
    style.sway_m *= noise.factor(0.15);
    style.heelPitch_rad *= noise.factor(0.08);
    style.toeOffPitch_rad *= noise.factor(0.04);
    style.clearance_m *= noise.factor(0.08);
    style.pelvisTilt_rad += degrees(2) * noise.gaussian();
    style.lean_rad += degrees(1) * noise.gaussian();
    style.armsDown_rad += degrees(1.5) * noise.gaussian();
    style.headPitch_rad = degrees(2) * noise.gaussian();
    style.asymmetry = 0.01 * noise.gaussian();
    return style;
}

/// The plan of one steady walk.
class WalkPlan {
public:
    WalkPlan(const BodyModel& model, const ShapeVector& shape, const WalkOptions& options)
        : m_rest(computeRestShape(model, shape)),
          m_body(measureBody(model, m_rest)),
          m_options(options) {
        // Stride over leg length grows with the square root of the dimensionless speed; the factor
        // is the usual 1.40 m at 1.25 m/s for legs (hip to ankle) of 0.83 m.
        const double leg_m = m_body.legLength_m;
        const double likeSpeed = options.speed_m_s / 1.25 / std::sqrt(leg_m / 0.83);
        m_stride_m = 1.68 * leg_m * std::sqrt(likeSpeed);
        if (options.cadence_steps_min > 0) {
            m_stride_m = options.speed_m_s * 120 / options.cadence_steps_min;
        }
        m_period_s = m_stride_m / options.speed_m_s;
        m_stepRatio = m_stride_m / (1.68 * m_body.legLength_m);
        m_style = styleOf(options.seed, m_stepRatio);
        planPitch();
    }

    const RestShape& rest() const { return m_rest; }

    const BodyGeometry& body() const { return m_body; }

    double stride_m() const { return m_stride_m; }

    Posture posture(double time_s) const {
        const double phase = time_s / m_period_s + m_options.startPhase;
        PostureGoal goal;
        goal.pose_rad.setZero();
        wishTrunk(phase, goal.pose_rad);
        wishArms(phase, goal.pose_rad);
        for (const Side side : {Side::Right, Side::Left}) {
            wishLeg(phase, side, goal.pose_rad);
            goal.feet[static_cast<std::size_t>(side)] = foot(phase, side);
        }
        goal.translation_m = pelvis(phase) - m_rest.joints_m[0];
        goal.pelvis_m = {0.004, 0.006, 0.004};
        goal.hipFlexion_rad = goal.knee_rad = goal.ankle_rad = 0.25;
        return solvePosture(m_rest, goal);
    }

    Eigen::Vector3d pelvisAt(double time_s) const {
        return pelvis(time_s / m_period_s + m_options.startPhase);
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const {
        std::vector<MotionEvent> events;
        const auto addAll = [&](const char* name, double offset) {
            const double first = std::ceil(from_s / m_period_s + m_options.startPhase - offset);
            for (double k = first;; ++k) {
                const double time_s = (k + offset - m_options.startPhase) * m_period_s;
                if (time_s > to_s) break;
                events.push_back({name, time_s});
            }
        };
        addAll("heel_strike_r", 0);
        addAll("toe_off_r", kToeOff);
        addAll("heel_strike_l", 0.5);
        addAll("toe_off_l", kToeOff - 0.5);
        std::stable_sort(events.begin(), events.end(),
                         [](const auto& a, const auto& b) { return a.time_s < b.time_s; });
        return events;
    }

private:
    void planPitch() {
        const double heel = m_style.heelPitch_rad, toe = -m_style.toeOffPitch_rad;
        // Slopes are per cycle.
        const PathPoint strike{heel, -3 * heel, 0};
        m_pitch = {{0, strike},
                   {0.09, {0, 0, 0}},
                   {0.28, {0, 0, 0}},
                   {0.50, {0.42 * toe, 4.6 * toe, 0}},
                   {kToeOff, {toe, 4.5 * toe, 0}},
                   {0.65, {1.08 * toe, 0, 0}},
                   {0.755, {0.5 * toe, -6.0 * toe, 0}},
                   {0.85, {0.06 * toe, -3.2 * toe, 0}},
                   {0.95, {1.02 * heel, 0.3 * heel, 0}},
                   {1, strike}};
    }

    double pitch(double phase) const { return alongPath(m_pitch, fraction(phase)).value; }

    double lateral(Side side) const {
        return (side == Side::Right ? -0.5 : 0.5) * m_options.stepWidth_m;
    }

    double yaw(Side side) const {
        return (side == Side::Right ? -1 : 1) * degrees(m_options.toeOut_deg);
    }

    // Phase of one leg counted from its heel strike at stride 0.
    static double legPhase(double phase, Side side) {
        return side == Side::Right ? phase : phase - 0.5;
    }

    // As if the foot stood on the floor all the time, at the place of stride `stride`.
    FootTarget standing(double phase, double stride, Side side) const {
        const double offset = side == Side::Right ? 0 : 0.5;
        const Eigen::Vector3d heel(lateral(side), 0, (stride + offset) * m_stride_m);
        return rolledFoot(m_body.foot(side), heel, yaw(side), pitch(phase));
    }

    FootTarget foot(double phase, Side side) const {
        const double leg = legPhase(phase, side), stride = std::floor(leg), at = leg - stride;
        FootTarget target = standing(at, stride, side);
        if (at <= kToeOff) return target;
        constexpr double h = 1e-4;
        const auto path = [&](double where, double strideThere, int axis) {
            const auto value = [&](double p) {
                return standing(p, strideThere, side).calcn_m[axis];
            };
            const double a = value(where - h), b = value(where), c = value(where + h);
            return PathPoint{b, (c - a) / (2 * h), (a - 2 * b + c) / (h * h)};
        };
        const double length = 1 - kToeOff, u = (at - kToeOff) / length;
        for (int axis = 0; axis < 3; ++axis) {
            PathPoint from = path(kToeOff - 2 * h, stride, axis);
            PathPoint to = path(2 * h, stride + 1, axis);
            // The foot still brakes when the heel strikes; without it the leg would reach early.
            if (axis == 2) to.curvature = -kBraking * m_stride_m;
            target.calcn_m[axis] = quintic(from, to, length, at - kToeOff).value;
        }
        // The toes hang in early swing, so the foot is lifted most there.
        const double early = std::min(u / 0.75, 1.0);
        target.calcn_m.y() +=
            m_style.clearance_m * 64 *
            (1.7 * std::pow(early * (1 - early), 3) + 0.8 * std::pow(u * (1 - u), 3));
        return target;
    }

    Eigen::Vector3d pelvis(double phase) const {
        const auto& p = m_rest.joints_m;
        const Eigen::Vector3d hips = (p[id(Joint::FemurR)] + p[id(Joint::FemurL)]) / 2;
        const FootGeometry& right = m_body.foot(Side::Right);
        const double ankleForward = right.ankle.z() - right.heel.z();
        const double standingHeight = p[0].y() - m_body.soleHeight_m;
        const double spread = m_stride_m * m_stride_m / m_body.legLength_m;
        return {
            -m_style.sway_m * wave(phase, 0.30),
            standingHeight - 0.007 * spread / 2.4 - 0.034 + m_style.rise_m * wave(2 * phase, 0.57),
            p[0].z() - hips.z() + ankleForward + m_stride_m * (phase - kHipOverAnkle) +
                0.008 * m_stepRatio * wave(2 * phase, 0.35)};
    }

    void wishTrunk(double phase, PoseVector& q) const {
        const double turn = m_style.pelvisTurn_rad * wave(phase, 0.0);
        const double list = -m_style.pelvisList_rad * wave(phase, 0.13);
        const double nod = degrees(1) * wave(2 * phase, 0.1);
        q[0] = m_style.pelvisTilt_rad + nod;
        q[1] = list;
        q[2] = turn;
        const double counter = -(turn + m_style.trunkTurn_rad / 2 * wave(phase, 0.02));
        q[17] = -0.7 * list;
        q[20] = -0.3 * list;
        q[18] = -m_style.lean_rad - m_style.pelvisTilt_rad - nod;
        q[19] = counter / 2;
        q[22] = counter / 2;
        q[24] = m_style.headPitch_rad;
        q[25] = -(turn + counter);
    }

    void wishArms(double phase, PoseVector& q) const {
        lowerArms(q, m_style.armsDown_rad);
        const double right = -wave(phase, 0.03), left = -wave(phase, 0.53);
        q[31] = degrees(2) + m_style.armSwing_rad * right;
        q[41] = degrees(2) + m_style.armSwing_rad * left;
        q[32] = m_style.elbow_rad * (1 + 0.5 * right);
        q[42] = m_style.elbow_rad * (1 + 0.5 * left);
    }

    void wishLeg(double phase, Side side, PoseVector& q) const {
        const double at = fraction(legPhase(phase, side));
        const double amplitude =
            std::clamp(m_stepRatio, 0.5, 1.25) *
            (1 + (side == Side::Right ? m_style.asymmetry : -m_style.asymmetry));
        q[legDof(3, side)] = degrees(m_curves.hip(at)) * amplitude - m_style.pelvisTilt_rad;
        q[legDof(6, side)] = std::max(degrees(m_curves.knee(at)), degrees(2));
        q[legDof(7, side)] = degrees(m_curves.ankle(at));
        // The toes lie flat until toe off and straighten in early swing.
        const double lifted = smoothStep((at - kToeOff + 0.01) / 0.14);
        q[legDof(9, side)] = toesOnFloor(pitch(at)) * (1 - lifted);
    }

    RestShape m_rest;
    BodyGeometry m_body;
    WalkOptions m_options;
    HealthyCurves m_curves;
    Style m_style;
    std::vector<PathKey> m_pitch;
    double m_period_s = 1, m_stride_m = 1, m_stepRatio = 1;
};

}  // namespace

Result<GeneratedMotion> generateWalk(const BodyModel& model, const ShapeVector& shape,
                                     const WalkOptions& options, const ViewOptions& view,
                                     std::span<const double> times_s) {
    for (const auto& bad :
         {checkTimes(times_s), checkView(view),
          checkRange("walking speed", options.speed_m_s, 0.5, 1.8),
          checkRange("cadence", options.cadence_steps_min == 0 ? 100 : options.cadence_steps_min,
                     50, 180),
          checkRange("step width", options.stepWidth_m, 0.02, 0.3),
          checkRange("toe-out", options.toeOut_deg, -20, 30),
          checkRange("start phase", options.startPhase, -1e6, 1e6)}) {
        if (bad) return passOn(*bad, "generating a walk");
    }
    const WalkPlan plan(model, shape, options);
    if (const auto bad =
            checkRange("step length", plan.stride_m() / 2, 0.2, 1.08 * plan.body().legLength_m)) {
        return passOn(*bad, "generating a walk (speed and cadence do not fit this body)");
    }
    const double middle_s = (times_s.front() + times_s.back()) / 2;
    const Eigen::Vector3d centre(0, 0, plan.pelvisAt(middle_s).z());
    GeneratedMotion result = placeMotion(plan.rest(), plan.body().stature_m, view, centre, times_s,
                                         [&](double time_s) { return plan.posture(time_s); });
    result.kind = "walk";
    result.events = plan.events(times_s.front(), times_s.back());
    return result;
}

}  // namespace gonio
