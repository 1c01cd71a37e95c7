#include "core/io/numpy_array.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace gonio {

namespace {

constexpr std::size_t maxDimensions = 32;

constexpr std::array<std::pair<std::string_view, DType>, 12> numericTypes = {{
    {"b1", DType::Bool},
    {"u1", DType::U8},
    {"i1", DType::I8},
    {"i2", DType::I16},
    {"i4", DType::I32},
    {"i8", DType::I64},
    {"u2", DType::U16},
    {"u4", DType::U32},
    {"u8", DType::U64},
    {"f2", DType::F16},
    {"f4", DType::F32},
    {"f8", DType::F64},
}};

void swapBytes(std::vector<std::byte>& data, std::size_t itemSize) {
    for (std::size_t start = 0; start + itemSize <= data.size(); start += itemSize) {
        std::reverse(data.begin() + static_cast<std::ptrdiff_t>(start),
                     data.begin() + static_cast<std::ptrdiff_t>(start + itemSize));
    }
}

/// Walks the result in row-major order and keeps the source offset up to date by strides.
std::vector<std::byte> rowMajor(const std::vector<std::byte>& data,
                                const std::vector<std::int64_t>& shape, std::size_t itemSize) {
    std::vector<std::size_t> strides(shape.size(), itemSize);
    for (std::size_t axis = 1; axis < shape.size(); ++axis) {
        strides[axis] = strides[axis - 1] * static_cast<std::size_t>(shape[axis - 1]);
    }
    std::vector<std::byte> result(data.size());
    std::vector<std::int64_t> index(shape.size(), 0);
    std::size_t source = 0;
    for (std::size_t target = 0; target < result.size(); target += itemSize) {
        std::copy_n(data.data() + source, itemSize, result.data() + target);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            source += strides[axis];
            if (++index[axis] < shape[axis]) {
                break;
            }
            source -= strides[axis] * static_cast<std::size_t>(shape[axis]);
            index[axis] = 0;
        }
    }
    return result;
}

}  // namespace

std::optional<NumpyType> parseNumpyType(std::string_view text) {
    NumpyType type;
    if (!text.empty() && std::string_view("<>=|").find(text.front()) != std::string_view::npos) {
        type.bigEndian = text.front() == '>';
        text.remove_prefix(1);
    }
    if (text.empty() ||
        std::string_view("?bBfiucOSUVMm").find(text.front()) == std::string_view::npos) {
        return std::nullopt;
    }
    type.kind = text.front();
    text.remove_prefix(1);
    type.itemSize = 0;
    if (type.kind == '?') {
        type = {'b', 1, false};
    }
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), type.itemSize);
    const bool isNumber = std::string_view("bfiuc").find(type.kind) != std::string_view::npos;
    if (isNumber && (type.itemSize == 0 || end != text.data() + text.size())) {
        return std::nullopt;
    }
    return type;
}

std::optional<DType> dtypeOf(const NumpyType& type) {
    const std::string name = std::string(1, type.kind) + std::to_string(type.itemSize);
    const auto found = std::ranges::find(numericTypes, std::string_view(name),
                                         [](const auto& entry) { return entry.first; });
    return found == numericTypes.end() ? std::nullopt : std::optional(found->second);
}

std::string_view numpyNameOf(DType type) {
    switch (type) {
        case DType::Bool:
            return "|b1";
        case DType::U8:
            return "|u1";
        case DType::I8:
            return "|i1";
        case DType::I16:
            return "<i2";
        case DType::I32:
            return "<i4";
        case DType::I64:
            return "<i8";
        case DType::U16:
            return "<u2";
        case DType::U32:
            return "<u4";
        case DType::U64:
            return "<u8";
        case DType::F16:
            return "<f2";
        case DType::F32:
            return "<f4";
        case DType::F64:
            return "<f8";
        case DType::BF16:
            break;
    }
    return {};
}

std::optional<std::size_t> byteSizeOf(const std::vector<std::int64_t>& shape,
                                      std::size_t itemSize) {
    if (shape.size() > maxDimensions) {
        return std::nullopt;
    }
    constexpr auto limit = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
    std::size_t total = itemSize;
    for (const std::int64_t size : shape) {
        if (size < 0 || (size > 0 && total > limit / static_cast<std::size_t>(size))) {
            return std::nullopt;
        }
        total *= static_cast<std::size_t>(size);
    }
    return total;
}

Result<Tensor> tensorFromNumpy(const NumpyType& type, std::vector<std::int64_t> shape,
                               bool columnMajor, std::vector<std::byte> data) {
    const std::optional<DType> dtype = dtypeOf(type);
    if (!dtype) {
        return fail(ErrorCode::Unsupported, "NumPy arrays of the kind '" +
                                                std::string(1, type.kind) +
                                                std::to_string(type.itemSize) +
                                                "' cannot be used; plain numbers are expected");
    }
    Tensor tensor{*dtype, std::move(shape), std::move(data)};
    const auto expected = byteSizeOf(tensor.shape, type.itemSize);
    if (!expected || *expected != tensor.data.size()) {
        return fail(ErrorCode::MalformedFile,
                    "an array of shape " + tensor.shapeText() + " and " +
                        std::to_string(type.itemSize) + "-byte elements has " +
                        std::to_string(tensor.data.size()) + " bytes of data; the file is damaged");
    }
    if (type.bigEndian) {
        swapBytes(tensor.data, type.itemSize);
    }
    if (columnMajor && tensor.shape.size() > 1) {
        tensor.data = rowMajor(tensor.data, tensor.shape, type.itemSize);
    }
    return tensor;
}

}  // namespace gonio
