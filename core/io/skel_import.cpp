#include "core/io/skel_import.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/io/pickle.h"
#include "core/io/pickle_fields.h"

namespace gonio {

namespace {

constexpr std::int64_t skinVertexCount = 6890;
constexpr std::int64_t jointCount = 24;
constexpr std::int64_t shapeCount = 10;
constexpr std::int64_t poseFeatureCount = 207;
constexpr std::string_view expectedVersion = "1.1.1";

constexpr const char* advice = "download the SKEL v1.1.1 files again";

Result<void> checkVersion(const PickleValue& model) {
    if (model.as<PickleDict>() == nullptr) {
        return fail(ErrorCode::MalformedFile, "the file holds " + std::string(model.kindText()) +
                                                  ", not a SKEL model; choose skel_male.pkl or "
                                                  "skel_female.pkl of SKEL v1.1.1");
    }
    const PickleValue* version = model.find("version");
    const auto* text = version != nullptr ? version->as<std::string>() : nullptr;
    if (text == nullptr || *text != expectedVersion) {
        const std::string found =
            text != nullptr ? "version '" + text->substr(0, 40) + "'" : std::string("no version");
        return fail(ErrorCode::Unsupported, "the file states " + found +
                                                ", expected a SKEL model of version '1.1.1'; "
                                                "download v1.1.1 from the SKEL project page");
    }
    return {};
}

Result<TensorMap> convertTensors(const PickleValue& model) {
    PickleFields fields(model, advice);
    const Tensor* bones = fields.array("skel_template_v", {-1, 3});
    const std::int64_t boneVertexCount = bones != nullptr ? bones->shape[0] : 0;
    fields.addFloats("skel_template_v", "skel_template_v", {-1, 3});
    fields.addFloats("skin_template_v", "skin_template_v", {skinVertexCount, 3});
    fields.addFaces("skin_template_f", "skin_template_f", skinVertexCount);
    fields.addFaces("skel_template_f", "skel_template_f", boneVertexCount);
    fields.addDirections("shapedirs", "shapedirs", skinVertexCount, shapeCount);
    fields.addFloats("posedirs", "posedirs", {skinVertexCount, 3, poseFeatureCount});
    fields.addFloats("per_joint_rot", "per_joint_rot", {jointCount, 3, 3});
    fields.addFloats("apose_rel_transfo", "apose_rel_transfo", {jointCount, 4, 4});
    fields.addTree("kintree_table", "osim_kintree_table", jointCount);
    fields.addMatrix("J_regressor_osim", "J_regressor_osim", jointCount, skinVertexCount);
    fields.addMatrix("skin_weights", "skin_weights", skinVertexCount, jointCount);
    fields.addMatrix("skel_weights", "skel_weights", boneVertexCount, jointCount);
    fields.addMatrix("skel_weights_rigid", "skel_weights_rigid", boneVertexCount, jointCount);
    return fields.finish();
}

/// Skin distances that scale head, hands and chest in the published forward pass: bone axis 0 is
/// front-back, 1 up-down, 2 left-right; a and b are skin vertices, d their SMPL axis.
std::string boneScaleText() {
    const auto axis = [](int joint, int boneAxis, int a, int b, int d) {
        return nlohmann::ordered_json{
            {"joint", joint}, {"axis", boneAxis}, {"a", a}, {"b", b}, {"d", d}};
    };
    const nlohmann::ordered_json scale = {
        {"axes",
         {axis(13, 0, 410, 384, 2), axis(13, 1, 414, 384, 1), axis(13, 2, 196, 3708, 0),
          axis(18, 0, 6179, 6137, 1), axis(18, 1, 5670, 5906, 0), axis(23, 0, 6179, 6137, 1),
          axis(23, 1, 5670, 5906, 0)}},
        {"thorax_depth",
         {{{"a", 3027}, {"b", 3495}, {"d", 2}}, {{"a", 3027}, {"b", 3506}, {"d", 2}}}}};
    return scale.dump();
}

}  // namespace

Result<TensorFile> convertSkelPickle(std::span<const std::byte> bytes,
                                     const std::string& sourceName) {
    const auto model = parsePickle(bytes);
    if (!model) {
        return passOn(model.error(), "importing " + sourceName);
    }
    if (const auto checked = checkVersion(*model); !checked) {
        return passOn(checked.error(), "importing " + sourceName);
    }
    auto tensors = convertTensors(*model);
    if (!tensors) {
        return passOn(tensors.error(), "importing " + sourceName);
    }
    return TensorFile{
        std::move(*tensors),
        {{"kind", "skel-body"},
         {"layout_version", "1"},
         {"name", std::filesystem::path(sourceName).stem().string()},
         {"source_version", std::string(expectedVersion)},
         {"licence",
          "SKEL: Max Planck non-commercial scientific research licence; for the person who "
          "downloaded it only, not to be passed on, changed or unchanged."},
         {"bone_scale", boneScaleText()}}};
}

Result<void> addKeypointRegressors(TensorFile& file, std::span<const std::byte> mixRegressorPickle,
                                   std::span<const std::byte> j19Pickle) {
    struct Source {
        const char* name;
        const char* fileName;
        std::span<const std::byte> bytes;
        std::int64_t rows;
    };

    TensorMap added;
    for (const Source& source :
         {Source{"keypoint_regressor_custom", "J_regressor_SKEL_mix_MALE.pkl", mixRegressorPickle,
                 24},
          Source{"keypoint_regressor_extra", "SMPL_to_J19.pkl", j19Pickle, 19}}) {
        const auto value = parsePickle(source.bytes);
        if (!value) {
            return passOn(value.error(), std::string("importing ") + source.fileName);
        }
        PickleFields fields(*value, advice);
        fields.addMatrix(source.name, *value, source.rows, skinVertexCount);
        auto tensors = fields.finish();
        if (!tensors) {
            return passOn(tensors.error(), std::string("importing ") + source.fileName);
        }
        added.merge(*tensors);
    }
    file.tensors.merge(added);
    for (auto& [name, tensor] : added) {
        file.tensors.insert_or_assign(name, std::move(tensor));
    }
    return {};
}

}  // namespace gonio
