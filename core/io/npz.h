#pragma once

#include <filesystem>

#include "core/io/tensor.h"

namespace gonio {

/// Reads NumPy .npz (zip of .npy, stored or deflated). Unicode and bytes arrays are skipped into
/// no tensor; object arrays are refused, because they hold pickles.
Result<TensorMap> parseNpz(std::span<const std::byte> bytes);
using TextMap = std::map<std::string, std::vector<std::string>, std::less<>>;
/// The Unicode and bytes arrays of an .npz alone, element after element, as UTF-8 (bytes as they
/// are). \return MalformedFile also for code points that are none; Unsupported for big-endian text
Result<TextMap> parseNpzTexts(std::span<const std::byte> bytes);
Result<TensorMap> readNpz(const std::filesystem::path& path);
/// Writes an uncompressed .npz that numpy.load opens; byte-identical for equal input. Atomic.
Result<void> writeNpz(const std::filesystem::path& path, const TensorMap& arrays);

}  // namespace gonio
