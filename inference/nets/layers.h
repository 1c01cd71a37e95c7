#pragma once

#include "inference/nets/named_tensors.h"

namespace gonio {

/// x W' + b with `name`.weight and, where there is one, `name`.bias.
at::Tensor linear(const NamedTensors& weights, const std::string& name, const at::Tensor& x);
at::Tensor linearWithoutBias(const NamedTensors& weights, const std::string& name,
                             const at::Tensor& x);

/// Layer norm over the last dimension.
at::Tensor layerNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                     double epsilon);

/// Scaled dot-product attention of many heads.
/// \param queries  B x heads x n x width, `keys` and `values` B x heads x m x width
/// \return B x n x (heads x width)
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values);

/// B x n x (heads x width) as B x heads x n x width
at::Tensor splitHeads(const at::Tensor& x, int heads);

}  // namespace gonio
