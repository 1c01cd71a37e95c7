#pragma once

#include <functional>

#include "inference/nets/named_tensors.h"
#include "inference/weights/vit_shapes.h"

namespace gonio {

/// Called now and then while a network works, at least once a layer; throws to stop it.
using NetworkPulse = std::function<void()>;

/// \param image  B x 3 x height x width, normalised
/// \return tokens B x (rows x columns) x width, row after row
at::Tensor runVit(const VitConfig& config, const NamedTensors& weights, const std::string& prefix,
                  const at::Tensor& image, const NetworkPulse& pulse = {});

/// The columns of a square crop that the networks of the HMR family look at: 32 to 223 of 256.
/// \param patch  B x 3 x height x height
/// \return a view B x 3 x height x config.inputWidth_px
at::Tensor middleColumns(const VitConfig& config, const at::Tensor& patch);

}  // namespace gonio
