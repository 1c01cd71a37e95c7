#include <ATen/ATen.h>

#include <algorithm>
#include <vector>

#include "core/body/rest_shape.h"
#include "core/body/skin.h"
#include "inference/nets/skel_layer.h"

namespace gonio {
namespace {

/// A copy in double precision.
at::Tensor tensorOf(const Eigen::Ref<const Eigen::MatrixXd>& matrix) {
    auto tensor = at::empty({matrix.cols(), matrix.rows()}, at::kDouble);
    Eigen::Map<Eigen::MatrixXd>(tensor.data_ptr<double>(), matrix.rows(), matrix.cols()) = matrix;
    return tensor.transpose(0, 1);
}

/// Row-major floats as they lie in the model, as doubles.
at::Tensor tensorOf(const float* numbers, at::IntArrayRef shape) {
    return at::from_blob(const_cast<float*>(numbers), shape, at::kFloat).to(at::kDouble);
}

at::Tensor dense(const SparseRows& rows, std::int64_t columns) {
    auto matrix = at::zeros({rows.rows(), columns}, at::kDouble);
    double* const numbers = matrix.data_ptr<double>();
    for (int r = 0; r < rows.rows(); ++r) {
        for (int e = rows.start[r]; e < rows.start[r + 1]; ++e) {
            numbers[r * columns + rows.column[e]] += double(rows.value[e]);
        }
    }
    return matrix;
}

/// One 3 x 3 matrix a joint. \return 24 x 3 x 3
template <class MatrixOf>
at::Tensor byJoint(const MatrixOf& matrixOf) {
    std::vector<at::Tensor> all;
    for (int j = 0; j < kJointCount; ++j) all.push_back(tensorOf(Eigen::MatrixXd(matrixOf(j))));
    return at::stack(all);
}

void addTree(SkelTensors& body) {
    auto fromParent = at::eye(kJointCount, at::kDouble);
    std::vector<std::int64_t> parents;
    for (int j = 0; j < kJointCount; ++j) {
        if (kParents[j] >= 0) fromParent[j][kParents[j]] = -1;
        parents.push_back(kParents[j] >= 0 ? kParents[j] : kJointCount);
    }
    parents.push_back(kJointCount);
    const auto one = at::tensor(parents, at::kLong);
    const auto two = one.index_select(0, one);
    body.fromParent = fromParent;
    body.ancestors = at::stack({one, two, two.index_select(0, two)});
    body.gliding = at::zeros({kJointCount, std::int64_t(kGlidingJoints.size())}, at::kDouble);
    for (std::size_t i = 0; i < kGlidingJoints.size(); ++i) {
        body.gliding[kGlidingJoints[i]][std::int64_t(i)] = 1;
    }
    body.glidingSide = at::tensor({1.0, -1.0}, at::kDouble);
}

void addBones(const BodyModel& model, SkelTensors& body) {
    const auto weights = boneDirectionWeights();
    body.alongBones = tensorOf(weights);
    body.learnedDirections = at::zeros({kJointCount, 3}, at::kDouble);
    body.keptDirections = at::zeros_like(body.learnedDirections);
    for (int j = 0; j < kJointCount; ++j) {
        const bool isKept = weights.row(j).isZero();
        // A bone that is not laid gets one direction twice, which turns it by nothing.
        const Eigen::Vector3d direction = isKept ? Eigen::Vector3d(Eigen::Vector3d::UnitX())
                                                 : learnedBoneDirection(model, j).normalized();
        for (int c = 0; c < 3; ++c) {
            body.learnedDirections[j][c] = direction[c];
            if (isKept) body.keptDirections[j][c] = direction[c];
        }
    }
    body.boneAxes = byJoint([&](int j) { return model.boneToRest[j]; });
    body.dofAxes =
        byJoint([&](int j) { return model.boneToRest[j] * model.restToPosedAxes[j].transpose(); });
}

void addJoints(const BodyModel& model, SkelTensors& body) {
    body.restJoints_m = at::empty({kJointCount, 3}, at::kDouble);
    std::vector<at::Tensor> directions;
    for (int j = 0; j < kJointCount; ++j) {
        body.restJoints_m[j].copy_(tensorOf(model.jointTemplate_m[j]).flatten());
        directions.push_back(tensorOf(model.jointDirections[j]).transpose(0, 1));
    }
    body.jointDirections = at::cat(directions, 1).contiguous();
}

/// Joints whose rotations are the pose feature, and the numbers of the correctives' rows they take:
/// the published later writes win, and SMPL's joints without a counterpart stay at rest.
struct FeatureRows {
    std::vector<std::int64_t> joints, rows;
};

FeatureRows featureRows(const BodyModel& model) {
    FeatureRows found;
    for (int s = 1; model.hasPoseCorrectives() && s < kJointCount; ++s) {
        if (poseFeatureSource(s) < 0) continue;
        found.joints.push_back(poseFeatureSource(s));
        for (int i = 0; i < 9; ++i) found.rows.push_back(9 * (s - 1) + i);
    }
    return found;
}

/// What drives the skin: drive x V x 3, double.
at::Tensor driveTable(const BodyModel& model, const FeatureRows& feature) {
    const std::int64_t vertices = model.vertexCount();
    std::vector<at::Tensor> rows{
        tensorOf(model.skinTemplate_m.data(), {1, vertices, 3}),
        tensorOf(model.shapeDirections.data(), {kShapeCount, vertices, 3})};
    for (const std::int64_t row : feature.rows) {
        rows.push_back(tensorOf(model.poseDirections.row(row).data(), {1, vertices, 3}));
    }
    return at::cat(rows);
}

/// Moments and weights of the 44 keypoints, from the vertices that they are made of.
void addKeypoints(const BodyModel::KeypointWeights& keypoints, const at::Tensor& drive,
                  const at::Tensor& skinWeights, SkelTensors& body) {
    const auto regressor = dense(keypoints.vertices, drive.size(1));
    const auto used = regressor.ne(0).any(0).nonzero().flatten();
    const auto share = regressor.index_select(1, used).unsqueeze(0) *
                       skinWeights.index_select(1, used).unsqueeze(1);  // 24 x 44 x used
    const auto moments = at::matmul(drive.index_select(1, used).transpose(1, 2),
                                    share.flatten(0, 1).transpose(0, 1));
    body.keypointMoments = moments.reshape({-1, 3, kJointCount, kKeypointCount})
                               .transpose(1, 2)
                               .reshape({moments.size(0), -1});
    body.keypointWeights = share.sum(-1);
    body.keypointJoints = tensorOf(keypoints.joints);
}

}  // namespace

SkelTensors SkelTensors::of(const BodyModel& model, const at::TensorOptions& options,
                            const Parts& parts) {
    SkelTensors body;
    body.turns = JointTables::of(options);
    addTree(body);
    addBones(model, body);
    addJoints(model, body);
    const FeatureRows feature = featureRows(model);
    body.featureJoints = at::tensor(feature.joints, at::kLong);
    const auto drive = driveTable(model, feature);
    const auto skinWeights = dense(model.skinWeights, kJointCount).transpose(0, 1).contiguous();
    const auto& keypoints =
        parts.keypoints == Keypoints::Regressed ? model.keypoints44 : model.keypoints44Mapped;
    if (keypoints) addKeypoints(*keypoints, drive, skinWeights, body);
    if (parts.surface) {
        body.skin_m = drive.transpose(1, 2).reshape({drive.size(0), -1});
        body.skinWeights = skinWeights;
    }
    for (at::Tensor* table :
         {&body.restJoints_m, &body.jointDirections, &body.fromParent, &body.alongBones,
          &body.keptDirections, &body.learnedDirections, &body.boneAxes, &body.dofAxes,
          &body.gliding, &body.glidingSide, &body.skin_m, &body.skinWeights, &body.keypointMoments,
          &body.keypointWeights, &body.keypointJoints}) {
        if (table->defined()) *table = table->to(options).contiguous();
    }
    body.ancestors = body.ancestors.to(options.device());
    body.featureJoints = body.featureJoints.to(options.device());
    return body;
}

}  // namespace gonio
