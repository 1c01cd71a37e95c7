#pragma once

#include <ATen/core/Tensor.h>

#include "inference/plugin/network_base.h"

namespace gonio {

/// Fixed numbers for a network to be tried with: pictures of waves that differ in every picture, in
/// the range of normalised ones; small numbers where no picture is wanted.
/// \return count x spec.shape, float32
at::Tensor checkInput(const InputSpec& spec, std::int64_t count);

}  // namespace gonio
