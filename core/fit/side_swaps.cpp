#include "core/fit/side_swaps.h"

#include <algorithm>
#include <array>

namespace gonio {
namespace {

double personSize(const KeypointFrame& frame) {
    Eigen::Vector2d low(1e9, 1e9), high(-1e9, -1e9);
    for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
        if (frame.image_px(k, 2) <= 0) continue;
        low = low.cwiseMin(frame.image_px.row(k).head<2>().transpose());
        high = high.cwiseMax(frame.image_px.row(k).head<2>().transpose());
    }
    return std::max(1.0, (high - low).norm());
}

// Mean distance that the limb travels between two frames if `crossed` sides are compared, as a
// share of the person's size. Robust: a single outlier counts at most 0.15. Only points whose both
// sides are seen in both frames tell of an exchange: of a person who is partly in the picture, the
// one visible foot travels, while nothing can be compared with the unseen one.
double travel(const KeypointFrame& from, const KeypointFrame& to,
              const std::vector<LimbPair>& pairs, bool crossed) {
    double sum = 0, weight = 0;
    const double size = personSize(to);
    for (const auto& [left, right] : pairs) {
        if (std::min({from.image_px(left, 2), from.image_px(right, 2), to.image_px(left, 2),
                      to.image_px(right, 2)}) <= 0)
            continue;
        for (const auto& [a, b] :
             {std::pair(left, crossed ? right : left), std::pair(right, crossed ? left : right)}) {
            const double w = std::min(from.image_px(a, 2), to.image_px(b, 2));
            const double d = (from.image_px.row(a) - to.image_px.row(b)).head<2>().norm() / size;
            sum += w * std::min(0.15, d);  // in this order also where d is no number
            weight += w;
        }
    }
    return weight > 0 ? sum / weight : 0;
}

void exchange(KeypointFrame& frame, const std::vector<LimbPair>& pairs) {
    for (const auto& [left, right] : pairs) {
        const Eigen::RowVector3d image = frame.image_px.row(left);
        frame.image_px.row(left) = frame.image_px.row(right);
        frame.image_px.row(right) = image;
        if (frame.rootRelative_m.rows() == 0) continue;
        const Eigen::RowVector3d relative = frame.rootRelative_m.row(left);
        frame.rootRelative_m.row(left) = frame.rootRelative_m.row(right);
        frame.rootRelative_m.row(right) = relative;
    }
}

// Cheapest sequence of states (as labelled, exchanged) by dynamic programming.
std::vector<int> bestStates(const Keypoints2D& keypoints, const std::vector<int>& seen,
                            const std::vector<LimbPair>& pairs,
                            const std::vector<double>& times_s) {
    // What turning a stretch must save in travel: at each end, and in every second of it. Where the
    // limbs nearly coincide in the picture an exchange saves nothing and is left alone.
    constexpr double kSwitch = 0.02, kStay_1_s = 0.06, kLongGap_s = 0.25;
    std::vector<std::array<double, 2>> cost(seen.size());
    std::vector<std::array<int, 2>> from(seen.size(), {0, 1});
    cost[0] = {0, kSwitch};
    for (std::size_t i = 1; i < seen.size(); ++i) {
        const auto& before = keypoints.frames[seen[i - 1]];
        const auto& now = keypoints.frames[seen[i]];
        const double gap_s = times_s[seen[i]] - times_s[seen[i - 1]];
        // Over a long gap nothing can be said of continuity.
        const double trust = gap_s > kLongGap_s ? 0 : 1;
        const double stay = kStay_1_s * std::min(gap_s, kLongGap_s);
        const double same = trust * travel(before, now, pairs, false),
                     crossed = trust * travel(before, now, pairs, true);
        for (int s = 0; s < 2; ++s) {
            const double keep = cost[i - 1][s] + same,
                         change = cost[i - 1][1 - s] + crossed + kSwitch;
            from[i][s] = keep <= change ? s : 1 - s;
            cost[i][s] = std::min(keep, change) + (s == 1 ? stay : 0);
        }
    }
    std::vector<int> states(seen.size());
    int state = cost.back()[0] <= cost.back()[1] ? 0 : 1;
    for (std::size_t i = seen.size(); i-- > 0;) {
        states[i] = state;
        state = from[i][state];
    }
    return states;
}

}  // namespace

void exchangeSides(const std::vector<std::string>& names, Limbs limbs, KeypointFrame& frame) {
    if (!frame.empty()) exchange(frame, pairsOf(names, limbs));
}

std::vector<SideSwap> undoSideSwaps(Keypoints2D& keypoints, const std::vector<double>& times_s) {
    std::vector<int> seen;
    for (std::size_t f = 0; f < keypoints.frames.size(); ++f) {
        if (!keypoints.frames[f].empty()) seen.push_back(static_cast<int>(f));
    }
    std::vector<SideSwap> swaps;
    if (seen.size() < 3) return swaps;
    for (const bool legs : {true, false}) {
        const std::vector<LimbPair> pairs =
            pairsOf(keypoints.names, legs ? Limbs::Legs : Limbs::Arms);
        if (pairs.empty()) continue;
        const std::vector<int> states = bestStates(keypoints, seen, pairs, times_s);
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (states[i] == 0) continue;
            exchange(keypoints.frames[seen[i]], pairs);
            if (i > 0 && states[i - 1] == 1) {
                swaps.back().lastFrame = seen[i];
            } else {
                swaps.push_back({seen[i], seen[i], legs ? "legs" : "arms"});
            }
        }
    }
    return swaps;
}

}  // namespace gonio
