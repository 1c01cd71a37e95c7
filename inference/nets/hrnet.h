#pragma once

#include <vector>

#include "inference/nets/vit.h"
#include "inference/weights/humanfov_shapes.h"

namespace gonio {

/// A batch normalisation with the stored mean and variance (epsilon 1e-5).
at::Tensor batchNorm(const NamedTensors& weights, const std::string& name, const at::Tensor& x);

/// A square convolution without bias, padded so that stride 1 keeps the size.
at::Tensor convolve(const NamedTensors& weights, const std::string& name, const at::Tensor& x,
                    int stride = 1);

/// \param image  B x 3 x H x W, normalised; H and W multiples of 32
/// \return four maps, B x (width 2^i) x H/(4 2^i) x W/(4 2^i)
std::vector<at::Tensor> runHrnet(const HrnetConfig& config, const NamedTensors& weights,
                                 const std::string& prefix, const at::Tensor& image,
                                 const NetworkPulse& pulse = {});

}  // namespace gonio
