#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/io/tensor.h"
#include "inference/weights/tensor_spec.h"

namespace gonio {

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
};

/// By content, whatever the name. NotFound; MalformedFile; Unsupported with what the file is
/// instead; Forbidden where it would have run something elsewhere.
Result<std::unique_ptr<WeightFile>> openWeightFile(const std::filesystem::path& path);

/// Whether it may be a file of weights, by its name or first bytes; a body model is not.
bool looksLikeWeightFile(const std::filesystem::path& path);

}  // namespace gonio
