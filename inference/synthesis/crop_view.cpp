#include "inference/synthesis/crop_view.h"

#include <algorithm>
#include <cmath>

namespace gonio {

Eigen::Vector2d CropView::picturePoint_px(const Eigen::Vector3d& inCamera_m) const {
    const Eigen::Vector2d at = inCamera_m.head<2>() / inCamera_m.z();
    return focal_px * (1 + distortion * at.squaredNorm()) * at +
           Eigen::Vector2d(picture.width_px, picture.height_px) / 2;
}

Eigen::Vector2d CropView::cropPlace_px(const Eigen::Vector2d& picture_px) const {
    const double scale = cropPixelsPerPicturePixel();
    return {scale * (picture_px.x() - 0.5 - double(square.centreX_px)) + columns() / 2,
            scale * (picture_px.y() - 0.5 - double(square.centreY_px)) + rows / 2};
}

Eigen::Vector2d CropView::picturePointOfPlace_px(const Eigen::Vector2d& place_px) const {
    const double scale = cropPixelsPerPicturePixel();
    return {(place_px.x() - columns() / 2) / scale + double(square.centreX_px) + 0.5,
            (place_px.y() - rows / 2) / scale + double(square.centreY_px) + 0.5};
}

Eigen::Vector2d CropView::directionOf(const Eigen::Vector2d& picture_px) const {
    const Eigen::Vector2d seen =
        (picture_px - Eigen::Vector2d(picture.width_px, picture.height_px) / 2) / focal_px;
    Eigen::Vector2d at = seen;
    for (int i = 0; i < 8; ++i) at = seen / (1 + distortion * at.squaredNorm());
    return at;
}

CropView pictureView(const CropView& camera, int left, int top, int columns, int rows) {
    CropView view = camera;
    view.rows = rows;
    view.ownColumns = columns;
    view.square = {static_cast<float>(left + columns / 2), static_cast<float>(top + rows / 2),
                   static_cast<float>(rows)};
    return view;
}

PixelRange pixelsInPicture(const CropView& view) {
    const Eigen::Vector2d first = view.cropPlace_px({0, 0});
    const Eigen::Vector2d last =
        view.cropPlace_px(Eigen::Vector2d(view.picture.width_px, view.picture.height_px));
    const auto within = [](double place, int most) {
        return static_cast<int>(std::clamp(place, 0.0, double(most)));
    };
    return {within(std::ceil(first.x()), view.columns()),
            within(std::floor(last.x()) + 1, view.columns()),
            within(std::ceil(first.y()), view.rows), within(std::floor(last.y()) + 1, view.rows)};
}

void projectToSamples(const CropView& view, std::span<const float> world_m, int samplesPerPixel,
                      std::span<RasterVertex> out) {
    const Eigen::Matrix3f turn = view.cameraFromWorld.cast<float>();
    const Eigen::Vector3f shift = (-view.cameraFromWorld * view.position_m).cast<float>();
    const double scale = view.cropPixelsPerPicturePixel() * samplesPerPixel;
    const auto focal = static_cast<float>(scale * view.focal_px);
    const auto bend = static_cast<float>(view.distortion);
    // Sample 0 of pixel 0 has its centre at 0.5; pixel 0's centre is samplesPerPixel / 2.
    const Eigen::Vector2d middle =
        samplesPerPixel *
        (view.cropPlace_px(Eigen::Vector2d(view.picture.width_px, view.picture.height_px) / 2) +
         Eigen::Vector2d::Constant(0.5));
    const auto cx = static_cast<float>(middle.x()), cy = static_cast<float>(middle.y());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float* p = world_m.data() + 3 * i;
        const Eigen::Vector3f at = turn * Eigen::Vector3f(p[0], p[1], p[2]) + shift;
        RasterVertex& v = out[i];
        v.inverseDepth = at.z() > 0.05F ? 1 / at.z() : -1;
        const float x = at.x() * v.inverseDepth, y = at.y() * v.inverseDepth;
        const float bent = focal * (1 + bend * (x * x + y * y));
        v.x = cx + bent * x;
        v.y = cy + bent * y;
    }
}

}  // namespace gonio
