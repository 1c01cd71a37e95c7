#pragma once

#include "core/body/body_model.h"

namespace gonio {

extern const std::array<int, kJointCount> kSmplParents;  ///< -1 for the pelvis
extern const std::array<std::string_view, kJointCount> kSmplJointNames;

/// An immutable body of SMPL's layout (fact sheet 2.1): 24 ball joints, 10 shape numbers.
/// Rest frame: x to the person's left, y up, z forward, metres, T-pose.
struct SmplModel {
    std::string name, licence, sourceHash;
    VertexArray template_m;          ///< (V x 3)
    FaceArray faces;                 ///< (F x 3)
    DirectionArray shapeDirections;  ///< (10 x 3V), m
    DirectionArray poseDirections;   ///< (207 x 3V), m
    SparseRows weights;              ///< V rows, joints as columns
    SparseRows jointRegressor;       ///< 24 rows, vertices as columns

    // Derived on loading.
    std::array<Eigen::Vector3d, kJointCount> jointTemplate_m;  ///< regressor * template
    std::array<Eigen::Matrix<double, 3, kShapeCount>, kJointCount>
        jointDirections;  ///< d joint / d shape

    int vertexCount() const { return static_cast<int>(template_m.rows()); }
};

/// Builds the model from the tensors of convertSmplPickle and checks every shape, index and value;
/// the error names the tensor. Unsupported where the file is not of kind "smpl-body".
Result<std::shared_ptr<const SmplModel>> makeSmplModel(const TensorFile& file);
Result<std::shared_ptr<const SmplModel>> loadSmplModel(const std::filesystem::path& path);

}  // namespace gonio
