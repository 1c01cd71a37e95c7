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

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool hasBody(const Motion& motion, std::size_t f) {
    return motion.sources[f] != FrameSource::Missing;
}

// How far a frame's reprojection stands out of the trial's, in robust deviations; half at six.
void doubtReprojection(const std::vector<double>& reprojection_px,
                       std::vector<FrameDoubt>& doubts) {
    std::vector<double> finite, off;
    for (const double r : reprojection_px) {
        if (std::isfinite(r)) finite.push_back(r);
    }
    const double middle_px = median(finite);
    for (const double r : finite) off.push_back(std::abs(r - middle_px));
    // Where all frames are alike a tenth more is still nothing.
    const double spread_px = std::max({1.4826 * median(off), 0.1 * middle_px, 1e-9});
    for (std::size_t f = 0; f < std::min(doubts.size(), reprojection_px.size()); ++f) {
        if (!std::isfinite(reprojection_px[f])) continue;
        raise(doubts[f], Doubt::Reprojection, (reprojection_px[f] - middle_px) / spread_px / 12);
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

void doubtConfidence(const Motion& motion, std::vector<FrameDoubt>& doubts) {
    constexpr double kFilled = 0.45;  // on the line between seen frames
    constexpr double kSure = 0.6;
    for (std::size_t f = 0; f < motion.size() && f < motion.confidences.size(); ++f) {
        if (!hasBody(motion, f)) continue;
        if (motion.sources[f] == FrameSource::Interpolated) {
            raise(doubts[f], Doubt::Confidence, kFilled);
            continue;
        }
        // Pelvis, legs and trunk.
        const double mean = motion.confidences[f].head<id(Joint::Head)>().mean();
        raise(doubts[f], Doubt::Confidence, 1 - mean / kSure);
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
