#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/io/numpy_array.h"
#include "core/io/zip_archive.h"

namespace gonio {

/// What stands before the data of a .npy file:
/// "\x93NUMPY", version, header length, "{'descr': '<f8', 'fortran_order': False, 'shape': (3,
/// 2)}".
struct NpyHeader {
    NumpyType type;
    bool columnMajor = false;
    std::vector<std::int64_t> shape;
};

/// Bytes before the header's length; the length itself takes 2 bytes in version 1, else 4.
constexpr std::size_t npyMagicSize = 8;

/// The size in bytes of the number that gives the header's length.
Result<std::size_t> npyLengthSize(std::span<const std::byte> magic);
/// \param text  the Python dictionary of the header
Result<NpyHeader> parseNpyHeader(std::string_view text);
/// Takes what stands before the data from the front of an archive's entry.
Result<NpyHeader> readNpyHeader(ZipEntryReader& entry);
/// Everything before the data, padded to a multiple of 64 bytes. Unsupported for BF16.
Result<std::string> npyPrefix(const Tensor& tensor);
/// The same for an element type as NumPy spells it: "<f4", "|S32".
std::string npyPrefix(std::string_view type, const std::vector<std::int64_t>& shape);

}  // namespace gonio
