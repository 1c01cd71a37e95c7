#include "core/io/skel_import.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/io/pickle.h"

namespace gonio {

namespace {

constexpr std::int64_t skinVertexCount = 6890;
constexpr std::int64_t jointCount = 24;
constexpr std::int64_t shapeCount = 10;
constexpr std::int64_t poseFeatureCount = 207;
constexpr std::string_view expectedVersion = "1.1.1";

using Shape = std::vector<std::int64_t>;

tl::unexpected<Error> malformed(std::string_view key, const std::string& what) {
    return fail(ErrorCode::MalformedFile,
                "'" + std::string(key) + "' " + what + "; download the SKEL v1.1.1 files again");
}

bool isFinite(const std::vector<float>& values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

Result<const PickleValue*> findKey(const PickleValue& model, std::string_view key) {
    const PickleValue* value = model.find(key);
    return value != nullptr ? Result<const PickleValue*>(value) : malformed(key, "is missing");
}

/// The dense array `key`, of this shape (-1: any size).
Result<const Tensor*> findArray(const PickleValue& model, std::string_view key,
                                const Shape& shape) {
    const auto value = findKey(model, key);
    if (!value) {
        return tl::unexpected(value.error());
    }
    const Tensor* array = (*value)->array();
    if (array == nullptr) {
        return malformed(key, "is " + std::string((*value)->kindText()) + ", expected an array");
    }
    const bool fits = std::ranges::equal(
        array->shape, shape,
        [](std::int64_t size, std::int64_t wanted) { return wanted < 0 || size == wanted; });
    if (!fits) {
        return malformed(key, "has the shape " + array->shapeText() + ", expected " +
                                  Tensor{DType::F32, shape, {}}.shapeText());
    }
    return array;
}

Result<Tensor> floatArray(const PickleValue& model, std::string_view key, const Shape& shape) {
    const auto array = findArray(model, key, shape);
    if (!array) {
        return tl::unexpected(array.error());
    }
    const std::vector<float> values = (*array)->toFloats();
    return isFinite(values) ? Result<Tensor>(Tensor::fromFloats(values, (*array)->shape))
                            : malformed(key, "holds a value that is no finite number");
}

/// Shape directions: the files hold up to 300, of which the model uses the first 10.
Result<Tensor> shapeDirections(const PickleValue& model) {
    constexpr std::string_view key = "shapedirs";
    const auto array = findArray(model, key, {skinVertexCount, 3, -1});
    if (!array) {
        return tl::unexpected(array.error());
    }
    const std::int64_t stored = (*array)->shape[2];
    if (stored < shapeCount) {
        return malformed(key, "has " + std::to_string(stored) + " directions, expected 10 or more");
    }
    const std::vector<float> all = (*array)->toFloats();
    std::vector<float> first;
    first.reserve(skinVertexCount * 3 * shapeCount);
    for (std::size_t start = 0; start < all.size(); start += static_cast<std::size_t>(stored)) {
        first.insert(first.end(), all.begin() + static_cast<std::ptrdiff_t>(start),
                     all.begin() + static_cast<std::ptrdiff_t>(start) + shapeCount);
    }
    return isFinite(first)
               ? Result<Tensor>(Tensor::fromFloats(first, {skinVertexCount, 3, shapeCount}))
               : malformed(key, "holds a value that is no finite number");
}

/// Triangles with indices into `vertexCount` vertices.
Result<Tensor> faceArray(const PickleValue& model, std::string_view key, std::int64_t vertexCount) {
    const auto array = findArray(model, key, {-1, 3});
    if (!array) {
        return tl::unexpected(array.error());
    }
    std::vector<std::int32_t> indices;
    for (const std::int64_t index : (*array)->toIntegers()) {
        if (index < 0 || index >= vertexCount) {
            return malformed(key, "names the vertex " + std::to_string(index) + " of " +
                                      std::to_string(vertexCount));
        }
        indices.push_back(static_cast<std::int32_t>(index));
    }
    return Tensor::fromIntegers(indices, (*array)->shape);
}

/// Parents in row 0, joints in row 1; each parent comes before its children.
Result<Tensor> kinematicTree(const PickleValue& model) {
    constexpr std::string_view key = "osim_kintree_table";
    const auto array = findArray(model, key, {2, jointCount});
    if (!array) {
        return tl::unexpected(array.error());
    }
    const std::vector<std::int64_t> stored = (*array)->toIntegers();
    std::vector<std::int32_t> table(stored.size());
    for (std::size_t joint = 0; joint < jointCount; ++joint) {
        const std::int64_t parent = stored[joint];
        if (stored[joint + jointCount] != static_cast<std::int64_t>(joint)) {
            return malformed(key, "does not count its joints from 0 to 23");
        }
        // The root's parent may be -1 or -1 wrapped around; all that matters is that it is none.
        const bool isRoot = joint == 0;
        const bool isJoint = parent >= 0 && parent < jointCount;
        if (isRoot ? isJoint : !isJoint || parent >= static_cast<std::int64_t>(joint)) {
            return malformed(key, "gives the joint " + std::to_string(joint) + " the parent " +
                                      std::to_string(parent));
        }
        table[joint] = isRoot ? -1 : static_cast<std::int32_t>(parent);
        table[joint + jointCount] = static_cast<std::int32_t>(joint);
    }
    return Tensor::fromIntegers(table, {2, jointCount});
}

/// The entries that are not zero of a matrix stored in full.
Result<SparseMatrix> sparseOf(const Tensor& dense, std::string_view key) {
    if (dense.shape.size() != 2 || dense.shape[0] > INT32_MAX || dense.shape[1] > INT32_MAX) {
        return malformed(key, "has the shape " + dense.shapeText() + ", expected a matrix");
    }
    SparseMatrix matrix{dense.shape[0], dense.shape[1], {}, {}, {}};
    const std::vector<double> values = dense.toDoubles();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] != 0.0) {
            const auto place = std::lldiv(static_cast<std::int64_t>(i), matrix.cols);
            matrix.row.push_back(static_cast<std::int32_t>(place.quot));
            matrix.col.push_back(static_cast<std::int32_t>(place.rem));
            matrix.values.push_back(values[i]);
        }
    }
    return matrix;
}

/// Adds a matrix, sparse or dense in the file, as three tensors.
Result<void> addMatrix(TensorMap& tensors, const std::string& name, const PickleValue& value,
                       std::int64_t rows, std::int64_t cols) {
    if (value.sparse() == nullptr && value.array() == nullptr) {
        return malformed(name, "is " + std::string(value.kindText()) + ", expected a matrix");
    }
    const auto matrix = value.sparse() != nullptr ? Result<SparseMatrix>(*value.sparse())
                                                  : sparseOf(*value.array(), name);
    if (!matrix) {
        return tl::unexpected(matrix.error());
    }
    if (matrix->rows != rows || matrix->cols != cols) {
        return malformed(name,
                         "has the shape " +
                             Tensor{DType::F32, {matrix->rows, matrix->cols}, {}}.shapeText() +
                             ", expected " + Tensor{DType::F32, {rows, cols}, {}}.shapeText());
    }
    const std::vector<float> values(matrix->values.begin(), matrix->values.end());
    if (!isFinite(values)) {
        return malformed(name, "holds a value that is no finite number");
    }
    const Shape shape = {static_cast<std::int64_t>(values.size())};
    tensors[name + ".row"] = Tensor::fromIntegers(matrix->row, shape);
    tensors[name + ".col"] = Tensor::fromIntegers(matrix->col, shape);
    tensors[name + ".val"] = Tensor::fromFloats(values, shape);
    return {};
}

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

/// Collects tensors until the first one that is wrong.
class Collector {
public:
    void add(const std::string& name, Result<Tensor> tensor) {
        if (!m_status) {
            return;
        }
        if (tensor) {
            m_tensors[name] = std::move(*tensor);
        } else {
            m_status = tl::unexpected(tensor.error());
        }
    }

    void addMatrix(const PickleValue& model, const std::string& key, std::int64_t rows,
                   std::int64_t cols) {
        if (!m_status) {
            return;
        }
        const auto value = findKey(model, key);
        m_status = value ? gonio::addMatrix(m_tensors, key, **value, rows, cols)
                         : tl::unexpected(value.error());
    }

    Result<TensorMap> finish() {
        return m_status ? Result<TensorMap>(std::move(m_tensors))
                        : tl::unexpected(m_status.error());
    }

private:
    TensorMap m_tensors;
    Result<void> m_status;
};

Result<TensorMap> convertTensors(const PickleValue& model) {
    const auto bones = findArray(model, "skel_template_v", {-1, 3});
    if (!bones) {
        return tl::unexpected(bones.error());
    }
    const std::int64_t boneVertexCount = (*bones)->shape[0];
    Collector collector;
    collector.add("skin_template_v", floatArray(model, "skin_template_v", {skinVertexCount, 3}));
    collector.add("skin_template_f", faceArray(model, "skin_template_f", skinVertexCount));
    collector.add("skel_template_v", floatArray(model, "skel_template_v", {-1, 3}));
    collector.add("skel_template_f", faceArray(model, "skel_template_f", boneVertexCount));
    collector.add("shapedirs", shapeDirections(model));
    collector.add("posedirs",
                  floatArray(model, "posedirs", {skinVertexCount, 3, poseFeatureCount}));
    collector.add("per_joint_rot", floatArray(model, "per_joint_rot", {jointCount, 3, 3}));
    collector.add("apose_rel_transfo", floatArray(model, "apose_rel_transfo", {jointCount, 4, 4}));
    collector.add("kintree_table", kinematicTree(model));
    collector.addMatrix(model, "J_regressor_osim", jointCount, skinVertexCount);
    collector.addMatrix(model, "skin_weights", skinVertexCount, jointCount);
    collector.addMatrix(model, "skel_weights", boneVertexCount, jointCount);
    collector.addMatrix(model, "skel_weights_rigid", boneVertexCount, jointCount);
    return collector.finish();
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
        const auto status =
            value ? addMatrix(added, source.name, *value, source.rows, skinVertexCount)
                  : tl::unexpected(value.error());
        if (!status) {
            return passOn(status.error(), std::string("importing ") + source.fileName);
        }
    }
    file.tensors.merge(added);
    for (auto& [name, tensor] : added) {
        file.tensors.insert_or_assign(name, std::move(tensor));
    }
    return {};
}

}  // namespace gonio
