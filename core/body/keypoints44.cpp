#include "core/body/keypoints44.h"

namespace gonio {
namespace {

// SKEL joint standing for each SMPL joint when no regressor is given.
constexpr std::array<int, 24> kJointForSmpl = {0,  6,  1,  11, 7,  2,  11, 8,  3,  12, 10, 5,
                                               12, 19, 14, 13, 20, 15, 21, 16, 23, 18, 23, 18};
// OpenPose's 25 points out of the 24 joints followed by the 21 vertices.
constexpr std::array<int, 25> kOpenPose = {24, 12, 17, 19, 21, 16, 18, 20, 0,  2,  5,  8, 1,
                                           4,  7,  25, 26, 27, 28, 29, 30, 31, 32, 33, 34};

}  // namespace

BodyModel::KeypointWeights licensedKeypoints(const SparseRows* custom, const SparseRows& extra) {
    BodyModel::KeypointWeights weights;
    weights.joints.setZero();
    const auto addRow = [&](const SparseRows& matrix, int row) {
        for (int e = matrix.start[row]; e < matrix.start[row + 1]; ++e) {
            weights.vertices.column.push_back(matrix.column[e]);
            weights.vertices.value.push_back(matrix.value[e]);
        }
    };
    for (int k = 0; k < kKeypointCount; ++k) {
        if (k >= 25) {
            addRow(extra, k - 25);
        } else if (const int source = kOpenPose[k]; source >= 24) {
            weights.vertices.column.push_back(kSmplKeypointVertices[source - 24]);
            weights.vertices.value.push_back(1.0F);
        } else if (custom != nullptr) {
            addRow(*custom, source);
        } else {
            weights.joints(k, kJointForSmpl[source]) = 1;
        }
        weights.vertices.start.push_back(static_cast<int>(weights.vertices.column.size()));
    }
    return weights;
}

}  // namespace gonio
