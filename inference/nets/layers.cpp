#include "inference/nets/layers.h"

#include <ATen/ATen.h>

#include <cmath>

namespace gonio {

at::Tensor linear(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    return at::linear(x, weights[name + ".weight"], weights[name + ".bias"]);
}

at::Tensor linearWithoutBias(const NamedTensors& weights, const std::string& name,
                             const at::Tensor& x) {
    return at::linear(x, weights[name + ".weight"]);
}

at::Tensor layerNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                     double epsilon) {
    return at::layer_norm(x, {x.size(-1)}, weights[name + ".weight"], weights[name + ".bias"],
                          epsilon);
}

at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    const double scale = 1 / std::sqrt(double(queries.size(-1)));
    const auto shares = at::softmax(at::matmul(queries * scale, keys.transpose(-2, -1)), -1);
    const auto mixed = at::matmul(shares, values).transpose(1, 2);
    return mixed.reshape({mixed.size(0), mixed.size(1), -1});
}

at::Tensor splitHeads(const at::Tensor& x, int heads) {
    return x.reshape({x.size(0), x.size(1), heads, -1}).transpose(1, 2);
}

at::Tensor channelNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    return layerNorm(weights, name, x.permute({0, 2, 3, 1}), 1e-6).permute({0, 3, 1, 2});
}

void addLayer(TensorShapes& shapes, const std::string& name, std::vector<std::int64_t> weight) {
    shapes[name + ".bias"] = {weight.front()};
    shapes[name + ".weight"] = std::move(weight);
}

}  // namespace gonio
