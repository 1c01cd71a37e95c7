#include <algorithm>
#include <cmath>
#include <limits>

#include "core/synth/noise.h"
#include "core/synth/planned_motion.h"
#include "core/synth/plans.h"
#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr double kLeadIn_s = 0.4, kFarthest = 0.47;
constexpr int kRepetitions = 4;

/// Standing and reaching for things, one hand after the other, with trunk and knees helping.
class ReachPlan : public MotionPlan {
public:
    ReachPlan(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
              Side first, std::uint64_t seed)
        : MotionPlan(model, shape), m_style(style), m_first(first) {
        m_period_s = reachPeriod_s(style);
        Noise noise(seed + 101);
        for (Target& target : m_targets) target = draw(noise);
        m_feet = standingFeet(m_rest, m_body, 1.15 * (1 + style.stepWidth) / 2,
                              degrees(7) + style.toeOut_rad);
    }

    Posture posture(double time_s) const override {
        const double since = (time_s - kLeadIn_s) / m_period_s;
        const double rep = std::clamp(std::floor(since), 0.0, kRepetitions - 1.0);
        const double u = std::clamp(since - rep, 0.0, 1.0);
        const double s =
            smoothStep(u / (kFarthest - 0.04)) - smoothStep((u - kFarthest - 0.04) / 0.47);
        const auto k = static_cast<std::size_t>(rep);
        PostureGoal goal;
        goal.pose_rad = wish(m_targets[k], s, hand(rep));
        goal.feet = m_feet;
        goal.knee_rad = 0.02;
        goal.hipFlexion_rad = 0.5;
        goal.otherLeg_rad = 0.25;
        goal.pelvis_m = {0.05, 0.5, 0.3};
        const double tall_m = m_rest.joints_m[0].y() - m_body.soleHeight_m;
        goal.translation_m = Eigen::Vector3d(0, tall_m * (1 - 0.3 * s * m_targets[k].knee_rad), 0) -
                             m_rest.joints_m[0];
        const FootGeometry& foot = m_body.foot(Side::Right);
        const double forward = 0.52 + 0.2 * s * std::sin(m_targets[k].flexion_rad);
        goal.centreOfMass_m = Eigen::Vector3d(0, std::numeric_limits<double>::quiet_NaN(),
                                              forward * (foot.ball.z() - foot.heel.z()));
        return solvePosture(m_rest, goal);
    }

    Eigen::Vector3d centre_m(double, double) const override { return {0, 0, 0.1}; }

    bool stands(Side, double) const override { return true; }

    std::vector<MotionEvent> events(double from_s, double to_s) const override {
        std::vector<MotionEvent> events;
        for (int rep = 0; rep < kRepetitions; ++rep) {
            events.push_back({hand(rep) == Side::Right ? "reach_r" : "reach_l",
                              kLeadIn_s + (rep + kFarthest) * m_period_s});
        }
        return eventsWithin(std::move(events), from_s, to_s);
    }

    static double reachPeriod_s(const MotionStyle& style) { return 2.2 / style.speed; }

private:
    /// Where a hand goes, in angles of its arm and of the body that helps; for the right hand.
    struct Target {
        double flexion_rad, abduction_rad, inward_rad, elbow_rad;
        double lean_rad, turn_rad, bend_rad, knee_rad;
    };

    Target draw(Noise& noise) const {
        const double range = std::clamp(m_style.range, 0.7, 1.2);
        const double height = noise.uniform();  // 0: the floor before one, 1: above the head
        const double aside = noise.uniform();
        Target t{};
        t.flexion_rad = degrees(height < 0.6 ? 40 + 70 * height : 82) * std::min(range, 1.02);
        t.abduction_rad = degrees(height > 0.6 ? 40 + 160 * (height - 0.6) : 70 * aside) * range;
        if (height > 0.6) t.flexion_rad *= 0.5 + 0.5 * aside;
        t.inward_rad = degrees(20) * (noise.uniform() - 0.5);
        t.elbow_rad = degrees(4 + 30 * noise.uniform());
        const double low = std::max(0.0, 0.5 - height) * 2;
        t.lean_rad = degrees(8 + 52 * low * (0.5 + 0.5 * noise.uniform())) * range;
        t.turn_rad = degrees(25 * (1 - 2 * aside));
        t.bend_rad = degrees(12 * aside * (1 - low));
        t.knee_rad = degrees(70) * low * noise.uniform();
        return t;
    }

    Side hand(double rep) const {
        return static_cast<int>(rep) % 2 == 0 ? m_first : otherSide(m_first);
    }

    PoseVector wish(const Target& target, double s, Side side) const {
        const bool right = side == Side::Right;
        const double sign = right ? 1 : -1,
                     lean = target.lean_rad * s + m_style.trunkLean_rad * 0.5;
        PoseVector q = PoseVector::Zero();
        q[0] = -degrees(3) - 0.6 * lean;
        q[2] = sign * 0.25 * target.turn_rad * s;
        q[17] = sign * target.bend_rad * s;
        q[20] = sign * 0.5 * target.bend_rad * s;
        q[18] = degrees(3) - 0.3 * lean;
        q[21] = -0.1 * lean;
        q[19] = q[22] = sign * 0.4 * target.turn_rad * s;
        q[24] = 0.5 * lean;
        q[25] = -sign * 0.5 * target.turn_rad * s;
        lowerArms(q, degrees(79));
        q[31] = q[41] = degrees(3) + 0.35 * lean;
        q[32] = q[42] = degrees(14);
        const int arm = right ? 29 : 39;
        q[arm] -= sign * target.abduction_rad * s;
        q[arm + 1] = sign * target.inward_rad * s;
        q[arm + 2] += (target.flexion_rad - q[arm + 2]) * s;
        q[arm + 3] += (target.elbow_rad - q[arm + 3]) * s;
        for (const Side leg : {Side::Right, Side::Left}) {
            q[legDof(3, leg)] = 0.6 * lean + 0.6 * target.knee_rad * s;
            q[legDof(6, leg)] = degrees(4) + m_style.crouch_rad * 0.6 + target.knee_rad * s;
            q[legDof(7, leg)] = 0.3 * target.knee_rad * s;
        }
        return q + m_style.offsets_rad;
    }

    MotionStyle m_style;
    Side m_first;
    double m_period_s = 2;
    std::array<Target, kRepetitions> m_targets{};
    std::array<FootTarget, 2> m_feet;
};

}  // namespace

PlanPointer planReach(const BodyModel& model, const ShapeVector& shape, const MotionStyle& style,
                      Side first, std::uint64_t seed) {
    return std::make_unique<ReachPlan>(model, shape, style, first, seed);
}

double reachDuration_s(const MotionStyle& style) {
    return 2 * kLeadIn_s + kRepetitions * ReachPlan::reachPeriod_s(style);
}

}  // namespace gonio
