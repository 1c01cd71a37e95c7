#pragma once

#include <optional>

#include "inference/training/skel_sample.h"

namespace gonio {

/// The body's place before the crop camera where its keypoints meet the given ones best: linear
/// least squares, then Gauss-Newton on the projection.
/// \param points_m  of the posed body \return nothing where fewer than three points have confidence
/// or the body would lie behind the camera
std::optional<Eigen::Vector3d> cropCameraPlace_m(
    const Eigen::Matrix<double, kKeypointCount, 3>& points_m, const ScoredKeypoints& keypoints);

/// RefinedPose::keypointError of a posed body at a place.
double keypointError(const Eigen::Matrix<double, kKeypointCount, 3>& points_m,
                     const Eigen::Vector3d& place_m, const ScoredKeypoints& keypoints);

/// The pose of a person in a picture that is turned in its plane by an angle, from x to y: the root
/// is turned about the direction of view (fact sheet 3.7).
PoseVector turnedInPlane(const PoseVector& pose_rad, double angle_rad);

}  // namespace gonio
