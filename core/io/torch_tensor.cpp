#include "core/io/torch_tensor.h"

#include <algorithm>
#include <array>

namespace gonio {

namespace {

struct StorageType {
    std::string_view name;
    DType type;
};

constexpr std::array<StorageType, 10> storageTypes = {{{"torch.FloatStorage", DType::F32},
                                                       {"torch.BoolStorage", DType::Bool},
                                                       {"torch.DoubleStorage", DType::F64},
                                                       {"torch.HalfStorage", DType::F16},
                                                       {"torch.BFloat16Storage", DType::BF16},
                                                       {"torch.LongStorage", DType::I64},
                                                       {"torch.IntStorage", DType::I32},
                                                       {"torch.ShortStorage", DType::I16},
                                                       {"torch.CharStorage", DType::I8},
                                                       {"torch.ByteStorage", DType::U8}}};

std::optional<std::int64_t> product(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}

std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}

}  // namespace

std::optional<TorchTensor::Extent> TorchTensor::extent() const {
    Extent result;
    bool empty = false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const std::int64_t size = shape[i];
        const std::int64_t stride = strides[i];
        if (size < 0 || stride < 0) {
            return std::nullopt;
        }
        empty = empty || size == 0;
        const auto elements = product(result.elements, std::max<std::int64_t>(size, 1));
        const auto reach = product(stride, std::max<std::int64_t>(size, 1) - 1);
        const auto span = reach ? sum(result.span, *reach) : std::nullopt;
        if (!elements || !span) {
            return std::nullopt;
        }
        result = {*elements, *span};
    }
    return empty ? Extent{0, 0} : result;
}

std::int64_t TorchTensor::span() const {
    const auto whole = extent();
    return whole ? whole->span : 0;
}

bool TorchTensor::isContiguous() const {
    if (span() == 0) {
        return true;
    }
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected) {
            return false;
        }
        expected *= shape[i];
    }
    return true;
}

std::optional<DType> torchStorageType(std::string_view name) {
    const auto found = std::ranges::find(storageTypes, name, &StorageType::name);
    return found == storageTypes.end() ? std::nullopt : std::optional(found->type);
}

}  // namespace gonio
