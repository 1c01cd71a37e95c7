#pragma once

#include <Eigen/Core>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/body/skeleton.h"
#include "tools/open_body/mesh_tools.h"

namespace gonio::open_body {

/// Entries of a sparse matrix.
struct SparseEntries {
    std::vector<int> row, col;
    std::vector<double> value;

    void add(int r, int c, double v) {
        row.push_back(r);
        col.push_back(c);
        value.push_back(v);
    }
};

/// Displacement of every skin vertex (m) for one unit of each shape direction.
using ShapeDirections = std::array<std::vector<Eigen::Vector3d>, kShapeCount>;

/// Everything that goes into one model file. Origin: the pelvis joint of the mean body.
struct OpenBody {
    std::string name;
    Mesh skin;
    std::vector<int> mirror;  ///< skin vertex of the other side
    int half_count = 0;       ///< the first vertices are the left half with the seam
    ShapeDirections directions;
    SparseEntries joint_regressor;                           ///< 24 x V
    SparseEntries skin_weights;                              ///< V x 24
    std::array<Eigen::Vector3d, kJointCount> joints;         ///< of the mean body, by the regressor
    std::array<Eigen::Matrix3d, kJointCount> bone_rotation;  ///< per_joint_rot
    std::array<Eigen::Matrix4d, kJointCount> rest_relative;  ///< apose_rel_transfo
    Mesh bones;                                              ///< each in its own bone frame
    SparseEntries bone_weights;                              ///< K x 24
    SparseEntries bone_membership;                           ///< K x 24, one 1 a row
    Eigen::MatrixXd keypoint_joints;                         ///< 44 x 24
    SparseEntries keypoint_vertices;                         ///< 44 x V
    std::map<std::string, int> landmarks;
    std::map<std::string, std::string> metadata;
};

}  // namespace gonio::open_body
