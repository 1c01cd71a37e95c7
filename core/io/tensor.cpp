#include "core/io/tensor.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace gonio {

static_assert(std::endian::native == std::endian::little, "tensor data are used in place");

namespace {

float fromHalf(std::uint16_t bits) {
    const float sign = (bits & 0x8000U) != 0 ? -1.0F : 1.0F;
    const int exponent = (bits >> 10U) & 0x1F;
    const auto fraction = static_cast<float>(bits & 0x3FFU);
    if (exponent == 31) {
        return fraction != 0.0F ? std::numeric_limits<float>::quiet_NaN()
                                : sign * std::numeric_limits<float>::infinity();
    }
    if (exponent == 0) {
        return sign * std::ldexp(fraction, -24);
    }
    return sign * std::ldexp(fraction + 1024.0F, exponent - 25);
}

float fromBrainFloat(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16U);
}

/// Casting a double outside the range of an integer is undefined, so the ends are clamped.
std::int64_t truncated(double value) {
    if (std::isnan(value)) {
        return 0;
    }
    constexpr double limit = 9223372036854775808.0;
    if (value >= limit) {
        return std::numeric_limits<std::int64_t>::max();
    }
    return value < -limit ? std::numeric_limits<std::int64_t>::min()
                          : static_cast<std::int64_t>(value);
}

template <class Out>
Out convert(auto value) {
    if constexpr (std::is_integral_v<Out> && std::is_floating_point_v<decltype(value)>) {
        return truncated(static_cast<double>(value));
    } else {
        return static_cast<Out>(value);
    }
}

template <class Out, class Stored, class Decode = std::identity>
std::vector<Out> decodeAll(const std::vector<std::byte>& data, Decode decode = {}) {
    std::vector<Out> values(data.size() / sizeof(Stored));
    for (std::size_t i = 0; i < values.size(); ++i) {
        Stored stored{};
        std::memcpy(&stored, data.data() + i * sizeof(Stored), sizeof(Stored));
        values[i] = convert<Out>(decode(stored));
    }
    return values;
}

template <class Out>
std::vector<Out> elements(const Tensor& tensor) {
    switch (tensor.dtype) {
        case DType::Bool:
            return decodeAll<Out, std::uint8_t>(
                tensor.data, [](std::uint8_t value) { return value != 0 ? 1 : 0; });
        case DType::U8:
            return decodeAll<Out, std::uint8_t>(tensor.data);
        case DType::I8:
            return decodeAll<Out, std::int8_t>(tensor.data);
        case DType::I16:
            return decodeAll<Out, std::int16_t>(tensor.data);
        case DType::I32:
            return decodeAll<Out, std::int32_t>(tensor.data);
        case DType::I64:
            return decodeAll<Out, std::int64_t>(tensor.data);
        case DType::U16:
            return decodeAll<Out, std::uint16_t>(tensor.data);
        case DType::U32:
            return decodeAll<Out, std::uint32_t>(tensor.data);
        case DType::U64:
            return decodeAll<Out, std::uint64_t>(tensor.data);
        case DType::F16:
            return decodeAll<Out, std::uint16_t>(tensor.data, fromHalf);
        case DType::BF16:
            return decodeAll<Out, std::uint16_t>(tensor.data, fromBrainFloat);
        case DType::F32:
            return decodeAll<Out, float>(tensor.data);
        case DType::F64:
            return decodeAll<Out, double>(tensor.data);
    }
    return {};
}

std::string textOfShape(const std::vector<std::int64_t>& shape) {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text +=
            (i == 0 ? "" : ", ") + (shape[i] < 0 ? std::string("any") : std::to_string(shape[i]));
    }
    return text + ")";
}

template <class Value>
Tensor fromValues(DType type, std::span<const Value> values, std::vector<std::int64_t> shape) {
    Tensor tensor{type, std::move(shape), {}};
    assert(tensor.elementCount() == static_cast<std::int64_t>(values.size()));
    const auto bytes = std::as_bytes(values);
    tensor.data.assign(bytes.begin(), bytes.end());
    return tensor;
}

bool matches(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& wanted) {
    return std::ranges::equal(shape, wanted, [](std::int64_t size, std::int64_t expected) {
        return expected < 0 || size == expected;
    });
}

}  // namespace

std::size_t sizeOf(DType type) {
    switch (type) {
        case DType::Bool:
        case DType::U8:
        case DType::I8:
            return 1;
        case DType::I16:
        case DType::U16:
        case DType::F16:
        case DType::BF16:
            return 2;
        case DType::I32:
        case DType::U32:
        case DType::F32:
            return 4;
        case DType::I64:
        case DType::U64:
        case DType::F64:
            return 8;
    }
    return 1;
}

std::string_view nameOf(DType type) {
    constexpr std::array<std::string_view, 13> names = {
        "BOOL", "U8", "I8", "I16", "I32", "I64", "U16", "U32", "U64", "F16", "BF16", "F32", "F64"};
    return names.at(static_cast<std::size_t>(type));
}

std::int64_t Tensor::elementCount() const {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::vector<double> Tensor::toDoubles() const {
    return elements<double>(*this);
}

std::vector<float> Tensor::toFloats() const {
    return elements<float>(*this);
}

std::vector<std::int64_t> Tensor::toIntegers() const {
    return elements<std::int64_t>(*this);
}

std::string Tensor::shapeText() const {
    return textOfShape(shape);
}

Tensor Tensor::fromFloats(std::span<const float> values, std::vector<std::int64_t> shape) {
    return fromValues(DType::F32, values, std::move(shape));
}

Tensor Tensor::fromDoubles(std::span<const double> values, std::vector<std::int64_t> shape) {
    return fromValues(DType::F64, values, std::move(shape));
}

Tensor Tensor::fromIntegers(std::span<const std::int32_t> values, std::vector<std::int64_t> shape) {
    return fromValues(DType::I32, values, std::move(shape));
}

Result<const Tensor*> findTensor(const TensorMap& tensors, std::string_view name,
                                 const std::vector<std::int64_t>& shape) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        return fail(ErrorCode::MalformedFile, "there is no array '" + std::string(name) + "'");
    }
    const Tensor& tensor = found->second;
    if (!matches(tensor.shape, shape)) {
        return fail(ErrorCode::MalformedFile, "the array '" + std::string(name) +
                                                  "' has the shape " + tensor.shapeText() +
                                                  ", expected " + textOfShape(shape));
    }
    return &tensor;
}

}  // namespace gonio
