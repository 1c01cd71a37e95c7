#include "core/fit/landmarks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/body/mass.h"

namespace gonio {
namespace {

/// A keypoint seen by a detector: a joint or one of the body's 44 keypoints, moved by an offset.
/// Offsets are in rest axes (x to the person's left, y up, z forward) for the left side, mm; they
/// are mirrored for the right.
struct Placement {
    Joint jointLeft, jointRight;
    int keypoint44Left, keypoint44Right;  ///< -1: use the joint
    Joint carrier;                        ///< what the offset turns with, on the left
    Eigen::Vector3d offsetLeft_mm;
    double spread;
};

using PlacementTable = std::map<std::string, Placement, std::less<>>;

// Offsets follow what detectors trained on hand-marked pictures see: the marked hip lies above and
// outside the joint centre, the marked shoulder above it.
const PlacementTable& detectorPlacements() {
    using enum Joint;
    static const PlacementTable table = {
        {"nose", {Head, Head, 0, 0, Head, {0, 0, 0}, 1.0}},
        {"eye", {Head, Head, 16, 15, Head, {0, 0, 0}, 1.0}},
        {"ear", {Head, Head, 18, 17, Head, {0, 0, 0}, 1.2}},
        {"shoulder", {HumerusL, HumerusR, -1, -1, Thorax, {0, 5, 0}, 1.3}},
        {"elbow", {UlnaL, UlnaR, -1, -1, HumerusL, {-20, 0, 0}, 1.3}},
        {"wrist", {HandL, HandR, -1, -1, UlnaL, {-20, 0, 0}, 1.3}},
        {"hip", {FemurL, FemurR, -1, -1, Pelvis, {6, 26, 0}, 1.3}},
        {"knee", {TibiaL, TibiaR, -1, -1, Pelvis, {0, 0, 0}, 1.0}},
        {"ankle", {TalusL, TalusR, -1, -1, TibiaL, {0, 27, 0}, 1.0}},
        {"heel", {CalcnL, CalcnR, 21, 24, CalcnL, {0, -12, 0}, 1.2}},
        {"foot_index", {CalcnL, CalcnR, 19, 22, CalcnL, {0, 10, 0}, 1.2}},
        {"big_toe", {CalcnL, CalcnR, 19, 22, CalcnL, {0, 10, 0}, 1.2}},
        {"small_toe", {CalcnL, CalcnR, 20, 23, CalcnL, {0, 10, 0}, 1.2}},
    };
    return table;
}

struct NameParts {
    std::string part;
    int side;  ///< +1 left, -1 right, 0 middle
};

NameParts splitSide(const std::string& name) {
    for (const auto& [prefix, side] : {std::pair("left_", 1), std::pair("right_", -1)}) {
        if (name.starts_with(prefix)) return {name.substr(std::string(prefix).size()), side};
    }
    return {name, 0};
}

Joint oppositeOf(Joint left) {
    switch (left) {
        case Joint::TibiaL:
            return Joint::TibiaR;
        case Joint::HumerusL:
            return Joint::HumerusR;
        case Joint::UlnaL:
            return Joint::UlnaR;
        case Joint::CalcnL:
            return Joint::CalcnR;
        default:
            return left;
    }
}

PointDefinition definitionOf(const BodyModel& model, const Placement& placement, int side) {
    const Joint joint = side < 0 ? placement.jointRight : placement.jointLeft;
    const int keypoint = side < 0 ? placement.keypoint44Right : placement.keypoint44Left;
    PointDefinition point;
    if (keypoint >= 0) {
        point = keypointDefinitions(*model.keypoints44)[keypoint];
    } else {
        point.joints.push_back({id(joint), 1});
    }
    point.offsetJoint = id(side < 0 ? oppositeOf(placement.carrier) : placement.carrier);
    point.offset_m = placement.offsetLeft_mm / 1000;
    if (side < 0) point.offset_m.x() = -point.offset_m.x();
    return point;
}

// What each of the body's keypoints tells of, whether it is tied to joints or to the skin.
constexpr std::array<Joint, kKeypointCount> makeJointOfKeypoint() {
    using enum Joint;
    return {Head,   Thorax, HumerusR, UlnaR,  HandR,  HumerusL,   UlnaL,    HandL,    Pelvis,
            FemurR, TibiaR, TalusR,   FemurL, TibiaL, TalusL,     Head,     Head,     Head,
            Head,   ToesL,  ToesL,    CalcnL, ToesR,  ToesR,      CalcnR,   TalusR,   TibiaR,
            FemurR, FemurL, TibiaL,   TalusL, HandR,  UlnaR,      HumerusR, HumerusL, UlnaL,
            HandL,  Thorax, Head,     Pelvis, Thorax, LumbarBody, Head,     Head};
}

constexpr std::array<Joint, kKeypointCount> kJointOfKeypoint = makeJointOfKeypoint();

bool isBodyNames(const std::vector<std::string>& names) {
    return std::equal(names.begin(), names.end(), kKeypointNames.begin(), kKeypointNames.end());
}

LandmarkSet bodyLandmarks(const BodyModel& model) {
    LandmarkSet set;
    set.convention = "body-44";
    const auto definitions = keypointDefinitions(*model.keypoints44);
    for (int k = 0; k < kKeypointCount; ++k) {
        set.landmarks.push_back(
            {k, definitions[k], id(kJointOfKeypoint[k]), 1.0, k == 9 || k == 12});
    }
    return set;
}

}  // namespace

Result<LandmarkSet> placeLandmarks(const BodyModel& model, const std::vector<std::string>& names) {
    if (!model.keypoints44) {
        return fail(ErrorCode::MissingModel,
                    "body '" + model.name +
                        "' has no keypoints; import the regressor files SMPL_to_J19.pkl and "
                        "J_regressor_SKEL_mix_MALE.pkl together with it, or choose the open body");
    }
    if (isBodyNames(names)) return bodyLandmarks(model);
    LandmarkSet set;
    const bool blazePose = std::find(names.begin(), names.end(), "left_foot_index") != names.end();
    set.convention = blazePose ? "blazepose-33" : "coco";
    for (std::size_t i = 0; i < names.size(); ++i) {
        const NameParts parts = splitSide(names[i]);
        const auto found = detectorPlacements().find(parts.part);
        const bool sided = parts.side != 0 || parts.part == "nose";
        if (found == detectorPlacements().end() || !sided) {
            set.unknownNames.push_back(names[i]);
            continue;
        }
        const Joint joint = parts.side < 0 ? found->second.jointRight : found->second.jointLeft;
        set.landmarks.push_back({static_cast<int>(i),
                                 definitionOf(model, found->second, parts.side), id(joint),
                                 found->second.spread, parts.part == "hip"});
    }
    const auto roots = std::count_if(set.landmarks.begin(), set.landmarks.end(),
                                     [](const Landmark& l) { return l.root; });
    if (roots != 2 || set.landmarks.size() < 8) {
        return fail(ErrorCode::Unsupported,
                    "the detector's keypoint names are not known here: at least left_hip, "
                    "right_hip and six more of "
                    "COCO's or BlazePose's names are needed");
    }
    return set;
}

std::vector<PointDefinition> floorPoints(const BodyModel& model) {
    const auto keypoints = keypointDefinitions(*model.keypoints44);
    std::vector<PointDefinition> points;
    for (const auto& [heel, bigToe, smallToe] : {std::array{24, 22, 23}, std::array{21, 19, 20}}) {
        points.push_back(keypoints[heel]);
        PointDefinition ball;  // middle of the toes, drawn back a little towards the heel
        for (const auto& [k, share] :
             {std::pair(heel, 0.2), std::pair(bigToe, 0.4), std::pair(smallToe, 0.4)}) {
            for (const auto& w : keypoints[k].joints)
                ball.joints.push_back({w.index, share * w.weight});
            for (const auto& w : keypoints[k].vertices)
                ball.vertices.push_back({w.index, share * w.weight});
        }
        points.push_back(ball);
    }
    return points;
}

PointDefinition massCentrePoint() {
    PointDefinition centre;
    for (int j = 0; j < kJointCount; ++j) {
        if (massAtJoints()[j] > 0) centre.joints.push_back({j, massAtJoints()[j]});
    }
    return centre;
}

}  // namespace gonio
