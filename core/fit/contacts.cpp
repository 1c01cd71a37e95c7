#include "core/fit/contacts.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

// A foot at rest moves by less than a fifth of its swing; between these bounds.
constexpr double kRestShare = 0.2, kMinRestSpeed_m_s = 0.35, kMaxRestSpeed_m_s = 1.0;
constexpr double kSpeedSpan_s = 0.04;  ///< speeds are taken over this time to both sides
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

double speedAt(const ClipState& state, const FloorTrack& positions, int point, std::size_t f) {
    std::size_t a = f, b = f;
    while (a > 0 && state.segments[a - 1] == state.segments[f] &&
           state.times_s[f] - state.times_s[a] < kSpeedSpan_s)
        --a;
    while (b + 1 < state.size() && state.segments[b + 1] == state.segments[f] &&
           state.times_s[b] - state.times_s[f] < kSpeedSpan_s) {
        ++b;
    }
    const double dt_s = state.times_s[b] - state.times_s[a];
    return dt_s > 0 ? (positions[b][point] - positions[a][point]).norm() / dt_s : 1e9;
}

double percentile(std::vector<double> values, double share) {
    const auto at = values.begin() +
                    static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

}  // namespace

std::vector<ContactInterval> findContacts(const FitContext& context, const ClipState& state) {
    std::vector<ContactInterval> contacts;
    if (state.size() < 3) return contacts;
    const auto positions = floorPositions(context, state);
    for (int p = 0; p < FitContext::kFloorPoints; ++p) {
        // The floor of this point: what it comes down to again and again. Taken point by point, so
        // that a tilted first guess of the camera does not hide one foot's contacts.
        std::vector<double> heights, speeds;
        for (std::size_t f = 0; f < state.size(); ++f) {
            heights.push_back(positions[f][p].y());
            speeds.push_back(speedAt(state, positions, p, f));
        }
        const double floor_m = percentile(heights, 0.1);
        const double maxSpeed_m_s =
            std::clamp(kRestShare * percentile(speeds, 0.95), kMinRestSpeed_m_s, kMaxRestSpeed_m_s);
        std::size_t first = 0;
        bool open = false;
        const auto close = [&](std::size_t last) {
            if (open && state.times_s[last] - state.times_s[first] >= kMinRest_s)
                contacts.push_back({p, first, last});
            open = false;
        };
        for (std::size_t f = 0; f < state.size(); ++f) {
            const bool rests = speeds[f] < maxSpeed_m_s && heights[f] < floor_m + kMaxHeight_m;
            const bool newSegment = f > 0 && state.segments[f - 1] != state.segments[f];
            if (open && (!rests || newSegment)) close(f - 1);
            if (rests && !open) {
                open = true;
                first = f;
            }
        }
        close(state.size() - 1);
    }
    return contacts;
}

namespace {

// Where the body stands still on both feet, its centre of mass is above them.
void applyBalance(const FitContext& context, ClipState& state) {
    constexpr double kSlow_m_s = 0.35;
    const FitContext::Lease body(context);
    std::vector<Eigen::Vector2d> centre;
    for (std::size_t f = 0; f < state.size(); ++f) {
        const double* block = state.blocks[f].data();
        const auto& values =
            body->evaluate(context.active.expand(block), state.globals.shape(), {});
        const Eigen::Vector3d p = values.position_m.segment<3>(3 * context.massCentre()) +
                                  Eigen::Map<const Eigen::Vector3d>(block + context.active.count());
        centre.emplace_back(p.x(), p.z());
    }
    for (std::size_t f = 0; f < state.size(); ++f) {
        auto& observation = state.observations[f];
        const std::size_t a = f > 0 && state.segments[f - 1] == state.segments[f] ? f - 1 : f;
        const std::size_t b =
            f + 1 < state.size() && state.segments[f + 1] == state.segments[f] ? f + 1 : f;
        const double dt_s = state.times_s[b] - state.times_s[a];
        bool feet[2] = {false, false};
        for (const auto& contact : observation.contacts) feet[contact.floorPoint / 2] = true;
        const bool still = dt_s > 0 && (centre[b] - centre[a]).norm() / dt_s < kSlow_m_s;
        observation.standsStill = feet[0] && feet[1] && still;
    }
}

}  // namespace

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
    applyBalance(context, state);
}

}  // namespace gonio
