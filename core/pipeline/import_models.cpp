#include <algorithm>
#include <optional>

#include "core/body/body_model.h"
#include "core/body/smpl_model.h"
#include "core/io/atomic_file.h"
#include "core/io/file_hash.h"
#include "core/io/pickle.h"
#include "core/io/skel_import.h"
#include "core/io/smpl_import.h"
#include "core/people/keypoint_detector.h"
#include "core/people/network_description.h"
#include "core/people/person_detector.h"
#include "core/pipeline/model_index.h"
#include "core/pipeline/model_kind.h"
#include "core/pipeline/model_store.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<std::byte>;

/// Checks all files first, then stores them.
class Importer {
public:
    Importer(const fs::path& models, const fs::path& resources, const WeightsImporter* weights,
             const Job& job)
        : m_models(models), m_resources(resources), m_weights(weights), m_job(job) {}

    Result<void> take(const fs::path& file, std::span<const fs::path> all);
    Result<ImportReport> store();

private:
    struct Body {
        std::string name;
        TensorFile file;
        ModelRecord record;
        bool isSkel = true;  ///< needs keypoint regressors to be fitted
    };

    struct Copy {
        fs::path from, name;
        bool listed;  ///< a model of its own, not a description
    };

    struct Weights {
        fs::path from;
        std::string hash;
        std::unique_ptr<PreparedWeights> prepared;
    };

    using Index = std::map<std::string, ModelRecord>;

    Result<void> takePickle(const fs::path& file);
    Result<void> takeSmpl(const fs::path& file, const PickleValue& value, const Bytes& bytes);
    Result<void> takeMatrix(const fs::path& file, const PickleValue& value, Bytes bytes);
    Result<void> takeNetwork(const fs::path& file, std::span<const fs::path> all);
    Result<void> takeBodyFile(const fs::path& file);
    Result<void> addStoredBodies();
    Result<void> completeBodies();
    Result<void> makeFolder();
    Result<void> prepareWeights();
    Result<void> storeBody(Body& body, Index& index);
    Result<void> storeCopy(const Copy& copy, Index& index);
    Result<void> storeWeights(Weights& weights, Index& index);

    fs::path m_models, m_resources;
    const WeightsImporter* m_weights;
    const Job& m_job;
    std::vector<Body> m_bodies;
    std::vector<Copy> m_copies;
    std::vector<Weights> m_weightFiles;
    std::optional<Bytes> m_mixRegressor, m_j19Regressor;
    ImportReport m_report;
};

std::int64_t rowsOf(const PickleValue& value) {
    if (const SparseMatrix* sparse = value.sparse()) return sparse->rows;
    const Tensor* dense = value.array();
    return dense != nullptr && dense->shape.size() == 2 ? dense->shape[0] : -1;
}

Result<void> Importer::take(const fs::path& file, std::span<const fs::path> all) {
    const fs::path extension = file.extension();
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        return fail(ErrorCode::NotFound, "there is no such file");
    }
    if (extension == ".json") return {};  // taken with its network
    if (extension == ".onnx") return takeNetwork(file, all);
    if (m_weights != nullptr && m_weights->mayTake(file)) {
        m_weightFiles.push_back({file, {}, nullptr});
        return {};
    }
    if (extension == ".safetensors") return takeBodyFile(file);
    return takePickle(file);
}

Result<void> Importer::takePickle(const fs::path& file) {
    auto bytes = readFile(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto value = parsePickle(*bytes);
    if (!value) return tl::unexpected<Error>(value.error());
    if (value->as<PickleDict>() == nullptr) return takeMatrix(file, *value, *std::move(bytes));
    if (isSmplPickle(*value)) return takeSmpl(file, *value, *bytes);
    auto body = convertSkelPickle(*bytes, file.filename().string());
    if (!body) return tl::unexpected<Error>(body.error());
    auto hash = sha256Of(*bytes);
    if (!hash) return tl::unexpected<Error>(hash.error());
    body->metadata["source_sha256"] = *hash;
    if (auto model = makeBodyModel(*body); !model) return tl::unexpected<Error>(model.error());
    m_bodies.push_back(
        {file.stem().string(), *std::move(body), {"", *hash, file.filename().string()}});
    return {};
}

Result<void> Importer::takeSmpl(const fs::path& file, const PickleValue& value,
                                const Bytes& bytes) {
    auto body = convertSmplModel(value, file.filename().string());
    if (!body) return tl::unexpected<Error>(body.error());
    auto hash = sha256Of(bytes);
    if (!hash) return tl::unexpected<Error>(hash.error());
    body->metadata["source_sha256"] = *hash;
    if (auto model = makeSmplModel(*body); !model) return tl::unexpected<Error>(model.error());
    const std::string name = body->metadata.at("name");
    m_bodies.push_back({name, *std::move(body), {"", *hash, file.filename().string()}, false});
    return {};
}

Result<void> Importer::takeMatrix(const fs::path& file, const PickleValue& value, Bytes bytes) {
    const std::int64_t rows = rowsOf(value);
    if (rows == kJointCount) {
        m_mixRegressor = std::move(bytes);
    } else if (rows == 19) {
        m_j19Regressor = std::move(bytes);
    } else {
        return fail(ErrorCode::Unsupported,
                    "this pickle holds neither a SKEL or SMPL body nor one of the two keypoint "
                    "regressors, but " +
                        std::string(value.kindText()) +
                        "; expected skel_male.pkl, skel_female.pkl, SMPL_NEUTRAL.pkl, "
                        "J_regressor_SKEL_mix_MALE.pkl or SMPL_to_J19.pkl: " +
                        file.filename().string());
    }
    return {};
}

Result<void> Importer::takeNetwork(const fs::path& file, std::span<const fs::path> all) {
    fs::path description = file;
    description += ".json";
    std::error_code ignored;
    if (!fs::exists(description, ignored)) {
        description.clear();
        for (const fs::path& other : all) {
            if (other.extension() == ".json" &&
                (other.stem() == file.stem() || other.stem() == file.filename())) {
                description = other;
            }
        }
    }
    auto known = findNetworkDescription(file, m_resources, description);
    if (!known) return tl::unexpected<Error>(known.error());
    if (known->kind == NetworkKind::Keypoints) {
        KeypointDetectorOptions options;
        options.network = file;
        options.description = description;
        options.resourceFolder = m_resources;
        auto loaded = loadKeypointDetector(options);
        if (!loaded) return tl::unexpected<Error>(loaded.error());
    } else {
        auto loaded = loadPersonDetector({file, description, m_resources});
        if (!loaded) return tl::unexpected<Error>(loaded.error());
    }
    m_copies.push_back({file, file.filename(), true});
    if (!description.empty()) {
        fs::path name = file.filename();
        m_copies.push_back({description, name += ".json", false});
    }
    return {};
}

Result<void> Importer::takeBodyFile(const fs::path& file) {
    auto contents = readSafetensors(file);
    if (!contents) return tl::unexpected<Error>(contents.error());
    const auto kind = contents->metadata.find("kind");
    if (kind != contents->metadata.end() && kind->second == "smpl-body") {
        if (auto body = makeSmplModel(*contents); !body) {
            return tl::unexpected<Error>(body.error());
        }
    } else if (auto body = makeBodyModel(*contents); !body) {
        return tl::unexpected<Error>(body.error());
    }
    m_copies.push_back({file, file.filename(), true});
    return {};
}

// Regressors that come later complete the bodies that are already there.
Result<void> Importer::addStoredBodies() {
    auto index = readModelIndex(m_models);
    if (!index) return tl::unexpected<Error>(index.error());
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(m_models, ignored)) {
        if (kindOfStored(entry.path()) != "skel-body") continue;
        auto file = readSafetensors(entry.path());
        if (!file || file->tensors.contains("keypoints44_joints")) continue;
        m_bodies.push_back({entry.path().stem().string(), *std::move(file),
                            (*index)[entry.path().filename().string()]});
    }
    return {};
}

Result<void> Importer::completeBodies() {
    const bool both = m_mixRegressor && m_j19Regressor;
    if (!both && (m_mixRegressor || m_j19Regressor)) {
        return fail(ErrorCode::Usage,
                    "give both regressor files, J_regressor_SKEL_mix_MALE.pkl and "
                    "SMPL_to_J19.pkl, in one call");
    }
    const auto isSkel = [](const Body& body) { return body.isSkel; };
    if (both && std::ranges::none_of(m_bodies, isSkel)) {
        if (auto added = addStoredBodies(); !added) return added;
        if (std::ranges::none_of(m_bodies, isSkel)) {
            return fail(ErrorCode::Usage,
                        "the regressors belong to a body; give skel_male.pkl or skel_female.pkl "
                        "in the same call");
        }
    }
    for (Body& body : m_bodies) {
        if (!body.isSkel) continue;
        if (!both) {
            m_report.warnings.push_back(body.name +
                                        " has no keypoints yet and cannot be fitted: import "
                                        "J_regressor_SKEL_mix_MALE.pkl and SMPL_to_J19.pkl, too.");
            continue;
        }
        auto added = addKeypointRegressors(body.file, *m_mixRegressor, *m_j19Regressor);
        if (!added) return added;
    }
    return {};
}

Result<void> Importer::makeFolder() {
    std::error_code problem;
    fs::create_directories(m_models, problem);
    removeAbandonedFiles(m_models);
    return !problem
               ? Result<void>{}
               : fail(ErrorCode::WriteFailed, "the model folder cannot be made (" +
                                                  problem.message() + "): " + m_models.string());
}

/// Weights are large: they are checked while they are written under temporary names.
Result<void> Importer::prepareWeights() {
    for (Weights& weights : m_weightFiles) {
        const std::string where = "importing " + weights.from.string();
        auto hash = sha256OfFile(weights.from, m_job);
        if (!hash) return passOn(hash.error(), where);
        auto prepared = m_weights->prepare(weights.from, m_models, *hash, m_job);
        if (!prepared) return passOn(prepared.error(), where);
        weights.hash = *hash;
        weights.prepared = *std::move(prepared);
    }
    return {};
}

Result<void> Importer::storeBody(Body& body, Index& index) {
    const fs::path target = m_models / (body.name + ".safetensors");
    if (auto written = writeSafetensors(target, body.file); !written) return written;
    auto hash = sha256OfFile(target);
    if (!hash) return tl::unexpected<Error>(hash.error());
    body.record.sha256 = *hash;
    index[target.filename().string()] = body.record;
    m_report.stored.push_back(body.name);
    return {};
}

Result<void> Importer::storeCopy(const Copy& copy, Index& index) {
    auto bytes = readFile(copy.from);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    if (auto written = writeFileAtomically(m_models / copy.name, *bytes); !written) return written;
    if (!copy.listed) return {};
    auto hash = sha256Of(*bytes);
    if (!hash) return tl::unexpected<Error>(hash.error());
    index[copy.name.string()] = {*hash, *hash, copy.from.filename().string()};
    m_report.stored.push_back(copy.name.stem().string());
    return {};
}

Result<void> Importer::storeWeights(Weights& weights, Index& index) {
    auto files = weights.prepared->commit();
    if (!files) return tl::unexpected<Error>(files.error());
    for (const fs::path& file : *files) {
        auto hash = sha256OfFile(file);
        if (!hash) return tl::unexpected<Error>(hash.error());
        index[file.filename().string()] = {*hash, weights.hash, weights.from.filename().string()};
        m_report.stored.push_back(file.stem().string());
    }
    return {};
}

Result<ImportReport> Importer::store() {
    auto status = completeBodies();
    if (status) status = makeFolder();
    auto index = status ? readModelIndex(m_models) : tl::unexpected<Error>(status.error());
    if (!index) return tl::unexpected<Error>(index.error());
    status = prepareWeights();
    for (Body& body : m_bodies) {
        if (status) status = storeBody(body, *index);
    }
    for (const Copy& copy : m_copies) {
        if (status) status = storeCopy(copy, *index);
    }
    for (Weights& weights : m_weightFiles) {
        if (status) status = storeWeights(weights, *index);
    }
    if (status) status = writeModelIndex(m_models, *index);
    return status ? Result<ImportReport>(m_report) : tl::unexpected<Error>(status.error());
}

}  // namespace

Result<ImportReport> importModels(std::span<const fs::path> files, const fs::path& models,
                                  const fs::path& resources, const WeightsImporter* weights,
                                  const Job& job) {
    Importer importer(models, resources, weights, job);
    for (const fs::path& file : files) {
        if (auto taken = importer.take(file, files); !taken) {
            return passOn(taken.error(), "importing " + file.string());
        }
    }
    return importer.store();
}

}  // namespace gonio
