#include <ATen/ATen.h>

#include <cmath>

#include "inference/nets/compact.h"
#include "inference/nets/random_start.h"

namespace gonio {
namespace {

/// Whether the layer's answer is added to a mean or is the network's.
bool isOutput(const std::string& name) {
    return name == "body.poses.weight" || name == "body.betas.weight" ||
           name == "body.cam.weight" || name == "simcc.seen.weight" || name == "simcc.x.weight" ||
           name == "simcc.y.weight" || name == "mask.weight";
}

at::Tensor startOf(const std::string& name, const std::vector<std::int64_t>& shape,
                   std::uint64_t seed) {
    // A block's last normalisation begins at 0, so that the block begins as the identity.
    if (name.ends_with(".second.norm.weight")) return at::zeros(shape);
    if (name.ends_with("norm.weight") || name.ends_with("running_var")) return at::ones(shape);
    if (name.ends_with(".bias") || name.ends_with("running_mean")) return at::zeros(shape);
    std::int64_t fanIn = 1;
    for (std::size_t i = 1; i < shape.size(); ++i) fanIn *= shape[i];
    constexpr double kOutputShare = 0.1;
    // Two layers that add to what they are given make it larger.
    constexpr double kBodyShare = 0.25;
    double gain = isOutput(name) ? kOutputShare : 1;
    if (isOutput(name) && name.starts_with("body.")) gain *= kBodyShare;
    return normal(shape, seed, gain * std::sqrt(2.0 / double(fanIn)));
}

}  // namespace

NamedTensors startCompact(const CompactConfig& config, const SkelRegression& mean,
                          std::uint64_t seed) {
    std::map<std::string, at::Tensor, std::less<>> tensors;
    std::uint64_t number = 0;
    for (const auto& [name, shape] : compactShapes(config)) {
        tensors[name] = startOf(name, shape, seed * 0x9E3779B97F4A7C15U + ++number);
    }
    tensors["body.init_poses"] = mean.continuous.clone();
    tensors["body.init_betas"] = mean.betas.clone();
    tensors["body.init_cam"] = mean.camera.clone();
    return NamedTensors(std::move(tensors));
}

}  // namespace gonio
