#include "core/fit/limb_looks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr double kUnsureShare = 0.15;
constexpr std::size_t kFewestLooks = 10;

double quantile(std::vector<double> values, std::size_t tenths) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() * tenths / 10);
    std::ranges::nth_element(values, at);
    return *at;
}

Eigen::Vector2d middleOf(const JointLook& look) {
    const auto mean = [](const std::vector<SidePlace>& places) {
        double sum = 0;
        for (const SidePlace& place : places) sum += place.place_px;
        return sum / static_cast<double>(places.size());
    };
    return {mean(look.columns), mean(look.rows)};
}

// Columns tell left from right; rows, which both feet usually share, only where columns do not.
bool isUnsure(const JointLook& look, const PlaceModes::Point& left,
              const PlaceModes::Point& right) {
    if (look.columns.size() > 1) {
        double both = 0;
        for (const SidePlace& place : look.columns) both += std::min(place.left, place.right);
        return both >= kUnsureShare;
    }
    return look.rows.size() > 1 &&
           std::max(double(left.y[1].share), double(right.y[1].share)) >= kUnsureShare;
}

/// Largest of the values within about a second, in time that does not grow with the rate.
std::vector<double> largestAround(const std::vector<double>& values,
                                  const std::vector<double>& times_s) {
    std::vector<std::size_t> block;
    std::vector<double> largest;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i == 0 || std::floor(times_s[i]) > std::floor(times_s[i - 1])) largest.push_back(0);
        largest.back() = std::max(largest.back(), values[i]);
        block.push_back(largest.size() - 1);
    }
    std::vector<double> around;
    for (const std::size_t b : block) {
        const double before = b > 0 ? largest[b - 1] : 0;
        const double after = b + 1 < largest.size() ? largest[b + 1] : 0;
        around.push_back(std::max({before, largest[b], after}));
    }
    return around;
}

/// Mean over all that lie within `around_s`.
std::vector<double> smoothed(const std::vector<double>& values, const LimbLooks& looks,
                             double around_s) {
    std::vector<double> sums{0}, smooth;
    for (const double value : values) sums.push_back(sums.back() + value);
    std::size_t first = 0, end = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        while (looks.time_s(i) - looks.time_s(first) > around_s) ++first;
        while (end < values.size() && looks.time_s(end) - looks.time_s(i) <= around_s) ++end;
        smooth.push_back((sums[end] - sums[first]) / static_cast<double>(end - first));
    }
    return smooth;
}

}  // namespace

LimbLooks::LimbLooks(const std::vector<PlaceModes>& modes, const std::vector<double>& times_s,
                     const Keypoints2D& keypoints)
    : m_modes(modes), m_times_s(times_s), m_keypoints(keypoints) {
    const std::size_t count = keypoints.names.size();
    std::vector<double> units_px, seen_s;
    const std::size_t frames = std::min({modes.size(), times_s.size(), keypoints.frames.size()});
    for (std::size_t f = 0; f < frames; ++f) {
        const bool isSeen = count > 0 && modes[f].points.size() == count && modes[f].sure_px > 0 &&
                            std::isfinite(modes[f].sure_px) &&
                            keypoints.frames[f].image_px.rows() == std::ssize(keypoints.names);
        if (!isSeen) continue;
        m_frames.push_back(f);
        units_px.push_back(double(modes[f].sure_px));
        seen_s.push_back(times_s[f]);
    }
    m_bodyUnits_px = largestAround(units_px, seen_s);
}

double LimbLooks::usualInterval_s() const {
    std::vector<double> intervals_s;
    for (std::size_t i = 1; i < size(); ++i) intervals_s.push_back(time_s(i) - time_s(i - 1));
    return intervals_s.empty() ? 0 : quantile(std::move(intervals_s), 5);
}

JointLooks LimbLooks::at(const std::vector<LimbPair>& pairs) const {
    JointLooks looks;
    for (std::size_t i = 0; i < size(); ++i) {
        const auto& left = modes(i).points[static_cast<std::size_t>(pairs.front().left)];
        const auto& right = modes(i).points[static_cast<std::size_t>(pairs.front().right)];
        const double reach_px = kReach * unit_px(i);
        JointLook look{sidePlaces(left.x, right.x, reach_px),
                       sidePlaces(left.y, right.y, reach_px),
                       false,
                       {},
                       {}};
        look.isUnsure = isUnsure(look, left, right);
        if (look.columns.empty()) look.columns.push_back({});
        if (look.rows.empty()) look.rows.push_back({});
        looks.push_back(std::move(look));
    }
    return looks;
}

double LimbLooks::usualLength(const JointLooks& from, const JointLooks& to, bool withRows) const {
    std::vector<double> lengths;
    for (std::size_t i = 0; i < size(); ++i) {
        if (!from[i].isKnown() || !to[i].isKnown()) continue;
        const double down_px =
            withRows ? to[i].rows.front().place_px - from[i].rows.front().place_px : 0;
        double longest_px = 0;
        for (const SidePlace& end : to[i].columns) {
            double nearest_px = std::numeric_limits<double>::infinity();
            for (const SidePlace& begin : from[i].columns) {
                nearest_px =
                    std::min(nearest_px, std::hypot(end.place_px - begin.place_px, down_px));
            }
            longest_px = std::max(longest_px, nearest_px);
        }
        lengths.push_back(longest_px / bodyUnit_px(i));
    }
    return lengths.size() < kFewestLooks ? 0 : quantile(std::move(lengths), 9);
}

std::vector<double> LimbLooks::facing() const {
    constexpr double kFoot = 4, kAround_s = 0.5;
    const auto hips = pairsOf(m_keypoints.names, Limbs::Legs, "hip");
    std::vector<JointLooks> foot;
    for (const char* part : {"ankle", "heel", "big_toe"}) {
        const auto pairs = pairsOf(m_keypoints.names, Limbs::Legs, part);
        if (!pairs.empty()) foot.push_back(at(pairs));
    }
    std::vector<double> ahead(size(), 0);
    if (hips.empty() || foot.size() < 3) return ahead;
    for (std::size_t i = 0; i < size(); ++i) {
        const auto& rows = m_keypoints.frames[frame(i)].image_px;
        const auto left = rows.row(hips.front().left), right = rows.row(hips.front().right);
        const bool isKnown = left(2) > 0 && right(2) > 0 && foot[0][i].isKnown() &&
                             foot[1][i].isKnown() && foot[2][i].isKnown();
        if (!isKnown) continue;
        const Eigen::Vector2d hip_px = (left + right).head<2>().transpose() / 2;
        const Eigen::Vector2d leg = (middleOf(foot[0][i]) - hip_px).normalized();
        const Eigen::Vector2d toes = middleOf(foot[2][i]) - middleOf(foot[1][i]);
        const double forward_px = leg.y() * toes.x() - leg.x() * toes.y();
        ahead[i] = std::clamp(forward_px / (kFoot * unit_px(i)), -2.0, 2.0);
    }
    std::vector<double> facing = smoothed(ahead, *this, kAround_s);
    for (double& side : facing) side = std::clamp(side, -1.0, 1.0);
    return facing;
}

}  // namespace gonio
