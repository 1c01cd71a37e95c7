#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

namespace gonio {

/// Points of one frame, a column each.
using PointColumns = Eigen::Matrix3Xd;

/// Mean Euclidean distance between corresponding points: MPJPE of joints and MPVPE of vertices,
/// once both have been moved to their roots. NaN without points.
double meanPointDistance(const PointColumns& estimate, const PointColumns& truth);

/// `estimate` moved onto `truth` by the similarity (one scale, a rotation with determinant +1, a
/// translation) with the least squared distance: what comes before PA-MPJPE and PA-MPVPE.
PointColumns similarityAligned(const PointColumns& estimate, const PointColumns& truth);

/// Volume inside a closed surface with consistently turned triangles, in the points' unit cubed;
/// below zero where the triangles face inwards.
/// \param triangles  3 x F point indices, each within the points
double enclosedVolume(const PointColumns& points, const Eigen::Matrix3Xi& triangles);

/// Keypoints in crop units, -0.5..0.5, of one frame.
struct KeypointPair {
    Eigen::Matrix2Xd estimate;
    Eigen::Matrix2Xd truth;
    Eigen::VectorXd confidence;  ///< of the truth
    double boxFactor = 1;        ///< side of the crop / side of the person's box
};

/// Share of the labelled keypoints that lie nearer to the truth than `threshold` box sides
/// (PCK@threshold, fact sheet 3.10): for each keypoint the share over the frames in which its
/// confidence is above 0.5, then the mean over the keypoints with at least one such frame. NaN
/// where there is none.
double correctKeypointShare(std::span<const KeypointPair> frames, double threshold);

}  // namespace gonio
