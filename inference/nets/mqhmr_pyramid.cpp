#include "inference/nets/mqhmr_pyramid.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numbers>

#include "inference/nets/layers.h"

namespace gonio {
namespace {

std::string level(const std::string& prefix, std::size_t index) {
    return prefix + "level" + std::to_string(index);
}

/// Twice as many rows and columns.
at::Tensor doubled(const NamedTensors& weights, const std::string& name, const at::Tensor& map) {
    return at::conv_transpose2d(map, weights[name + ".weight"], weights[name + ".bias"], {2, 2});
}

}  // namespace

std::vector<at::Tensor> runUpsampling(const NamedTensors& weights, const std::string& prefix,
                                      const at::Tensor& map) {
    const auto half = doubled(weights, prefix + "up4.0", map);
    const auto fine = at::gelu(applyChannelNorm(weights, prefix + "up4.norm", half));
    return {doubled(weights, prefix + "up4.1", fine), doubled(weights, prefix + "up8.0", map), map};
}

std::vector<at::Tensor> runLateral(const NamedTensors& weights, const std::string& prefix,
                                   const std::vector<at::Tensor>& maps) {
    std::vector<at::Tensor> equal;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::string name = level(prefix, i);
        const auto narrow = applyChannelNorm(weights, name + ".norm1",
                                             at::conv2d(maps[i], weights[name + ".conv1.weight"]));
        const auto mixed = at::conv2d(narrow, weights[name + ".conv3.weight"], {}, {1, 1}, {1, 1});
        equal.push_back(applyChannelNorm(weights, name + ".norm3", mixed));
    }
    return equal;
}

at::Tensor sinePlaces(int width, std::int64_t rows, std::int64_t columns,
                      const at::TensorOptions& options) {
    const std::int64_t half = width / 2;
    const auto axis = [&](std::int64_t count) {  // count x half
        const auto place =
            (at::arange(count, options) + 0.5) * (2 * std::numbers::pi / double(count));
        const auto pair = at::floor(at::arange(half, options) / 2);
        const auto wave = place.unsqueeze(1) / at::pow(10000.0, 2 * pair / double(half));
        const auto even = at::arange(half, options).remainder(2).eq(0);
        return at::where(even, wave.sin(), wave.cos());
    };
    const auto y = axis(rows).unsqueeze(1).expand({rows, columns, half});
    const auto x = axis(columns).unsqueeze(0).expand({rows, columns, half});
    return at::cat({y, x}, -1).permute({2, 0, 1}).unsqueeze(0);
}

}  // namespace gonio
