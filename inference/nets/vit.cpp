#include "inference/nets/vit.h"

#include <ATen/ATen.h>

#include "inference/nets/layers.h"

namespace gonio {
namespace {

constexpr double kEpsilon = 1e-6;  // of the layer norms of this family

at::Tensor attention(const VitConfig& config, const NamedTensors& weights, const std::string& name,
                     const at::Tensor& x) {
    const auto parts = applyLinear(weights, name + ".qkv", x).chunk(3, -1);
    const auto mixed = attend(parts[0], parts[1], parts[2], config.heads);
    return applyLinear(weights, name + ".proj", mixed);
}

}  // namespace

at::Tensor runVit(const VitConfig& config, const NamedTensors& weights, const std::string& prefix,
                  const at::Tensor& image, const NetworkPulse& pulse) {
    const auto beat = [&pulse] {
        if (pulse) pulse();
    };
    const auto patches = at::conv2d(image, weights[prefix + "patch_embed.proj.weight"],
                                    weights[prefix + "patch_embed.proj.bias"],
                                    {VitConfig::kPatch_px, VitConfig::kPatch_px},
                                    {VitConfig::kPadding_px, VitConfig::kPadding_px});
    const auto& position = weights[prefix + "pos_embed"];
    // Slot 0 was a class token's; what it learned applies to all.
    auto x = patches.flatten(2).transpose(1, 2) + position.slice(1, 1) + position.slice(1, 0, 1);
    for (int i = 0; i < config.depth; ++i) {
        const std::string block = prefix + "blocks." + std::to_string(i);
        const auto normed = [&](const char* norm) {
            return applyNorm(weights, block + norm, x, kEpsilon);
        };
        x = x + attention(config, weights, block + ".attn", normed(".norm1"));
        beat();
        const auto hidden = at::gelu(applyLinear(weights, block + ".mlp.fc1", normed(".norm2")));
        beat();
        x = x + applyLinear(weights, block + ".mlp.fc2", hidden);
        beat();
    }
    return applyNorm(weights, prefix + "last_norm", x, kEpsilon);
}

at::Tensor middleColumns(const VitConfig& config, const at::Tensor& patch) {
    return patch.narrow(3, (patch.size(3) - config.inputWidth_px) / 2, config.inputWidth_px);
}

}  // namespace gonio
