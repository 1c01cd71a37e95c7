#include "inference/image/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace gonio {
namespace {

constexpr double kPerDegree_rad = std::numbers::pi / 180;

/// From the picture's middle to the square's.
Eigen::Vector2d offCentre_px(const PersonSquare& square, const PictureSize& picture) {
    return {double(square.centreX_px) - picture.width_px / 2.0,
            double(square.centreY_px) - picture.height_px / 2.0};
}

}  // namespace

Eigen::Vector3d patchTranslation_m(const CropCamera& camera) {
    return {camera.tx, camera.ty, 2 * kPatchFocal_px / (kPatchSide_px * camera.scale + 1e-9)};
}

Eigen::Vector2d patchPoint(const Eigen::Vector3d& point_m, const Eigen::Vector3d& translation_m) {
    const Eigen::Vector3d seen = point_m + translation_m;
    return seen.head<2>() / seen.z() * (kPatchFocal_px / kPatchSide_px);
}

Result<Eigen::Vector3d> fullTranslation_m(const CropCamera& camera, const PersonSquare& square,
                                          const PictureSize& picture, double focal_px) {
    const double apparent_px = camera.scale * double(square.side_px);
    if (!(apparent_px > 0) || !std::isfinite(apparent_px) || !(focal_px > 0)) {
        return fail(ErrorCode::Unsupported,
                    "the network's camera has scale " + std::to_string(camera.scale) +
                        ", which puts the person behind the camera; leave the frame out");
    }
    const Eigen::Vector2d shift = 2 / apparent_px * offCentre_px(square, picture);
    return Eigen::Vector3d(camera.tx + shift.x(), camera.ty + shift.y(),
                           2 * focal_px / apparent_px);
}

Eigen::Vector2d fullPoint_px(const Eigen::Vector3d& point_m, const Eigen::Vector3d& translation_m,
                             const PictureSize& picture, double focal_px) {
    const Eigen::Vector3d seen = point_m + translation_m;
    return focal_px / seen.z() * seen.head<2>() +
           Eigen::Vector2d(picture.width_px, picture.height_px) / 2;
}

double focalFromVerticalFov_px(double fov_rad, int height_px) {
    return height_px / (2 * std::tan(fov_rad / 2));
}

double publishedFocal_px(RegressorSystem system, const PictureSize& picture,
                         double verticalFov_rad) {
    switch (system) {
        case RegressorSystem::SkelCf:
            return focalFromVerticalFov_px(verticalFov_rad, picture.height_px);
        case RegressorSystem::Hmr2:
            return kPatchFocal_px / kPatchSide_px * std::max(picture.width_px, picture.height_px);
        default:
            return kPatchFocal_px;
    }
}

Result<double> clipFocal_px(std::span<const double> verticalFovs_rad, int height_px) {
    std::vector<double> usable;
    for (const double fov : verticalFovs_rad) {
        if (fov > kPerDegree_rad && fov < 170 * kPerDegree_rad) usable.push_back(fov);
    }
    if (usable.empty()) {
        return fail(
            ErrorCode::Unsupported,
            "no frame has a field of view between 1 and 170 degrees; give the focal length");
    }
    const auto middle = usable.begin() + std::ptrdiff_t(usable.size() / 2);
    std::nth_element(usable.begin(), middle, usable.end());
    double fov_rad = *middle;
    if (usable.size() % 2 == 0) fov_rad = (fov_rad + *std::max_element(usable.begin(), middle)) / 2;
    return focalFromVerticalFov_px(fov_rad, height_px);
}

std::array<float, 3> squareInfo(const PersonSquare& square, const PictureSize& picture,
                                double focal_px) {
    const Eigen::Vector2d offset = offCentre_px(square, picture) / focal_px;
    return {static_cast<float>(offset.x()), static_cast<float>(offset.y()),
            static_cast<float>(double(square.side_px) / focal_px)};
}

}  // namespace gonio
