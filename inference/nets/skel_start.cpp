#include <ATen/ATen.h>

#include <cmath>

#include "inference/nets/hsmr.h"
#include "inference/nets/random_start.h"
#include "inference/nets/skelcf.h"

namespace gonio {
namespace {

/// Answers that are added to a mean begin small.
bool isOutput(const std::string& name, bool isSkelCf) {
    return name.ends_with(isSkelCf ? "_decoder.2.weight" : "_decoder.weight");
}

at::Tensor startOf(const std::string& name, const std::vector<std::int64_t>& shape, bool isSkelCf,
                   std::uint64_t seed) {
    constexpr double kVitDeviation = 0.02, kOutputGain = 0.01;
    if (name.ends_with(".bias")) return at::zeros(shape);
    if (name.find("norm") != std::string::npos) return at::ones(shape);
    if (name.ends_with("pos_embed") || name.ends_with("pos_embedding")) {
        return normal(shape, seed, kVitDeviation);
    }
    if (name.starts_with("backbone.") && shape.size() == 2)
        return normal(shape, seed, kVitDeviation);
    if (shape.size() == 4) {  // patches: as a linear layer over their pixels
        const std::int64_t fanIn = shape[1] * shape[2] * shape[3];
        return normal(shape, seed, std::sqrt(1.0 / double(fanIn)));
    }
    return xavierUniform(shape, seed, isOutput(name, isSkelCf) ? kOutputGain : 1);
}

NamedTensors startOf(const TensorShapes& shapes, bool isSkelCf, std::uint64_t seed,
                     const std::map<std::string, at::Tensor>& means) {
    std::map<std::string, at::Tensor, std::less<>> tensors;
    std::uint64_t number = 0;
    for (const auto& [name, shape] : shapes) {
        const auto mean = means.find(name);
        tensors[name] = mean != means.end()
                            ? mean->second.clone()
                            : startOf(name, shape, isSkelCf, seed * 0x9E3779B97F4A7C15U + ++number);
    }
    return NamedTensors(std::move(tensors));
}

}  // namespace

NamedTensors startHsmr(const HsmrConfig& config, const SkelRegression& mean, std::uint64_t seed) {
    return startOf(hsmrShapes(config), false, seed,
                   {{"head.init_poses", mean.continuous},
                    {"head.init_betas", mean.betas},
                    {"head.init_cam", mean.camera}});
}

NamedTensors startSkelCf(const SkelCfConfig& config, const SkelRegression& mean,
                         std::uint64_t seed) {
    return startOf(skelCfShapes(config), true, seed,
                   {{"decoder.mean_poses", mean.continuous},
                    {"decoder.mean_betas", mean.betas},
                    {"decoder.mean_cam", mean.camera}});
}

}  // namespace gonio
