#include "core/fit/standing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "core/body/skeleton.h"

namespace gonio {
namespace {

constexpr double kLong_s = 1;  ///< longer than a foot rests while walking
/// Height of the hips above the knees, share of the knees' above the ankles.
constexpr double kHighHips = 0.4;

/// Heights of a body's parts, upwards; not a number where none is known.
struct Heights {
    double shoulder = 0, hip = 0, knee = 0, ankle = 0;

    bool areOfStanding(double size) const {
        constexpr double kUpright = 0.12;  // share of the size: trunks lean in a squat
        return knee > ankle && hip - knee > kHighHips * (knee - ankle) &&
               shoulder - hip > kUpright * size;
    }
};

bool isOf(const Landmark& landmark, std::initializer_list<Joint> joints) {
    return std::any_of(joints.begin(), joints.end(),
                       [&](Joint joint) { return landmark.joint == id(joint); });
}

Heights heightsOf(const FitContext& context, const FrameObservation& observation) {
    double sums[4] = {}, counts[4] = {};
    for (const FrameObservation::Point2D& point : observation.points2D) {
        const Landmark& landmark = context.landmarks.landmarks[std::size_t(point.landmark)];
        const int part = isOf(landmark, {Joint::HumerusR, Joint::HumerusL}) ? 0
                         : isOf(landmark, {Joint::FemurR, Joint::FemurL})   ? 1
                         : isOf(landmark, {Joint::TibiaR, Joint::TibiaL})   ? 2
                         : isOf(landmark, {Joint::TalusR, Joint::TalusL})   ? 3
                                                                            : -1;
        if (part < 0) continue;
        sums[part] -= point.pixel.y();
        counts[part] += 1;
    }
    return {sums[0] / counts[0], sums[1] / counts[1], sums[2] / counts[2], sums[3] / counts[3]};
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// First and last of frames that follow each other about `frame`, for kLong_s; none: too few.
std::optional<std::pair<std::size_t, std::size_t>> longAbout(const ClipState& state,
                                                             const FrameLinks& links,
                                                             std::size_t frame) {
    std::size_t first = frame, last = frame;
    const auto reaches = [&](double share) {
        return state.times_s[last] - state.times_s[first] >= share * kLong_s;
    };
    const auto earlier = [&](double share) {
        while (!reaches(share) && first > 0 && links.join(first - 1)) --first;
    };
    earlier(0.5);
    while (!reaches(1) && links.join(last)) ++last;
    earlier(1);
    if (!reaches(1)) return std::nullopt;
    return std::pair(first, last);
}

/// Where the points of one foot are seen, frame by frame.
class FootTrack {
public:
    FootTrack(const FitContext& context, const ClipState& state, std::initializer_list<Joint> foot)
        : m_places_px(state.size()) {
        for (std::size_t f = 0; f < state.size(); ++f) {
            for (const auto& point : state.observations[f].points2D) {
                if (isOf(context.landmarks.landmarks[std::size_t(point.landmark)], foot))
                    m_places_px[f].emplace_back(point.landmark, point.pixel);
            }
        }
    }

    /// Whether all points keep their places in nearly all frames from `first` to `last`.
    bool stays(std::size_t first, std::size_t last, double reach_px) const {
        constexpr double kMost = 0.85;  // single keypoints go astray
        std::map<int, std::array<std::vector<double>, 2>> tracks;
        std::size_t frames = 0, points = 0, near = 0;
        for (std::size_t f = first; f <= last; ++f) {
            frames += m_places_px[f].empty() ? 0 : 1;
            points += m_places_px[f].size();
            for (const auto& [landmark, place_px] : m_places_px[f]) {
                tracks[landmark][0].push_back(place_px.x());
                tracks[landmark][1].push_back(place_px.y());
            }
        }
        for (const auto& [landmark, places] : tracks) {
            const double x = median(places[0]), y = median(places[1]);
            for (std::size_t k = 0; k < places[0].size(); ++k)
                near += std::hypot(places[0][k] - x, places[1][k] - y) < reach_px ? 1 : 0;
        }
        const auto isMost = [](std::size_t part, std::size_t whole) {
            return static_cast<double>(part) >= kMost * static_cast<double>(whole);
        };
        return isMost(frames, last - first + 1) && isMost(near, points);
    }

private:
    std::vector<std::vector<std::pair<int, Eigen::Vector2d>>> m_places_px;
};

/// Whether a network says that the person may sit: from ahead and above, the hips of who sits are
/// seen above the knees as well.
bool maySit(const ClipState& state, std::size_t frame) {
    constexpr double kBent_rad = 1.05;
    constexpr int kKneeR = 6, kKneeL = 13;
    const FrameWord* word = state.wordOf(frame);
    return word != nullptr && word->pose_rad[kKneeR] > kBent_rad &&
           word->pose_rad[kKneeL] > kBent_rad;
}

std::vector<Eigen::Vector2d> massCentres(const FitContext& context, const ClipState& state) {
    const FitContext::Lease body(context);
    std::vector<Eigen::Vector2d> centres;
    for (std::size_t f = 0; f < state.size(); ++f) {
        const double* block = state.blocks[f].data();
        const auto& values =
            body->evaluate(context.active.expand(block), state.globals.shape(), {});
        const Eigen::Vector3d p = values.position_m.segment<3>(3 * context.massCentre()) +
                                  Eigen::Map<const Eigen::Vector3d>(block + context.active.count());
        centres.emplace_back(p.x(), p.z());
    }
    return centres;
}

bool standsOnBoth(const FrameObservation& observation) {
    bool feet[2] = {false, false};
    for (const auto& contact : observation.contacts) feet[contact.floorPoint / 2] = true;
    return feet[0] && feet[1];
}

/// Frames well inside a time for which both feet rest: before a jump and after landing the body
/// goes its way.
std::vector<bool> longStands(const ClipState& state, const FrameLinks& links) {
    constexpr double kMargin_s = 0.4;
    std::vector<bool> isLong(state.size(), false);
    for (std::size_t begin = 0, end = 0; begin < state.size(); begin = end + 1) {
        end = begin;
        if (!standsOnBoth(state.observations[begin])) continue;
        while (links.join(end) && standsOnBoth(state.observations[end + 1])) ++end;
        const double first_s = state.times_s[begin], last_s = state.times_s[end];
        if (last_s - first_s < kLong_s) continue;
        const bool isCutBefore = begin == 0 || !links.join(begin - 1);
        const bool isCutBehind = !links.join(end);
        for (std::size_t f = begin; f <= end; ++f) {
            isLong[f] = (isCutBefore || state.times_s[f] - first_s >= kMargin_s) &&
                        (isCutBehind || last_s - state.times_s[f] >= kMargin_s);
        }
    }
    return isLong;
}

}  // namespace

FrameLinks::FrameLinks(const ClipState& state) : m_joins(state.size(), false) {
    constexpr double kGap = 4;  // times the usual distance in time
    std::vector<double> steps_s;
    for (std::size_t f = 0; f + 1 < state.size(); ++f)
        steps_s.push_back(state.times_s[f + 1] - state.times_s[f]);
    if (steps_s.empty()) return;
    const double usual_s = median(steps_s);
    for (std::size_t f = 0; f < steps_s.size(); ++f)
        m_joins[f] = state.segments[f] == state.segments[f + 1] && steps_s[f] <= kGap * usual_s;
}

void expectStanding(const FitContext& context, double personSize_px, ClipState& state) {
    constexpr double kReach = 0.03;  // of the person's size: twice a keypoint's scatter
    const double reach_px = kReach * personSize_px;
    const FrameLinks links(state);
    const FootTrack right(context, state, {Joint::TalusR, Joint::CalcnR, Joint::ToesR});
    const FootTrack left(context, state, {Joint::TalusL, Joint::CalcnL, Joint::ToesL});
    for (std::size_t f = 0; f < state.size(); ++f) {
        FrameObservation& observation = state.observations[f];
        const auto about = longAbout(state, links, f);
        observation.standsStill =
            about && heightsOf(context, observation).areOfStanding(personSize_px) &&
            !maySit(state, f) && right.stays(about->first, about->second, reach_px) &&
            left.stays(about->first, about->second, reach_px);
    }
}

void keepStandingInBalance(const FitContext& context, ClipState& state) {
    constexpr double kSlow_m_s = 0.35;
    const std::vector<Eigen::Vector2d> centre = massCentres(context, state);
    const std::vector<bool> isLong = longStands(state, FrameLinks(state));
    for (std::size_t f = 0; f < state.size(); ++f) {
        auto& observation = state.observations[f];
        const std::size_t a = f > 0 && state.segments[f - 1] == state.segments[f] ? f - 1 : f;
        const std::size_t b =
            f + 1 < state.size() && state.segments[f + 1] == state.segments[f] ? f + 1 : f;
        const double dt_s = state.times_s[b] - state.times_s[a];
        Eigen::Vector2d step_m = centre[b] - centre[a];
        if (isLong[f]) {
            const Eigen::Vector2d sight = centre[f].normalized();
            step_m -= step_m.dot(sight) * sight;
        }
        const bool isStill = dt_s > 0 && step_m.norm() / dt_s < kSlow_m_s;
        observation.standsStill = standsOnBoth(observation) && isStill;
    }
}

}  // namespace gonio
