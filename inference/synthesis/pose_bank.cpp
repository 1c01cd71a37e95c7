#include "inference/synthesis/pose_bank.h"

#include <algorithm>
#include <cmath>

#include "core/body/kinematics.h"
#include "core/synth/motion_generator.h"
#include "core/synth/motion_sampler.h"
#include "inference/synthesis/self_contact.h"

namespace gonio {
namespace {

constexpr double kStep_s = 0.01, kDeepest_m = 0.04;
constexpr int kTries = 12;

/// Lowest joint of both feet above where it is when the foot stands, m.
/// \param height_m  the body's translation above the floor
double liftOf(const RestShape& rest, const PoseVector& pose_rad, double height_m) {
    Kinematics kinematics;
    computeKinematics(rest, pose_rad, kinematics);
    double lowest = 1e9;
    for (const Joint joint : {Joint::CalcnR, Joint::ToesR, Joint::CalcnL, Joint::ToesL}) {
        const auto j = static_cast<std::size_t>(id(joint));
        lowest = std::min(lowest, kinematics.position_m[j].y() + height_m);
    }
    return std::max(0.0, lowest - 0.05);
}

/// Pairs of neighbouring frames become postures with rates.
void keepPostures(const BodyModel& model, const GeneratedMotion& generated,
                  std::vector<PoseSample>& out) {
    const RestShape rest = computeRestShape(model, generated.motion.shape);
    const auto& poses = generated.motion.poses_rad;
    for (std::size_t i = 0; i + 1 < poses.size(); i += 2) {
        PoseSample sample;
        sample.pose_rad = poses[i];
        sample.rate_rad_s = (poses[i + 1] - poses[i]) / kStep_s;
        sample.lift_m = liftOf(rest, poses[i],
                               generated.motion.translations_m[i].y() - generated.floorHeight_m);
        out.push_back(sample);
    }
}

/// `count` pairs of times, kStep_s apart, spread over `duration_s`.
std::vector<double> pairsOfTimes(int count, double duration_s) {
    std::vector<double> times_s;
    for (int i = 0; i < count; ++i) {
        const double at = (i + 0.5) * duration_s / count;
        times_s.push_back(at);
        times_s.push_back(at + kStep_s);
    }
    return times_s;
}

ViewOptions straightAhead() {
    ViewOptions view;
    view.heading_rad = 0;
    return view;
}

Result<void> planWalks(const BodyModel& model, Dice& dice, std::vector<PoseSample>& out) {
    for (int i = 0; i < 28; ++i) {
        WalkOptions walk;
        walk.speed_m_s = dice.between(0.55, 1.75);
        walk.stepWidth_m = dice.between(0.04, 0.2);
        walk.toeOut_deg = dice.between(-5, 15);
        walk.seed = 1 + static_cast<std::uint64_t>(dice.index(1 << 20));
        const auto made =
            generateWalk(model, ShapeVector::Zero(), walk, straightAhead(), pairsOfTimes(14, 1.3));
        if (!made) return passOn(made.error(), "planning walks");
        keepPostures(model, *made, out);
    }
    return {};
}

Result<void> planSquatsAndJumps(const BodyModel& model, Dice& dice, std::vector<PoseSample>& out) {
    for (int i = 0; i < 10; ++i) {
        SquatOptions squat;
        squat.kneeFlexion_deg = dice.between(50, 122);
        squat.repetitions = 1;
        squat.leadIn_s = 0;
        squat.armRaise_deg = dice.between(0, 85);
        squat.stanceWidth = dice.between(0.8, 1.8);
        squat.toeOut_deg = dice.between(0, 25);
        squat.seed = 1 + static_cast<std::uint64_t>(dice.index(1 << 20));
        const auto made = generateSquat(model, ShapeVector::Zero(), squat, straightAhead(),
                                        pairsOfTimes(10, durationOf(squat)));
        if (!made) return passOn(made.error(), "planning squats");
        keepPostures(model, *made, out);
        JumpOptions jump;
        jump.height_m = dice.between(0.08, 0.45);
        jump.dip_m = dice.between(0.15, 0.38);
        jump.leadIn_s = 0.1;
        jump.seed = 1 + static_cast<std::uint64_t>(dice.index(1 << 20));
        const auto jumped = generateJump(model, ShapeVector::Zero(), jump, straightAhead(),
                                         pairsOfTimes(14, durationOf(jump)));
        if (!jumped) return passOn(jumped.error(), "planning jumps");
        keepPostures(model, *jumped, out);
    }
    return {};
}

/// Whether a knee turns faster than anybody's: a planned turn on the spot (one of some hundred)
/// lets a leg snap through where it hardly reaches the floor.
bool snaps(const PoseSample& sample) {
    constexpr double kFastestKnee_rad_s = 25;
    constexpr int kRightKnee = 6, kLeftKnee = 13;
    return std::max(std::abs(sample.rate_rad_s[kRightKnee]),
                    std::abs(sample.rate_rad_s[kLeftKnee])) > kFastestKnee_rad_s;
}

/// Motions of all kinds in random styles, looking anywhere.
void sampleStyles(const BodyModel& model, std::uint64_t seed, std::vector<PoseSample>& out) {
    constexpr int kClips = 360, kFrames = 112, kEvery = 14;
    const MotionSampler sampler(model, seed);
    for (int clip = 0; clip < kClips; ++clip) {
        SampledMotion motion = sampler.clip(static_cast<std::uint64_t>(clip), kFrames, 1 / kStep_s);
        const RestShape rest = computeRestShape(model, motion.shape);
        for (std::size_t i = 0; i + 1 < motion.poses_rad.size(); i += kEvery) {
            PoseSample sample;
            sample.pose_rad = motion.poses_rad[i];
            sample.rate_rad_s = (motion.poses_rad[i + 1] - sample.pose_rad) / kStep_s;
            sample.lift_m = liftOf(rest, sample.pose_rad, motion.translations_m[i].y());
            if (!snaps(sample)) out.push_back(sample);
        }
    }
}

/// Everybody moves a little differently; angles stay within HSMR's limits.
void vary(PoseSample& sample, double deviation_rad, Dice& dice) {
    const auto& limits = jointLimits(LimitSet::Hsmr);
    for (int i = 0; i < kDofCount; ++i) {
        const AngleLimit& limit = limits[static_cast<std::size_t>(i)];
        const bool isShoulderBlade = (i >= 26 && i < 29) || (i >= 36 && i < 39);
        const double share = isShoulderBlade || i < 3 ? 0.3 : 1;
        const double own_rad = sample.pose_rad[i];
        const double moved_rad = own_rad + share * deviation_rad * dice.gaussian();
        sample.pose_rad[i] = std::clamp(moved_rad, std::min(own_rad, limit.lower_rad),
                                        std::max(own_rad, limit.upper_rad));
    }
}

PoseKind randomKind(Dice& dice) {
    constexpr std::array<std::pair<PoseKind, double>, 9> shares{{{PoseKind::Motion, 0.5},
                                                                 {PoseKind::Run, 0.08},
                                                                 {PoseKind::Lunge, 0.09},
                                                                 {PoseKind::Sit, 0.05},
                                                                 {PoseKind::Reach, 0.08},
                                                                 {PoseKind::Stand, 0.1},
                                                                 {PoseKind::Crouch, 0.04},
                                                                 {PoseKind::Lie, 0.01},
                                                                 {PoseKind::AnyAngles, 0.05}}};
    double at = dice.uniform();
    for (const auto& [kind, share] : shares) {
        if (at < share) return kind;
        at -= share;
    }
    return PoseKind::Stand;
}

}  // namespace

Result<std::shared_ptr<const PoseBank>> PoseBank::make(const BodyModel& model, std::uint64_t seed,
                                                       std::vector<PoseSample> ownPostures) {
    auto bank = std::make_shared<PoseBank>();
    Dice dice(mixedSeed(seed, 0xBA4C));
    if (auto planned = planWalks(model, dice, bank->m_planned); !planned)
        return tl::unexpected(planned.error());
    if (auto planned = planSquatsAndJumps(model, dice, bank->m_planned); !planned)
        return tl::unexpected(planned.error());
    sampleStyles(model, mixedSeed(seed, 0x57A1), bank->m_planned);
    bank->m_own = std::move(ownPostures);
    return std::shared_ptr<const PoseBank>(std::move(bank));
}

PoseSample PoseBank::draw(Dice& dice) const {
    const PoseKind kind = randomKind(dice);
    PoseSample sample;
    if (kind == PoseKind::Motion) {
        const bool isOwn = !m_own.empty() && dice.chance(0.5);
        const auto& postures = isOwn ? m_own : m_planned;
        sample = postures[static_cast<std::size_t>(dice.index(static_cast<int>(postures.size())))];
        if (dice.chance(0.25)) {  // hands are busy with something else
            const PoseSample other = posed(PoseKind::Reach, dice);
            sample.pose_rad.segment<20>(26) = other.pose_rad.segment<20>(26);
        }
    } else {
        sample = posed(kind, dice);
    }
    vary(sample, std::abs(dice.gaussian()) * 0.06, dice);
    return sample;
}

PoseSample PoseBank::sample(const RestShape& rest, Dice& dice) const {
    Kinematics kinematics;
    PoseSample best;
    double least = 1e9;
    for (int i = 0; i < kTries; ++i) {
        PoseSample sample = draw(dice);
        computeKinematics(rest, sample.pose_rad, kinematics);
        const double depth = selfPenetration_m(kinematics);
        if (depth < least) {
            least = depth;
            best = sample;
        }
        if (depth <= kDeepest_m) break;
    }
    return best;
}

}  // namespace gonio
