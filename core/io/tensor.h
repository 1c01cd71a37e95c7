#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace gonio {

enum class DType { Bool, U8, I8, I16, I32, I64, U16, U32, U64, F16, BF16, F32, F64 };

std::size_t sizeOf(DType type);
std::string_view nameOf(DType type);

/// A dense array in row-major order, little-endian, of any of the types above.
struct Tensor {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> data;

    std::int64_t elementCount() const;
    /// All elements as double, whatever the stored type (F16 and BF16 included).
    std::vector<double> toDoubles() const;
    std::vector<float> toFloats() const;
    /// All elements as 64-bit integers; floating values are truncated.
    std::vector<std::int64_t> toIntegers() const;
    /// The shape as "(3, 4)", for messages.
    std::string shapeText() const;

    static Tensor fromFloats(std::span<const float> values, std::vector<std::int64_t> shape);
    static Tensor fromDoubles(std::span<const double> values, std::vector<std::int64_t> shape);
    static Tensor fromIntegers(std::span<const std::int32_t> values,
                               std::vector<std::int64_t> shape);
};

using TensorMap = std::map<std::string, Tensor, std::less<>>;

/// The tensor `name`, checked against `shape` (-1 matches any size); the error names both shapes.
Result<const Tensor*> findTensor(const TensorMap& tensors, std::string_view name,
                                 const std::vector<std::int64_t>& shape);

}  // namespace gonio
