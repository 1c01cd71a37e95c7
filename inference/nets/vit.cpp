#include "inference/nets/vit.h"

#include <ATen/ATen.h>

#include <cmath>

namespace gonio {
namespace {

constexpr double kEpsilon = 1e-6;  // of the layer norms of this family

at::Tensor linear(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    return at::linear(x, weights[name + ".weight"], weights[name + ".bias"]);
}

at::Tensor norm(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    return at::layer_norm(x, {x.size(-1)}, weights[name + ".weight"], weights[name + ".bias"],
                          kEpsilon);
}

at::Tensor attention(const VitConfig& config, const NamedTensors& weights, const std::string& name,
                     const at::Tensor& x) {
    const auto batch = x.size(0), tokens = x.size(1), head = x.size(2) / config.heads;
    const auto qkv = linear(weights, name + ".qkv", x)
                         .reshape({batch, tokens, 3, config.heads, head})
                         .permute({2, 0, 3, 1, 4});
    const auto queries = qkv[0] * (1 / std::sqrt(double(head)));
    const auto shares = at::softmax(at::matmul(queries, qkv[1].transpose(-2, -1)), -1);
    const auto mixed = at::matmul(shares, qkv[2]).transpose(1, 2).reshape(x.sizes());
    return linear(weights, name + ".proj", mixed);
}

}  // namespace

TensorShapes vitShapes(const VitConfig& config, const std::string& prefix) {
    const std::int64_t width = config.width, hidden = width * config.mlpRatio;
    TensorShapes shapes;
    const auto addPair = [&shapes](const std::string& name, std::vector<std::int64_t> weight) {
        shapes[name + ".bias"] = {weight.front()};
        shapes[name + ".weight"] = std::move(weight);
    };
    shapes[prefix + "pos_embed"] = {1, config.rows() * config.columns() + 1, width};
    addPair(prefix + "patch_embed.proj", {width, 3, VitConfig::kPatch_px, VitConfig::kPatch_px});
    for (int i = 0; i < config.depth; ++i) {
        const std::string block = prefix + "blocks." + std::to_string(i);
        addPair(block + ".norm1", {width});
        addPair(block + ".attn.qkv", {3 * width, width});
        addPair(block + ".attn.proj", {width, width});
        addPair(block + ".norm2", {width});
        addPair(block + ".mlp.fc1", {hidden, width});
        addPair(block + ".mlp.fc2", {width, hidden});
    }
    addPair(prefix + "last_norm", {width});
    return shapes;
}

at::Tensor runVit(const VitConfig& config, const NamedTensors& weights, const std::string& prefix,
                  const at::Tensor& image) {
    const auto patches = at::conv2d(image, weights[prefix + "patch_embed.proj.weight"],
                                    weights[prefix + "patch_embed.proj.bias"],
                                    {VitConfig::kPatch_px, VitConfig::kPatch_px},
                                    {VitConfig::kPadding_px, VitConfig::kPadding_px});
    const auto& position = weights[prefix + "pos_embed"];
    // Slot 0 was a class token's; what it learned applies to all.
    auto x = patches.flatten(2).transpose(1, 2) + position.slice(1, 1) + position.slice(1, 0, 1);
    for (int i = 0; i < config.depth; ++i) {
        const std::string block = prefix + "blocks." + std::to_string(i);
        x = x + attention(config, weights, block + ".attn", norm(weights, block + ".norm1", x));
        const auto hidden =
            at::gelu(linear(weights, block + ".mlp.fc1", norm(weights, block + ".norm2", x)));
        x = x + linear(weights, block + ".mlp.fc2", hidden);
    }
    return norm(weights, prefix + "last_norm", x);
}

}  // namespace gonio
