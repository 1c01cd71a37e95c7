#include "core/body/body_model.h"

#include <nlohmann/json.hpp>

#include "core/body/keypoints44.h"
#include "core/body/model_reader.h"

namespace gonio {
namespace {

using nlohmann::json;

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

void readSurfaces(ModelReader& reader, BodyModel& model) {
    model.skinTemplate_m = reader.vertices("skin_template_v");
    const std::int64_t v = model.vertexCount();
    model.skinFaces = reader.faces("skin_template_f", v);
    model.boneTemplate_m = reader.vertices("skel_template_v");
    const std::int64_t k = model.boneTemplate_m.rows();
    model.boneFaces = reader.faces("skel_template_f", k);
    model.shapeDirections = reader.directions("shapedirs", v, kShapeCount);
    if (reader.has("posedirs")) {
        model.poseDirections = reader.directions("posedirs", v, kPoseFeatureCount);
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
