#include "inference/training/compact_losses.h"

#include <ATen/ATen.h>

#include <sstream>

namespace gonio {
namespace {

constexpr std::int64_t kPelvisPoint = 39;

/// Mean over what counts.
at::Tensor weightedMean(const at::Tensor& values, const at::Tensor& weights) {
    return (values * weights).sum() / weights.sum().clamp_min(1);
}

/// HSMR's projection (fact sheet 3.5) of points in camera axes, crop units.
at::Tensor projected(const at::Tensor& points_m, const at::Tensor& camera) {
    constexpr double kFocal_px = 5000, kSide_px = 256, kNearest_m = 1;
    const auto placed_m = points_m + patchTranslation(camera).unsqueeze(1);
    const auto depth_m = placed_m.select(-1, 2).clamp_min(kNearest_m);
    return placed_m.slice(-1, 0, 2) / depth_m.unsqueeze(-1) * (kFocal_px / kSide_px);
}

/// A scale above 0 for the projection, whatever the network says: its own loss pulls it there.
at::Tensor usable(const at::Tensor& camera) {
    constexpr double kSmallest = 0.05;
    return at::cat({camera.slice(1, 0, 1).clamp_min(kSmallest), camera.slice(1, 1)}, 1);
}

at::Tensor pictureLoss(const at::Tensor& points_m, const at::Tensor& camera,
                       const NamedTensors& labels) {
    const auto middle =
        at::tensor({double(CompactConfig::kColumns / 2), double(CompactConfig::kRows / 2)},
                   points_m.options());
    const auto wanted = (labels["places_px"] - middle) / double(CompactConfig::kRows);
    const auto error = (projected(points_m, usable(camera)) - wanted).abs().mean(-1);
    // Points far outside the crop are seen by nobody.
    const auto counts =
        (wanted.abs().amax(-1) < 1).to(error.scalar_type()) * labels["person"].unsqueeze(-1);
    return weightedMean(error, counts);
}

/// The 44 keypoints of the body that is said, turned as the person is, m. While a network cannot
/// tell where somebody looks, the mean of the root's numbers is near zero, and the gradient of
/// making them a rotation is without bounds: the root learns by its numbers alone.
at::Tensor pointsOf(const SkelTensors& body, const SkelRegression& said,
                    const NamedTensors& labels) {
    const auto slots = said.continuous.reshape({-1, kJointCount, 6});
    const auto root = labels["continuous"].narrow(1, 0, 1);
    const auto turned = at::cat({root, slots.slice(1, 1)}, 1).flatten(1);
    const auto nowhere = at::zeros({1, 3}, said.betas.options());
    return skelKeypoints(body,
                         runSkel(body, turnsOfContinuous(body.turns, turned), said.betas, nowhere));
}

/// Kullback-Leibler divergence of what is said of the cells from their shares, mean, nats.
at::Tensor maskLoss(const at::Tensor& logOdds, const at::Tensor& shares) {
    const auto known = -(at::xlogy(shares, shares) + at::xlogy(1 - shares, 1 - shares)).mean();
    return at::binary_cross_entropy_with_logits(logOdds, shares) - known;
}

}  // namespace

std::string textOf(const CompactLossWeights& weights) {
    const std::pair<const char*, double> all[] = {
        {"places", weights.places}, {"bell_px", weights.bell_px}, {"seen", weights.seen},
        {"mask", weights.mask},     {"points", weights.points},   {"picture", weights.picture},
        {"root", weights.root},     {"turns", weights.turns},     {"betas", weights.betas},
        {"camera", weights.camera}};
    std::ostringstream text;
    for (const auto& [name, weight] : all)
        text << (text.tellp() > 0 ? " " : "") << name << " " << weight;
    return text.str();
}

at::Tensor normalisedImage(const at::Tensor& bytes) {
    const auto options = bytes.options().dtype(at::kFloat);
    const auto mean = at::tensor({0.485, 0.456, 0.406}, options) * 255;
    const auto spread = at::tensor({0.229, 0.224, 0.225}, options) * 255;
    return ((bytes.to(at::kFloat) - mean) / spread).permute({0, 3, 1, 2});
}

at::Tensor placeLoss(const at::Tensor& logWeights, const at::Tensor& places_px,
                     const at::Tensor& weights, double bell_px) {
    const auto at_px = at::arange(logWeights.size(-1), logWeights.options());
    const auto steps = (at_px - places_px.unsqueeze(-1)) / bell_px;
    const auto wanted = at::log_softmax(-0.5 * steps.square(), -1);
    const auto given = at::log_softmax(logWeights, -1);
    return weightedMean((wanted.exp() * (wanted - given)).sum(-1), weights);
}

TrainingLosses compactLosses(const CompactLossWeights& weights, const SkelTensors& body,
                             const CompactAnswer& answer, const NamedTensors& labels) {
    const auto& places_px = labels["places_px"];
    const auto points_m = pointsOf(body, answer.body, labels);
    const auto fromPelvis_m = points_m - points_m.narrow(1, kPelvisPoint, 1);
    const auto said = answer.body.continuous.reshape({-1, kJointCount, 6});
    const auto turnErrors = (said - labels["continuous"]).square().sum(2);  // B x 24
    const auto& turnsKnown = labels["turns_known"];
    std::map<std::string, at::Tensor> parts;
    parts["places"] =
        placeLoss(answer.x, places_px.select(-1, 0), labels["inside"], weights.bell_px) +
        placeLoss(answer.y, places_px.select(-1, 1), labels["inside"], weights.bell_px);
    parts["seen"] = at::binary_cross_entropy_with_logits(answer.seen, labels["seen"]);
    parts["mask"] = maskLoss(answer.mask, labels["mask"]);
    parts["points"] =
        weightedMean((fromPelvis_m - labels["points_m"]).abs().mean({1, 2}), labels["person"]);
    parts["picture"] = pictureLoss(points_m, answer.body.camera, labels);
    parts["root"] = weightedMean(turnErrors.select(1, 0), labels["person"]);
    parts["turns"] = weightedMean(turnErrors.slice(1, 1), turnsKnown.slice(1, 1));
    parts["betas"] =
        weightedMean((answer.body.betas - labels["betas"]).square().mean(1), labels["betas_known"]);
    parts["camera"] =
        weightedMean((answer.body.camera - labels["camera"]).abs().mean(1), labels["person"]);
    const auto total = weights.places * parts["places"] + weights.seen * parts["seen"] +
                       weights.mask * parts["mask"] + weights.points * parts["points"] +
                       weights.picture * parts["picture"] + weights.root * parts["root"] +
                       weights.turns * parts["turns"] + weights.betas * parts["betas"] +
                       weights.camera * parts["camera"];
    for (auto& [name, value] : parts) value = value.detach();
    return {total, std::move(parts)};
}

}  // namespace gonio
