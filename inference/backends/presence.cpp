#include "inference/backends/presence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gonio {
namespace {

/// Neck, shoulders, elbows, wrists, hips, knees and ankles.
constexpr std::array kMainPoints{1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14};
constexpr int kFewestPoints = 5;
/// Share of its confidence that a point keeps which is hidden but placed well.
constexpr double kHiddenShare = 0.5;

double sharpnessOf(double spread, const PresenceTuning& tuning) {
    return spread > 0 ? std::min(1.0, tuning.sureSpread / spread) : 0;
}

}  // namespace

Presence presenceOf(const PlacedPoints& points, const PresenceTuning& tuning) {
    Presence presence;
    double distance = 0;
    int count = 0;
    for (const int k : kMainPoints) {
        if (!points.isInPicture(k)) continue;
        ++count;
        presence.seen += points.seen(k);
        presence.sharpness += sharpnessOf(points.spread(k), tuning);
        distance += (points.places.row(k) - points.ofBody.row(k)).norm();
    }
    if (count < kFewestPoints || !std::isfinite(distance)) return {};
    presence.seen /= count;
    presence.sharpness /= count;
    presence.agreement = std::exp(-distance / count / tuning.agreementScale);
    presence.total = std::cbrt(presence.seen * presence.sharpness * presence.agreement);
    return presence;
}

double confidenceOf(double seen, double spread, const PresenceTuning& tuning) {
    return sharpnessOf(spread, tuning) * (kHiddenShare + (1 - kHiddenShare) * seen);
}

}  // namespace gonio
