#include "inference/nets/pose_transformer.h"

#include <ATen/ATen.h>

#include "inference/nets/layers.h"

namespace gonio {
namespace {

constexpr double kEpsilon = 1e-5;

at::Tensor selfAttention(const PoseTransformerConfig& config, const NamedTensors& weights,
                         const std::string& name, const at::Tensor& x) {
    const auto parts = applyLinear(weights, name + ".to_qkv", x).chunk(3, -1);
    // A single token attends to itself alone.
    if (x.size(1) == 1) return applyLinear(weights, name + ".to_out.0", parts[2]);
    return applyLinear(weights, name + ".to_out.0",
                       attend(parts[0], parts[1], parts[2], config.heads));
}

at::Tensor crossAttention(const PoseTransformerConfig& config, const NamedTensors& weights,
                          const std::string& name, const at::Tensor& x, const at::Tensor& context) {
    const auto queries = applyLinear(weights, name + ".to_q", x);
    const auto parts = applyLinear(weights, name + ".to_kv", context).chunk(2, -1);
    return applyLinear(weights, name + ".to_out.0",
                       attend(queries, parts[0], parts[1], config.heads));
}

}  // namespace

at::Tensor runPoseLayer(const PoseTransformerConfig& config, const NamedTensors& weights,
                        const std::string& prefix, int layer, const at::Tensor& tokens,
                        const at::Tensor& context) {
    const std::string name = prefix + "layers." + std::to_string(layer);
    const auto normed = [&](const char* part, const at::Tensor& x) {
        return applyNorm(weights, name + part + ".norm", x, kEpsilon);
    };
    auto x = tokens + selfAttention(config, weights, name + ".0.fn", normed(".0", tokens));
    x = x + crossAttention(config, weights, name + ".1.fn", normed(".1", x), context);
    const auto hidden = at::gelu(applyLinear(weights, name + ".2.fn.net.0", normed(".2", x)));
    return x + applyLinear(weights, name + ".2.fn.net.3", hidden);
}

}  // namespace gonio
