#include "inference/weights/import_weights.h"

#include <algorithm>

#include "core/io/safetensors_writer.h"
#include "inference/weights/finite_check.h"
#include "inference/weights/network_kinds.h"
#include "inference/weights/weight_file.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

/// A network on its way into the model folder.
struct Target {
    fs::path file;
    SafetensorsWriter writer;
};

class PreparedNetworks : public PreparedWeights {
public:
    void add(Target target) { m_targets.push_back(std::move(target)); }

    Result<std::vector<fs::path>> commit() override {
        std::vector<fs::path> files;
        for (Target& target : m_targets) {
            if (auto committed = target.writer.commit(); !committed) {
                return tl::unexpected<Error>(committed.error());
            }
            files.push_back(target.file);
        }
        return files;
    }

private:
    std::vector<Target> m_targets;
};

bool isCounter(std::string_view name) {
    return name.ends_with("num_batches_tracked");
}

Result<void> checkType(const std::string& name, DType type) {
    const bool isFloat = type == DType::F32 || type == DType::F16 || type == DType::BF16;
    if (isCounter(name) ? type == DType::I64 : isFloat) return {};
    return fail(ErrorCode::MalformedFile, "the tensor '" + name + "' has elements of the type " +
                                              std::string(nameOf(type)) + ", expected " +
                                              (isCounter(name) ? "I64" : "F32, F16 or BF16"));
}

/// Counts what has been read, over all networks of a file.
class Progress {
public:
    Progress(const Job& job, std::uint64_t total_bytes) : m_job(job), m_total_bytes(total_bytes) {}

    Result<void> add(std::size_t bytes) {
        constexpr std::uint64_t kUnit = 1U << 20U;
        if (m_job.cancelled()) return fail(ErrorCode::Cancelled, "the import was cancelled");
        m_done_bytes += bytes;
        m_job.progress(static_cast<int>(m_done_bytes / kUnit),
                       static_cast<int>(m_total_bytes / kUnit));
        return {};
    }

private:
    const Job& m_job;
    std::uint64_t m_total_bytes, m_done_bytes = 0;
};

/// Copies one tensor, looking at every number.
Result<void> copyTensor(const WeightFile& from, const std::string& source, const std::string& name,
                        SafetensorsWriter& writer, Progress& progress) {
    const DType type = from.typeOf(source);
    std::uint64_t element = 0;
    return from.stream(source, [&](std::span<const std::byte> part) -> Result<void> {
        if (const auto bad = firstNotFinite(type, part)) {
            return fail(ErrorCode::MalformedFile,
                        "the tensor '" + name +
                            "' holds a value that is no finite number (element " +
                            std::to_string(element + *bad + 1) +
                            "); the file is damaged or its training went wrong");
        }
        element += part.size() / sizeOf(type);
        if (auto counted = progress.add(part.size()); !counted) return counted;
        return writer.write(part);
    });
}

std::map<std::string, TensorPlace, std::less<>> placesOf(const WeightFile& file,
                                                         const FoundNetwork& network) {
    std::map<std::string, TensorPlace, std::less<>> places;
    for (const auto& [name, shape] : network.shapes) {
        places[name] = {file.typeOf(network.prefix + name), shape, 0, 0};
    }
    return places;
}

std::uint64_t bytesOf(const std::map<std::string, TensorPlace, std::less<>>& places) {
    std::uint64_t bytes = 0;
    for (const auto& [name, place] : places) {
        std::uint64_t count = sizeOf(place.dtype);
        for (const std::int64_t side : place.shape) count *= static_cast<std::uint64_t>(side);
        bytes += count;
    }
    return bytes;
}

Result<void> checkNetwork(const WeightFile& file, const FoundNetwork& network) {
    if (auto checked = network.kind->check(network.shapes); !checked) return checked;
    for (const auto& [name, shape] : network.shapes) {
        if (auto typed = checkType(name, file.typeOf(network.prefix + name)); !typed) return typed;
    }
    return {};
}

/// One call: checks a file and writes its networks under temporary names.
class Preparation {
public:
    Preparation(const fs::path& file, const fs::path& models, const std::string& sourceHash,
                const Job& job)
        : m_path(file), m_models(models), m_sourceHash(sourceHash), m_job(job) {}

    Result<std::unique_ptr<PreparedWeights>> run() {
        auto file = openWeightFile(m_path);
        if (!file) return tl::unexpected<Error>(file.error());
        auto networks = findNetworks((*file)->shapes());
        if (!networks) return tl::unexpected<Error>(networks.error());
        std::uint64_t total_bytes = 0;
        for (const FoundNetwork& network : *networks) {
            if (auto checked = checkNetwork(**file, network); !checked) {
                return tl::unexpected<Error>(checked.error());
            }
            total_bytes += bytesOf(placesOf(**file, network));
        }
        // Thousands of names for one piece of data would fill the disk.
        std::error_code ignored;
        if (total_bytes > fs::file_size(m_path, ignored)) {
            return fail(ErrorCode::MalformedFile,
                        "the tensors together are larger than the file; it is damaged or hostile");
        }
        Progress progress(m_job, total_bytes);
        auto prepared = std::make_unique<PreparedNetworks>();
        for (const FoundNetwork& network : *networks) {
            auto target = copy(**file, network, progress);
            if (!target) return tl::unexpected<Error>(target.error());
            prepared->add(std::move(*target));
        }
        return prepared;
    }

private:
    Result<Target> copy(const WeightFile& from, const FoundNetwork& network, Progress& progress) {
        const fs::path file = m_models / (std::string(network.kind->id) + ".safetensors");
        auto writer =
            SafetensorsWriter::create(file, placesOf(from, network), metadataOf(from, network));
        if (!writer) return tl::unexpected<Error>(writer.error());
        for (const std::string& name : writer->order()) {
            auto copied = copyTensor(from, network.prefix + name, name, *writer, progress);
            if (!copied) return tl::unexpected<Error>(copied.error());
        }
        return Target{file, std::move(*writer)};
    }

    std::map<std::string, std::string> metadataOf(const WeightFile& from,
                                                  const FoundNetwork& network) const {
        std::map<std::string, std::string> metadata{{"kind", kNetworkKind},
                                                    {"network", std::string(network.kind->id)},
                                                    {"layout_version", kWeightsLayoutVersion},
                                                    {"name", std::string(network.kind->title)},
                                                    {"licence", std::string(network.kind->licence)},
                                                    {"source", m_path.filename().string()},
                                                    {"source_sha256", m_sourceHash},
                                                    {"source_prefix", network.prefix}};
        for (const char* key : {kBodyKey, kFramesKey, kAnswersKey}) {
            const std::string value = from.metadata(key);
            if (!value.empty()) metadata[key] = value;
        }
        return metadata;
    }

    const fs::path& m_path;
    const fs::path& m_models;
    const std::string& m_sourceHash;
    const Job& m_job;
};

class NetworkWeightsImporter : public WeightsImporter {
public:
    bool mayTake(const fs::path& file) const override { return looksLikeWeightFile(file); }

    Result<std::unique_ptr<PreparedWeights>> prepare(const fs::path& file, const fs::path& models,
                                                     const std::string& sourceHash,
                                                     const Job& job) const override {
        return Preparation(file, models, sourceHash, job).run();
    }
};

}  // namespace

const WeightsImporter& networkWeightsImporter() {
    static const NetworkWeightsImporter importer;
    return importer;
}

Result<std::vector<fs::path>> importWeights(const fs::path& file, const fs::path& models,
                                            const std::string& sourceHash, const Job& job) {
    auto prepared = networkWeightsImporter().prepare(file, models, sourceHash, job);
    if (!prepared) return passOn(prepared.error(), "importing " + file.string());
    return (*prepared)->commit();
}

}  // namespace gonio
