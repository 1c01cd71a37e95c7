#include "core/fit/contacts.h"

#include <algorithm>
#include <cmath>

#include "core/fit/standing.h"

namespace gonio {
namespace {

// A foot at rest moves by less than a fifth of its swing; between these bounds.
constexpr double kRestShare = 0.2, kMinRestSpeed_m_s = 0.35, kMaxRestSpeed_m_s = 1.0;
constexpr double kSpeedSpan_s = 0.04;  ///< speeds are taken over this time to both sides
constexpr double kSamePlace_m = 0.05;  ///< across the line of sight
constexpr double kTogether_m = 0.15;   ///< how far feet that glide together may come apart
constexpr double kMaxHeight_m = 0.08;
constexpr double kMinRest_s = 0.1;

// World positions of the four floor points in every frame.
std::vector<std::array<Eigen::Vector3d, FitContext::kFloorPoints>> floorPositions(
    const FitContext& context, const ClipState& state) {
    std::vector<std::array<Eigen::Vector3d, FitContext::kFloorPoints>> positions(state.size());
    const FitContext::Lease body(context);
    for (std::size_t f = 0; f < state.size(); ++f) {
        const double* block = state.blocks[f].data();
        const auto& values =
            body->evaluate(context.active.expand(block), state.globals.shape(), {});
        const Eigen::Vector3d t = Eigen::Map<const Eigen::Vector3d>(block + context.active.count());
        for (int p = 0; p < FitContext::kFloorPoints; ++p) {
            positions[f][p] = values.position_m.segment<3>(3 * (context.floorBegin + p)) + t;
        }
    }
    return positions;
}

using FloorTrack = std::vector<std::array<Eigen::Vector3d, FitContext::kFloorPoints>>;

// The part of a step that a picture shows: across the line of sight (the camera is the world's
// origin). The part along it follows from the person's size alone, and knees that bend towards the
// camera look much like a person who glides away from it on straight legs.
Eigen::Vector3d acrossSight(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m) {
    const Eigen::Vector3d step_m = to_m - from_m;
    const Eigen::Vector3d sight = (from_m + to_m).normalized();
    return step_m - step_m.dot(sight) * sight;
}

struct PointSpeed {
    double across_m_s, whole_m_s;
};

PointSpeed speedAt(const ClipState& state, const FrameLinks& links, const FloorTrack& positions,
                   int point, std::size_t f) {
    std::size_t a = f, b = f;
    while (a > 0 && links.join(a - 1) && state.times_s[f] - state.times_s[a] < kSpeedSpan_s) --a;
    while (links.join(b) && state.times_s[b] - state.times_s[f] < kSpeedSpan_s) ++b;
    const double dt_s = state.times_s[b] - state.times_s[a];
    if (dt_s <= 0) return {1e9, 1e9};
    const Eigen::Vector3d &from_m = positions[a][point], &to_m = positions[b][point];
    return {acrossSight(from_m, to_m).norm() / dt_s, (to_m - from_m).norm() / dt_s};
}

double percentile(std::vector<double> values, double share) {
    const auto at = values.begin() +
                    static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Frames in which a point hardly moves, parts of them along the line of sight at most.
struct Rest {
    std::size_t first, last;
    bool isJoined = false;  ///< of several
};

// Finds one floor point's rests.
class RestFinder {
public:
    RestFinder(const ClipState& state, const FrameLinks& links, const FloorTrack& positions,
               int point)
        : m_state(state), m_positions(positions), m_point(static_cast<std::size_t>(point)) {
        // The floor of this point: what it comes down to again and again. Taken point by point, so
        // that a tilted first guess of the camera does not hide one foot's contacts.
        std::vector<double> heights, speeds;
        for (std::size_t f = 0; f < state.size(); ++f) {
            heights.push_back(at_m(f).y());
            m_speeds.push_back(speedAt(state, links, positions, point, f));
            speeds.push_back(m_speeds.back().whole_m_s);
        }
        m_floor_m = percentile(std::move(heights), 0.1);
        m_slow_m_s = std::clamp(kRestShare * percentile(std::move(speeds), 0.95), kMinRestSpeed_m_s,
                                kMaxRestSpeed_m_s);
    }

    /// \param first, last  of frames that follow each other
    void find(std::size_t first, std::size_t last, std::vector<ContactInterval>& contacts) const {
        for (const Rest& rest : rests(first, last)) {
            const std::size_t lowest = lowestOf(rest);
            // A glide is uphill or downhill: of joined rests the lowest tells of the floor, and how
            // far the others are lifted above it is seen.
            const auto isDown = [&](std::size_t f) {
                if (!rest.isJoined) return isLow(f);
                return isLow(lowest) && acrossSight(at_m(lowest), at_m(f)).y() < kMaxHeight_m;
            };
            for (std::size_t f = rest.first; f <= rest.last; ++f) {
                if (!isDown(f)) continue;
                const std::size_t begin = f;
                while (f + 1 <= rest.last && isDown(f + 1)) ++f;
                if (lasts(begin, f)) contacts.push_back({static_cast<int>(m_point), begin, f});
            }
        }
    }

private:
    const Eigen::Vector3d& at_m(std::size_t frame) const { return m_positions[frame][m_point]; }

    bool isLow(std::size_t frame) const { return at_m(frame).y() < m_floor_m + kMaxHeight_m; }

    std::size_t lowestOf(const Rest& rest) const {
        std::size_t lowest = rest.first;
        for (std::size_t f = rest.first; f <= rest.last; ++f) {
            if (at_m(f).y() < at_m(lowest).y()) lowest = f;
        }
        return lowest;
    }

    bool lasts(std::size_t first, std::size_t last) const {
        return m_state.times_s[last] - m_state.times_s[first] >= kMinRest_s;
    }

    // Whether the point keeps its place in the picture from one frame to another, and the other
    // foot goes with it: who walks stands on one foot while the other swings.
    bool stays(std::size_t first, std::size_t last) const {
        if (acrossSight(at_m(first), at_m(last)).norm() > kSamePlace_m) return false;
        const std::size_t twin = m_point ^ 2U;
        const auto apart_m = [&](std::size_t f) -> Eigen::Vector3d {
            return at_m(f) - m_positions[f][twin];
        };
        for (std::size_t f = first; f <= last; ++f) {
            if (m_speeds[f].across_m_s > m_slow_m_s) return false;
            if ((apart_m(f) - apart_m(first)).norm() > kTogether_m) return false;
        }
        return true;
    }

    // Rests with nothing but a glide between them, or between one and the first or last frame,
    // are one.
    std::vector<Rest> rests(std::size_t first, std::size_t last) const {
        std::vector<Rest> all;
        for (std::size_t f = first; f <= last; ++f) {
            if (m_speeds[f].whole_m_s >= m_slow_m_s) continue;
            const std::size_t begin = f;
            while (f + 1 <= last && m_speeds[f + 1].whole_m_s < m_slow_m_s) ++f;
            if (!lasts(begin, f)) continue;
            if (!all.empty() && stays(all.back().last, begin)) {
                all.back().last = f;
                all.back().isJoined = true;
            } else {
                all.push_back({begin, f});
            }
        }
        if (all.empty()) return all;
        if (all.front().first > first && stays(first, all.front().first)) {
            all.front().first = first;
            all.front().isJoined = true;
        }
        if (all.back().last < last && stays(all.back().last, last)) {
            all.back().last = last;
            all.back().isJoined = true;
        }
        return all;
    }

    const ClipState& m_state;
    const FloorTrack& m_positions;
    std::size_t m_point;
    std::vector<PointSpeed> m_speeds;
    double m_floor_m = 0, m_slow_m_s = 0;
};

}  // namespace

std::vector<ContactInterval> findContacts(const FitContext& context, const ClipState& state) {
    std::vector<ContactInterval> contacts;
    if (state.size() < 3) return contacts;
    const auto positions = floorPositions(context, state);
    const FrameLinks links(state);
    for (int p = 0; p < FitContext::kFloorPoints; ++p) {
        const RestFinder finder(state, links, positions, p);
        for (std::size_t first = 0, last = 0; first < state.size(); first = last + 1) {
            last = first;
            while (links.join(last)) ++last;
            finder.find(first, last, contacts);
        }
    }
    return contacts;
}

void applyContacts(const FitContext& context, const std::vector<ContactInterval>& contacts,
                   double sigma_m, ClipState& state) {
    for (auto& observation : state.observations) {
        observation.contacts.clear();
        observation.standsStill = false;
    }
    state.anchors_m.assign(contacts.size(), {0, 0});
    if (contacts.empty()) return;
    const auto positions = floorPositions(context, state);
    double height = 0;
    std::size_t count = 0;
    for (std::size_t c = 0; c < contacts.size(); ++c) {
        const auto& contact = contacts[c];
        const double n = static_cast<double>(contact.last - contact.first + 1);
        for (std::size_t f = contact.first; f <= contact.last; ++f) {
            const Eigen::Vector3d& position = positions[f][contact.floorPoint];
            state.anchors_m[c][0] += position.x() / n;
            state.anchors_m[c][1] += position.z() / n;
            height += position.y();
            ++count;
            state.observations[f].contacts.push_back(
                {contact.floorPoint, static_cast<int>(c), 1 / sigma_m});
        }
    }
    state.globals.values[ClipGlobals::kFloor] = height / static_cast<double>(count);
    keepStandingInBalance(context, state);
}

}  // namespace gonio
