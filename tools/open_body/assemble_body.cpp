#include "tools/open_body/assemble_body.h"

#include <Eigen/Geometry>

#include "tools/open_body/body_field.h"
#include "tools/open_body/body_metadata.h"
#include "tools/open_body/bone_frames.h"
#include "tools/open_body/joint_names.h"
#include "tools/open_body/joint_regressor.h"
#include "tools/open_body/keypoint_weights.h"
#include "tools/open_body/shape_directions.h"
#include "tools/open_body/skin_surface.h"
#include "tools/open_body/skin_weights.h"

namespace gonio::open_body {
namespace {

constexpr int kSkinVertices = 7000;

/// Rows of the regressor times vertices.
std::array<Eigen::Vector3d, kJointCount> regress(const SparseEntries& regressor,
                                                 const std::vector<Eigen::Vector3d>& vertices) {
    std::array<Eigen::Vector3d, kJointCount> joints;
    joints.fill(Eigen::Vector3d::Zero());
    for (std::size_t i = 0; i < regressor.row.size(); ++i) {
        joints[static_cast<std::size_t>(regressor.row[i])] +=
            regressor.value[i] * vertices[static_cast<std::size_t>(regressor.col[i])];
    }
    return joints;
}

/// Moves the origin to the pelvis joint and keeps it there whatever the shape, so that a shape
/// number does not move the whole body.
void centreAtPelvis(OpenBody& body) {
    const Eigen::Vector3d origin = regress(body.joint_regressor, body.skin.vertices)[0];
    for (auto& vertex : body.skin.vertices) {
        vertex -= origin;
    }
    for (auto& direction : body.directions) {
        const Eigen::Vector3d moved = regress(body.joint_regressor, direction)[0];
        for (auto& displacement : direction) {
            displacement -= moved;
        }
    }
    body.joints = regress(body.joint_regressor, body.skin.vertices);
}

/// A double pyramid from each joint to its first child, until the bones proper are there.
void addStickBones(OpenBody& body) {
    for (std::size_t joint = 0; joint < kJointCount; ++joint) {
        Eigen::Vector3d tip = 0.04 * Eigen::Vector3d::UnitY();
        for (std::size_t child = kJointCount; child-- > 1;) {
            if (kBodyParents[child] == static_cast<int>(joint)) {
                tip = body.rest_relative[child].topRightCorner<3, 1>();
            }
        }
        const Eigen::Vector3d side = tip.unitOrthogonal() * 0.12 * tip.norm();
        const Eigen::Vector3d other = tip.normalized().cross(side);
        const int first = static_cast<int>(body.bones.vertices.size());
        const Eigen::Vector3d middle = 0.25 * tip;
        for (const Eigen::Vector3d& corner :
             {Eigen::Vector3d(0, 0, 0), Eigen::Vector3d(middle + side),
              Eigen::Vector3d(middle + other), Eigen::Vector3d(middle - side),
              Eigen::Vector3d(middle - other), tip}) {
            const auto row = static_cast<int>(body.bones.vertices.size());
            body.bones.vertices.push_back(corner);
            body.bone_weights.add(row, static_cast<int>(joint), 1);
            body.bone_membership.add(row, static_cast<int>(joint), 1);
        }
        for (int i = 0; i < 4; ++i) {
            const int a = first + 1 + i;
            const int b = first + 1 + (i + 1) % 4;
            body.bones.triangles.push_back({first, b, a});
            body.bones.triangles.push_back({first + 5, a, b});
        }
    }
}

}  // namespace

OpenBody assembleBody(const BodyMeasurements& measured, const nlohmann::json& bones) {
    (void)bones;
    const BodyField field(measured, ShapeVector::Zero());
    const MirroredMesh skin = makeSkin(field, measured, kSkinVertices);
    OpenBody body;
    body.name = measured.name;
    body.mirror = skin.mirror;
    body.half_count = skin.half_count;
    body.landmarks = findLandmarks(measured, skin);
    body.directions = computeShapeDirections(measured, field, skin);
    body.joint_regressor = computeJointRegressor(measured, skin, body.directions);
    body.skin_weights = computeSkinWeights(measured, skin);
    body.skin = skin.mesh;
    centreAtPelvis(body);
    setBoneFrames(body);
    setKeypoints(body);
    addStickBones(body);
    setMetadata(measured, body);
    return body;
}

}  // namespace gonio::open_body
