#include "app/gui/video/shown_keypoints.h"

#include <algorithm>
#include <cmath>
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

template <class Swap>
const Swap* covering(const Person& person, int frame) {
    const Swap* found = nullptr;
    int count = 0;
    for (const auto& [id, correction] : person.corrections) {
        const auto* swap = std::get_if<Swap>(&correction.value);
        if (swap == nullptr || !swap->frames.contains(frame)) continue;
        found = swap;
        ++count;
    }
    return count % 2 == 1 ? found : nullptr;  // two swaps cancel each other
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

std::vector<ShownKeypoint> shownKeypoints(const Trial& trial, int person, int frame,
                                          const ProjectedBody* body) {
    const auto found = trial.people.find(person);
    if (found == trial.people.end() || !found->second.base) return {};
    const Person& self = found->second;
    const BaseAnalysis* seenIn = self.base.get();
    if (const auto* swap = covering<PersonSwapCorrection>(self, frame)) {
        const auto other = trial.people.find(swap->otherPerson);
        if (other != trial.people.end() && other->second.base) seenIn = other->second.base.get();
    }
    std::vector<ShownKeypoint> points = detected(*seenIn, frame);
    undoFittedSwaps(*seenIn, frame, body, points);
    if (covering<SideSwapCorrection>(self, frame) != nullptr) {
        for (ShownKeypoint& point : points) {
            if (isLeg(point.name) || isArm(point.name)) point.name = otherSide(point.name);
        }
    }
    for (const auto& [id, correction] : self.corrections) {
        const auto* put = std::get_if<KeypointCorrection>(&correction.value);
        if (put == nullptr || put->frame != frame) continue;
        auto point = std::find_if(points.begin(), points.end(),
                                  [&](const auto& p) { return p.name == put->keypoint; });
        if (point == points.end()) point = points.insert(point, {put->keypoint, {}, 0, {}, 0});
        point->at_px = {put->at_px.x(), put->at_px.y()};
        point->correction = id;
    }
    return points;
}

}  // namespace gonio
