#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/body/rotation.h"
#include "inference/synthesis/pose_bank.h"

namespace gonio {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// DoFs of one side; the left ones follow at fixed distances.
struct Leg {
    int hip, knee, ankle, toes;
};

constexpr Leg kRightLeg{3, 6, 7, 9}, kLeftLeg{10, 13, 14, 16};

struct Arm {
    int lower, turn, swing, elbow, forearm, wrist;
    double side;  ///< sign of the angle that lowers the arm
};

constexpr Arm kRightArm{29, 30, 31, 32, 33, 34, 1}, kLeftArm{39, 40, 41, 42, 43, 44, -1};

void setLeg(PoseVector& q, const Leg& leg, double hip_deg, double knee_deg, double ankle_deg) {
    q[leg.hip] = hip_deg * kDegree;
    q[leg.knee] = knee_deg * kDegree;
    q[leg.ankle] = ankle_deg * kDegree;
}

/// Hanging, swung forward, elbow bent.
void setArm(PoseVector& q, const Arm& arm, double down_deg, double swing_deg, double elbow_deg) {
    q[arm.lower] = arm.side * down_deg * kDegree;
    q[arm.swing] = swing_deg * kDegree;
    q[arm.elbow] = elbow_deg * kDegree;
}

/// Anything that an arm does while the rest is busy with something else.
void anyArm(PoseVector& q, const Arm& arm, Dice& dice) {
    const double kind = dice.uniform();
    q[arm.turn] = dice.between(-0.8, 0.8);
    if (kind < 0.3) {
        setArm(q, arm, dice.between(60, 88), dice.between(-25, 30), dice.between(0, 40));
    } else if (kind < 0.5) {  // forward, hands before the body
        setArm(q, arm, dice.between(40, 85), dice.between(10, 80), dice.between(10, 120));
    } else if (kind < 0.7) {  // up
        setArm(q, arm, dice.between(-80, 20), dice.between(-30, 60), dice.between(0, 120));
    } else if (kind < 0.85) {  // hand at the hip or behind
        setArm(q, arm, dice.between(45, 75), dice.between(-35, 5), dice.between(60, 120));
        q[arm.turn] = -arm.side * dice.between(0.2, 1.2);
    } else {
        setArm(q, arm, dice.between(-40, 90), dice.between(-80, 85), dice.between(0, 135));
    }
    q[arm.forearm] = dice.between(-1.1, 1.1);
    q[arm.wrist] = dice.between(-0.6, 0.6);
}

void anyArms(PoseVector& q, Dice& dice) {
    anyArm(q, kRightArm, dice);
    anyArm(q, kLeftArm, dice);
}

void bendTrunk(PoseVector& q, double lean_deg, double twist_deg, double side_deg) {
    for (const int first : {17, 20}) {
        q[first] = side_deg / 2 * kDegree;
        q[first + 1] = -lean_deg / 2 * kDegree;
        q[first + 2] = twist_deg / 2 * kDegree;
    }
}

void lookAround(PoseVector& q, Dice& dice) {
    q[23] += dice.gaussian() * 0.1;
    q[24] += dice.gaussian() * 0.2;
    q[25] += dice.gaussian() * 0.3;
}

double wave(double phase, double peakAt) {
    return std::cos(2 * std::numbers::pi * (phase - peakAt));
}

/// A runner's style; phase 0 is the right foot's landing.
struct Runner {
    double stride, lean, knees, arms, elbows;

    PoseVector at(double phase) const {
        PoseVector q = PoseVector::Zero();
        for (const bool isRight : {true, false}) {
            const double own = isRight ? phase : phase + 0.5;
            const Leg& leg = isRight ? kRightLeg : kLeftLeg;
            // Flexed before landing, stretched at push-off; the heel comes up in swing.
            const double hip = 18 + stride * wave(own, 0.88);
            const double swing = std::max(0.0, wave(own, 0.63));
            const double knee = 18 + 14 * std::max(0.0, wave(own, 0.14)) + knees * swing;
            setLeg(q, leg, hip, std::min(knee, 132.0), 5 - 18 * wave(own, 0.38 + 0.05));
            const Arm& arm = isRight ? kRightArm : kLeftArm;
            setArm(q, arm, 76, -8 - arms * wave(own, 0.88), elbows);
        }
        q[0] = -lean / 2 * kDegree;
        bendTrunk(q, lean / 2, 10 * wave(phase, 0.38), 0);
        q[2] = 5 * kDegree * wave(phase, 0.88);
        return q;
    }
};

PoseSample running(Dice& dice) {
    const Runner runner{dice.between(22, 48), dice.between(2, 18), dice.between(55, 105),
                        dice.between(15, 50), dice.between(50, 110)};
    const double phase = dice.uniform(), strides_s = dice.between(1.2, 1.6), step = 1e-3;
    PoseSample sample;
    sample.pose_rad = runner.at(phase);
    sample.rate_rad_s = (runner.at(phase + step) - sample.pose_rad) / step * strides_s;
    if (dice.chance(0.4)) sample.lift_m = dice.between(0, 0.08);  // both feet off the ground
    return sample;
}

PoseSample lunging(Dice& dice) {
    PoseSample sample;
    PoseVector& q = sample.pose_rad;
    const double depth = dice.uniform();
    const double lean = dice.between(-5, 30);
    setLeg(q, kRightLeg, 30 + 65 * depth + dice.between(-10, 10),
           35 + 75 * depth + dice.between(-15, 15), dice.between(-5, 25));
    setLeg(q, kLeftLeg, dice.between(-30, 10), 15 + 90 * depth * dice.uniform(),
           dice.between(-20, 25));
    q[kLeftLeg.toes] = -dice.between(0, 40) * kDegree;
    if (dice.chance(0.25)) {  // to the side
        q[4] = -dice.between(10, 40) * kDegree;
        q[11] = -dice.between(10, 35) * kDegree;
    }
    q[0] = -dice.between(-5, 20) * kDegree;
    bendTrunk(q, lean, dice.between(-30, 30), dice.between(-10, 10));
    anyArms(q, dice);
    return sample;
}

PoseSample sitting(Dice& dice) {
    PoseSample sample;
    PoseVector& q = sample.pose_rad;
    const bool isRising = dice.chance(0.3);
    const double hips = isRising ? dice.between(40, 90) : dice.between(70, 105);
    for (const Leg& leg : {kRightLeg, kLeftLeg}) {
        const double knee = dice.chance(0.2) ? dice.between(10, 70) : dice.between(70, 110);
        setLeg(q, leg, hips + dice.between(-8, 8), knee, dice.between(-15, 20));
    }
    q[4] = q[11] = -dice.between(-5, 25) * kDegree;
    q[5] = q[12] = dice.between(-15, 15) * kDegree;
    q[0] = -dice.between(-20, isRising ? 45 : 15) * kDegree;
    bendTrunk(q, dice.between(-10, 45), dice.between(-35, 35), dice.between(-15, 15));
    anyArms(q, dice);
    return sample;
}

PoseSample standing(Dice& dice, bool reaches) {
    PoseSample sample;
    PoseVector& q = sample.pose_rad;
    const double spread = dice.between(0, 18);
    for (const Leg& leg : {kRightLeg, kLeftLeg}) {
        const double knee = std::max(0.0, 6 * dice.gaussian() + 5);
        setLeg(q, leg, knee / 2 + 4 * dice.gaussian(), knee, knee / 2);
        q[leg.hip + 1] = -(spread + 3 * dice.gaussian()) * kDegree;
        q[leg.hip + 2] = 8 * dice.gaussian() * kDegree;
    }
    const double lean = reaches ? dice.between(-15, 90) : dice.between(-6, 12);
    const double inHips = lean > 20 ? dice.between(0.3, 0.8) : 0.2;
    q[0] = -inHips * lean * kDegree;
    q[kRightLeg.hip] += inHips * lean * kDegree;
    q[kLeftLeg.hip] += inHips * lean * kDegree;
    const double range = reaches ? 40 : 10;
    bendTrunk(q, (1 - inHips) * lean, dice.between(-range, range), dice.between(-range, range) / 2);
    if (reaches || dice.chance(0.4)) {
        anyArms(q, dice);
    } else {
        for (const Arm& arm : {kRightArm, kLeftArm}) {
            setArm(q, arm, dice.between(68, 86), dice.between(-10, 15), dice.between(5, 35));
            q[arm.forearm] = dice.between(-0.6, 0.6);
        }
    }
    if (dice.chance(0.2)) {  // on one leg
        setLeg(q, kRightLeg, dice.between(10, 110), dice.between(10, 120), dice.between(-30, 10));
    }
    return sample;
}

PoseSample crouching(Dice& dice) {
    PoseSample sample;
    PoseVector& q = sample.pose_rad;
    const double depth = dice.uniform();
    for (const Leg& leg : {kRightLeg, kLeftLeg}) {
        setLeg(q, leg, 35 + 90 * depth + dice.between(-8, 8), 40 + 93 * depth + dice.between(-6, 2),
               15 + 20 * depth);
        q[leg.hip + 1] = -dice.between(0, 30) * kDegree;
        q[leg.hip + 2] = dice.between(-30, 15) * kDegree;
    }
    q[0] = -dice.between(0, 50) * kDegree;
    bendTrunk(q, dice.between(-5, 40), dice.between(-15, 15), dice.between(-8, 8));
    anyArms(q, dice);
    return sample;
}

/// On the floor, on hands and knees, in push-ups, upside down: any turn of what else there is.
PoseSample lying(Dice& dice) {
    PoseSample sample =
        posed(std::array{PoseKind::Stand, PoseKind::Crouch,
                         PoseKind::AnyAngles}[static_cast<std::size_t>(dice.index(3))],
              dice);
    sample.pose_rad[0] = (dice.chance(0.5) ? 1 : -1) * dice.between(50, 110) * kDegree;
    sample.pose_rad[1] = dice.between(-50, 50) * kDegree;
    sample.rate_rad_s.setZero();
    return sample;
}

/// Independent angles within HSMR's limits, more often in their middle.
PoseSample anyAngles(Dice& dice) {
    PoseSample sample;
    const auto& limits = jointLimits(LimitSet::Hsmr);
    for (int i = 3; i < kDofCount; ++i) {
        const AngleLimit& limit = limits[static_cast<std::size_t>(i)];
        const double middle = (dice.uniform() + dice.uniform()) / 2;
        const double share = dice.chance(0.5) ? middle : dice.uniform();
        const bool isTrunk = i >= 17 && i < 29;
        const double at = isTrunk || (i >= 36 && i < 39) ? 0.5 + 0.5 * (share - 0.5) : share;
        sample.pose_rad[i] = limit.lower_rad + at * (limit.upper_rad - limit.lower_rad);
    }
    sample.pose_rad[0] = 0.35 * dice.gaussian();
    sample.pose_rad[1] = 0.2 * dice.gaussian();
    return sample;
}

}  // namespace

PoseSample posed(PoseKind kind, Dice& dice) {
    PoseSample sample;
    switch (kind) {
        case PoseKind::Run:
            sample = running(dice);
            break;
        case PoseKind::Lunge:
            sample = lunging(dice);
            break;
        case PoseKind::Sit:
            sample = sitting(dice);
            break;
        case PoseKind::Reach:
            sample = standing(dice, true);
            break;
        case PoseKind::Crouch:
            sample = crouching(dice);
            break;
        case PoseKind::Lie:
            return lying(dice);
        case PoseKind::AnyAngles:
            return anyAngles(dice);
        default:
            sample = standing(dice, false);
    }
    lookAround(sample.pose_rad, dice);
    return sample;
}

}  // namespace gonio
