#pragma once

#include <Eigen/Geometry>

#include "core/people/keypoints.h"

namespace gonio {

/// A rotated rectangle of a picture that a network looks at. Coordinates are continuous: the top
/// left pixel covers 0..1, its centre is 0.5.
struct CropRegion {
    Eigen::Vector2d centre_px = Eigen::Vector2d::Zero();
    Eigen::Vector2d size_px = Eigen::Vector2d::Zero();  ///< along the crop's own axes
    double angle_rad = 0;  ///< clockwise on the screen: the crop's x axis is (cos, sin)
};

/// Picture coordinates of a point given in pixels of a crop of `cropSize_px` (width, height).
Eigen::Affine2d pictureFromCrop(const CropRegion& region, const Eigen::Vector2d& cropSize_px);

/// The square centred at `centre_px` with half side `scale` times the distance to `top_px`, turned
/// so that centre -> top points up in the crop (MediaPipe's alignment points).
CropRegion alignedRegion(const Eigen::Vector2d& centre_px, const Eigen::Vector2d& top_px,
                         double scale);

/// The upright region around a box: `padding` times as large, then widened or heightened to the
/// aspect (width / height) of the crop.
CropRegion regionAround(const PersonBox& box, double padding, double aspect);

/// Intersection over union of two upright boxes, 0..1; 0 where one has no area.
double intersectionOverUnion(const PersonBox& first, const PersonBox& second);

/// The part of `box` inside a picture of the given size (px); the area may become 0.
PersonBox clippedTo(const PersonBox& box, int width_px, int height_px);

/// Whether a box has finite numbers and an area.
bool isUsable(const PersonBox& box);

}  // namespace gonio
