#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "core/io/tensor.h"
#include "inference/weights/tensor_spec.h"

namespace gonio {

/// A tensor's bytes where they lie in a mapped file, row-major and aligned for their type.
struct MappedTensor {
    std::span<const std::byte> data;
    std::shared_ptr<const void> memory;  ///< keeps the bytes alive
};

/// A file of named tensors, read one at a time: a PyTorch checkpoint or safetensors.
class WeightFile {
public:
    /// Receives a tensor's bytes, row-major, piece by piece.
    using Sink = std::function<Result<void>(std::span<const std::byte>)>;

    virtual ~WeightFile() = default;

    virtual TensorShapes shapes() const = 0;

    /// What the file says of itself under this key; empty: nothing.
    virtual std::string metadata(const std::string& /*key*/) const { return {}; }

    /// Of a tensor in shapes().
    virtual DType typeOf(const std::string& name) const = 0;
    virtual Result<void> stream(const std::string& name, const Sink& sink) const = 0;

    /// Nothing where the file is not one that can be mapped, or the tensor lies askew in it.
    virtual std::optional<MappedTensor> mapped(const std::string&) const { return std::nullopt; }
};

/// By content, whatever the name. NotFound; MalformedFile; Unsupported with what the file is
/// instead; Forbidden where it would have run something elsewhere.
Result<std::unique_ptr<WeightFile>> openWeightFile(const std::filesystem::path& path);

/// Whether it may be a file of weights, by its name or first bytes; a body model is not.
bool looksLikeWeightFile(const std::filesystem::path& path);

}  // namespace gonio
