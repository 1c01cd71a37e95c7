#pragma once

#include <optional>

#include "core/io/tensor.h"

namespace gonio {

/// A NumPy element type as its files spell it: byte order, kind letter, bytes per element.
struct NumpyType {
    char kind = 'f';  ///< f, i, u, b numbers; U, S text; O Python objects; V, c, M, m others
    std::size_t itemSize = 8;  ///< for U: characters, not bytes
    bool bigEndian = false;
};

/// "<f8", "|b1", "f8" (native order); nothing where it is none of that form.
std::optional<NumpyType> parseNumpyType(std::string_view text);
/// Nothing for kinds that are no numbers, and for complex and extended ones.
std::optional<DType> dtypeOf(const NumpyType& type);
/// "<f8"; empty for BF16, which NumPy has not.
std::string_view numpyNameOf(DType type);

/// The bytes of an array of this shape; nothing where a size is negative or the product too large.
std::optional<std::size_t> byteSizeOf(const std::vector<std::int64_t>& shape, std::size_t itemSize);

/// A row-major little-endian tensor from NumPy's bytes, which must be exactly as many as the shape
/// needs. \param columnMajor  Fortran order: the first index runs fastest
Result<Tensor> tensorFromNumpy(const NumpyType& type, std::vector<std::int64_t> shape,
                               bool columnMajor, std::vector<std::byte> data);

}  // namespace gonio
