#pragma once

#include <Eigen/Core>
#include <array>
#include <span>

#include "inference/image/crop.h"

namespace gonio {

/// A regressor's camera: apparent size and offset of the body in its square.
struct CropCamera {
    double scale = 0;  ///< s
    double tx = 0, ty = 0;
};

struct PictureSize {
    int width_px = 0, height_px = 0;
};

/// Focal length that HSMR and HMR2.0 assume, for a patch of 256 px.
inline constexpr double kPatchFocal_px = 5000;

/// The body's place before the patch's camera, m: (tx, ty, 2 f / (256 s + 1e-9)) with f = 5000
/// (fact sheet 3.5, biopose 1.8).
Eigen::Vector3d patchTranslation_m(const CropCamera& camera);

/// Where a point of the body (m) appears in the patch, in crop units -0.5..0.5 (3.5). Points on or
/// behind the camera's plane give no finite number.
Eigen::Vector2d patchPoint(const Eigen::Vector3d& point_m, const Eigen::Vector3d& translation_m);

/// The body's place before the picture's camera, m: with bs = s * side,
/// (tx + 2 (cx - W/2) / bs, ty + 2 (cy - H/2) / bs, 2 f / bs) (fact sheet 4.3; HSMR's 3.5 and
/// HMR2.0's biopose 1.8 are the same with their focal lengths).
/// \param focal_px  of the picture; the published systems' own is publishedFocal_px
/// \return Unsupported where the network's scale is not above 0: it sees the person behind the
///         camera, and the frame is best left out
Result<Eigen::Vector3d> fullTranslation_m(const CropCamera& camera, const PersonSquare& square,
                                          const PictureSize& picture, double focal_px);

/// Where a point of the body (m) appears in the picture, px; the principal point is its middle.
Eigen::Vector2d fullPoint_px(const Eigen::Vector3d& point_m, const Eigen::Vector3d& translation_m,
                             const PictureSize& picture, double focal_px);

/// f = H / (2 tan(fov / 2)) (4.3).
double focalFromVerticalFov_px(double fov_rad, int height_px);

/// The focal length that a published system gives to every picture: HSMR 5000, HMR2.0
/// 5000 / 256 * max(W, H), SKEL-CF the one that its field-of-view network saw in this frame.
double publishedFocal_px(RegressorSystem system, const PictureSize& picture,
                         double verticalFov_rad = 0);

/// One focal length for a clip: the median over the frames' fields of view, so that depth does not
/// jump with each frame's guess. Angles that no lens has (outside 1..170 degrees) do not count.
/// \return Unsupported where no frame has a usable angle
Result<double> clipFocal_px(std::span<const double> verticalFovs_rad, int height_px);

/// SKEL-CF's knowledge of the square: ((cx - W/2) / f, (cy - H/2) / f, side / f) (4.1).
std::array<float, 3> squareInfo(const PersonSquare& square, const PictureSize& picture,
                                double focal_px);

}  // namespace gonio
