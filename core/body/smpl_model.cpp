#include "core/body/smpl_model.h"

#include "core/body/model_reader.h"

namespace gonio {

const std::array<int, kJointCount> kSmplParents = {-1, 0, 0, 0,  1,  2,  3,  4,  5,  6,  7,  8,
                                                   9,  9, 9, 12, 13, 14, 16, 17, 18, 19, 20, 21};
const std::array<std::string_view, kJointCount> kSmplJointNames = {
    "pelvis",     "l_hip",      "r_hip",   "spine1",  "l_knee",  "r_knee",   "spine2",   "l_ankle",
    "r_ankle",    "spine3",     "l_foot",  "r_foot",  "neck",    "l_collar", "r_collar", "head",
    "l_shoulder", "r_shoulder", "l_elbow", "r_elbow", "l_wrist", "r_wrist",  "l_hand",   "r_hand"};

namespace {

void checkTree(ModelReader& reader) {
    const Tensor* tree = reader.tensor("kintree_table", {2, kJointCount});
    if (tree == nullptr) return;
    const auto ids = tree->toIntegers();
    for (std::size_t j = 1; j < kJointCount; ++j) {
        if (ids[j] == kSmplParents[j]) continue;
        reader.reject("tensor 'kintree_table': joint " + std::to_string(j) + " has parent " +
                      std::to_string(ids[j]) + ", expected " + std::to_string(kSmplParents[j]));
    }
}

void deriveJoints(SmplModel& model) {
    for (int j = 0; j < kJointCount; ++j) {
        model.jointTemplate_m[j].setZero();
        model.jointDirections[j].setZero();
        for (int e = model.jointRegressor.start[j]; e < model.jointRegressor.start[j + 1]; ++e) {
            const double w = model.jointRegressor.value[e];
            const int v = model.jointRegressor.column[e];
            model.jointTemplate_m[j] += w * model.template_m.row(v).transpose().cast<double>();
            model.jointDirections[j] +=
                w * model.shapeDirections.middleCols<3>(3 * v).transpose().cast<double>();
        }
    }
}

}  // namespace

Result<std::shared_ptr<const SmplModel>> makeSmplModel(const TensorFile& file) {
    if (metadataOr(file, "kind", "") != "smpl-body") {
        return fail(ErrorCode::Unsupported,
                    "this safetensors file is not an SMPL body (metadata 'kind' is not "
                    "'smpl-body'); import SMPL_NEUTRAL.pkl or another SMPL file");
    }
    if (const std::string version = metadataOr(file, "layout_version", "?"); version != "1") {
        return fail(ErrorCode::Unsupported,
                    "SMPL layout version " + version + " is not known here; import the body again");
    }
    auto model = std::make_shared<SmplModel>();
    model->name = metadataOr(file, "name", "unnamed");
    model->licence = metadataOr(file, "licence", "unknown");
    model->sourceHash = metadataOr(file, "source_sha256", "");
    ModelReader reader(file);
    model->template_m = reader.vertices("v_template");
    const std::int64_t v = model->vertexCount();
    model->faces = reader.faces("f", v);
    model->shapeDirections = reader.directions("shapedirs", v, kShapeCount);
    model->poseDirections = reader.directions("posedirs", v, kPoseFeatureCount);
    model->weights = reader.sparse("weights", v, kJointCount);
    model->jointRegressor = reader.sparse("J_regressor", kJointCount, v);
    checkTree(reader);
    if (reader.error()) return passOn(*reader.error(), "reading SMPL body '" + model->name + "'");
    deriveJoints(*model);
    return model;
}

Result<std::shared_ptr<const SmplModel>> loadSmplModel(const std::filesystem::path& path) {
    auto file = readSafetensors(path);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = makeSmplModel(*file);
    if (!model) return passOn(model.error(), "in " + path.string());
    return model;
}

}  // namespace gonio
