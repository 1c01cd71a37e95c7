#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/body/skeleton.h"
#include "core/io/safetensors.h"

namespace gonio {

/// Rows of a sparse matrix, compressed: row r owns entries start[r] .. start[r+1]-1.
struct SparseRows {
    std::vector<int> start{0};
    std::vector<int> column;
    std::vector<float> value;

    int rows() const { return static_cast<int>(start.size()) - 1; }
};

/// A measure on the skin that stretches one axis of a bone: distance along SMPL axis `axis_smpl`
/// between vertices a and b, relative to the template.
struct BoneStretch {
    int joint, axis_bone, a, b, axis_smpl;
};

using VertexArray = Eigen::Matrix<float, Eigen::Dynamic, 3, Eigen::RowMajor>;
/// One row a direction (n x 3V), so that one lies in one piece.
using DirectionArray = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using FaceArray = Eigen::Matrix<int, Eigen::Dynamic, 3, Eigen::RowMajor>;

/// An immutable body of SKEL's layout: the user's licensed SKEL or our open body.
/// Rest frame: SMPL's (x to the person's left, y up, z forward), metres, T-pose.
struct BodyModel {
    std::string name, licence, sourceHash;
    VertexArray skinTemplate_m;  ///< (V x 3)
    FaceArray skinFaces;         ///< (F x 3)
    VertexArray boneTemplate_m;  ///< (K x 3), each bone in its own frame
    FaceArray boneFaces;
    DirectionArray shapeDirections;  ///< (10 x 3V): how each shape number moves the skin, m
    DirectionArray poseDirections;   ///< (207 x 3V) or empty: pose correctives
    SparseRows skinWeights;          ///< V rows, joints as columns
    SparseRows boneWeights, boneWeightsRigid;             ///< K rows
    SparseRows jointRegressor;                            ///< 24 rows, skin vertices as columns
    std::array<Eigen::Matrix3d, kJointCount> boneToRest;  ///< per_joint_rot
    std::array<Eigen::Matrix3d, kJointCount>
        restToPosedAxes;                                    ///< rotation part of apose_rel_transfo
    std::array<Eigen::Vector3d, kJointCount> boneOffset_m;  ///< its translation part
    std::vector<BoneStretch> boneStretches;
    std::vector<std::array<int, 3>> thoraxDepth;  ///< a, b, SMPL axis; the smaller ratio counts

    /// Keypoints as weights of joints (44 x 24) and of posed skin vertices; `Custom` uses the
    /// regressor HSMR loads (or our own definitions), `mapped` picks anatomical joints instead.
    struct KeypointWeights {
        Eigen::Matrix<double, kKeypointCount, kJointCount> joints;
        SparseRows vertices;  ///< 44 rows
    };

    std::optional<KeypointWeights> keypoints44, keypoints44Mapped;
    std::map<std::string, int> landmarks;  ///< name -> skin vertex (open body only)

    // Derived on loading.
    std::array<Eigen::Vector3d, kJointCount> jointTemplate_m;  ///< regressor * template
    std::array<Eigen::Matrix<double, 3, kShapeCount>, kJointCount>
        jointDirections;  ///< d joint / d shape

    int vertexCount() const { return static_cast<int>(skinTemplate_m.rows()); }

    bool hasPoseCorrectives() const { return poseDirections.rows() > 0; }
};

/// Builds the model and checks every shape, index and value; the error names the tensor.
Result<std::shared_ptr<const BodyModel>> makeBodyModel(const TensorFile& file);
Result<std::shared_ptr<const BodyModel>> loadBodyModel(const std::filesystem::path& path);

}  // namespace gonio
