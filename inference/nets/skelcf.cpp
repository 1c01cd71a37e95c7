#include "inference/nets/skelcf.h"

#include <ATen/ATen.h>

#include "inference/nets/layers.h"
#include "inference/nets/pose_transformer.h"

namespace gonio {
namespace {

/// The regressors that the coarse prediction and every refinement share.
at::Tensor regress(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    const std::string regressor = "decoder." + name + "_decoder";
    return applyLinear(weights, regressor + ".2",
                       at::gelu(applyLinear(weights, regressor + ".0", x)));
}

SkelRegression coarse(const NamedTensors& weights, const at::Tensor& pooled) {
    const auto output = [&](const std::string& name) {
        return regress(weights, name, pooled) + weights["decoder.mean_" + name];
    };
    return {output("poses"), output("betas"), output("cam")};
}

/// \return B x 3 tokens x width
at::Tensor tokensOf(const NamedTensors& weights, const SkelRegression& now,
                    const at::Tensor& boxInfo) {
    const auto token = [&](const char* name, const at::Tensor& numbers) {
        return applyLinear(weights, std::string("decoder.to_") + name + "_embedding",
                           at::cat({numbers, boxInfo}, -1));
    };
    return at::stack(
        {token("pose", now.continuous), token("betas", now.betas), token("cam", now.camera)}, 1);
}

SkelRegression refined(const NamedTensors& weights, const SkelRegression& now,
                       const at::Tensor& tokens) {
    return {now.continuous + regress(weights, "poses", tokens.select(1, 0)),
            now.betas + regress(weights, "betas", tokens.select(1, 1)),
            now.camera + regress(weights, "cam", tokens.select(1, 2))};
}

}  // namespace

at::Tensor runSkelCfBackbone(const SkelCfConfig& config, const NamedTensors& weights,
                             const at::Tensor& patch, const NetworkPulse& pulse) {
    return runVit(config.backbone, weights, "backbone.", middleColumns(config.backbone, patch),
                  pulse);
}

SkelCfStages runSkelCfDecoder(const SkelCfConfig& config, const NamedTensors& weights,
                              const at::Tensor& tokens, const at::Tensor& boxInfo) {
    SkelCfStages stages{coarse(weights, tokens.mean(1)), {}};
    // Only before the first layer do the tokens know their position.
    auto queries =
        tokensOf(weights, stages.coarse, boxInfo) + weights["decoder.transformer.pos_embedding"];
    for (int i = 0; i < config.decoder.depth; ++i) {
        const auto answers =
            runPoseLayer(config.decoder, weights, "decoder.transformer.", i, queries, tokens);
        stages.layers.push_back(refined(weights, stages.last(), answers));
        queries = tokensOf(weights, stages.last(), boxInfo);
    }
    return stages;
}

}  // namespace gonio
