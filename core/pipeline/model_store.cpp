#include "core/pipeline/model_store.h"

#include <algorithm>

#include "core/body/body_model.h"
#include "core/body/smpl_model.h"
#include "core/io/file_hash.h"
#include "core/io/safetensors_header.h"
#include "core/people/network_description.h"
#include "core/pipeline/model_index.h"
#include "core/pipeline/model_kind.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

std::string kindText(NetworkKind kind) {
    switch (kind) {
        case NetworkKind::PersonBoxes:
            return "person detector";
        case NetworkKind::Region:
            return "region detector";
        case NetworkKind::Keypoints:
            return "keypoint detector";
    }
    return "network";
}

void describeSmpl(StoredModel& model, const TensorFile& file) {
    model.kind = "SMPL body";
    auto body = makeSmplModel(file);
    if (body) model.licence = (*body)->licence;
    if (!body) model.problem = describe(body.error());
}

void describeBody(StoredModel& model) {
    model.kind = "body";
    auto file = readSafetensors(model.file);
    if (!file) {
        model.problem = describe(file.error());
        return;
    }
    if (file->metadata["kind"] == "smpl-body") return describeSmpl(model, *file);
    auto body = makeBodyModel(*file);
    if (!body) {
        model.problem = describe(body.error());
        return;
    }
    model.licence = (*body)->licence;
    if (!(*body)->keypoints44 && !(*body)->keypoints44Mapped) {
        model.problem =
            "keypoints are not defined: import SMPL_to_J19.pkl and J_regressor_SKEL_mix_MALE.pkl";
    }
}

/// The header alone: a file of weights has gigabytes, and its hash tells whether they are whole.
void describeWeights(StoredModel& model) {
    const auto header = readSafetensorsHeader(model.file);
    const auto text = [&header](const char* key) {
        const auto found = header->metadata.find(key);
        return found == header->metadata.end() ? std::string() : found->second;
    };
    if (!header) {
        model.kind = "weights";
        model.problem = describe(header.error());
        return;
    }
    model.kind = "weights of " + text("name");
    model.licence = text("licence");
}

void describeNetwork(StoredModel& model, const fs::path& resources) {
    model.kind = "network";
    auto description = findNetworkDescription(model.file, resources);
    if (!description) {
        model.problem = "it has no description";
        return;
    }
    model.kind = kindText(description->kind);
    model.licence = description->licence;
}

}  // namespace

Result<std::vector<StoredModel>> listModels(const fs::path& models, const fs::path& resources) {
    auto index = readModelIndex(models);
    if (!index) return tl::unexpected<Error>(index.error());
    std::vector<StoredModel> list;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(models, ignored)) {
        const fs::path extension = entry.path().extension();
        if (extension != ".safetensors" && extension != ".onnx") continue;
        StoredModel model;
        model.file = entry.path();
        model.name = entry.path().stem().string();
        auto hash = sha256OfFile(model.file);
        if (!hash) return tl::unexpected<Error>(hash.error());
        model.sha256 = *hash;
        const auto record = index->find(entry.path().filename().string());
        if (record != index->end()) {
            model.sourceHash = record->second.sourceHash;
            model.intact = record->second.sha256 == model.sha256;
        }
        const bool isWeights = kindOfStored(model.file) == "network";
        if (extension == ".onnx") describeNetwork(model, resources);
        if (extension != ".onnx") isWeights ? describeWeights(model) : describeBody(model);
        list.push_back(std::move(model));
    }
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    return list;
}

}  // namespace gonio
