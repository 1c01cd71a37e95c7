#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace gonio {

/// Start values of training, the same for the same seed on every machine of a kind.
/// Uniform within sqrt(6 / (inputs + outputs)) times `gain` (Glorot and Bengio 2010).
/// \param shape  outputs x inputs x (kernel ...)
at::Tensor xavierUniform(at::IntArrayRef shape, std::uint64_t seed, double gain = 1);
at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed, double deviation);

}  // namespace gonio
