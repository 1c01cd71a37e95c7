#include "inference/training/mqhmr_losses.h"

#include <ATen/ATen.h>

#include "inference/nets/token_refiner.h"

namespace gonio {
namespace {

/// A scale above 0 for the projection, whatever the network says.
at::Tensor usable(const at::Tensor& camera) {
    constexpr double kSmallest = 0.05;
    return at::cat({camera.slice(1, 0, 1).clamp_min(kSmallest), camera.slice(1, 1)}, 1);
}

at::Tensor fromPelvis(const at::Tensor& joints_m) {
    return joints_m - joints_m.narrow(1, 0, 1);
}

}  // namespace

TrainingLosses mqHmrLosses(const MqHmrLossWeights& weights, const SmplTensors& body,
                           const SmplEstimate& answer, const NamedTensors& labels) {
    const auto& known = labels["known"];
    const auto truth_m = runSmpl(body, labels["rotations"], labels["betas"]).joints_m;
    const auto joints_m = runSmpl(body, answer.rotations, answer.betas).joints_m;
    const auto off_m = fromPelvis(joints_m) - fromPelvis(truth_m);
    const auto wanted = projectInCrop(truth_m, labels["camera"]);
    // Joints far outside the crop are seen by nobody.
    const auto inside = known * (wanted.abs().amax(-1) < 1).to(known.scalar_type());
    const auto picture = projectInCrop(joints_m, usable(answer.camera)) - wanted;
    const auto overBatch = [](const at::Tensor& sums) { return sums.flatten(1).sum(1).mean(); };
    TrainingLosses losses;
    auto& parts = losses.parts;
    parts["points"] = overBatch(off_m.abs() * known.unsqueeze(-1));
    parts["picture"] = overBatch(picture.abs() * inside.unsqueeze(-1));
    parts["turns"] =
        overBatch((answer.rotations - labels["rotations"]).square().sum({2, 3}) * known);
    parts["betas"] = overBatch((answer.betas - labels["betas"]).square());
    losses.total = weights.points * parts["points"] + weights.picture * parts["picture"] +
                   weights.turns * parts["turns"] + weights.betas * parts["betas"];
    parts["joint_mm"] = 1000 * (off_m.norm(2, -1) * known).sum() / known.sum().clamp_min(1);
    for (auto& [name, value] : parts) value = value.detach();
    return losses;
}

}  // namespace gonio
