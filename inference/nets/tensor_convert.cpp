#include "inference/nets/tensor_convert.h"

#include <ATen/ATen.h>

#include <cstring>

namespace gonio {

Result<at::ScalarType> torchTypeOf(DType type) {
    switch (type) {
        case DType::Bool:
            return at::kBool;
        case DType::U8:
            return at::kByte;
        case DType::I8:
            return at::kChar;
        case DType::I16:
            return at::kShort;
        case DType::I32:
            return at::kInt;
        case DType::I64:
            return at::kLong;
        case DType::F16:
            return at::kHalf;
        case DType::BF16:
            return at::kBFloat16;
        case DType::F32:
            return at::kFloat;
        case DType::F64:
            return at::kDouble;
        default:
            return fail(ErrorCode::Unsupported, "numbers of type " + std::string(nameOf(type)) +
                                                    " cannot be used by a network");
    }
}

Result<at::Tensor> torchTensorOf(const Tensor& tensor) {
    const auto type = torchTypeOf(tensor.dtype);
    if (!type) return tl::unexpected<Error>(type.error());
    at::Tensor copy = at::empty(tensor.shape, *type);
    if (!tensor.data.empty()) std::memcpy(copy.data_ptr(), tensor.data.data(), tensor.data.size());
    return copy;
}

Tensor tensorOfTorch(const at::Tensor& tensor) {
    const auto bytesOf = [](const at::Tensor& flat, DType type) {
        Tensor copy;
        copy.dtype = type;
        copy.shape = flat.sizes().vec();
        copy.data.resize(static_cast<std::size_t>(flat.numel()) * sizeOf(type));
        if (!copy.data.empty()) std::memcpy(copy.data.data(), flat.data_ptr(), copy.data.size());
        return copy;
    };
    const auto here = tensor.detach().to(at::kCPU);
    if (here.scalar_type() == at::kDouble) return bytesOf(here.contiguous(), DType::F64);
    if (here.is_floating_point()) return bytesOf(here.to(at::kFloat).contiguous(), DType::F32);
    return bytesOf(here.to(at::kLong).contiguous(), DType::I64);
}

}  // namespace gonio
