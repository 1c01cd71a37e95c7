#include "inference/training/compact_problem.h"

#include <ATen/ATen.h>

#include <numbers>

#include "core/body/rotation.h"
#include "inference/training/compact_batch.h"
#include "inference/training/drawn_crops.h"

namespace gonio {
namespace {

/// Weights of the backbone's convolutions in fewer bits; gradients go through to the 32 bits.
NamedTensors withBackboneIn(const NamedTensors& weights, at::ScalarType type) {
    if (type == at::kFloat) return weights;
    auto tensors = weights.all();
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with("backbone.") && name.ends_with(".conv.weight")) {
            tensor = tensor.to(type);
        }
    }
    return NamedTensors(std::move(tensors));
}

/// Matrices between two layers; what looks at the picture or is put out goes by AdamW.
bool isInner(const std::string& name) {
    return (name.ends_with(".conv.weight") && name != "backbone.stem.conv.weight") ||
           name == "simcc.hidden.weight" || name == "body.places.weight" ||
           name.starts_with("body.hidden.");
}

}  // namespace

SkelRegression meanPerson() {
    PoseVector standing = PoseVector::Zero();
    constexpr double kHangingArm_rad = 1.2;
    constexpr int kRightArm = 29, kLeftArm = 39;
    standing[0] = std::numbers::pi;  // upright in camera axes
    standing[kRightArm] = kHangingArm_rad;
    standing[kLeftArm] = -kHangingArm_rad;
    ContinuousPose six = continuousFromPose(standing);
    const auto pose = at::from_blob(six.data(), {1, kContinuousPoseSize}, at::kDouble);
    constexpr float kUsualScale = 0.9F;
    return {pose.to(at::kFloat), at::zeros({1, kBetaCount}),
            at::tensor({kUsualScale, 0.F, 0.F}).unsqueeze(0)};
}

NamedTensors drawnBatch(const CropSynthesiser& synthesiser, std::uint64_t seed, std::int64_t rows,
                        bool mirroredPairs, const std::stop_token& stop) {
    const auto crops = drawnCrops(synthesiser, seed, rows, mirroredPairs, stop);
    return crops.samples.empty() ? NamedTensors() : compactBatch(crops.samples, crops.isMirrored());
}

TrainingProblem compactProblem(const CompactProblemOptions& options, const BodyModel& reference,
                               std::shared_ptr<const CropSynthesiser> synthesiser,
                               std::uint64_t seed) {
    TrainingProblem problem;
    problem.start = startCompact(options.network, meanPerson(), seed);
    problem.batch = [options, synthesiser](std::uint64_t batchSeed, const std::stop_token& stop) {
        return drawnBatch(*synthesiser, batchSeed, options.batch, options.mirroredPairs, stop);
    };
    if (options.isOrthogonal) problem.isOrthogonal = isInner;
    const SkelTensors body =
        SkelTensors::of(reference, at::TensorOptions(options.device).dtype(at::kFloat),
                        {SkelTensors::Keypoints::Regressed, false});
    problem.losses = [options, body](const NamedTensors& weights, const NamedTensors& batch,
                                     std::uint64_t, const NetworkPulse& pulse) {
        const auto answer =
            runCompact(options.network, withBackboneIn(weights, options.backboneType),
                       normalisedImage(batch["image"]), BatchStatistics::OfTheBatch, pulse);
        return compactLosses(options.weights, body, answer, batch);
    };
    return problem;
}

}  // namespace gonio
