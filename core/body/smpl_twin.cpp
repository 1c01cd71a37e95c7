#include "core/body/smpl_twin.h"

namespace gonio {
namespace {

/// SMPL's joint that moves the skin of each of SKEL's.
constexpr std::array<int, kJointCount> kSkinTo = {0, 2,  5,  8,  8,  11, 1,  4,  7,  7,  10, 3,
                                                  9, 15, 14, 17, 19, 19, 21, 13, 16, 18, 18, 20};
/// SKEL's joint at the place of each of SMPL's; SMPL has three joints of the spine, SKEL two.
constexpr std::array<int, kJointCount> kPlaceOf = {0,  6,  1,  11, 7,  2,  11, 8,  3,  12, 10, 5,
                                                   13, 19, 14, 13, 20, 15, 21, 16, 23, 18, 23, 18};
/// SKEL's bone that turns as each of SMPL's; joints that move no skin turn as the one before.
constexpr std::array<int, kJointCount> kTurnsAs = {0,  6,  1,  11, 7,  2,  11, 9,  4,  12, 10, 5,
                                                   12, 19, 14, 13, 20, 15, 21, 16, 23, 18, 23, 18};

}  // namespace

std::array<Eigen::Matrix3d, kJointCount> twinTurnsOf(const Kinematics& kinematics) {
    std::array<Eigen::Matrix3d, kJointCount> turns;
    for (std::size_t s = 0; s < kJointCount; ++s) {
        const Eigen::Matrix3d& own = kinematics.rotation[std::size_t(kTurnsAs[s])];
        const int parent = kSmplParents[s];
        turns[s] = own;
        if (parent < 0) continue;
        const int bone = kTurnsAs[std::size_t(parent)];
        turns[s] = kinematics.rotation[std::size_t(bone)].transpose() * own;
    }
    return turns;
}

std::shared_ptr<const SmplModel> smplTwinOf(const BodyModel& body) {
    auto model = std::make_shared<SmplModel>();
    model->name = "smpl-on-" + body.name;
    model->licence = body.licence;
    model->template_m = body.skinTemplate_m;
    model->faces = body.skinFaces;
    model->shapeDirections = body.shapeDirections;
    model->poseDirections = DirectionArray::Zero(kPoseFeatureCount, 3 * body.vertexCount());
    model->weights = body.skinWeights;
    for (int& joint : model->weights.column) joint = kSkinTo[static_cast<std::size_t>(joint)];
    for (std::size_t s = 0; s < kJointCount; ++s) {
        const auto place = static_cast<std::size_t>(kPlaceOf[s]);
        model->jointTemplate_m[s] = body.jointTemplate_m[place];
        model->jointDirections[s] = body.jointDirections[place];
    }
    return model;
}

BodyModel::KeypointWeights twinKeypointsOf(const BodyModel::KeypointWeights& keypoints) {
    BodyModel::KeypointWeights twin{Eigen::Matrix<double, kKeypointCount, kJointCount>::Zero(),
                                    keypoints.vertices};
    for (int joint = 0; joint < kJointCount; ++joint) {
        twin.joints.col(kSkinTo[static_cast<std::size_t>(joint)]) += keypoints.joints.col(joint);
    }
    return twin;
}

}  // namespace gonio
