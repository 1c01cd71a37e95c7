#include "tools/open_body/assemble_body.h"

#include "tools/open_body/body_field.h"
#include "tools/open_body/body_metadata.h"
#include "tools/open_body/bone_frames.h"
#include "tools/open_body/bone_placement.h"
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
/// number does not move the whole body. Returns where the origin was before.
Eigen::Vector3d centreAtPelvis(OpenBody& body) {
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
    return origin;
}

}  // namespace

OpenBody assembleBody(const BodyMeasurements& measured, const std::vector<GenericBone>& bones) {
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
    const Eigen::Vector3d origin = centreAtPelvis(body);
    setBoneFrames(body);
    setKeypoints(body);
    addBones(measured, field, bones, origin, body);
    setMetadata(measured, body);
    return body;
}

}  // namespace gonio::open_body
