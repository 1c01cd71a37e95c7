#pragma once

#include <filesystem>

#include "core/io/tensor.h"

namespace gonio {

/// Contents of a safetensors file: 8-byte little-endian header length, JSON header
/// {"__metadata__": {..}, "name": {"dtype": "F32", "shape": [2,3], "data_offsets": [0,24]}}, data.
struct TensorFile {
    TensorMap tensors;
    std::map<std::string, std::string> metadata;
};

Result<TensorFile> parseSafetensors(std::span<const std::byte> bytes);
Result<TensorFile> readSafetensors(const std::filesystem::path& path);
/// Writes to a temporary file beside `path` and renames it; nothing is left behind on failure.
Result<void> writeSafetensors(const std::filesystem::path& path, const TensorFile& file);

}  // namespace gonio
