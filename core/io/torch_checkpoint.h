#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/io/byte_source.h"
#include "core/io/torch_catalog.h"

namespace gonio {

/// What a file written by PyTorch can be.
enum class TorchFileKind {
    Checkpoint,   ///< zip archive with a pickle that describes tensors (PyTorch 1.6 and newer)
    TorchScript,  ///< zip archive with a network's program
    OldFormat,    ///< pickles one after the other, before PyTorch 1.6
    Other,        ///< something else
};

/// Looks at the beginning and the zip directory alone. NotFound where it cannot be read.
Result<TorchFileKind> torchFileKind(const std::filesystem::path& path);

/// A tensor of a checkpoint and where its storage lies in the file.
struct CheckpointTensor : TorchTensor {
    std::uint64_t storageOffset_bytes = 0;  ///< of the storage's first byte in the file
    std::uint32_t storageCrc = 0;           ///< CRC-32 of the whole storage
};

using CheckpointTensors = std::map<std::string, CheckpointTensor, std::less<>>;

/// A PyTorch checkpoint, open for reading: which tensors it holds is known at once, their numbers
/// are read one tensor at a time. Nothing in the file is ever run.
class TorchCheckpoint {
public:
    /// NotFound; Unsupported: TorchScript, the format before PyTorch 1.6, compressed or big-endian
    /// archives; Forbidden: a class that would run something; MalformedFile: damaged, or a tensor
    /// that reaches beyond its storage or the file. Each names the tensor or place.
    static Result<TorchCheckpoint> open(const std::filesystem::path& path);
    static Result<TorchCheckpoint> open(std::shared_ptr<const ByteSource> file);

    /// By dotted path, such as "state_dict.backbone.pos_embed".
    const CheckpointTensors& tensors() const { return m_tensors; }

    /// The tensor `name`, row-major. MalformedFile also where the checksum of its storage is wrong.
    Result<Tensor> read(std::string_view name) const;

    /// Receives a tensor's bytes, row-major, piece by piece.
    using Sink = std::function<Result<void>(std::span<const std::byte>)>;
    /// Hands the tensor over in pieces of a few MB; only one whose elements do not lie one after
    /// the other is held whole.
    Result<void> stream(std::string_view name, const Sink& sink) const;

private:
    explicit TorchCheckpoint(std::shared_ptr<const ByteSource> file) : m_file(std::move(file)) {}

    Result<void> streamContiguous(const CheckpointTensor& tensor, const Sink& sink) const;
    Result<Tensor> gather(const CheckpointTensor& tensor) const;
    Result<const CheckpointTensor*> find(std::string_view name) const;

    std::shared_ptr<const ByteSource> m_file;
    CheckpointTensors m_tensors;
};

}  // namespace gonio
