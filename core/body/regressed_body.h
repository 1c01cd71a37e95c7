#pragma once

#include <optional>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {

/// What a network says of one person in one frame.
struct RegressedBody {
    /// The root angles turn the pelvis in camera axes (x right, y down, z away).
    PoseVector pose_rad = PoseVector::Zero();
    ShapeVector shape = ShapeVector::Zero();                  ///< of the body it was trained on
    Eigen::Vector3d translation_m = Eigen::Vector3d::Zero();  ///< camera axes, seen at `focal_px`
    double focal_px = 0;
};

/// A network's word on a clip.
struct RegressedClip {
    std::vector<std::optional<RegressedBody>> frames;  ///< one a frame of the video; empty: none
    /// Shapes mean the body that is fitted; else they are another body's numbers and say nothing.
    bool shapeIsOfThisBody = false;
    /// Focal lengths were read from the pictures; else they are a constant that a network assumes.
    bool focalIsEstimated = false;
    /// How far off the network is, in the errors of published ones.
    double errorScale = 1;

    bool empty() const { return frames.empty(); }
};

}  // namespace gonio
