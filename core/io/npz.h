#pragma once

#include <filesystem>

#include "core/io/tensor.h"

namespace gonio {

/// Reads NumPy .npz (zip of .npy, stored or deflated). Unicode and bytes arrays are skipped into
/// no tensor; object arrays are refused, because they hold pickles.
Result<TensorMap> parseNpz(std::span<const std::byte> bytes);
Result<TensorMap> readNpz(const std::filesystem::path& path);
/// Writes an uncompressed .npz that numpy.load opens; byte-identical for equal input. Atomic.
Result<void> writeNpz(const std::filesystem::path& path, const TensorMap& arrays);

}  // namespace gonio
