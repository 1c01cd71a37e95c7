#include "inference/nets/neurik.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numbers>

#include "inference/nets/layers.h"
#include "inference/nets/random_start.h"
#include "inference/nets/rotations6.h"

namespace gonio {
namespace {

std::string layerName(int layer) {
    return "temporal.layers." + std::to_string(layer) + ".";
}

/// B x C x M, normalised over the channels.
at::Tensor normOfChannels(const NamedTensors& weights, const std::string& name,
                          const at::Tensor& x) {
    return applyNorm(weights, name, x.transpose(1, 2)).transpose(1, 2);
}

at::Tensor convolved(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                     int stride = 1) {
    return at::conv1d(x, weights[name + ".weight"], weights[name + ".bias"], {stride}, {1});
}

at::Tensor entry(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                 int stride) {
    return at::gelu(
        normOfChannels(weights, name + ".norm", convolved(weights, name + ".conv", x, stride)));
}

at::Tensor residual(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    const auto bent = at::gelu(convolved(weights, name + ".conv1", x));
    return normOfChannels(weights, name + ".norm", x + convolved(weights, name + ".conv2", bent));
}

/// (B T) x 4 x M to (B T) x channels x a quarter of the markers.
at::Tensor runSpatial(const NamedTensors& weights, at::Tensor x) {
    for (int stage = 0; stage < 3; ++stage) {
        const std::string name = "spatial." + std::to_string(stage);
        x = residual(weights, name + ".res", entry(weights, name + ".in", x, stage == 0 ? 1 : 2));
    }
    return x;
}

/// Where in the stretch a frame is: the sines and cosines of Vaswani et al. 2017. T x width
at::Tensor sineTimes(int frames, int width, const at::TensorOptions& options) {
    const auto time = at::arange(frames, options).unsqueeze(1);
    const auto pair = at::arange(0, width, 2, options);
    const auto wave = time * at::exp(pair * (-std::log(10000.0) / width));
    return at::stack({wave.sin(), wave.cos()}, -1).flatten(1);
}

at::Tensor runTemporalLayer(const NeurIkConfig& config, const NamedTensors& weights,
                            const std::string& name, at::Tensor x) {
    const auto qkv = applyLinear(weights, name + "qkv", x).chunk(3, -1);
    const auto mixed = attend(qkv[0], qkv[1], qkv[2], config.heads);
    x = applyNorm(weights, name + "norm1", x + applyLinear(weights, name + "out", mixed));
    const auto hidden = at::relu(applyLinear(weights, name + "fc1", x));
    return applyNorm(weights, name + "norm2", x + applyLinear(weights, name + "fc2", hidden));
}

}  // namespace

NamedTensors startNeurIk(const NeurIkConfig& config, std::uint64_t seed) {
    std::map<std::string, at::Tensor, std::less<>> tensors;
    std::uint64_t number = seed * 100'000;
    for (const auto& [name, shape] : neurIkShapes(config)) {
        const bool isNorm = name.ends_with("weight") && name.find("norm") != std::string::npos;
        tensors[name] = isNorm              ? at::ones(shape)
                        : shape.size() > 1U ? xavierUniform(shape, ++number)
                                            : at::zeros(shape);
    }
    tensors["head.fc2.weight"] = xavierUniform(tensors["head.fc2.weight"].sizes(), ++number, 0.01);
    tensors["input.mean"].zero_();
    tensors["input.deviation"].fill_(1);
    tensors["output.scale_mean"].fill_(1);
    tensors["output.scale_amplitude"].fill_(0.3);
    tensors["output.root"] = at::tensor({1.F, 0.F, 0.F, 0.F, 1.F, 0.F});
    const OsimTree& tree = osimTree();
    for (int i = 0; i < kOsimCoordinates; ++i) {
        const OsimCoordinate& one = tree.coordinates[std::size_t(i)];
        const double wider = 0.1 * (one.high_rad - one.low_rad);
        const bool isKnee = one.name.starts_with("knee");
        const double low = isKnee ? -15 * std::numbers::pi / 180 : one.low_rad - wider;
        const double high = one.high_rad + wider;
        tensors["output.coordinate_centre"][i] = (low + high) / 2;
        tensors["output.coordinate_half"][i] = (high - low) / 2;
    }
    return NamedTensors(std::move(tensors));
}

IkEstimate runNeurIk(const NeurIkConfig& config, const NamedTensors& weights,
                     const at::Tensor& markers) {
    const auto batch = markers.size(0), frames = markers.size(1);
    const auto seen = markers.slice(-1, 3, 4);
    const auto places =
        (markers.slice(-1, 0, 3) - weights["input.mean"]) / weights["input.deviation"];
    const auto input = at::cat({places * seen, seen}, -1)
                           .reshape({batch * frames, config.markers, 4})
                           .transpose(1, 2);
    const auto joined = applyLinear(weights, "join", runSpatial(weights, input).flatten(1));
    auto x = applyNorm(weights, "join_norm", joined).reshape({batch, frames, config.width}) +
             sineTimes(int(frames), config.width, markers.options());
    for (int i = 0; i < config.layers; ++i) {
        x = runTemporalLayer(config, weights, layerName(i), x);
    }
    if (!config.everyFrame) x = x.slice(1, frames - 1);
    const auto hidden =
        at::gelu(applyLinear(weights, "head.fc1", applyNorm(weights, "head.norm", x)));
    const auto raw = applyLinear(weights, "head.fc2", hidden);
    const auto within = [](const at::Tensor& y) { return at::tanh(y / 2); };  // 2 sigma(y) - 1
    constexpr int kScalesFrom = 6, kAnglesFrom = 6 + kOsimScales;
    return {matrixOfSixColumns(raw.slice(-1, 0, 6) + weights["output.root"]),
            weights["output.scale_mean"] +
                weights["output.scale_amplitude"] * within(raw.slice(-1, kScalesFrom, kAnglesFrom)),
            weights["output.coordinate_centre"] +
                weights["output.coordinate_half"] * within(raw.slice(-1, kAnglesFrom))};
}

}  // namespace gonio
