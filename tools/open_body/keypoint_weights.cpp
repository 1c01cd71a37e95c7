#include "tools/open_body/keypoint_weights.h"

#include <cmath>

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

struct JointShare {
    Joint joint;
    double weight;
};

struct LandmarkShare {
    const char* landmark;
    double weight;
};

struct Keypoint {
    std::vector<JointShare> joints;
    std::vector<LandmarkShare> landmarks;
};

/// The 25 points of OpenPose's body.
std::vector<Keypoint> openPosePoints() {
    using enum Joint;
    return {{{}, {{"nose_tip", 1}}},
            {{{HumerusR, 0.325}, {HumerusL, 0.325}, {Thorax, 0.35}}, {}},
            {{{HumerusR, 1}}, {}},
            {{{UlnaR, 0.5}, {RadiusR, 0.5}}, {}},
            {{{HandR, 1}}, {}},
            {{{HumerusL, 1}}, {}},
            {{{UlnaL, 0.5}, {RadiusL, 0.5}}, {}},
            {{{HandL, 1}}, {}},
            {{{FemurR, 0.5}, {FemurL, 0.5}}, {}},
            {{{FemurR, 1}}, {}},
            {{{TibiaR, 1}}, {}},
            {{{TalusR, 1}}, {}},
            {{{FemurL, 1}}, {}},
            {{{TibiaL, 1}}, {}},
            {{{TalusL, 1}}, {}},
            {{}, {{"eye_r", 1}}},
            {{}, {{"eye_l", 1}}},
            {{}, {{"ear_r", 1}}},
            {{}, {{"ear_l", 1}}},
            {{}, {{"big_toe_tip_l", 1}}},
            {{}, {{"small_toe_tip_l", 1}}},
            {{}, {{"heel_l", 1}}},
            {{}, {{"big_toe_tip_r", 1}}},
            {{}, {{"small_toe_tip_r", 1}}},
            {{}, {{"heel_r", 1}}}};
}

/// The 19 further points. The offsets of the definitions are met by mixing in a joint that lies in
/// that direction: neck 10 mm forward and 15 mm up of C7/T1, jaw 30 mm behind chin and nose, head
/// 40 mm below the vertex.
std::vector<Keypoint> furtherPoints() {
    using enum Joint;
    return {{{{TalusR, 1}}, {}},
            {{{TibiaR, 1}}, {}},
            {{{FemurR, 1}}, {}},
            {{{FemurL, 1}}, {}},
            {{{TibiaL, 1}}, {}},
            {{{TalusL, 1}}, {}},
            {{{HandR, 1}}, {}},
            {{{UlnaR, 1}}, {}},
            {{{HumerusR, 1}}, {}},
            {{{HumerusL, 1}}, {}},
            {{{UlnaL, 1}}, {}},
            {{{HandL, 1}}, {}},
            {{{Thorax, 0.72}, {Head, 0.17}}, {{"sternal_notch", 0.11}}},
            {{}, {{"vertex", 1}}},
            {{{FemurR, 0.5}, {FemurL, 0.5}}, {}},
            {{{HumerusR, 0.5}, {HumerusL, 0.5}}, {}},
            {{{LumbarBody, 0.7}, {Thorax, 0.3}}, {}},
            {{{Head, 0.27}}, {{"chin", 0.365}, {"nose_tip", 0.365}}},
            {{{Head, 0.29}}, {{"vertex", 0.71}}}};
}

}  // namespace

std::map<std::string, int> findLandmarks(const BodyMeasurements& body, const MirroredMesh& skin) {
    std::map<std::string, int> found;
    for (const auto& [name, point] : body.landmarks_left) {
        const bool central = std::abs(point.x()) < 2e-3;
        int nearest = 0;
        double smallest = 1e9;
        for (int v = 0; v < skin.half_count; ++v) {
            const Vector3d& at = skin.mesh.vertices[static_cast<std::size_t>(v)];
            if ((at - point).norm() < smallest && (!central || at.x() == 0)) {
                smallest = (at - point).norm();
                nearest = v;
            }
        }
        if (central) {
            found[name] = nearest;
        } else {
            found[name + "_l"] = nearest;
            found[name + "_r"] = skin.mirror[static_cast<std::size_t>(nearest)];
        }
    }
    return found;
}

void setKeypoints(OpenBody& body) {
    std::vector<Keypoint> points = openPosePoints();
    const std::vector<Keypoint> further = furtherPoints();
    points.insert(points.end(), further.begin(), further.end());
    body.keypoint_joints = Eigen::MatrixXd::Zero(kKeypointCount, kJointCount);
    for (std::size_t k = 0; k < points.size(); ++k) {
        const int row = static_cast<int>(k);
        for (const JointShare& share : points[k].joints) {
            body.keypoint_joints(row, static_cast<int>(share.joint)) = share.weight;
        }
        for (const LandmarkShare& share : points[k].landmarks) {
            body.keypoint_vertices.add(row, body.landmarks.at(share.landmark), share.weight);
        }
    }
}

}  // namespace gonio::open_body
