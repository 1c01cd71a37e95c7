#include <algorithm>
#include <cmath>

#include "core/synth/plans.h"
#include "core/synth/walk_course.h"
#include "core/synth/walk_style.h"

namespace gonio {
namespace {

// The hip passes over the ankle about here: a little before the middle of stance.
constexpr double kBraking = 30;  // strides per squared cycle
constexpr double kHipOverAnkle = 0.225;

/// The plan of one steady walk. A leg's own phase runs from one heel strike to the next, with toe
/// off always at kToeOff: unequal legs differ in how time maps to it.
class WalkPlan : public MotionPlan {
public:
    WalkPlan(const BodyModel& model, const ShapeVector& shape, const WalkOptions& options,
             const WalkVariant& variant)
        : MotionPlan(model, shape),
          m_options(options),
          m_variant(variant),
          m_course(variant.turn_rad, variant.turnLength_m) {
        // Stride over leg length grows with the square root of the dimensionless speed; the factor
        // is the usual 1.40 m at 1.25 m/s for legs (hip to ankle) of 0.83 m.
        const double leg_m = m_body.legLength_m;
        m_speed_m_s = options.speed_m_s * options.style.speed * (1 - 0.25 * variant.limp);
        const double likeSpeed = m_speed_m_s / 1.25 / std::sqrt(leg_m / 0.83);
        m_stride_m = 1.68 * leg_m * std::sqrt(likeSpeed) / options.style.cadence;
        if (options.cadence_steps_min > 0) {
            m_stride_m = m_speed_m_s * 120 / options.cadence_steps_min;
        }
        m_period_s = m_stride_m / m_speed_m_s;
        m_stepRatio = m_stride_m / (1.68 * m_body.legLength_m);
        m_style = walkStyleOf(options, m_stepRatio);
        planLegs();
    }

    double stride_m() const { return m_stride_m; }

    double speed_m_s() const { return m_speed_m_s; }

    Posture posture(double time_s) const override {
        const double phase = phaseAt(time_s);
        PostureGoal goal;
        goal.pose_rad.setZero();
        wishTrunk(phase, goal.pose_rad);
        wishArms(phase, goal.pose_rad);
        for (const Side side : {Side::Right, Side::Left}) {
            wishLeg(phase, side, goal.pose_rad);
            goal.feet[static_cast<std::size_t>(side)] = foot(phase, side);
        }
        goal.pose_rad += m_options.style.offsets_rad;
        goal.translation_m = pelvis(phase) - m_rest.joints_m[0];
        goal.pelvis_m = {0.004, 0.006, 0.004};
        goal.hipFlexion_rad = goal.knee_rad = goal.ankle_rad = 0.25;
        return solvePosture(m_rest, goal);
    }

    Eigen::Vector3d centre_m(double from_s, double to_s) const override {
        // On a bend what counts is that all of it is seen.
        const double along_m = pelvisAlong(phaseAt((from_s + to_s) / 2));
        return m_course.place_m(along_m, 0);
    }

    bool stands(Side side, double time_s) const override {
        return fraction(phaseAt(time_s) - leg(side).offset) < leg(side).toeOff;
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        std::vector<MotionEvent> events;
        const auto addAll = [&](const char* name, double offset) {
            const double first = std::ceil(phaseAt(from_s) - offset);
            for (double k = first;; ++k) {
                const double time_s = (k + offset - startPhase()) * m_period_s;
                if (time_s > to_s) break;
                events.push_back({name, time_s});
            }
        };
        addAll("heel_strike_r", leg(Side::Right).offset);
        addAll("toe_off_r", leg(Side::Right).offset + leg(Side::Right).toeOff);
        addAll("heel_strike_l", leg(Side::Left).offset);
        addAll("toe_off_l", leg(Side::Left).offset + leg(Side::Left).toeOff);
        return eventsWithin(std::move(events), from_s, to_s);
    }

private:
    /// How the two legs differ.
    struct Leg {
        double offset = 0, toeOff = kToeOff;  ///< of the cycle
        double ahead = 0;                     ///< of the stride: where the foot is put
        double amplitude = 1;
        std::vector<PathKey> phase, pitch;
    };

    const Leg& leg(Side side) const { return m_legs[static_cast<std::size_t>(side)]; }

    // A painful leg is relieved early, strikes flatter and pushes less.
    void planLegs() {
        const double personal = 0.012 * m_options.style.asymmetry;
        const double relief = 0.07 * m_variant.limp;
        for (const Side side : {Side::Right, Side::Left}) {
            const bool right = side == Side::Right;
            Leg& leg = m_legs[static_cast<std::size_t>(side)];
            const double pain = m_variant.painful == side ? m_variant.limp : 0;
            const double own =
                (right ? personal : -personal) + (m_variant.painful == side ? -relief : relief);
            leg.offset = (right ? -personal / 2 : 0.5 + personal / 2) -
                         (m_variant.painful == side ? 0 : relief);
            leg.toeOff = kToeOff + own;
            leg.ahead = 0.35 * own;
            leg.amplitude =
                (1 + (right ? 1 : -1) * (m_style.asymmetry + 0.04 * m_options.style.asymmetry)) *
                (1 - 0.2 * pain);
            leg.phase = {{0, {0, 1, 0}}, {leg.toeOff, {kToeOff, 1, 0}}, {1, {1, 1, 0}}};
            leg.pitch = footPitch(m_style.heelPitch_rad * (1 - 0.55 * pain),
                                  m_style.toeOffPitch_rad * (1 - 0.35 * pain));
        }
    }

    double startPhase() const { return m_options.startPhase; }

    double phaseAt(double time_s) const { return time_s / m_period_s + startPhase(); }

    double pitch(double at, Side side) const { return alongPath(leg(side).pitch, at).value; }

    double lateral(Side side) const {
        return (side == Side::Right ? -0.5 : 0.5) * m_options.stepWidth_m *
               m_options.style.stepWidth;
    }

    double toeOut(Side side) const {
        return (side == Side::Right ? -1 : 1) *
               (degrees(m_options.toeOut_deg) + m_options.style.toeOut_rad);
    }

    double footAlong(double stride, Side side) const {
        return (stride + leg(side).offset + leg(side).ahead - m_variant.bendAtPhase) * m_stride_m;
    }

    double yaw(double stride, Side side) const {
        return toeOut(side) + m_course.heading_rad(footAlong(stride, side));
    }

    // As if the foot stood on the floor all the time, at the place of stride `stride`.
    FootTarget standing(double at, double stride, Side side) const {
        const Eigen::Vector3d heel = m_course.place_m(footAlong(stride, side), lateral(side));
        return rolledFoot(m_body.foot(side), heel, yaw(stride, side), pitch(at, side));
    }

    FootTarget foot(double phase, Side side) const {
        const double own = phase - leg(side).offset, stride = std::floor(own);
        const double at = alongPath(leg(side).phase, own - stride).value;
        FootTarget target = standing(at, stride, side);
        if (at <= kToeOff) return target;
        constexpr double h = 1e-4;
        const auto path = [&](double where, double strideThere) {
            const std::array<Eigen::Vector3d, 3> p = {
                standing(where - h, strideThere, side).calcn_m,
                standing(where, strideThere, side).calcn_m,
                standing(where + h, strideThere, side).calcn_m};
            std::array<PathPoint, 3> points;
            for (std::size_t a = 0; a < 3; ++a) {
                const auto axis = static_cast<Eigen::Index>(a);
                points[a] = {p[1][axis], (p[2][axis] - p[0][axis]) / (2 * h),
                             (p[0][axis] - 2 * p[1][axis] + p[2][axis]) / (h * h)};
            }
            return points;
        };
        const double length = 1 - kToeOff, u = (at - kToeOff) / length;
        std::array<PathPoint, 3> from = path(kToeOff - 2 * h, stride);
        std::array<PathPoint, 3> to = path(2 * h, stride + 1);
        // The foot still brakes when the heel strikes; without it the leg would reach early.
        const double heading = m_course.heading_rad(footAlong(stride + 1, side));
        const double x = std::sin(heading), z = std::cos(heading);
        const double more = -kBraking * m_stride_m - x * to[0].curvature - z * to[2].curvature;
        to[0].curvature += more * x;
        to[2].curvature += more * z;
        for (std::size_t a = 0; a < 3; ++a) {
            target.calcn_m[static_cast<Eigen::Index>(a)] =
                quintic(from[a], to[a], length, at - kToeOff).value;
        }
        const double turned = smoothStep(u);
        target.rotation = footRotation(
            yaw(stride, side) * (1 - turned) + yaw(stride + 1, side) * turned, pitch(at, side));
        // The toes hang in early swing, so the foot is lifted most there.
        const double early = std::min(u / 0.75, 1.0);
        target.calcn_m.y() +=
            m_style.clearance_m * 64 *
            (1.7 * std::pow(early * (1 - early), 3) + 0.8 * std::pow(u * (1 - u), 3));
        return target;
    }

    double pelvisAlong(double phase) const {
        const auto& p = m_rest.joints_m;
        const Eigen::Vector3d hips = (p[id(Joint::FemurR)] + p[id(Joint::FemurL)]) / 2;
        const FootGeometry& right = m_body.foot(Side::Right);
        const double ankleForward = right.ankle.z() - right.heel.z();
        return p[0].z() - hips.z() + ankleForward +
               m_stride_m * (phase - m_variant.bendAtPhase - kHipOverAnkle) +
               0.008 * m_stepRatio * wave(2 * phase, 0.35);
    }

    Eigen::Vector3d pelvis(double phase) const {
        const double standingHeight = m_rest.joints_m[0].y() - m_body.soleHeight_m;
        const double spread = m_stride_m * m_stride_m / m_body.legLength_m;
        Eigen::Vector3d at =
            m_course.place_m(pelvisAlong(phase), m_style.sway_m * wave(phase, 0.30) * -1);
        at.y() =
            standingHeight - 0.007 * spread / 2.4 - 0.034 + m_style.rise_m * wave(2 * phase, 0.57) -
            m_body.legLength_m * (1 - std::cos(m_options.style.crouch_rad / 2)) -
            m_variant.limp * (0.004 + 0.005 * wave(phase - leg(m_variant.painful).offset, 0.25));
        return at;
    }

    void wishTrunk(double phase, PoseVector& q) const {
        const double turn = m_style.pelvisTurn_rad * wave(phase, 0.0);
        const double list = -m_style.pelvisList_rad * wave(phase, 0.13);
        const double nod = degrees(1) * wave(2 * phase, 0.1);
        const double along = pelvisAlong(phase), heading = m_course.heading_rad(along);
        // Head and shoulders turn before the pelvis does.
        const double ahead = m_course.heading_rad(along + 0.25) - heading;
        q[0] = m_style.pelvisTilt_rad + nod;
        q[1] = list;
        q[2] = turn + heading;
        const double counter = -(turn + m_style.trunkTurn_rad / 2 * wave(phase, 0.02));
        // The trunk goes over the painful leg, so that its hip carries less.
        const double over = (m_variant.painful == Side::Right ? 1 : -1) * degrees(7) *
                            m_variant.limp *
                            (0.4 + 0.6 * wave(phase - leg(m_variant.painful).offset, 0.27));
        q[17] = -0.7 * list + over;
        q[20] = -0.3 * list;
        q[23] = -0.6 * over;
        q[18] = -m_style.lean_rad - m_style.pelvisTilt_rad - nod;
        q[19] = counter / 2 + 0.15 * ahead;
        q[22] = counter / 2 + 0.15 * ahead;
        q[24] = m_style.headPitch_rad;
        q[25] = -(turn + counter) + 0.7 * ahead;
    }

    void wishArms(double phase, PoseVector& q) const {
        lowerArms(q, m_style.armsDown_rad);
        const double right = -wave(phase, 0.03), left = -wave(phase, 0.53);
        const double swing = m_style.armSwing_rad * (1 - 0.4 * m_variant.limp);
        q[31] = degrees(2) + swing * right;
        q[41] = degrees(2) + swing * left;
        q[32] = m_style.elbow_rad * (1 + 0.5 * right);
        q[42] = m_style.elbow_rad * (1 + 0.5 * left);
    }

    void wishLeg(double phase, Side side, PoseVector& q) const {
        const double at = alongPath(leg(side).phase, fraction(phase - leg(side).offset)).value;
        const double amplitude = std::clamp(m_stepRatio, 0.5, 1.25) * leg(side).amplitude;
        const double bent = m_options.style.crouch_rad;
        q[legDof(3, side)] =
            degrees(m_curves.hip(at)) * amplitude - m_style.pelvisTilt_rad + bent / 2;
        q[legDof(6, side)] =
            std::max(degrees(m_curves.knee(at)) * (leg(side).amplitude + 1) / 2, degrees(2)) + bent;
        q[legDof(7, side)] = degrees(m_curves.ankle(at)) + bent / 2;
        // The toes lie flat until toe off and straighten in early swing.
        const double lifted = smoothStep((at - kToeOff + 0.01) / 0.14);
        q[legDof(9, side)] = toesOnFloor(pitch(at, side)) * (1 - lifted);
    }

    WalkOptions m_options;
    WalkVariant m_variant;
    WalkCourse m_course;
    HealthyCurves m_curves;
    WalkStyle m_style;
    std::array<Leg, 2> m_legs;
    double m_speed_m_s = 1, m_period_s = 1, m_stride_m = 1, m_stepRatio = 1;
};

}  // namespace

Result<PlanPointer> planWalk(const BodyModel& model, const ShapeVector& shape,
                             const WalkOptions& options, const WalkVariant& variant) {
    for (const auto& bad :
         {checkRange("walking speed", options.speed_m_s, 0.5, 1.8),
          checkRange("cadence", options.cadence_steps_min == 0 ? 100 : options.cadence_steps_min,
                     50, 180),
          checkRange("step width", options.stepWidth_m, 0.02, 0.3),
          checkRange("toe-out", options.toeOut_deg, -20, 30),
          checkRange("start phase", options.startPhase, -1e6, 1e6),
          checkRange("limp", variant.limp, 0, 1),
          checkRange("turn", variant.turn_rad, -degrees(181), degrees(181)),
          checkRange("length of the turn", variant.turnLength_m, 0.5, 100)}) {
        if (bad) return passOn(*bad, "generating a walk");
    }
    auto plan = std::make_unique<WalkPlan>(model, shape, options, variant);
    if (const auto bad = checkRange("walking speed with its style", plan->speed_m_s(), 0.3, 1.9)) {
        return passOn(*bad, "generating a walk");
    }
    if (const auto bad =
            checkRange("step length", plan->stride_m() / 2, 0.2, 1.08 * plan->body().legLength_m)) {
        return passOn(*bad, "generating a walk (speed and cadence do not fit this body)");
    }
    return PlanPointer(std::move(plan));
}

}  // namespace gonio
