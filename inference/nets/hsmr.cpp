#include "inference/nets/hsmr.h"

#include <ATen/ATen.h>

#include "inference/nets/layers.h"
#include "inference/nets/pose_transformer.h"

namespace gonio {

at::Tensor runHsmrBackbone(const HsmrConfig& config, const NamedTensors& weights,
                           const at::Tensor& patch, const NetworkPulse& pulse) {
    return runVit(config.backbone, weights, "backbone.", middleColumns(config.backbone, patch),
                  pulse);
}

SkelRegression runHsmrHead(const HsmrConfig& config, const NamedTensors& weights,
                           const at::Tensor& tokens) {
    // The query's input is 0, so that its embedding is the bias alone.
    auto query = (weights["head.transformer.to_token_embedding.bias"] +
                  weights["head.transformer.pos_embedding"])
                     .expand({tokens.size(0), 1, config.head.width});
    for (int i = 0; i < config.head.depth; ++i) {
        query =
            runPoseLayer(config.head, weights, "head.transformer.transformer.", i, query, tokens);
    }
    const auto token = query.select(1, 0);
    const auto output = [&](const std::string& name) {
        return applyLinear(weights, "head." + name + "_decoder", token) +
               weights["head.init_" + name];
    };
    return {output("poses"), output("betas"), output("cam")};
}

at::Tensor patchTranslation(const at::Tensor& camera, double focal_px, double patchSide_px) {
    const auto depth_m = 2 * focal_px / (patchSide_px * camera.select(-1, 0) + 1e-9);
    return at::stack({camera.select(-1, 1), camera.select(-1, 2), depth_m}, -1);
}

}  // namespace gonio
