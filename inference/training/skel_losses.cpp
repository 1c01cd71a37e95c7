#include "inference/training/skel_losses.h"

#include <ATen/ATen.h>

#include "inference/nets/continuous_pose.h"

namespace gonio {
namespace {

constexpr std::int64_t kPelvisPoint = 39;

/// Sum over everything but the rows, mean over the rows.
at::Tensor rowSum(const at::Tensor& values) {
    return values.flatten(1).sum(1).mean();
}

at::Tensor centred(const at::Tensor& points_m) {
    return points_m - points_m.narrow(1, kPelvisPoint, 1);
}

at::Tensor pointsLoss(const at::Tensor& points_m, const at::Tensor& labels) {
    const auto given_m = labels.slice(-1, 0, 3);
    return rowSum((centred(points_m) - centred(given_m)).abs() * labels.slice(-1, 3, 4));
}

at::Tensor pictureLoss(const at::Tensor& projected, const at::Tensor& labels) {
    return rowSum((projected - labels.slice(-1, 0, 2)).abs() * labels.slice(-1, 2, 3));
}

}  // namespace

at::Tensor cropCameraSquare(const at::TensorOptions& options) {
    constexpr double kFocal_px = 5000, kSide_px = 256;
    return at::tensor({0.0, 0.0, kSide_px / kFocal_px}, at::kDouble).to(options).unsqueeze(0);
}

at::Tensor projectedInSquare(const at::Tensor& points_m, const at::Tensor& camera,
                             const at::Tensor& square) {
    constexpr double kSmallestScale = 0.05, kNearest_m = 0.1;
    const auto middle = square.slice(1, 0, 2), side = square.slice(1, 2, 3);
    const auto depth_m = 2 / (camera.slice(1, 0, 1).clamp_min(kSmallestScale) * side);
    const auto place_m = at::cat({camera.slice(1, 1) + middle * depth_m, depth_m}, 1);
    const auto placed_m = points_m + place_m.unsqueeze(1);
    const auto directions =
        placed_m.slice(-1, 0, 2) / placed_m.slice(-1, 2, 3).clamp_min(kNearest_m);
    return (directions - middle.unsqueeze(1)) / side.unsqueeze(1);
}

JointTurns turnsOfAnswer(const SkelTensors& body, const at::Tensor& pose) {
    return pose.size(1) == kDofCount ? turnsOfPoses(body.turns, pose)
                                     : turnsOfContinuous(body.turns, pose);
}

TrainingLosses skelLosses(const SkelLossWeights& weights, const SkelTensors& body,
                          const SkelRegression& answer, const at::Tensor& square,
                          const NamedTensors& labels) {
    const auto turns = turnsOfAnswer(body, answer.continuous);
    const auto truth = turnsOfPoses(body.turns, labels["poses"]);
    const auto nowhere = at::zeros({1, 3}, answer.betas.options());
    const auto points_m = skelKeypoints(body, runSkel(body, turns, answer.betas, nowhere));
    const auto difference = [&weights](const at::Tensor& a, const at::Tensor& b) {
        return weights.areSquared ? (a - b).square() : (a - b).abs();
    };
    const auto ofTurns =
        difference(turns.rotations, truth.rotations).sum({2, 3}) * labels["turns_known"];  // B x 24
    std::map<std::string, at::Tensor> parts;
    parts["points"] = pointsLoss(points_m, labels["points_m"]);
    parts["picture"] =
        pictureLoss(projectedInSquare(points_m, answer.camera, square), labels["keypoints"]);
    parts["root"] = ofTurns.select(1, 0).mean();
    parts["turns"] = rowSum(ofTurns.slice(1, 1));
    parts["betas"] =
        rowSum(difference(answer.betas, labels["betas"]) * labels["betas_known"].unsqueeze(1));
    const auto total = weights.points * parts["points"] + weights.picture * parts["picture"] +
                       weights.root * parts["root"] + weights.turns * parts["turns"] +
                       weights.betas * parts["betas"];
    for (auto& [name, value] : parts) value = value.detach();
    return {total, std::move(parts)};
}

at::Tensor continuousLoss(const JointTables& tables, const at::Tensor& continuous,
                          const NamedTensors& labels) {
    const auto matrices = [](const at::Tensor& numbers) {
        return matrixOfSixRows(numbers.reshape({-1, kJointCount, 6}));
    };
    const auto wanted = continuousFromPoses(tables, labels["poses"]);
    const auto differences = (matrices(continuous) - matrices(wanted)).abs().mean({2, 3});
    return (differences * labels["turns_known"]).mean();
}

}  // namespace gonio
