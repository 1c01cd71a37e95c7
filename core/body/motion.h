#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {

/// Pinhole camera. Camera axes: x right, y down, z forward. World axes: y up, gravity along -y.
struct Camera {
    double focal_px = 0;
    Eigen::Vector2d centre_px = Eigen::Vector2d::Zero();
    Eigen::Vector2i size_px = Eigen::Vector2i::Zero();
    Eigen::Matrix3d cameraFromWorld = Eigen::Vector3d(1, -1, -1).asDiagonal();  ///< rotation
    bool focalEstimated = true;

    /// Pixel of a point in world coordinates (m); the camera centre is the world origin.
    Eigen::Vector2d project(const Eigen::Vector3d& inWorld_m) const {
        const Eigen::Vector3d inCamera = cameraFromWorld * inWorld_m;
        return centre_px + focal_px * inCamera.head<2>() / inCamera.z();
    }
};

/// Where a frame's values come from.
enum class FrameSource { Measured, Interpolated, Corrected, Missing };
std::string_view nameOf(FrameSource source);

/// A person's body over time: one shape, one camera, values in world coordinates (y up).
/// The root angles (pose 0..2) turn the pelvis in the world, not in the camera.
struct Motion {
    std::vector<double> times_s;        ///< presentation time of each frame, strictly increasing
    std::vector<int> frameIndices;      ///< index of the frame in the video
    std::vector<PoseVector> poses_rad;  ///< size n
    std::vector<Eigen::Vector3d> translations_m;
    ShapeVector shape = ShapeVector::Zero();
    double scale = 1;  ///< overall scale applied to the body after posing
    Camera camera;
    std::vector<FrameSource> sources;
    /// n rows of kJointCount confidences 0..1: how well the joint's surroundings were seen.
    std::vector<Eigen::Matrix<double, kJointCount, 1>> confidences;

    std::size_t size() const { return times_s.size(); }

    BodyParameters at(std::size_t frame) const {
        return {poses_rad[frame], shape, translations_m[frame]};
    }
};

}  // namespace gonio
