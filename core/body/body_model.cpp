#include "core/body/body_model.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/body/keypoints44.h"

namespace gonio {
namespace {

using nlohmann::json;

/// Reads tensors of one file, remembering the first failure.
class ModelReader {
public:
    explicit ModelReader(const TensorFile& file) : m_file(file) {}

    bool has(const std::string& name) const { return m_file.tensors.contains(name); }

    const Tensor* tensor(const std::string& name, const std::vector<std::int64_t>& shape) {
        if (m_error) return nullptr;
        auto found = findTensor(m_file.tensors, name, shape);
        if (!found) {
            m_error = found.error();
            return nullptr;
        }
        return *found;
    }

    std::vector<float> floats(const std::string& name, const std::vector<std::int64_t>& shape) {
        const Tensor* t = tensor(name, shape);
        if (t == nullptr) return {};
        std::vector<float> values = t->toFloats();
        if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); })) {
            reject("tensor '" + name + "' holds a value that is not a finite number");
        }
        return values;
    }

    template <class Array>
    Array faces(const std::string& name, std::int64_t vertexCount) {
        const Tensor* t = tensor(name, {-1, 3});
        if (t == nullptr) return {};
        const auto ids = t->toIntegers();
        Array array(t->shape[0], 3);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i] < 0 || ids[i] >= vertexCount) {
                reject("tensor '" + name + "' refers to vertex " + std::to_string(ids[i]) + " of " +
                       std::to_string(vertexCount));
                return {};
            }
            array.data()[i] = static_cast<int>(ids[i]);
        }
        return array;
    }

    SparseRows sparse(const std::string& name, std::int64_t rows, std::int64_t columns);

    void reject(std::string detail) {
        if (!m_error) m_error = Error{ErrorCode::MalformedFile, std::move(detail), {}};
    }

    const std::optional<Error>& error() const { return m_error; }

private:
    const TensorFile& m_file;
    std::optional<Error> m_error;
};

SparseRows ModelReader::sparse(const std::string& name, std::int64_t rows, std::int64_t columns) {
    const Tensor* r = tensor(name + ".row", {-1});
    const Tensor* c = r ? tensor(name + ".col", {r->shape[0]}) : nullptr;
    if (c == nullptr) return {};
    const std::vector<float> values = floats(name + ".val", {r->shape[0]});
    if (m_error) return {};
    const auto rowIds = r->toIntegers(), columnIds = c->toIntegers();
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        if (rowIds[i] < 0 || rowIds[i] >= rows || columnIds[i] < 0 || columnIds[i] >= columns) {
            reject("sparse matrix '" + name + "' has an entry outside " + std::to_string(rows) +
                   " x " + std::to_string(columns));
            return {};
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(rowIds[a], columnIds[a]) < std::pair(rowIds[b], columnIds[b]);
    });
    SparseRows matrix;
    matrix.start.assign(static_cast<std::size_t>(rows) + 1, 0);
    std::int64_t lastRow = -1;
    for (const std::size_t i : order) {
        if (rowIds[i] == lastRow && matrix.column.back() == columnIds[i]) {
            matrix.value.back() += values[i];  // duplicate entries add up
            continue;
        }
        lastRow = rowIds[i];
        matrix.column.push_back(static_cast<int>(columnIds[i]));
        matrix.value.push_back(values[i]);
        ++matrix.start[static_cast<std::size_t>(lastRow) + 1];
    }
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
        matrix.start[row + 1] += matrix.start[row];
    }
    return matrix;
}

VertexArray toVertices(const std::vector<float>& values) {
    return Eigen::Map<const VertexArray>(values.data(),
                                         static_cast<Eigen::Index>(values.size() / 3), 3);
}

// (3V x n) row-major as stored -> (n x 3V) row-major, so that one direction lies in one piece.
auto toDirections(const std::vector<float>& values, int count) {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto rows = static_cast<Eigen::Index>(values.size()) / count;
    return Matrix(Eigen::Map<const Matrix>(values.data(), rows, count).transpose());
}

void readFrames(ModelReader& reader, BodyModel& model) {
    const auto rotations = reader.floats("per_joint_rot", {kJointCount, 3, 3});
    const auto transforms = reader.floats("apose_rel_transfo", {kJointCount, 4, 4});
    const Tensor* tree = reader.tensor("kintree_table", {2, kJointCount});
    if (reader.error()) return;
    const auto ids = tree->toIntegers();
    for (int j = 0; j < kJointCount; ++j) {
        // Row-major files, column-major Eigen.
        model.boneToRest[j] =
            Eigen::Map<const Eigen::Matrix<float, 3, 3, Eigen::RowMajor>>(&rotations[9 * j])
                .cast<double>();
        const Eigen::Matrix4d m =
            Eigen::Map<const Eigen::Matrix<float, 4, 4, Eigen::RowMajor>>(&transforms[16 * j])
                .cast<double>();
        model.restToPosedAxes[j] = m.topLeftCorner<3, 3>();
        model.boneOffset_m[j] = m.topRightCorner<3, 1>();
        if (j > 0 && ids[j] != kParents[j]) {
            reader.reject("tensor 'kintree_table': joint " + std::to_string(j) + " has parent " +
                          std::to_string(ids[j]) + ", expected " + std::to_string(kParents[j]));
        }
    }
}

void readBoneScale(const TensorFile& file, ModelReader& reader, BodyModel& model) {
    const auto found = file.metadata.find("bone_scale");
    if (found == file.metadata.end()) {
        reader.reject("metadata 'bone_scale' is missing; import or generate the body again");
        return;
    }
    const json scale = json::parse(found->second, nullptr, false);
    const auto vertex = [&](const json& entry, const char* key, int limit) {
        const int value = entry.is_object() ? entry.value(key, -1) : -1;
        if (value < 0 || value >= limit)
            reader.reject("metadata 'bone_scale' has no valid '" + std::string(key) + "'");
        return value;
    };
    const int v = model.vertexCount();
    try {
        for (const json& e : scale.at("axes")) {
            model.boneStretches.push_back({vertex(e, "joint", kJointCount), vertex(e, "axis", 3),
                                           vertex(e, "a", v), vertex(e, "b", v),
                                           vertex(e, "d", 3)});
        }
        for (const json& e : scale.at("thorax_depth")) {
            model.thoraxDepth.push_back({vertex(e, "a", v), vertex(e, "b", v), vertex(e, "d", 3)});
        }
    } catch (const json::exception& problem) {
        reader.reject("metadata 'bone_scale': " + std::string(problem.what()));
    }
}

void readLandmarks(const TensorFile& file, ModelReader& reader, BodyModel& model) {
    const auto found = file.metadata.find("landmarks");
    if (found == file.metadata.end()) return;
    const json landmarks = json::parse(found->second, nullptr, false);
    if (!landmarks.is_object()) return reader.reject("metadata 'landmarks' is not a JSON object");
    for (const auto& [name, id] : landmarks.items()) {
        if (!id.is_number_integer() || id < 0 || id >= model.vertexCount()) {
            return reader.reject("landmark '" + name + "' is not a vertex of the skin");
        }
        model.landmarks[name] = id.get<int>();
    }
}

std::optional<BodyModel::KeypointWeights> readKeypoints(ModelReader& reader, int vertexCount) {
    if (!reader.has("keypoints44_joints")) return std::nullopt;
    const auto joints = reader.floats("keypoints44_joints", {kKeypointCount, kJointCount});
    BodyModel::KeypointWeights weights;
    weights.vertices = reader.sparse("keypoints44_vertices", kKeypointCount, vertexCount);
    if (reader.error()) return std::nullopt;
    weights.joints =
        Eigen::Map<const Eigen::Matrix<float, kKeypointCount, kJointCount, Eigen::RowMajor>>(
            joints.data())
            .cast<double>();
    return weights;
}

void deriveJoints(BodyModel& model) {
    for (int j = 0; j < kJointCount; ++j) {
        model.jointTemplate_m[j].setZero();
        model.jointDirections[j].setZero();
        for (int e = model.jointRegressor.start[j]; e < model.jointRegressor.start[j + 1]; ++e) {
            const double w = model.jointRegressor.value[e];
            const int v = model.jointRegressor.column[e];
            model.jointTemplate_m[j] += w * model.skinTemplate_m.row(v).transpose().cast<double>();
            model.jointDirections[j] +=
                w * model.shapeDirections.middleCols<3>(3 * v).transpose().cast<double>();
        }
    }
}

std::string metadataOr(const TensorFile& file, const std::string& key, std::string otherwise) {
    const auto found = file.metadata.find(key);
    return found == file.metadata.end() ? otherwise : found->second;
}

void readSurfaces(ModelReader& reader, BodyModel& model) {
    model.skinTemplate_m = toVertices(reader.floats("skin_template_v", {-1, 3}));
    const std::int64_t v = model.vertexCount();
    model.skinFaces = reader.faces<FaceArray>("skin_template_f", v);
    model.boneTemplate_m = toVertices(reader.floats("skel_template_v", {-1, 3}));
    const std::int64_t k = model.boneTemplate_m.rows();
    model.boneFaces = reader.faces<FaceArray>("skel_template_f", k);
    model.shapeDirections =
        toDirections(reader.floats("shapedirs", {v, 3, kShapeCount}), kShapeCount);
    if (reader.has("posedirs")) {
        model.poseDirections =
            toDirections(reader.floats("posedirs", {v, 3, kPoseFeatureCount}), kPoseFeatureCount);
    }
    model.skinWeights = reader.sparse("skin_weights", v, kJointCount);
    model.boneWeights = reader.sparse("skel_weights", k, kJointCount);
    model.boneWeightsRigid = reader.sparse("skel_weights_rigid", k, kJointCount);
    model.jointRegressor = reader.sparse("J_regressor_osim", kJointCount, v);
}

}  // namespace

Result<std::shared_ptr<const BodyModel>> makeBodyModel(const TensorFile& file) {
    if (metadataOr(file, "kind", "") != "skel-body") {
        return fail(
            ErrorCode::Unsupported,
            "this safetensors file is not a body model (metadata 'kind' is not 'skel-body')");
    }
    if (const std::string version = metadataOr(file, "layout_version", "?"); version != "1") {
        return fail(ErrorCode::Unsupported,
                    "body model layout version " + version +
                        " is not known here; import or generate the body again");
    }
    auto model = std::make_shared<BodyModel>();
    model->name = metadataOr(file, "name", "unnamed");
    model->licence = metadataOr(file, "licence", "unknown");
    ModelReader reader(file);
    readSurfaces(reader, *model);
    readFrames(reader, *model);
    if (!reader.error()) readBoneScale(file, reader, *model);
    if (!reader.error()) readLandmarks(file, reader, *model);
    if (!reader.error()) model->keypoints44 = readKeypoints(reader, model->vertexCount());
    if (!reader.error() && reader.has("keypoint_regressor_extra.row")) {
        const SparseRows extra =
            reader.sparse("keypoint_regressor_extra", 19, model->vertexCount());
        if (reader.has("keypoint_regressor_custom.row")) {
            const SparseRows custom =
                reader.sparse("keypoint_regressor_custom", kJointCount, model->vertexCount());
            if (!reader.error()) model->keypoints44 = licensedKeypoints(&custom, extra);
        }
        if (!reader.error()) model->keypoints44Mapped = licensedKeypoints(nullptr, extra);
    }
    if (reader.error()) return passOn(*reader.error(), "reading body model '" + model->name + "'");
    deriveJoints(*model);
    return model;
}

Result<std::shared_ptr<const BodyModel>> loadBodyModel(const std::filesystem::path& path) {
    auto file = readSafetensors(path);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = makeBodyModel(*file);
    if (!model) return passOn(model.error(), "in " + path.string());
    return model;
}

}  // namespace gonio
