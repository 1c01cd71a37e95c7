#include "core/fit/fit_priors.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/fit/held_dofs.h"
#include "core/fit/landmarks.h"

namespace gonio {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHeld_rad = 0.01;

/// Belief about one angle.
struct AnglePrior {
    double mean_rad, sigma_rad, acceleration_rad_s2;
};

// Hip flexion, adduction, rotation, knee, ankle, subtalar, toes.
constexpr std::array<AnglePrior, 7> kLeg = {{{0.1, 0.7, 40},
                                             {0, 0.12, 15},
                                             {0, 0.15, 15},
                                             {0.05, 0.10, 60},
                                             {0.05, 0.25, 50},
                                             {0, 0.08, 20},
                                             {0, 0.12, 40}}};

AnglePrior trunkPrior(int dof) {
    const bool extension = dof == 18 || dof == 21;
    if (dof >= 23) return {0, 0.25, 20};  // head
    // Extension follows the hips, see addTrunkRhythm.
    return extension ? AnglePrior{0, kInfinity, 15} : AnglePrior{0, 0.08, 12};
}

AnglePrior armPrior(int dof) {
    switch (dof) {
        case 29:
            return {1.2, 0.7, 60};
        case 39:
            return {-1.2, 0.7, 60};
        case 30:
        case 31:
        case 40:
        case 41:
            return {0, 0.7, 60};
        case 32:
        case 42:
            return {0.4, 0.7, 60};
        default:
            return {0, 0.15, 30};
    }
}

// Of angles that rest where nobody tells of them; 0 for the others.
double spreadWhenFree_rad(int dof) {
    const int joint = dofTable()[dof].joint;
    if (joint == id(Joint::RadiusR) || joint == id(Joint::RadiusL)) return 0.7;
    if (joint == id(Joint::HandR) || joint == id(Joint::HandL)) return 0.4;
    return joint == id(Joint::ToesR) || joint == id(Joint::ToesL) ? 0.35 : 0;
}

AnglePrior priorOf(int dof) {
    if (dof == 0 || dof == 1) return {0, 1.5, 20};
    if (dof == 2) return {0, kInfinity, 20};
    if (dof < 17) return kLeg[dof < 10 ? dof - 3 : dof - 10];
    return dof < 26 ? trunkPrior(dof) : armPrior(dof);
}

bool seesPoint(const LandmarkSet& set, std::initializer_list<Joint> joints) {
    return std::any_of(set.landmarks.begin(), set.landmarks.end(), [&](const Landmark& l) {
        return std::any_of(joints.begin(), joints.end(), [&](Joint j) { return l.joint == id(j); });
    });
}

bool leaves(double neutral_rad, int dof, const Motion& motion) {
    constexpr double kSame_rad = 1e-6;  // files may keep fewer digits
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (motion.sources[f] != FrameSource::Missing &&
            std::abs(motion.poses_rad[f][dof] - neutral_rad) > kSame_rad)
            return true;
    }
    return false;
}

std::array<AngleLimit, kDofCount> makeFitLimits() {
    std::array<AngleLimit, kDofCount> limits = jointLimits(LimitSet::Hsmr);
    constexpr double deg = std::numbers::pi / 180;
    for (const int knee : {6, 13}) limits[knee] = {-10 * deg, 150 * deg};
    for (const int hip : {3, 10}) limits[hip] = {-45 * deg, 140 * deg};
    for (const int pronation : {33, 43}) limits[pronation] = {-90 * deg, 90 * deg};
    for (const int rotation : {28, 38}) limits[rotation] = {-0.21, 0.32};
    for (const int elbow : {32, 42}) limits[elbow] = {0, 150 * deg};
    limits[31].lower_rad = limits[41].lower_rad = -150 * deg;
    limits[31].upper_rad = limits[41].upper_rad = 150 * deg;
    return limits;
}

}  // namespace

const std::array<AngleLimit, kDofCount>& fitLimits() {
    static const std::array<AngleLimit, kDofCount> limits = makeFitLimits();
    return limits;
}

ActiveDofs activeDofs(const LandmarkSet& landmarks, bool isRegressed) {
    ActiveDofs active;
    for (int d = 0; d < kDofCount; ++d)
        active.neutral_rad[d] = std::isfinite(priorOf(d).mean_rad) ? priorOf(d).mean_rad : 0;
    const bool body44 = landmarks.convention == "body-44";
    const bool feet = body44 || seesPoint(landmarks, {Joint::CalcnL, Joint::CalcnR});
    const bool head = body44 || seesPoint(landmarks, {Joint::Head});
    for (int d = 0; d < kDofCount; ++d) {
        const int joint = dofTable()[d].joint;
        const bool foot = (joint >= 3 && joint <= 5) || (joint >= 8 && joint <= 10);
        const bool toes = joint == 5 || joint == 10;
        const bool hand = joint == 17 || joint == 18 || joint == 22 || joint == 23;
        const bool blade = joint == 14 || joint == 19;
        const bool unseen = hand || (foot && !feet) || (toes && !body44) || (joint == 13 && !head);
        if (blade || (unseen && !isRegressed)) continue;
        active.dofs.push_back(d);
    }
    return active;
}

std::vector<int> heldDofs(const BodyModel& model, const std::vector<std::string>& keypointNames,
                          const Motion& motion) {
    const auto landmarks = placeLandmarks(model, keypointNames);
    if (!landmarks) return {};
    const ActiveDofs active = activeDofs(*landmarks);
    std::vector<int> held;
    for (int d = 0; d < kDofCount; ++d) {
        const bool told = std::binary_search(active.dofs.begin(), active.dofs.end(), d);
        if (!told && !leaves(active.neutral_rad[d], d, motion)) held.push_back(d);
    }
    return held;
}

namespace {

// Straight knees are common and deep bends are not rare: the pull towards straight must fade.
bool isKnee(int dof) {
    return dof == 6 || dof == 13;
}

/// The angle's spread while a network tells of it and is believed; 0: the belief stays as it is.
double freeSigma_rad(int dof, double sigma_rad, bool isUntold) {
    // Seen from ahead, bends move knees in depth: what is believed of all people must not overrule
    // what was seen of this one.
    constexpr double kKnee_rad = 0.4;
    if (isKnee(dof)) return kKnee_rad;
    return isUntold ? std::max(sigma_rad, spreadWhenFree_rad(dof)) : 0;
}

int entryOf(const ActiveDofs& active, int dof) {
    const auto found = std::find(active.dofs.begin(), active.dofs.end(), dof);
    return found == active.dofs.end() ? -1 : static_cast<int>(found - active.dofs.begin());
}

// Bending forward is shared between hips and back: the trunk flexes against the pelvis by about 7
// degrees standing and a quarter of the hips' flexion more. Shoulders and hips alone leave that
// share open. From OpenCap's example squats, drop jump and walking recordings (opencap-processing,
// nimblephysics Subject 4 DJ1/walking1), not the clips used for checking.
// A network that is believed sees the back itself: its word is not to be drawn to the mean of those
// recordings.
void addTrunkRhythm(const ActiveDofs& active, bool isRegressed, FramePriors& priors) {
    constexpr double deg = std::numbers::pi / 180;
    constexpr double kStanding_rad = -7 * deg, kShare = 0.25, kSpread_rad = 8 * deg;
    constexpr double kFreeSpread_rad = 30 * deg;
    const int lumbar = entryOf(active, 18), thorax = entryOf(active, 21);
    const int hipR = entryOf(active, 3), hipL = entryOf(active, 10);
    if (lumbar < 0 || thorax < 0 || hipR < 0 || hipL < 0) return;
    priors.beliefs.push_back({{{lumbar, 1}, {thorax, 1}, {hipR, kShare / 2}, {hipL, kShare / 2}},
                              kStanding_rad,
                              kSpread_rad,
                              false,
                              isRegressed ? kFreeSpread_rad : 0,
                              kSpread_rad});
    // The lower back takes about two thirds.
    priors.beliefs.push_back({{{lumbar, 1.0 / 3}, {thorax, -2.0 / 3}}, 0, 3 * deg});
}

}  // namespace

FramePriors framePriors(const ActiveDofs& active, const std::vector<int>& untold) {
    FramePriors priors;
    for (int i = 0; i < active.count(); ++i) {
        const int d = active.dofs[i];
        const AnglePrior prior = priorOf(d);
        const bool isUntold = std::find(untold.begin(), untold.end(), d) != untold.end();
        if (std::isfinite(prior.sigma_rad)) {
            priors.beliefs.push_back(
                {{{i, 1}},
                 prior.mean_rad,
                 prior.sigma_rad,
                 isKnee(d),
                 untold.empty() ? 0 : freeSigma_rad(d, prior.sigma_rad, isUntold),
                 isUntold ? kHeld_rad : prior.sigma_rad});
        }
        priors.acceleration.push_back(prior.acceleration_rad_s2);
        priors.lower.push_back(fitLimits()[d].lower_rad);
        priors.upper.push_back(fitLimits()[d].upper_rad);
    }
    addTrunkRhythm(active, !untold.empty(), priors);
    // World axes: across the picture, up, towards the camera. Depth is seen worst.
    for (const double acceleration_m_s2 : {5.0, 8.0, 3.0}) {
        priors.acceleration.push_back(acceleration_m_s2);
        priors.lower.push_back(-kInfinity);
        priors.upper.push_back(kInfinity);
    }
    return priors;
}

FramePriors withSigmasGrown(FramePriors priors, double factor) {
    for (FramePriors::Belief& belief : priors.beliefs) {
        if (belief.freeSigma > 0)
            belief.sigma = std::max(belief.heldSigma, belief.freeSigma / factor);
    }
    return priors;
}

}  // namespace gonio
