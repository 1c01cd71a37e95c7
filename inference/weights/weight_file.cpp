#include "inference/weights/weight_file.h"

#include <algorithm>
#include <vector>

#include "core/io/mapped_safetensors.h"
#include "core/io/safetensors_header.h"
#include "core/io/torch_checkpoint.h"
#include "inference/weights/import_weights.h"

namespace gonio {
namespace {

using Metadata = std::map<std::string, std::string>;

constexpr const char* kSafetensors = ".safetensors";

class CheckpointFile : public WeightFile {
public:
    explicit CheckpointFile(TorchCheckpoint checkpoint) : m_checkpoint(std::move(checkpoint)) {}

    TensorShapes shapes() const override {
        TensorShapes shapes;
        for (const auto& [name, tensor] : m_checkpoint.tensors()) {
            shapes.emplace(name, tensor.shape);
        }
        return shapes;
    }

    DType typeOf(const std::string& name) const override {
        return m_checkpoint.tensors().at(name).dtype;
    }

    Result<void> stream(const std::string& name, const Sink& sink) const override {
        return m_checkpoint.stream(name, sink);
    }

private:
    TorchCheckpoint m_checkpoint;
};

class SafetensorsFile : public WeightFile {
public:
    SafetensorsFile(FileSource file, MappedSafetensors mapping)
        : m_file(std::move(file)), m_mapping(std::move(mapping)) {}

    TensorShapes shapes() const override {
        TensorShapes shapes;
        for (const auto& [name, place] : m_mapping.tensors()) shapes.emplace(name, place.shape);
        return shapes;
    }

    std::string metadata(const std::string& key) const override {
        const auto found = m_mapping.metadata().find(key);
        return found == m_mapping.metadata().end() ? std::string() : found->second;
    }

    DType typeOf(const std::string& name) const override {
        return m_mapping.tensors().at(name).dtype;
    }

    std::optional<MappedTensor> mapped(const std::string& name) const override {
        const auto view = m_mapping.view(name);
        if (!view || !view->isAligned()) return std::nullopt;
        return MappedTensor{view->data, m_mapping.memory()};
    }

    /// Read, not mapped: memory that an import passes on need not stay.
    Result<void> stream(const std::string& name, const Sink& sink) const override {
        constexpr std::uint64_t kPiece = 4U << 20U;
        const auto view = m_mapping.view(name);
        if (!view) return tl::unexpected<Error>(view.error());
        const auto first =
            static_cast<std::uint64_t>(view->data.data() - m_mapping.memory()->data());
        const std::uint64_t size = view->data.size();
        for (std::uint64_t at = 0; at < size; at += kPiece) {
            const auto bytes = m_file.bytesAt(first + at, std::min(kPiece, size - at));
            const auto status = bytes ? sink(*bytes) : tl::unexpected<Error>(bytes.error());
            if (!status) return passOn(status.error(), "reading the tensor '" + name + "'");
        }
        return {};
    }

private:
    FileSource m_file;
    MappedSafetensors m_mapping;
};

Result<std::unique_ptr<WeightFile>> openSafetensors(const std::filesystem::path& path) {
    auto file = FileSource::open(path);
    if (!file) return tl::unexpected<Error>(file.error());
    auto mapping = MappedSafetensors::open(path);
    if (!mapping) return tl::unexpected<Error>(mapping.error());
    return std::make_unique<SafetensorsFile>(std::move(*file), std::move(*mapping));
}

}  // namespace

Result<std::unique_ptr<WeightFile>> openWeightFile(const std::filesystem::path& path) {
    if (path.extension() == kSafetensors) return openSafetensors(path);
    auto checkpoint = TorchCheckpoint::open(path);
    if (!checkpoint) return tl::unexpected<Error>(checkpoint.error());
    return std::make_unique<CheckpointFile>(std::move(*checkpoint));
}

bool looksLikeWeightFile(const std::filesystem::path& path) {
    const std::vector<std::filesystem::path> names{".ckpt", ".pth", ".pt", ".gz", ".tgz"};
    if (std::ranges::find(names, path.extension()) != names.end()) return true;
    if (path.extension() == kSafetensors) {
        const auto header = readSafetensorsHeader(path);
        const auto kind = header ? header->metadata.find("kind") : Metadata::const_iterator{};
        return header && (kind == header->metadata.end() || kind->second == kNetworkKind);
    }
    const auto kind = torchFileKind(path);
    return kind && *kind != TorchFileKind::Other;
}

}  // namespace gonio
