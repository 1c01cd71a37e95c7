#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/io/tensor.h"

namespace gonio {

/// The index of the first element that is NaN or infinite; nothing where there is none or the type
/// has no such values.
std::optional<std::size_t> firstNotFinite(DType type, std::span<const std::byte> bytes);

}  // namespace gonio
