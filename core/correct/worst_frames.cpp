#include "core/correct/worst_frames.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/fit/fit_limits.h"

namespace gonio {
namespace {

constexpr std::size_t at(Doubt reason) {
    return static_cast<std::size_t>(reason);
}

void raise(FrameDoubt& doubt, Doubt reason, double to) {
    float& now = doubt.byReason[at(reason)];
    now = std::max(now, static_cast<float>(std::clamp(to, 0.0, 1.0)));
}

/// The value below which a share of them lies.
double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto last = static_cast<double>(values.size() - 1);
    const auto at = values.begin() + std::lround(share * last);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// So many standard deviations noise alone passes in one of a hundred trials of this length.
double beyondNoise(std::size_t frames) {
    constexpr double kTrials = 0.01;
    const double tail = kTrials / std::max<double>(1, static_cast<double>(frames));
    double low = 0, high = 10;
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(middle / std::numbers::sqrt2) > tail ? low : high) = middle;
    }
    return high;
}

bool hasBody(const Motion& motion, std::size_t f) {
    return motion.sources[f] != FrameSource::Missing;
}

// How far a frame's reprojection stands out of the trial's own; half where noise would not bring
// it. The scatter is that above the median, to which real residuals lean; a fifth of the frames may
// be spoilt without being taken for scatter.
void doubtReprojection(const std::vector<double>& reprojection_px,
                       std::vector<FrameDoubt>& doubts) {
    constexpr double kUpper = 0.8, kUpperDeviations = 0.8416;
    std::vector<double> finite;
    for (const double r : reprojection_px) {
        if (std::isfinite(r)) finite.push_back(r);
    }
    const double middle_px = median(finite);
    const double above_px = (quantile(finite, kUpper) - middle_px) / kUpperDeviations;
    // Where all frames are alike a tenth more is still nothing.
    const double spread_px = std::max({above_px, 0.1 * middle_px, 1e-9});
    const double limit_px = beyondNoise(finite.size()) * spread_px;
    for (std::size_t f = 0; f < std::min(doubts.size(), reprojection_px.size()); ++f) {
        if (!std::isfinite(reprojection_px[f])) continue;
        raise(doubts[f], Doubt::Reprojection, 0.5 * (reprojection_px[f] - middle_px) / limit_px);
    }
}

// Angles that the fit moves and whose limit is no usual posture, as straight elbows are.
std::vector<int> limitedDofs(const Motion& motion) {
    std::vector<int> dofs;
    for (int d = 3; d < kDofCount; ++d) {
        const int joint = dofTable()[d].joint;
        const bool elbow = d == 32 || d == 42;
        const bool toes = joint == id(Joint::ToesR) || joint == id(Joint::ToesL);
        const bool blade = joint == id(Joint::ScapulaR) || joint == id(Joint::ScapulaL);
        if (elbow || toes || blade) continue;
        const PoseVector* first = nullptr;
        bool moves = false;
        for (std::size_t f = 0; f < motion.size() && !moves; ++f) {
            if (!hasBody(motion, f)) continue;
            if (first == nullptr) first = &motion.poses_rad[f];
            moves = motion.poses_rad[f][d] != (*first)[d];
        }
        if (moves) dofs.push_back(d);
    }
    return dofs;
}

// At a hard limit the fit would have gone on.
void doubtLimits(const Motion& motion, std::vector<FrameDoubt>& doubts) {
    constexpr double kNear_rad = 0.1 * std::numbers::pi / 180;
    const std::vector<int> dofs = limitedDofs(motion);
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (!hasBody(motion, f)) continue;
        const auto count = std::count_if(dofs.begin(), dofs.end(), [&](int d) {
            const AngleLimit& limit = fitLimits()[d];
            return motion.poses_rad[f][d] < limit.lower_rad + kNear_rad ||
                   motion.poses_rad[f][d] > limit.upper_rad - kNear_rad;
        });
        if (count > 0) raise(doubts[f], Doubt::Limit, 0.5 + 0.1 * static_cast<double>(count));
    }
}

// How far a value lies off the cubic through its four neighbours, deg: fourth difference / 6.
std::vector<double> offSmooth_deg(const AngleSeries& series) {
    const std::vector<double>& x = series.raw_deg;
    std::vector<double> off(x.size(), 0);
    for (std::size_t f = 2; f + 2 < x.size(); ++f) {
        const double d = (x[f - 2] - 4 * x[f - 1] + 6 * x[f] - 4 * x[f + 1] + x[f + 2]) / 6;
        if (std::isfinite(d)) off[f] = std::abs(d);
    }
    return off;
}

// Leaps of one frame, against what the angle usually does; half at the limit.
void doubtJerk(const AngleTable& openSim, std::vector<FrameDoubt>& doubts) {
    constexpr double kLeast_deg = 2.5, kDeviations = 15;
    for (const AngleSeries& series : openSim.series) {
        const std::vector<double> off_deg = offSmooth_deg(series);
        const double usual_deg = 1.4826 * median(off_deg);
        const double limit_deg = std::max(kLeast_deg, kDeviations * usual_deg);
        for (std::size_t f = 0; f < std::min(doubts.size(), off_deg.size()); ++f) {
            // Near a singular posture angles leap while the limb does not.
            if (series.confidence[f] <= 0.1) continue;
            raise(doubts[f], Doubt::Jerk, 0.5 * off_deg[f] / limit_deg);
        }
    }
}

/// Half where a limb is seen half as surely as usual in this trial, the usual taken between two
/// bounds. A limb is as sure as its least sure joint, as angles are.
void doubtLimb(const Motion& motion, const std::vector<int>& joints, double leastUsual,
               double mostUsual, std::vector<FrameDoubt>& doubts) {
    const auto isSeen = [&](std::size_t f) {
        return hasBody(motion, f) && motion.sources[f] != FrameSource::Interpolated;
    };
    const auto confidence = [&](std::size_t f) {
        double least = 1;
        for (const int joint : joints) {
            const double one = motion.confidences[f][joint];
            least = std::min(least, std::isfinite(one) ? one : 0);  // no point tells of it
        }
        return least;
    };
    const std::size_t count = std::min(motion.size(), motion.confidences.size());
    std::vector<double> seen;
    for (std::size_t f = 0; f < count; ++f) {
        if (isSeen(f)) seen.push_back(confidence(f));
    }
    const double usual = std::clamp(median(std::move(seen)), leastUsual, mostUsual);
    for (std::size_t f = 0; f < count; ++f) {
        if (isSeen(f)) raise(doubts[f], Doubt::Confidence, 1 - confidence(f) / usual);
    }
}

void doubtConfidence(const Motion& motion, std::vector<FrameDoubt>& doubts) {
    constexpr double kFilled = 0.45;  // on the line between seen frames
    // A limb that is hidden is doubtful, however well the rest is seen: each for itself. Of one
    // that is never seen better, only what is worse than usual stands out.
    constexpr double kSure = 0.6, kLeast = 0.3;
    using Limb = std::vector<int>;
    const Limb limbs[] = {{id(Joint::FemurR), id(Joint::TibiaR), id(Joint::TalusR)},
                          {id(Joint::FemurL), id(Joint::TibiaL), id(Joint::TalusL)},
                          {id(Joint::Pelvis), id(Joint::LumbarBody), id(Joint::Thorax)}};
    for (const Limb& limb : limbs) doubtLimb(motion, limb, kLeast, kSure, doubts);
    for (std::size_t f = 0; f < motion.size() && f < motion.confidences.size(); ++f) {
        if (!hasBody(motion, f)) continue;
        if (motion.sources[f] == FrameSource::Interpolated) {
            raise(doubts[f], Doubt::Confidence, kFilled);
        }
    }
}

// Between seen frames a person is missed; before they come and after they left they are not.
void doubtMissing(const Motion& motion, std::vector<FrameDoubt>& doubts) {
    constexpr double kBetween = 0.7, kOutside = 0.3;
    std::size_t first = motion.size(), last = 0;
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (!hasBody(motion, f)) continue;
        first = std::min(first, f);
        last = f;
    }
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (hasBody(motion, f)) continue;
        raise(doubts[f], Doubt::Missing, f > first && f < last ? kBetween : kOutside);
    }
}

// What the user set was looked at; a leap there is still one.
void trustCorrected(const Motion& motion, std::vector<FrameDoubt>& doubts) {
    for (std::size_t f = 0; f < motion.size(); ++f) {
        if (motion.sources[f] != FrameSource::Corrected) continue;
        for (const Doubt reason :
             {Doubt::Reprojection, Doubt::Limit, Doubt::Confidence, Doubt::SideSwap})
            doubts[f].byReason[at(reason)] *= 0.3f;
    }
}

}  // namespace

float FrameDoubt::worst() const {
    return *std::max_element(byReason.begin(), byReason.end());
}

Doubt FrameDoubt::reason() const {
    return static_cast<Doubt>(std::max_element(byReason.begin(), byReason.end()) -
                              byReason.begin());
}

std::vector<FrameDoubt> doubtsOf(const Motion& motion, const std::vector<double>& reprojection_px,
                                 const AngleTable& openSim,
                                 const std::vector<FittedSwap>& sideSwaps) {
    constexpr double kSwapped = 0.6;
    std::vector<FrameDoubt> doubts(motion.size());
    doubtReprojection(reprojection_px, doubts);
    doubtLimits(motion, doubts);
    doubtJerk(openSim, doubts);
    doubtConfidence(motion, doubts);
    doubtMissing(motion, doubts);
    for (const auto& [swapped, limbs] : sideSwaps) {
        const int last = std::min(swapped.last, static_cast<int>(motion.size()) - 1);
        for (int f = std::max(0, swapped.first); f <= last; ++f)
            raise(doubts[f], Doubt::SideSwap, kSwapped);
    }
    trustCorrected(motion, doubts);
    return doubts;
}

std::vector<WorstFrame> worstFrames(const std::vector<FrameDoubt>& doubts,
                                    const std::vector<double>& times_s, float threshold,
                                    double apart_s) {
    std::vector<WorstFrame> found;
    const int count = static_cast<int>(std::min(doubts.size(), times_s.size()));
    for (int f = 0; f < count; ++f) {
        const float doubt = doubts[f].worst();
        if (!(doubt >= threshold)) continue;
        if (found.empty() || times_s[f] - times_s[found.back().stretch.last] > apart_s)
            found.push_back({f, {f, f}, doubts[f].reason(), doubt});
        WorstFrame& worst = found.back();
        worst.stretch.last = f;
        if (doubt > worst.doubt) {
            worst.frame = f;
            worst.reason = doubts[f].reason();
            worst.doubt = doubt;
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const WorstFrame& a, const WorstFrame& b) { return a.doubt > b.doubt; });
    return found;
}

}  // namespace gonio
