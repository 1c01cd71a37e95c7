#include "inference/nets/load_weights.h"

#include <ATen/ATen.h>

#include <cstring>

#include "inference/nets/tensor_convert.h"
#include "inference/weights/finite_check.h"
#include "inference/weights/network_kinds.h"
#include "inference/weights/weight_file.h"

namespace gonio {
namespace {

constexpr const char* kNotFinite = "it holds a value that is no finite number";

/// The tensor over the file's own memory.
Result<at::Tensor> mappedTensor(const MappedTensor& mapped, DType type, at::ScalarType torchType,
                                const std::vector<std::int64_t>& shape) {
    if (firstNotFinite(type, mapped.data)) return fail(ErrorCode::MalformedFile, kNotFinite);
    void* const start = const_cast<std::byte*>(mapped.data.data());
    return at::from_blob(
        start, shape, [memory = mapped.memory](void*) {}, at::dtype(torchType));
}

Result<at::Tensor> copiedTensor(const WeightFile& file, const std::string& name,
                                at::ScalarType torchType, const std::vector<std::int64_t>& shape) {
    at::Tensor tensor = at::empty(shape, torchType);
    std::span<std::byte> left(static_cast<std::byte*>(tensor.data_ptr()), tensor.nbytes());
    const DType type = file.typeOf(name);
    auto done = file.stream(name, [&](std::span<const std::byte> part) -> Result<void> {
        if (part.size() > left.size()) {
            return fail(ErrorCode::MalformedFile, "it has more numbers than its shape");
        }
        if (firstNotFinite(type, part)) return fail(ErrorCode::MalformedFile, kNotFinite);
        std::memcpy(left.data(), part.data(), part.size());
        left = left.subspan(part.size());
        return {};
    });
    if (done && !left.empty()) {
        done = fail(ErrorCode::MalformedFile, "it has fewer numbers than its shape");
    }
    if (!done) return tl::unexpected<Error>(done.error());
    return tensor;
}

Result<at::Tensor> readTensor(const WeightFile& file, const std::string& name,
                              const std::vector<std::int64_t>& shape) {
    const DType type = file.typeOf(name);
    const auto torchType = torchTypeOf(type);
    if (!torchType) return tl::unexpected<Error>(torchType.error());
    const auto mapped = file.mapped(name);
    auto tensor = mapped && !mapped->data.empty() ? mappedTensor(*mapped, type, *torchType, shape)
                                                  : copiedTensor(file, name, *torchType, shape);
    if (!tensor) return passOn(tensor.error(), "reading the tensor '" + name + "'");
    return tensor->is_floating_point() ? tensor->to(at::kFloat) : *tensor;
}

Result<FoundNetwork> findNetwork(const TensorShapes& given, std::string_view network) {
    auto found = findNetworks(given);
    if (!found) return tl::unexpected<Error>(found.error());
    std::string others;
    for (FoundNetwork& each : *found) {
        if (each.kind->id == network) return std::move(each);
        others += (others.empty() ? "" : ", ") + std::string(each.kind->title);
    }
    return fail(ErrorCode::Unsupported, "the file holds the weights of " + others +
                                            ", not those of " +
                                            std::string(findNetworkKind(network)->title));
}

}  // namespace

Result<NamedTensors> loadWeights(const std::filesystem::path& path, std::string_view network,
                                 const Job& job) {
    const auto file = openWeightFile(path);
    if (!file) return tl::unexpected<Error>(file.error());
    const auto found = findNetwork((*file)->shapes(), network);
    if (!found) return tl::unexpected<Error>(found.error());
    std::map<std::string, at::Tensor, std::less<>> tensors;
    for (const auto& [name, shape] : found->shapes) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "stopped while reading weights");
        auto tensor = readTensor(**file, found->prefix + name, shape);
        if (!tensor) return tl::unexpected<Error>(tensor.error());
        tensors[name] = std::move(*tensor);
        job.progress(static_cast<int>(tensors.size()), static_cast<int>(found->shapes.size()));
    }
    return NamedTensors(std::move(tensors));
}

}  // namespace gonio
