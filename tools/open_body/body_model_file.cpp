#include "tools/open_body/body_model_file.h"

#include <cstdint>

#include "core/io/safetensors.h"
#include "tools/open_body/joint_names.h"

namespace gonio::open_body {
namespace {

/// The model files hold single precision.
Tensor floats(const std::vector<double>& values, std::vector<std::int64_t> shape) {
    return Tensor::fromFloats(std::vector<float>(values.begin(), values.end()), std::move(shape));
}

void addSparse(const std::string& name, const SparseEntries& entries, TensorMap& tensors) {
    const std::vector<std::int64_t> shape = {static_cast<std::int64_t>(entries.row.size())};
    tensors[name + ".row"] = Tensor::fromIntegers(entries.row, shape);
    tensors[name + ".col"] = Tensor::fromIntegers(entries.col, shape);
    tensors[name + ".val"] = floats(entries.value, shape);
}

std::vector<double> flat(const std::vector<Eigen::Vector3d>& points) {
    std::vector<double> values;
    for (const auto& point : points) {
        values.insert(values.end(), point.data(), point.data() + 3);
    }
    return values;
}

std::vector<int> flat(const std::vector<std::array<int, 3>>& triangles) {
    std::vector<int> values;
    for (const auto& triangle : triangles) {
        values.insert(values.end(), triangle.begin(), triangle.end());
    }
    return values;
}

/// (V, 3, 10), shape number fastest.
std::vector<double> flat(const ShapeDirections& directions) {
    std::vector<double> values;
    for (std::size_t v = 0; v < directions[0].size(); ++v) {
        for (int axis = 0; axis < 3; ++axis) {
            for (const auto& direction : directions) {
                values.push_back(direction[v][axis]);
            }
        }
    }
    return values;
}

template <class Matrices>
std::vector<double> flatRows(const Matrices& matrices) {
    std::vector<double> values;
    for (const auto& matrix : matrices) {
        for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
            for (Eigen::Index col = 0; col < matrix.cols(); ++col) {
                values.push_back(matrix(row, col));
            }
        }
    }
    return values;
}

std::vector<int> kinematicTree() {
    std::vector<int> table(kBodyParents.begin(), kBodyParents.end());
    for (int joint = 0; joint < kJointCount; ++joint) {
        table.push_back(joint);
    }
    return table;
}

}  // namespace

Result<void> writeBody(const std::filesystem::path& path, const OpenBody& body) {
    const auto skin = static_cast<std::int64_t>(body.skin.vertices.size());
    const auto bones = static_cast<std::int64_t>(body.bones.vertices.size());
    TensorFile file;
    file.metadata = body.metadata;
    TensorMap& t = file.tensors;
    t["skin_template_v"] = floats(flat(body.skin.vertices), {skin, 3});
    t["skin_template_f"] = Tensor::fromIntegers(
        flat(body.skin.triangles), {static_cast<std::int64_t>(body.skin.triangles.size()), 3});
    t["shapedirs"] = floats(flat(body.directions), {skin, 3, kShapeCount});
    t["per_joint_rot"] = floats(flatRows(body.bone_rotation), {kJointCount, 3, 3});
    t["apose_rel_transfo"] = floats(flatRows(body.rest_relative), {kJointCount, 4, 4});
    t["kintree_table"] = Tensor::fromIntegers(kinematicTree(), {2, kJointCount});
    t["skel_template_v"] = floats(flat(body.bones.vertices), {bones, 3});
    t["skel_template_f"] = Tensor::fromIntegers(
        flat(body.bones.triangles), {static_cast<std::int64_t>(body.bones.triangles.size()), 3});
    t["keypoints44_joints"] = floats(flatRows(std::array<Eigen::MatrixXd, 1>{body.keypoint_joints}),
                                     {kKeypointCount, kJointCount});
    addSparse("J_regressor_osim", body.joint_regressor, t);
    addSparse("skin_weights", body.skin_weights, t);
    addSparse("skel_weights", body.bone_weights, t);
    addSparse("skel_weights_rigid", body.bone_membership, t);
    addSparse("keypoints44_vertices", body.keypoint_vertices, t);
    return writeSafetensors(path, file);
}

}  // namespace gonio::open_body
