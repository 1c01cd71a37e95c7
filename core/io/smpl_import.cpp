#include "core/io/smpl_import.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "core/io/pickle.h"
#include "core/io/pickle_fields.h"

namespace gonio {

namespace {

constexpr std::int64_t jointCount = 24;
constexpr std::int64_t shapeCount = 10;
constexpr std::int64_t poseFeatureCount = 207;

/// The official names only tell versions apart; users and options call the bodies by sex.
std::string nameFor(const std::string& sourceName) {
    const std::string stem = std::filesystem::path(sourceName).stem().string();
    std::string lower = stem;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });

    struct Spelling {
        std::string_view start, name;
    };

    constexpr std::array spellings = {
        Spelling{"basicmodel_neutral_", "smpl_neutral"}, Spelling{"smpl_neutral", "smpl_neutral"},
        Spelling{"basicmodel_f_", "smpl_female"},        Spelling{"smpl_female", "smpl_female"},
        Spelling{"basicmodel_m_", "smpl_male"},          Spelling{"smpl_male", "smpl_male"}};
    for (const Spelling& spelling : spellings) {
        if (lower.starts_with(spelling.start)) {
            return std::string(spelling.name);
        }
    }
    return stem;
}

Result<void> checkFamily(const PickleValue& model) {
    if (!isSmplPickle(model)) {
        return fail(ErrorCode::MalformedFile,
                    "the file holds " + std::string(model.kindText()) +
                        " without 'v_template' and 'kintree_table', not an SMPL model; choose "
                        "SMPL_NEUTRAL.pkl, SMPL_MALE.pkl, SMPL_FEMALE.pkl or a basicmodel_*.pkl");
    }
    const Tensor* tree = model.find("kintree_table")->array();
    if (tree != nullptr && tree->shape.size() == 2 && tree->shape[1] != jointCount) {
        return fail(ErrorCode::Unsupported,
                    "the model has " + std::to_string(tree->shape[1]) +
                        " joints; only SMPL with its 24 joints can be used, not SMPL-H, SMPL-X or "
                        "other relatives");
    }
    return {};
}

}  // namespace

bool isSmplPickle(const PickleValue& model) {
    return model.find("v_template") != nullptr && model.find("kintree_table") != nullptr;
}

Result<TensorFile> convertSmplModel(const PickleValue& model, const std::string& sourceName,
                                    std::int64_t vertexCount) {
    if (const auto checked = checkFamily(model); !checked) {
        return passOn(checked.error(), "importing " + sourceName);
    }
    PickleFields fields(model, "download the SMPL files again");
    fields.addFloats("v_template", "v_template", {vertexCount, 3});
    fields.addFaces("f", "f", vertexCount);
    fields.addDirections("shapedirs", "shapedirs", vertexCount, shapeCount);
    fields.addFloats("posedirs", "posedirs", {vertexCount, 3, poseFeatureCount});
    fields.addTree("kintree_table", "kintree_table", jointCount);
    fields.addMatrix("J_regressor", "J_regressor", jointCount, vertexCount);
    fields.addMatrix("weights", "weights", vertexCount, jointCount);
    auto tensors = fields.finish();
    if (!tensors) {
        return passOn(tensors.error(), "importing " + sourceName);
    }
    return TensorFile{std::move(*tensors),
                      {{"kind", "smpl-body"},
                       {"layout_version", "1"},
                       {"name", nameFor(sourceName)},
                       {"licence",
                        "SMPL: Max Planck non-commercial scientific research licence; for the "
                        "person who downloaded it only, not to be passed on, changed or "
                        "unchanged."}}};
}

Result<TensorFile> convertSmplPickle(std::span<const std::byte> bytes,
                                     const std::string& sourceName, std::int64_t vertexCount) {
    const auto model = parsePickle(bytes);
    if (!model) {
        return passOn(model.error(), "importing " + sourceName);
    }
    return convertSmplModel(*model, sourceName, vertexCount);
}

}  // namespace gonio
