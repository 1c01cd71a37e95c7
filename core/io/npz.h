#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/io/tensor.h"

namespace gonio {

/// Reads NumPy .npz (zip of .npy, stored or deflated). Unicode and bytes arrays are skipped into
/// no tensor; object arrays are refused, because they hold pickles.
Result<TensorMap> parseNpz(std::span<const std::byte> bytes);
Result<TensorMap> readNpz(const std::filesystem::path& path);
/// Writes an uncompressed .npz that numpy.load opens; byte-identical for equal input. Atomic.
Result<void> writeNpz(const std::filesystem::path& path, const TensorMap& arrays);

/// Takes the bytes of an array, piece by piece.
using ByteSink = std::function<Result<void>(std::span<const std::byte>)>;

/// An array that need not be in memory.
struct NpzSource {
    std::string name;
    std::string type;  ///< as NumPy spells it: "<f4", "|S32"
    std::vector<std::int64_t> shape;
    /// Gives all bytes, row-major and little-endian, to a sink. Called twice, because the checksum
    /// stands before the data; must give the same both times.
    std::function<Result<void>(const ByteSink&)> give;
};

/// The same from sources, of any size. Internal where a source gives other bytes than it says.
/// \param from64  sizes and places from here on stand in 64-bit fields
Result<void> writeNpz(const std::filesystem::path& path, std::span<const NpzSource> arrays,
                      std::uint64_t from64 = 0xFFFFFFFF);

}  // namespace gonio
