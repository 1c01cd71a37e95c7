#pragma once

#include <ATen/core/Tensor.h>

#include "core/io/tensor.h"

namespace gonio {

/// A copy of the numbers in LibTorch's keeping. Unsupported: unsigned types of 16 bits and more,
/// which LibTorch has not (of all versions).
Result<at::Tensor> torchTensorOf(const Tensor& tensor);

/// The element type; Unsupported as torchTensorOf().
Result<at::ScalarType> torchTypeOf(DType type);

/// A copy in the processor's memory, as float32 where it was any floating type but double.
Tensor tensorOfTorch(const at::Tensor& tensor);

}  // namespace gonio
