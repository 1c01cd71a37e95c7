#include "app/gui/video/shown_keypoints.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "app/gui/video/body_projector.h"

namespace gonio {
namespace {

struct Limb {
    const char* part;
    Joint right, left;
};

constexpr Limb kLegs[] = {{"hip", Joint::FemurR, Joint::FemurL},
                          {"knee", Joint::TibiaR, Joint::TibiaL},
                          {"ankle", Joint::TalusR, Joint::TalusL}};
constexpr Limb kArms[] = {{"shoulder", Joint::HumerusR, Joint::HumerusL},
                          {"elbow", Joint::UlnaR, Joint::UlnaL},
                          {"wrist", Joint::HandR, Joint::HandL}};
constexpr const char* kLegParts[] = {"hip",     "knee",      "ankle", "heel",
                                     "big_toe", "small_toe", "foot"};
constexpr const char* kArmParts[] = {"shoulder", "elbow", "wrist", "hand",
                                     "pinky",    "index", "thumb"};

bool isOneOf(const std::string& name, std::span<const char* const> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const char* part) { return name.find(part) != std::string::npos; });
}

/// Whether a point belongs to the legs ("left_foot_index" does, though fingers are indexes too).
bool isLeg(const std::string& name) {
    return isOneOf(name, kLegParts);
}

bool isArm(const std::string& name) {
    return !isLeg(name) && isOneOf(name, kArmParts);
}

const ShownKeypoint* find(const std::vector<ShownKeypoint>& points, const char* side,
                          const char* shortSide, const char* part) {
    for (const ShownKeypoint& point : points) {
        const bool named =
            point.name == std::string(side) + part || point.name == std::string(shortSide) + part;
        if (named) return &point;
    }
    return nullptr;
}

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Whether the points lie nearer to the body with their sides exchanged.
bool isCrossed(const std::vector<ShownKeypoint>& points, const ProjectedBody& body,
               std::span<const Limb> limbs) {
    double same = 0, crossed = 0;
    for (const Limb& limb : limbs) {
        const QPointF right = body.joints_px[std::size_t(id(limb.right))];
        const QPointF left = body.joints_px[std::size_t(id(limb.left))];
        if (const auto* point = find(points, "right_", "r_", limb.part)) {
            same += distance(point->at_px, right);
            crossed += distance(point->at_px, left);
        }
        if (const auto* point = find(points, "left_", "l_", limb.part)) {
            same += distance(point->at_px, left);
            crossed += distance(point->at_px, right);
        }
    }
    return crossed < same;
}

std::vector<ShownKeypoint> detected(const BaseAnalysis& base, int frame) {
    std::vector<ShownKeypoint> points;
    const auto& frames = base.keypoints.frames;
    if (frame < 0 || std::size_t(frame) >= frames.size()) return points;
    const KeypointFrame& seen = frames[std::size_t(frame)];
    const auto& names = base.keypoints.names;
    for (Eigen::Index k = 0; k < seen.image_px.rows() && std::size_t(k) < names.size(); ++k) {
        const double confidence = seen.image_px(k, 2);
        if (!(confidence > 0)) continue;
        const QPointF at_px(seen.image_px(k, 0), seen.image_px(k, 1));
        points.push_back({names[std::size_t(k)], at_px, confidence, at_px, 0});
    }
    return points;
}

int frameOf(const Correction* correction) {
    return std::get<KeypointCorrection>(correction->value).frame;
}

void undoFittedSwaps(const BaseAnalysis& base, int frame, const ProjectedBody* body,
                     std::vector<ShownKeypoint>& points) {
    const bool swapped =
        std::any_of(base.sideSwaps.begin(), base.sideSwaps.end(),
                    [&](const FrameRange& range) { return range.contains(frame); });
    if (!swapped || body == nullptr) return;
    const bool legs = isCrossed(points, *body, kLegs), arms = isCrossed(points, *body, kArms);
    for (ShownKeypoint& point : points) {
        if ((legs && isLeg(point.name)) || (arms && isArm(point.name))) {
            point.name = otherSide(point.name);
        }
    }
}

}  // namespace

std::string otherSide(const std::string& name) {
    for (const auto& [from, to] : {std::pair("left_", "right_"), std::pair("right_", "left_"),
                                   std::pair("l_", "r_"), std::pair("r_", "l_")}) {
        const std::string_view prefix(from);
        if (name.starts_with(prefix)) return to + name.substr(prefix.size());
    }
    return name;
}

CorrectionIndex::CorrectionIndex(const Person& person) {
    for (const auto& [id, correction] : person.corrections) {
        if (std::holds_alternative<KeypointCorrection>(correction.value)) {
            m_keypoints.push_back(&correction);
        } else if (const auto* sides = std::get_if<SideSwapCorrection>(&correction.value)) {
            m_sideSwaps.push_back(*sides);
        } else if (const auto* people = std::get_if<PersonSwapCorrection>(&correction.value)) {
            m_personSwaps.push_back(*people);
        }
    }
    std::ranges::stable_sort(m_keypoints, {}, frameOf);
}

std::vector<const Correction*> CorrectionIndex::keypointsAt(int frame) const {
    const auto range = std::ranges::equal_range(m_keypoints, frame, {}, frameOf);
    return {range.begin(), range.end()};
}

bool CorrectionIndex::isSideSwapped(int frame) const {
    // two swaps of the same frame cancel each other
    return std::ranges::count_if(m_sideSwaps,
                                 [&](const auto& swap) { return swap.frames.contains(frame); }) %
               2 ==
           1;
}

int CorrectionIndex::exchangedWith(int frame) const {
    std::map<int, int> times;
    for (const auto& swap : m_personSwaps) {
        if (swap.frames.contains(frame)) ++times[swap.otherPerson];
    }
    for (const auto& [other, count] : times) {
        if (count % 2 == 1) return other;
    }
    return 0;
}

std::vector<ShownKeypoint> shownKeypoints(const Trial& trial, int person,
                                          const CorrectionIndex& corrections, int frame,
                                          const ProjectedBody* body) {
    const auto found = trial.people.find(person);
    if (found == trial.people.end() || !found->second.base) return {};
    const BaseAnalysis* seenIn = found->second.base.get();
    const auto other = trial.people.find(corrections.exchangedWith(frame));
    if (other != trial.people.end() && other->second.base) seenIn = other->second.base.get();
    std::vector<ShownKeypoint> points = detected(*seenIn, frame);
    undoFittedSwaps(*seenIn, frame, body, points);
    if (corrections.isSideSwapped(frame)) {
        for (ShownKeypoint& point : points) {
            if (isLeg(point.name) || isArm(point.name)) point.name = otherSide(point.name);
        }
    }
    for (const Correction* correction : corrections.keypointsAt(frame)) {
        const auto& put = std::get<KeypointCorrection>(correction->value);
        auto point = std::ranges::find(points, put.keypoint, &ShownKeypoint::name);
        if (point == points.end()) point = points.insert(point, {put.keypoint, {}, 0, {}, 0});
        point->at_px = {put.at_px.x(), put.at_px.y()};
        point->correction = correction->id;
    }
    return points;
}

}  // namespace gonio
