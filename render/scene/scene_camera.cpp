#include "render/scene/scene_camera.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace gonio {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kPresetAngle_deg = 20;  // narrow: little perspective distorts the angles one sees
constexpr double kMargin = 1.08;

/// Half the window's width and height at distance 1.
Eigen::Vector2d halfSizes(const SceneCamera& camera, const Eigen::Vector2d& window_px) {
    const double half = std::tan(camera.viewAngle_deg * kRadians / 2);
    return {half * window_px.x() / std::max(1.0, window_px.y()), half};
}

}  // namespace

Eigen::Matrix3d SceneCamera::axesInWorld() const {
    const Eigen::Vector3d towards = (position_m - focus_m).normalized();
    const Eigen::Vector3d right = up.cross(towards).normalized();
    Eigen::Matrix3d axes;
    axes << right, towards.cross(right), towards;
    return axes;
}

SightRay sightRay(const SceneCamera& camera, const Eigen::Vector2d& window_px,
                  const Eigen::Vector2d& at_px) {
    const Eigen::Vector2d half = halfSizes(camera, window_px);
    const Eigen::Vector2d inWindow =
        2 * at_px.cwiseQuotient(window_px) - Eigen::Vector2d::Ones() - camera.principal;
    const Eigen::Vector2d at = inWindow.cwiseProduct(half);
    return {camera.position_m,
            (camera.axesInWorld() * Eigen::Vector3d(at.x(), at.y(), -1)).normalized()};
}

Eigen::Vector3d projected(const SceneCamera& camera, const Eigen::Vector2d& window_px,
                          const Eigen::Vector3d& inWorld_m) {
    const Eigen::Vector3d inEye =
        camera.axesInWorld().transpose() * (inWorld_m - camera.position_m);
    const double depth_m = -inEye.z();
    const Eigen::Vector2d inWindow =
        (inEye.head<2>() / depth_m).cwiseQuotient(halfSizes(camera, window_px)) + camera.principal;
    const Eigen::Vector2d at_px = (inWindow + Eigen::Vector2d::Ones()).cwiseProduct(window_px) / 2;
    return {at_px.x(), at_px.y(), depth_m};
}

double pixelsPerMetre(const SceneCamera& camera, const Eigen::Vector2d& window_px,
                      const Eigen::Vector3d& inWorld_m) {
    const double depth_m = projected(camera, window_px, inWorld_m).z();
    return window_px.y() / (2 * depth_m * halfSizes(camera, window_px).y());
}

SceneCamera fitted(SceneCamera camera, const SceneBox& box, const Eigen::Vector2d& window_px) {
    const Eigen::Matrix3d axes = camera.axesInWorld();
    const Eigen::Vector3d centre_m = (box.low_m + box.high_m) / 2;
    const Eigen::Vector2d half = halfSizes(camera, window_px) / kMargin;
    double distance_m = 0.1;
    for (int corner = 0; corner < 8; ++corner) {
        const Eigen::Vector3d p((corner & 1 ? box.high_m : box.low_m).x(),
                                (corner & 2 ? box.high_m : box.low_m).y(),
                                (corner & 4 ? box.high_m : box.low_m).z());
        const Eigen::Vector3d inEye = axes.transpose() * (p - centre_m);
        const double needed = inEye.head<2>().cwiseAbs().cwiseQuotient(half).maxCoeff();
        distance_m = std::max(distance_m, needed + inEye.z());
    }
    camera.focus_m = centre_m;
    camera.position_m = centre_m + distance_m * axes.col(2);
    camera.principal.setZero();
    return camera;
}

SceneCamera presetCamera(ViewPreset preset, double heading_rad, const SceneBox& box,
                         const Eigen::Vector2d& window_px) {
    const Eigen::Vector3d forward(std::cos(heading_rad), 0, -std::sin(heading_rad));
    const Eigen::Vector3d up = Eigen::Vector3d::UnitY(), right = forward.cross(up);
    SceneCamera camera;
    camera.viewAngle_deg = kPresetAngle_deg;
    camera.focus_m.setZero();
    camera.up = preset == ViewPreset::Top ? Eigen::Vector3d(-right) : up;
    camera.position_m = preset == ViewPreset::Top     ? up
                        : preset == ViewPreset::Front ? forward
                                                      : right;
    return fitted(camera, box, window_px);
}

SceneCamera videoCamera(const Camera& camera, const Eigen::Vector2d& window_px,
                        double focusDistance_m) {
    const Eigen::Vector2d picture_px = camera.size_px.cast<double>().cwiseMax(1);
    const double scale = window_px.cwiseQuotient(picture_px).minCoeff();
    const Eigen::Matrix3d worldFromCamera = camera.cameraFromWorld.transpose();
    SceneCamera result;
    result.position_m.setZero();
    result.focus_m = std::max(0.1, focusDistance_m) * worldFromCamera.col(2);
    result.up = -worldFromCamera.col(1);
    result.viewAngle_deg = 2 / kRadians * std::atan(window_px.y() / 2 / (camera.focal_px * scale));
    const Eigen::Vector2d offset_px = scale * (camera.centre_px - picture_px / 2);
    result.principal =
        Eigen::Vector2d(2 * offset_px.x() / window_px.x(), -2 * offset_px.y() / window_px.y());
    return result;
}

SceneCamera orbited(SceneCamera camera, double azimuth_rad, double elevation_rad) {
    const Eigen::Vector3d away = camera.position_m - camera.focus_m;
    const double distance_m = away.norm();
    const double elevation = std::asin(std::clamp(away.y() / distance_m, -1.0, 1.0));
    // Straight from above (or below) the upper edge of the picture says where the viewer stands.
    const bool vertical = std::abs(away.y()) > 0.9999 * distance_m;
    const Eigen::Vector3d from =
        vertical ? Eigen::Vector3d(-camera.up * (away.y() > 0 ? 1 : -1)) : away;
    const double azimuth = std::atan2(from.x(), from.z()) + azimuth_rad;
    const double raised = std::clamp(elevation + elevation_rad, -89.0 * kRadians, 89.0 * kRadians);
    camera.position_m =
        camera.focus_m + distance_m * Eigen::Vector3d(std::cos(raised) * std::sin(azimuth),
                                                      std::sin(raised),
                                                      std::cos(raised) * std::cos(azimuth));
    camera.up = Eigen::Vector3d::UnitY();
    return camera;
}

SceneCamera panned(SceneCamera camera, const Eigen::Vector2d& windowHeights) {
    const double height_m = 2 * camera.distance_m() * std::tan(camera.viewAngle_deg * kRadians / 2);
    const Eigen::Vector3d shift_m = camera.axesInWorld().leftCols<2>() * (height_m * windowHeights);
    camera.position_m += shift_m;
    camera.focus_m += shift_m;
    return camera;
}

SceneCamera zoomed(SceneCamera camera, double factor) {
    const double distance_m = std::clamp(camera.distance_m() / factor, 0.2, 200.0);
    camera.position_m = camera.focus_m + distance_m * camera.axesInWorld().col(2);
    return camera;
}

}  // namespace gonio
