#include "inference/nets/layers.h"

#include <ATen/ATen.h>

#include <cmath>

namespace gonio {

at::Tensor applyLinear(const NamedTensors& weights, const std::string& name, const at::Tensor& x) {
    const std::string bias = name + ".bias";
    return weights.contains(bias) ? at::linear(x, weights[name + ".weight"], weights[bias])
                                  : at::linear(x, weights[name + ".weight"]);
}

at::Tensor applyNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                     double epsilon) {
    return at::layer_norm(x, {x.size(-1)}, weights[name + ".weight"], weights[name + ".bias"],
                          epsilon);
}

at::Tensor applyChannelNorm(const NamedTensors& weights, const std::string& name,
                            const at::Tensor& x) {
    return applyNorm(weights, name, x.permute({0, 2, 3, 1}), 1e-6).permute({0, 3, 1, 2});
}

at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                  int heads) {
    const auto split = [heads](const at::Tensor& x) {
        return x.reshape({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
    };
    const auto q = split(queries) / std::sqrt(double(queries.size(2) / heads));
    const auto shares = at::softmax(at::matmul(q, split(keys).transpose(-2, -1)), -1);
    return at::matmul(shares, split(values)).transpose(1, 2).reshape(queries.sizes());
}

}  // namespace gonio
