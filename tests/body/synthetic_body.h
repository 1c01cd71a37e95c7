#pragma once

#include <Eigen/Geometry>
#include <cstdint>
#include <memory>

#include "core/body/body_model.h"

namespace gonio::test {

/// Vertices between which the published layer measures bones across.
inline const char* const kPublishedBoneScale =
    R"({"axes": [{"joint": 13, "axis": 0, "d": 2, "a": 410, "b": 384}, {"joint": 13, )"
    R"("axis": 1, "d": 1, "a": 414, "b": 384}, {"joint": 13, "axis": 2, "d": 0, "a": 196, )"
    R"("b": 3708}, {"joint": 18, "axis": 0, "d": 1, "a": 6179, "b": 6137}, {"joint": 18, )"
    R"("axis": 1, "d": 0, "a": 5670, "b": 5906}, {"joint": 23, "axis": 0, "d": 1, "a": )"
    R"(6179, "b": 6137}, {"joint": 23, "axis": 1, "d": 0, "a": 5670, "b": 5906}], )"
    R"("thorax_depth": [{"a": 3027, "b": 3495, "d": 2}, {"a": 3027, "b": 3506, "d": 2}]} )";

/// Repeatable number in [-0.5, 0.5).
inline double hashed(std::uint32_t k, std::uint32_t salt) {
    std::uint32_t h = k * 2654435761U + salt * 40503U + 12345U;
    h ^= h >> 16;
    h *= 2246822519U;
    h ^= h >> 13;
    return h / 4294967296.0 - 0.5;
}

inline std::vector<float> hashedFloats(std::size_t count, std::uint32_t salt, double factor) {
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<float>(factor * hashed(static_cast<std::uint32_t>(i), salt));
    return values;
}

inline Eigen::Matrix3d hashedRotation(std::uint32_t salt, double factor) {
    const Eigen::Vector3d v =
        factor * Eigen::Vector3d(hashed(0, salt), hashed(1, salt), hashed(2, salt));
    return Eigen::AngleAxisd(v.norm(), v.normalized()).toRotationMatrix();
}

/// Entries of a sparse matrix as the three tensors NAME.row, NAME.col, NAME.val.
class SparseEntries {
public:
    void add(int row, int column, float value) {
        m_rows.push_back(row);
        m_columns.push_back(column);
        m_values.push_back(value);
    }

    void store(TensorMap& tensors, const std::string& name) const {
        const std::vector<std::int64_t> shape = {static_cast<std::int64_t>(m_values.size())};
        tensors[name + ".row"] = Tensor::fromIntegers(m_rows, shape);
        tensors[name + ".col"] = Tensor::fromIntegers(m_columns, shape);
        tensors[name + ".val"] = Tensor::fromFloats(m_values, shape);
    }

private:
    std::vector<std::int32_t> m_rows, m_columns;
    std::vector<float> m_values;
};

inline void addSyntheticWeights(TensorMap& tensors, int skinVertices, int boneVertices) {
    SparseEntries regressor, skin, rigid, bones;
    for (int j = 0; j < kJointCount; ++j) {
        for (int m = 0; m < 4; ++m) regressor.add(j, (j * 287 + m * 37) % skinVertices, 0.25F);
    }
    for (int v = 0; v < skinVertices; ++v) {
        skin.add(v, v % kJointCount, 0.7F);
        skin.add(v, (7 * v + 3) % kJointCount, 0.3F);
    }
    for (int k = 0; k < boneVertices; ++k) {
        rigid.add(k, k / 20, 1.0F);
        bones.add(k, k / 20, 0.8F);
        bones.add(k, std::max(kParents[k / 20], 0), 0.2F);
    }
    regressor.store(tensors, "J_regressor_osim");
    skin.store(tensors, "skin_weights");
    rigid.store(tensors, "skel_weights_rigid");
    bones.store(tensors, "skel_weights");
}

inline void addSyntheticFrames(TensorMap& tensors) {
    std::vector<float> rotations, transforms;
    std::vector<std::int32_t> tree(kParents.begin(), kParents.end());
    for (std::uint32_t j = 0; j < kJointCount; ++j) {
        tree.push_back(static_cast<std::int32_t>(j));
        const Eigen::Matrix3d toRest = hashedRotation(100 + j, 2.0),
                              axes = hashedRotation(200 + j, 1.0);
        for (int i = 0; i < 9; ++i) rotations.push_back(static_cast<float>(toRest(i / 3, i % 3)));
        for (std::uint32_t r = 0; r < 3; ++r) {
            for (int c = 0; c < 3; ++c) transforms.push_back(static_cast<float>(axes(r, c)));
            transforms.push_back(static_cast<float>(0.6 * hashed(r, 300 + j)));
        }
        transforms.insert(transforms.end(), {0, 0, 0, 1});
    }
    tensors["per_joint_rot"] = Tensor::fromFloats(rotations, {kJointCount, 3, 3});
    tensors["apose_rel_transfo"] = Tensor::fromFloats(transforms, {kJointCount, 4, 4});
    tensors["kintree_table"] = Tensor::fromIntegers(tree, {2, kJointCount});
}

/// A body of SKEL's layout in closed form: no likeness to a person, every number used.
inline TensorFile syntheticBodyFile() {
    constexpr int skin = 6890, bones = 480;
    TensorFile file;
    TensorMap& t = file.tensors;
    std::vector<float> templateSkin = hashedFloats(3 * skin, 1, 1.0);
    const std::array<double, 3> extent = {1.0, 2.0, 0.6};
    for (std::uint32_t i = 0; i < 3 * skin; ++i)
        templateSkin[i] = static_cast<float>(extent[i % 3] * hashed(i, 1));
    t["skin_template_v"] = Tensor::fromFloats(templateSkin, {skin, 3});
    t["skel_template_v"] = Tensor::fromFloats(hashedFloats(3 * bones, 2, 0.4), {bones, 3});
    const std::vector<std::int32_t> face = {0, 1, 2};
    t["skin_template_f"] = t["skel_template_f"] = Tensor::fromIntegers(face, {1, 3});
    t["shapedirs"] = Tensor::fromFloats(hashedFloats(skin * 30, 3, 0.04), {skin, 3, kShapeCount});
    t["posedirs"] =
        Tensor::fromFloats(hashedFloats(skin * 621, 4, 0.01), {skin, 3, kPoseFeatureCount});
    addSyntheticWeights(t, skin, bones);
    addSyntheticFrames(t);
    file.metadata = {{"kind", "skel-body"},
                     {"layout_version", "1"},
                     {"name", "synthetic"},
                     {"bone_scale", kPublishedBoneScale}};
    return file;
}

inline std::shared_ptr<const BodyModel> syntheticBody() {
    static const std::shared_ptr<const BodyModel> body = makeBodyModel(syntheticBodyFile()).value();
    return body;
}

inline PoseVector hashedPose(std::uint32_t salt, double factor) {
    PoseVector pose;
    for (std::uint32_t i = 0; i < kDofCount; ++i)
        pose[static_cast<int>(i)] = static_cast<float>(factor * hashed(i, salt));
    return pose;
}

inline ShapeVector hashedShape(std::uint32_t salt, double factor) {
    ShapeVector shape;
    for (std::uint32_t i = 0; i < kShapeCount; ++i)
        shape[static_cast<int>(i)] = static_cast<float>(factor * hashed(i, salt));
    return shape;
}

}  // namespace gonio::test
