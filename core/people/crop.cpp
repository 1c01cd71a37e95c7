#include "core/people/crop.h"

#include <algorithm>
#include <cmath>

namespace gonio {

Eigen::Affine2d pictureFromCrop(const CropRegion& region, const Eigen::Vector2d& cropSize_px) {
    const Eigen::Vector2d scale = region.size_px.cwiseQuotient(cropSize_px);
    return Eigen::Translation2d(region.centre_px) * Eigen::Rotation2Dd(region.angle_rad) *
           Eigen::Scaling(scale.x(), scale.y()) * Eigen::Translation2d(-cropSize_px / 2);
}

CropRegion alignedRegion(const Eigen::Vector2d& centre_px, const Eigen::Vector2d& top_px,
                         double scale) {
    const Eigen::Vector2d up = top_px - centre_px;
    const double side_px = 2 * scale * up.norm();
    return {centre_px, Eigen::Vector2d::Constant(side_px), std::atan2(up.x(), -up.y())};
}

CropRegion regionAround(const PersonBox& box, double padding, double aspect) {
    const Eigen::Vector2d centre(box.x_px + box.width_px / 2, box.y_px + box.height_px / 2);
    const double height_px = padding * std::max(box.height_px, box.width_px / aspect);
    return {centre, Eigen::Vector2d(aspect * height_px, height_px), 0};
}

double intersectionOverUnion(const PersonBox& first, const PersonBox& second) {
    const double width_px = std::min(first.x_px + first.width_px, second.x_px + second.width_px) -
                            std::max(first.x_px, second.x_px);
    const double height_px =
        std::min(first.y_px + first.height_px, second.y_px + second.height_px) -
        std::max(first.y_px, second.y_px);
    if (!(width_px > 0) || !(height_px > 0)) {
        return 0;
    }
    const double both = width_px * height_px;
    return both / (first.width_px * first.height_px + second.width_px * second.height_px - both);
}

PersonBox clippedTo(const PersonBox& box, int width_px, int height_px) {
    const double left = std::clamp(box.x_px, 0.0, double(width_px));
    const double top = std::clamp(box.y_px, 0.0, double(height_px));
    const double right = std::clamp(box.x_px + box.width_px, left, double(width_px));
    const double bottom = std::clamp(box.y_px + box.height_px, top, double(height_px));
    return {left, top, right - left, bottom - top, box.score};
}

bool isUsable(const PersonBox& box) {
    return std::isfinite(box.x_px) && std::isfinite(box.y_px) && std::isfinite(box.width_px) &&
           std::isfinite(box.height_px) && box.width_px > 0 && box.height_px > 0;
}

}  // namespace gonio
