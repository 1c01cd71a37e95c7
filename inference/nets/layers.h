#pragma once

#include "inference/nets/named_tensors.h"

namespace gonio {

/// x W' + b with `name`.weight and, where there is one, `name`.bias.
at::Tensor linear(const NamedTensors& weights, const std::string& name, const at::Tensor& x);
at::Tensor linearWithoutBias(const NamedTensors& weights, const std::string& name,
                             const at::Tensor& x);

/// Layer norm over the last dimension.
at::Tensor layerNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                     double epsilon = 1e-5);

/// Scaled dot-product attention of many heads.
/// \param queries  B x heads x n x width, `keys` and `values` B x heads x m x width
/// \return B x n x (heads x width)
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values);

/// B x n x (heads x width) as B x heads x n x width
at::Tensor splitHeads(const at::Tensor& x, int heads);

/// Layer norm over the channels of B x C x H x W, at every place.
at::Tensor channelNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x);

/// Adds `name`.weight of this shape and a `name`.bias of its first size.
void addLayer(TensorShapes& shapes, const std::string& name, std::vector<std::int64_t> weight);

}  // namespace gonio
