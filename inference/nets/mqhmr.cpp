#include "inference/nets/mqhmr.h"

#include <ATen/ATen.h>

#include "inference/nets/hrnet.h"
#include "inference/nets/layers.h"
#include "inference/nets/rotations6.h"

namespace gonio {
namespace {

std::string layerName(int layer) {
    return "decoder.layers." + std::to_string(layer) + ".";
}

at::Tensor selfAttention(const MqHmrConfig& config, const NamedTensors& weights,
                         const std::string& name, const at::Tensor& tokens,
                         const at::Tensor& position) {
    const auto& weight = weights[name + "in_proj.weight"];
    const auto& bias = weights[name + "in_proj.bias"];
    const auto part = [&](const at::Tensor& x, int index) {
        const std::int64_t from = index * config.width, to = from + config.width;
        return at::linear(x, weight.slice(0, from, to), bias.slice(0, from, to));
    };
    const auto placed = tokens + position;
    const auto mixed = attend(part(placed, 0), part(placed, 1), part(tokens, 2), config.heads);
    return applyLinear(weights, name + "out_proj", mixed);
}

at::Tensor runLayer(const MqHmrConfig& config, const NamedTensors& weights, int layer,
                    const std::vector<at::Tensor>& values, const at::Tensor& references,
                    at::Tensor tokens) {
    const std::string name = layerName(layer);
    const auto& position = weights["query.position"];
    tokens =
        applyNorm(weights, name + "norm1",
                  tokens + selfAttention(config, weights, name + "self_attn.", tokens, position));
    tokens = applyNorm(weights, name + "norm2",
                       tokens + runDeformable(config.attention(), weights, name + "cross_attn.",
                                              tokens + position, references, values));
    const auto hidden = at::relu(applyLinear(weights, name + "fc1", tokens));
    return applyNorm(weights, name + "norm3", tokens + applyLinear(weights, name + "fc2", hidden));
}

}  // namespace

std::vector<at::Tensor> runMqBackbone(const MqHmrConfig& config, const NamedTensors& weights,
                                      const at::Tensor& image, const NetworkPulse& pulse) {
    if (config.hrnet) {
        auto branches = runHrnet(*config.hrnet, weights, "backbone.", image, pulse);
        branches.pop_back();
        return runLateral(weights, "pyramid.", branches);
    }
    const auto tokens = runVit(config.vit, weights, "backbone.", image, pulse);
    const auto map = tokens.transpose(1, 2).reshape(
        {image.size(0), config.vit.width, config.vit.rows(), config.vit.columns()});
    return runLateral(weights, "pyramid.", runUpsampling(weights, "pyramid.", map));
}

MqMemory mqMemory(const MqHmrConfig& config, const NamedTensors& weights,
                  const std::vector<at::Tensor>& maps) {
    // There is no encoder, so without this what is sampled would not know where it was.
    std::vector<at::Tensor> placed;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const auto level = weights["pyramid.level_embed"][std::int64_t(i)].reshape({1, -1, 1, 1});
        placed.push_back(
            maps[i] + level +
            sinePlaces(config.width, maps[i].size(2), maps[i].size(3), maps[i].options()));
    }
    MqMemory memory;
    for (int layer = 0; layer < config.layers; ++layer) {
        memory.values.push_back(deformableValues(config.attention(), weights,
                                                 layerName(layer) + "cross_attn.", placed));
    }
    return memory;
}

std::vector<at::Tensor> runMqDecoder(const MqHmrConfig& config, const NamedTensors& weights,
                                     const MqMemory& memory, const at::Tensor& shift) {
    const auto batch = memory.values.at(0).at(0).size(0) / config.heads;
    const auto references =
        at::sigmoid(applyLinear(weights, "query.reference", weights["query.position"]));
    auto content = weights["query.content"].unsqueeze(0);
    if (shift.defined()) content = content + shift;
    auto tokens = content.expand({batch, config.queries, config.width});
    std::vector<at::Tensor> layers;
    for (int i = 0; i < config.layers; ++i) {
        tokens = runLayer(config, weights, i, memory.values[std::size_t(i)], references, tokens);
        layers.push_back(tokens);
    }
    return layers;
}

SmplEstimate runMqHead(const NamedTensors& weights, const at::Tensor& tokens) {
    const auto batch = tokens.size(0);
    const auto own = tokens.reshape({batch, MqHmrConfig::kJoints, -1});
    const auto hidden = at::gelu(
        applyLinear(weights, "head.joint.fc1", applyNorm(weights, "head.joint.norm", own)));
    const auto six = applyLinear(weights, "head.joint.fc2", hidden) + weights["head.mean_pose"];
    const auto shares = at::softmax(at::matmul(tokens, weights["head.pool"]), -1);
    const auto pooled =
        applyNorm(weights, "head.pool_norm", (tokens * shares.unsqueeze(-1)).sum(1));
    return {matrixOfSixColumns(six),
            applyLinear(weights, "head.betas", pooled) + weights["head.mean_betas"],
            applyLinear(weights, "head.camera", pooled) + weights["head.mean_camera"]};
}

SmplEstimate runMqHmr(const MqHmrConfig& config, const NamedTensors& weights,
                      const at::Tensor& image, const NetworkPulse& pulse) {
    const auto memory = mqMemory(config, weights, runMqBackbone(config, weights, image, pulse));
    return runMqHead(weights, runMqDecoder(config, weights, memory).back());
}

}  // namespace gonio
