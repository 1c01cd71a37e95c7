#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/io/byte_source.h"
#include "core/io/tensor.h"

namespace gonio {

/// Element type, shape and place of a tensor in a safetensors file.
struct TensorPlace {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;  ///< bytes from the start of the data
    std::uint64_t end = 0;
};

/// What stands before the data: 8-byte little-endian length, JSON {"__metadata__": {..},
/// "name": {"dtype": "F32", "shape": [2,3], "data_offsets": [0,24]}}.
struct SafetensorsHeader {
    std::map<std::string, TensorPlace, std::less<>> tensors;
    std::map<std::string, std::string> metadata;
    std::uint64_t dataOffset = 0;  ///< of the data in the file
};

/// Every tensor has the bytes its shape needs, and the data are without gaps and overlaps.
Result<SafetensorsHeader> readSafetensorsHeader(const ByteSource& file);
/// Without reading any data, however large the file is.
Result<SafetensorsHeader> readSafetensorsHeader(const std::filesystem::path& path);

}  // namespace gonio
