#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/body/motion.h"

namespace gonio {

enum class CameraMotion {
    Fixed,
    Pan,       ///< turns on its tripod and keeps the person in the middle
    Handheld,  ///< the same in a hand: sways, turns late
    Dolly,     ///< moves beside the person, looking in one direction
};

inline constexpr std::array<std::string_view, 4> kCameraMotionNames = {"fixed", "pan", "handheld",
                                                                       "dolly"};

std::optional<CameraMotion> cameraMotionOf(std::string_view name);

/// Where a moving camera is in one frame.
struct CameraPose {
    Eigen::Matrix3d cameraFromWorld = Eigen::Vector3d(1, -1, -1).asDiagonal();
    Eigen::Vector3d position_m = Eigen::Vector3d::Zero();
};

/// The pixel of a point in world coordinates (m). \param camera  gives focal length and centre
Eigen::Vector2d projected_px(const Camera& camera, const CameraPose& pose,
                             const Eigen::Vector3d& inWorld_m);

/// A camera's way while a person moves; smooth, the same for the same seed.
/// \param base      at the world's origin, as it would stand if it were fixed
/// \param person_m  the person's middle at each of `times_s`, world
/// \return one pose a time; empty for a fixed camera
std::vector<CameraPose> cameraPath(CameraMotion kind, const Camera& base,
                                   std::span<const Eigen::Vector3d> person_m,
                                   std::span<const double> times_s, std::uint64_t seed);

}  // namespace gonio
