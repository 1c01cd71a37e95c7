#include <algorithm>
#include <cmath>

#include "core/synth/plans.h"
#include "core/synth/walk_style.h"

namespace gonio {
namespace {

constexpr double kWindow = 0.07;  // of the cycle: how long a leg takes over the speed of stance
constexpr double kStep = 0.004;   // of the cycle, for derivatives at take-off and landing

/// Sagittal curves of running at about 3 m/s in degrees, foot strike at 0, every 5 % of the cycle
/// (typical gait-laboratory values). In stance the solver bends them to the planned foot.
struct RunningCurves {
    PeriodicCurve hip{
        {36, 35, 31, 24, 15, 6, -2, -7, -9, -5, 4, 15, 26, 36, 43, 47, 48, 46, 42, 38}, 6};
    PeriodicCurve knee{
        {17, 27, 37, 42, 40, 33, 24, 17, 20, 36, 58, 79, 93, 98, 93, 79, 59, 37, 20, 13}, 6};
    PeriodicCurve ankle{{5, 9, 16, 21, 22, 16, 3, -14, -20, -15, -8, -4, -2, 0, 1, 2, 3, 4, 5, 5},
                        6};
};

/// The plan of steady running. The centre of mass is planned: ballistic in flight, in stance the
/// quintic that continues both flights. The standing leg follows its foot; the other follows the
/// curves, bent at both ends so that it leaves and meets the floor with the speed of stance.
class RunPlan : public MotionPlan {
public:
    RunPlan(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
            double startPhase)
        : MotionPlan(model, shape), m_style(style), m_startPhase(startPhase) {
        const double size = std::sqrt(m_body.legLength_m / 0.83);
        m_speed_m_s = std::clamp(2.6 * style.speed, 2.0, 3.3) * size;
        m_period_s = 0.64 * size / style.cadence;
        m_toeOff = 0.38 - 0.03 * (m_speed_m_s / size - 2.6);
        m_stride_m = m_speed_m_s * m_period_s;
        // Longer than that a leg does not reach on the floor.
        m_toeOff = std::min(m_toeOff, 0.74 * m_body.legLength_m / m_stride_m);
        planHeights();
        const double toe = -degrees(46), heel = degrees(7);
        m_pitch = {{0, {heel, -3 * heel / m_toeOff, 0}},
                   {0.18 * m_toeOff, {0, 0, 0}},
                   {0.50 * m_toeOff, {0, 0, 0}},
                   {m_toeOff, {toe, 3.2 * toe / m_toeOff, 0}}};
        for (int pass = 0; pass < 4; ++pass) joinSwingToStance();
    }

    Posture posture(double time_s) const override {
        const double phase = phaseAt(time_s);
        for (const Side side : {Side::Right, Side::Left}) {
            if (ownPhase(phase, side) <= m_toeOff) return onFoot(phase, side);
        }
        Posture flying{wish(phase), Eigen::Vector3d::Zero()};
        flying.translation_m = centreOfMassAt(phase) - massCentre(m_rest, flying);
        return flying;
    }

    Eigen::Vector3d centre_m(double from_s, double to_s) const override {
        return {0, 0, centreOfMassAt(phaseAt((from_s + to_s) / 2)).z()};
    }

    bool stands(Side side, double time_s) const override {
        return ownPhase(phaseAt(time_s), side) <= m_toeOff;
    }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        std::vector<MotionEvent> events;
        const double last = phaseAt(to_s);
        for (double cycle = std::floor(phaseAt(from_s)) - 1; cycle <= last; ++cycle) {
            const auto add = [&](const char* name, double at) {
                events.push_back({name, (cycle + at - m_startPhase) * m_period_s});
            };
            add("heel_strike_r", 0);
            add("toe_off_r", m_toeOff);
            add("heel_strike_l", 0.5);
            add("toe_off_l", 0.5 + m_toeOff);
        }
        return eventsWithin(std::move(events), from_s, to_s);
    }

private:
    using LegPath = std::array<PathPoint, 7>;

    double phaseAt(double time_s) const { return time_s / m_period_s + m_startPhase; }

    static double offset(Side side) { return side == Side::Right ? 0 : 0.5; }

    static double ownPhase(double phase, Side side) { return fraction(phase - offset(side)); }

    double flight_s() const { return (0.5 - m_toeOff) * m_period_s; }

    void planHeights() {
        Posture upright;
        upright.translation_m.y() = -m_body.soleHeight_m;
        lowerArms(upright.pose_rad, degrees(75));
        m_height_m = massCentre(m_rest, upright).y() - (0.007 + 0.02 * (m_style.range - 1)) -
                     m_body.legLength_m * (1 - std::cos(m_style.crouch_rad / 3));
        const double rise_m_s = kGravity_m_s2 * flight_s() / 2;
        m_landing = {m_height_m, -rise_m_s, -kGravity_m_s2};
        m_takeOff = {m_height_m, rise_m_s, -kGravity_m_s2};
    }

    Eigen::Vector3d centreOfMassAt(double phase) const {
        const double half = fraction(2 * phase) / 2, since_s = (half - m_toeOff) * m_period_s;
        const double y =
            half <= m_toeOff
                ? quintic(m_landing, m_takeOff, m_toeOff * m_period_s, half * m_period_s).value
                : m_takeOff.value + m_takeOff.slope * since_s -
                      kGravity_m_s2 / 2 * since_s * since_s;
        const FootGeometry& foot = m_body.foot(Side::Right);
        return {0, y, foot.ankle.z() - foot.heel.z() + m_stride_m * (phase - 0.22 * m_toeOff)};
    }

    FootTarget standing(double phase, Side side) const {
        const double sign = side == Side::Right ? -1 : 1;
        const double stride = std::floor(phase - offset(side)) + offset(side);
        const Eigen::Vector3d heel(sign * 0.03 * m_style.stepWidth, 0, stride * m_stride_m);
        return rolledFoot(m_body.foot(side), heel, sign * (degrees(4) + m_style.toeOut_rad),
                          alongPath(m_pitch, ownPhase(phase, side)).value);
    }

    Posture onFoot(double phase, Side side) const {
        PostureGoal goal;
        goal.pose_rad = wish(phase);
        goal.footKept[static_cast<std::size_t>(otherSide(side))] = false;
        goal.feet[static_cast<std::size_t>(side)] = standing(phase, side);
        goal.centreOfMass_m = centreOfMassAt(phase);
        goal.translation_m = *goal.centreOfMass_m - massCentre(m_rest, {goal.pose_rad, {0, 0, 0}});
        goal.hipFlexion_rad = goal.knee_rad = goal.ankle_rad = 0.5;
        goal.otherLeg_rad = 0.15;
        goal.pelvis_m.setConstant(0.5);
        return solvePosture(m_rest, goal);
    }

    // The curves alone: hip flexion, adduction, rotation, knee, ankle, subtalar joint, toes.
    Eigen::Matrix<double, 7, 1> curves(double at, Side side) const {
        const double own = (side == Side::Right ? 1 : -1) * 0.05 * m_style.asymmetry;
        const double swing = 0.75 + 0.25 * std::min(m_speed_m_s / 2.6, 1.2) + own;
        Eigen::Matrix<double, 7, 1> q = Eigen::Matrix<double, 7, 1>::Zero();
        q[0] = degrees(m_curves.hip(at)) * swing + degrees(8);
        q[3] = std::max(degrees(m_curves.knee(at)) * swing, degrees(3)) + m_style.crouch_rad / 2;
        q[4] = degrees(m_curves.ankle(at));
        if (at <= m_toeOff) q[6] = toesOnFloor(alongPath(m_pitch, at).value);
        return q;
    }

    Eigen::Matrix<double, 7, 1> legAngles(double at, Side side) const {
        Eigen::Matrix<double, 7, 1> q = curves(at, side);
        if (at <= m_toeOff) return q;
        const LegPath &off = m_off[static_cast<std::size_t>(side)],
                      &on = m_on[static_cast<std::size_t>(side)];
        const double since = at - m_toeOff, left = 1 - at;
        const double share = smoothStep(since / (since + left));
        for (std::size_t d = 0; d < 6; ++d) {
            double more = (1 - share) * off[d].value + share * on[d].value;
            if (since < kWindow) {
                more += quintic({0, off[d].slope, off[d].curvature}, {}, kWindow, since).value;
            }
            if (left < kWindow) {
                more +=
                    quintic({}, {0, on[d].slope, on[d].curvature}, kWindow, kWindow - left).value;
            }
            q[static_cast<Eigen::Index>(d)] += more;
        }
        // A knee does not bend backwards; far from straight this changes nothing.
        const double soft = degrees(2), least = degrees(4);
        q[3] = least + soft * std::log1p(std::exp((q[3] - least) / soft));
        // The toes, bent as far as they go when they leave, straighten.
        q[6] = off[6].value * (1 - smoothStep(since / kWindow));
        return q;
    }

    // What stance does beyond the curves at its end (behind = -1) or beginning (+1).
    LegPath beyondCurves(Side side, double own, double behind) const {
        std::array<Eigen::Matrix<double, 7, 1>, 3> f;
        for (std::size_t i = 0; i < 3; ++i) {
            // Within stance, whichever way phases are rounded.
            const double at = own + behind * (1e-9 + kStep * static_cast<double>(i));
            const PoseVector q = onFoot(at + offset(side), side).pose_rad;
            f[i] = q.segment<7>(legDof(3, side)) - curves(at, side);
            f[i][6] = q[legDof(9, side)];
        }
        LegPath path;
        for (std::size_t d = 0; d < 7; ++d) {
            const auto k = static_cast<Eigen::Index>(d);
            path[d] = {f[0][k], behind * (-3 * f[0][k] + 4 * f[1][k] - f[2][k]) / (2 * kStep),
                       (f[0][k] - 2 * f[1][k] + f[2][k]) / (kStep * kStep)};
        }
        return path;
    }

    void joinSwingToStance() {
        std::array<LegPath, 2> off, on;
        for (const Side side : {Side::Right, Side::Left}) {
            off[static_cast<std::size_t>(side)] = beyondCurves(side, m_toeOff, -1);
            on[static_cast<std::size_t>(side)] = beyondCurves(side, 0, 1);
        }
        m_off = off;
        m_on = on;
    }

    PoseVector wish(double phase) const {
        PoseVector q = PoseVector::Zero();
        const double turn = degrees(5) * wave(phase, 0.92),
                     lean = degrees(7) + m_style.trunkLean_rad;
        const double list = -degrees(3) * wave(phase, 0.15);
        q[0] = -degrees(8) - 0.3 * lean;
        q[1] = list;
        q[2] = turn;
        const double counter = -(turn + degrees(6) * wave(phase, 0.90));
        q[17] = -list;
        q[18] = degrees(8) - 0.5 * lean;
        q[21] = -0.2 * lean;
        q[19] = q[22] = counter / 2;
        q[24] = 0.7 * lean;
        q[25] = -(turn + counter);
        lowerArms(q, degrees(74));
        const double swing = degrees(28) * std::clamp(m_style.armSwing, 0.3, 1.5);
        q[31] = -degrees(12) - swing * wave(phase, 0.88);
        q[41] = -degrees(12) - swing * wave(phase, 0.38);
        q[32] = degrees(88) - degrees(12) * wave(phase, 0.88);
        q[42] = degrees(88) - degrees(12) * wave(phase, 0.38);
        q += m_style.offsets_rad;
        for (const Side side : {Side::Right, Side::Left}) {
            q.segment<7>(legDof(3, side)) = legAngles(ownPhase(phase, side), side);
        }
        return q;
    }

    MotionStyle m_style;
    RunningCurves m_curves;
    double m_startPhase, m_speed_m_s = 3, m_period_s = 0.7, m_toeOff = 0.36, m_stride_m = 2;
    double m_height_m = 1;
    PathPoint m_landing, m_takeOff;  ///< of the centre of mass' height
    std::vector<PathKey> m_pitch;
    std::array<LegPath, 2> m_off{}, m_on{};
};

}  // namespace

PlanPointer planRun(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                    double startPhase) {
    return std::make_unique<RunPlan>(model, shape, style, startPhase);
}

}  // namespace gonio
