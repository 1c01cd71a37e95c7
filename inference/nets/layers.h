#pragma once

#include "inference/nets/named_tensors.h"

namespace gonio {

/// x W^T + b with the tensors `name`.weight and `name`.bias (none: no bias).
at::Tensor applyLinear(const NamedTensors& weights, const std::string& name, const at::Tensor& x);

/// Normalises the last axis with `name`.weight and `name`.bias.
at::Tensor applyNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                     double epsilon = 1e-5);

/// Normalises the channels of B x C x H x W at every place.
at::Tensor applyChannelNorm(const NamedTensors& weights, const std::string& name,
                            const at::Tensor& x);

/// Several heads of attention over the last axis: softmax(q k^T / sqrt(width / heads)) v.
/// \param queries, keys, values  B x N x width, B x S x width, B x S x width, already projected
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                  int heads);

}  // namespace gonio
