#pragma once

#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Axes of a bone in the rest pose of the mean body (columns x, y, z of the bone frame).
Eigen::Matrix3d restAxes(int joint);
/// Axes about which the angles of a joint turn, in the rest pose of the mean body.
Eigen::Matrix3d angleAxes(int joint);

/// Fills bone_rotation and rest_relative from the mean joints, so that the rest pose of the mean
/// body leaves every bone unscaled and in `restAxes`.
void setBoneFrames(OpenBody& body);

}  // namespace gonio::open_body
