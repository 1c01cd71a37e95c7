#pragma once

#include "core/body/smpl.h"
#include "tests/body/synthetic_body.h"

namespace gonio::test {

/// A body of SMPL's layout in closed form: no likeness to a person, every number used.
inline TensorFile syntheticSmplFile(int vertices = 6890) {
    const auto v = static_cast<std::size_t>(vertices);
    TensorFile file;
    TensorMap& t = file.tensors;
    t["v_template"] = Tensor::fromFloats(hashedFloats(3 * v, 21, 1.5), {vertices, 3});
    const std::vector<std::int32_t> faces = {0, 1, 2, 2, 1, vertices - 1};
    t["f"] = Tensor::fromIntegers(faces, {2, 3});
    t["shapedirs"] = Tensor::fromFloats(hashedFloats(30 * v, 23, 0.04), {vertices, 3, kShapeCount});
    t["posedirs"] =
        Tensor::fromFloats(hashedFloats(621 * v, 24, 0.01), {vertices, 3, kPoseFeatureCount});
    std::vector<std::int32_t> tree(kSmplParents.begin(), kSmplParents.end());
    SparseEntries regressor, weights;
    for (int j = 0; j < kJointCount; ++j) {
        tree.push_back(j);
        for (int m = 0; m < 4; ++m) regressor.add(j, (j * 287 + m * 37) % vertices, 0.25F);
    }
    for (int i = 0; i < vertices; ++i) {
        weights.add(i, i % kJointCount, 0.625F);
        weights.add(i, (7 * i + 3) % kJointCount, 0.375F);
    }
    t["kintree_table"] = Tensor::fromIntegers(tree, {2, kJointCount});
    regressor.store(t, "J_regressor");
    weights.store(t, "weights");
    file.metadata = {{"kind", "smpl-body"}, {"layout_version", "1"}, {"name", "synthetic"}};
    return file;
}

inline std::shared_ptr<const SmplModel> syntheticSmpl() {
    static const std::shared_ptr<const SmplModel> body = makeSmplModel(syntheticSmplFile()).value();
    return body;
}

/// Numbers in +-factor/2.
inline SmplParameters hashedSmpl(std::uint32_t salt, double factor) {
    SmplParameters parameters;
    for (std::uint32_t i = 0; i < kSmplAngleCount; ++i)
        parameters.pose_rad[static_cast<int>(i)] = factor * hashed(i, salt);
    parameters.shape = hashedShape(salt + 1, 4);
    parameters.translation_m = {hashed(1, salt + 2), hashed(2, salt + 2), 3 + hashed(3, salt + 2)};
    return parameters;
}

}  // namespace gonio::test
