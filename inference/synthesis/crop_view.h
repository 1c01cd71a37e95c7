#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "inference/image/camera.h"
#include "inference/image/person_square.h"
#include "inference/synthesis/surface_raster.h"

namespace gonio {

/// The camera that took the whole picture, and which square of it is looked at. World axes: y up;
/// camera axes: x right, y down, z away.
struct CropView {
    Eigen::Matrix3d cameraFromWorld = Eigen::Vector3d(1, -1, -1).asDiagonal();
    Eigen::Vector3d position_m = Eigen::Vector3d::Zero();  ///< of the camera in the world
    double focal_px = 1000;                                ///< of the whole picture
    PictureSize picture{1280, 720};
    /// Radial distortion: a direction at r = |(x, y) / z| appears at r (1 + k r^2).
    double distortion = 0;
    PersonSquare square{640, 360, 512};
    int rows = 256;      ///< of the crop; it has 3/4 as many columns, the middle ones of the square
    int ownColumns = 0;  ///< above 0: so many columns instead

    int columns() const { return ownColumns > 0 ? ownColumns : rows * 3 / 4; }

    double cropPixelsPerPicturePixel() const { return rows / double(square.side_px); }

    Eigen::Vector3d inCamera_m(const Eigen::Vector3d& inWorld_m) const {
        return cameraFromWorld * (inWorld_m - position_m);
    }

    /// The picture's point of a point in camera axes, px; its middle is the principal point and
    /// pixel i reaches from i to i + 1.
    Eigen::Vector2d picturePoint_px(const Eigen::Vector3d& inCamera_m) const;

    /// The crop's place of a picture point: whole numbers are pixel centres, counted from its upper
    /// left pixel. As inference/image's warp, which takes pixel i's centre to lie at i.
    Eigen::Vector2d cropPlace_px(const Eigen::Vector2d& picture_px) const;
    Eigen::Vector2d picturePointOfPlace_px(const Eigen::Vector2d& place_px) const;

    /// Direction (camera axes, z = 1) of a point in the picture.
    Eigen::Vector2d directionOf(const Eigen::Vector2d& picture_px) const;
};

/// The view of a part of a picture, pixel by pixel: no crop, so that places are the picture's own.
CropView pictureView(const CropView& camera, int left, int top, int columns, int rows);

/// Pixels of a crop: first <= at < end.
struct PixelRange {
    int firstColumn = 0, endColumn = 0, firstRow = 0, endRow = 0;
};

/// Those of the crop's pixels that lie in the picture.
PixelRange pixelsInPicture(const CropView& view);

/// Corners for a raster of `samplesPerPixel` samples along each side of a crop's pixel.
/// \param world_m  (n x 3), row after row
void projectToSamples(const CropView& view, std::span<const float> world_m, int samplesPerPixel,
                      std::span<RasterVertex> out);

}  // namespace gonio
