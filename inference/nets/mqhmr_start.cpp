#include <ATen/ATen.h>

#include "inference/nets/mqhmr.h"
#include "inference/nets/random_start.h"

namespace gonio {
namespace {

using Tensors = std::map<std::string, at::Tensor, std::less<>>;

/// Tensors of more than one axis get Xavier-uniform numbers, norms' scales and variances ones, the
/// rest zeros.
Tensors ordinaryStart(const TensorShapes& shapes, std::uint64_t seed) {
    Tensors tensors;
    for (const auto& [name, shape] : shapes) {
        const bool isNorm =
            (name.ends_with(".weight") && shape.size() == 1) || name.ends_with(".running_var");
        tensors[name] = isNorm              ? at::ones(shape)
                        : shape.size() > 1U ? xavierUniform(shape, seed)
                                            : at::zeros(shape);
        if (name.ends_with(".num_batches_tracked")) tensors[name] = at::zeros(shape, at::kLong);
        ++seed;
    }
    return tensors;
}

}  // namespace

NamedTensors startMqHmr(const MqHmrConfig& config, std::uint64_t seed) {
    const TensorShapes shapes = mqHmrShapes(config);
    Tensors tensors = ordinaryStart(shapes, seed * 100'000);
    const auto again = [&](const std::string& name, double gain) {
        tensors[name] = xavierUniform(shapes.at(name), seed + 1, gain);
    };
    // A body near the mean one at first.
    for (const char* name : {"head.joint.fc2.weight", "head.betas.weight", "head.camera.weight"}) {
        again(name, 0.01);
    }
    if (!config.hrnet) {
        tensors["backbone.pos_embed"] = normal(shapes.at("backbone.pos_embed"), seed + 2, 0.02);
    }
    tensors["query.content"] = normal(shapes.at("query.content"), seed + 3, 0.02);
    // Unit variance spreads the places where the queries begin to look; small ones would all
    // begin at the centre.
    tensors["query.position"] = normal(shapes.at("query.position"), seed + 4, 1);
    tensors["pyramid.level_embed"] = normal(shapes.at("pyramid.level_embed"), seed + 5, 1);
    for (int i = 0; i < config.layers; ++i) {
        startDeformable(config.attention(), "decoder.layers." + std::to_string(i) + ".cross_attn.",
                        tensors, seed + 10 + std::uint64_t(i));
    }
    auto pose = at::tensor({1.F, 0.F, 0.F, 0.F, 1.F, 0.F}).repeat({MqHmrConfig::kJoints, 1});
    pose[0] = at::tensor({1.F, 0.F, 0.F, 0.F, -1.F, 0.F});
    tensors["head.mean_pose"] = pose;
    tensors["head.mean_camera"] = at::tensor({0.9F, 0.F, 0.F});
    return NamedTensors(std::move(tensors));
}

}  // namespace gonio
