#pragma once

// One pixel of a person's crop, for the loop on the CPU and for the kernel alike: plain data and
// arithmetic.

#include <cmath>

#include "inference/cuda/host_device.h"
#include "inference/image/picture_view.h"

namespace gonio {

/// How a square of the picture becomes a patch of 256 x 256.
enum class Resampling : int {
    /// HSMR (fact sheet 3.1): corners truncated towards zero to whole pixels, then OpenCV's
    /// bilinear
    /// `resize` of 8-bit pictures (weights of 11 bits). Crops jump by a pixel as a box moves.
    TruncatedResize,
    /// SKEL-CF, HMR2.0 and HSMR's training (4.2): OpenCV's `warpAffine`, bilinear at 1/32 px, black
    /// outside. Pixel centres lie at whole numbers.
    Warp,
    /// HMR2.0 (biopose 1.2): as Warp, of a picture blurred against aliasing; values are not
    /// rounded.
    BlurredWarp,
};

inline constexpr int kPatchSide_px = 256;
inline constexpr int kMaxBlurRadius_px = 64;

/// One axis of a TruncatedResize.
struct AxisPlan {
    double step = 1;  ///< source px for each patch px
    int first = 0;    ///< first source pixel, may lie outside the picture
    int count = 1;    ///< source pixels
};

/// Everything that a pixel's value depends on beside the picture. Plain data.
struct CropPlan {
    Resampling resampling = Resampling::Warp;
    int width_px = 0, height_px = 0;  ///< of the picture that it was made for
    AxisPlan x, y;                    ///< TruncatedResize
    double pictureFromPatch[2][3] = {{1, 0, 0}, {0, 1, 0}};  ///< warps
    int blurRadius_px = 0;
    float blurWeight[kMaxBlurRadius_px + 1] = {};  ///< of the pixels 0, 1, ... away; sum over both
                                                   ///< sides is 1
};

/// The two source pixels that a patch pixel lies between, along one axis.
struct AxisTap {
    int at[2];      ///< source index; outside 0..length-1 is black
    int weight[2];  ///< of 2048 (TruncatedResize) or 32 (warps)
};

/// What a whole column or row of the patch contributes to the place of its pixels.
struct LinePlace {
    AxisTap tap;   ///< TruncatedResize
    int x_px1024;  ///< warps: part of the source's x
    int y_px1024;  ///< warps: part of the source's y
};

/// Where a patch pixel looks.
struct PixelPlace {
    AxisTap x, y;
};

GONIO_HOST_DEVICE inline int clampIndex(int value, int low, int high) {
    return value < low ? low : value > high ? high : value;
}

GONIO_HOST_DEVICE inline AxisTap resizeTap(const AxisPlan& plan, int pixel) {
    const float position = static_cast<float>((pixel + 0.5) * plan.step - 0.5);
    const float whole = floorf(position);
    const float part = position - whole;
    const int at = static_cast<int>(whole);
    AxisTap tap;
    tap.at[0] = plan.first + clampIndex(at, 0, plan.count - 1);
    tap.at[1] = plan.first + clampIndex(at + 1, 0, plan.count - 1);
    tap.weight[0] = static_cast<int>(rintf((1 - part) * 2048));
    tap.weight[1] = static_cast<int>(rintf(part * 2048));
    return tap;
}

/// OpenCV keeps ten bits of a place behind the point and rounds rows and columns apart.
GONIO_HOST_DEVICE inline int fixedPoint(double place_px) {
    return static_cast<int>(rint(place_px * 1024));
}

GONIO_HOST_DEVICE inline LinePlace columnPlace(const CropPlan& plan, int column) {
    LinePlace place = {};
    if (plan.resampling == Resampling::TruncatedResize) {
        place.tap = resizeTap(plan.x, column);
        return place;
    }
    place.x_px1024 = fixedPoint(plan.pictureFromPatch[0][0] * column);
    place.y_px1024 = fixedPoint(plan.pictureFromPatch[1][0] * column);
    return place;
}

GONIO_HOST_DEVICE inline LinePlace rowPlace(const CropPlan& plan, int row) {
    LinePlace place = {};
    if (plan.resampling == Resampling::TruncatedResize) {
        place.tap = resizeTap(plan.y, row);
        return place;
    }
    const double* const x = plan.pictureFromPatch[0];
    const double* const y = plan.pictureFromPatch[1];
    place.x_px1024 = fixedPoint(x[1] * row + x[2]) + 16;
    place.y_px1024 = fixedPoint(y[1] * row + y[2]) + 16;
    return place;
}

GONIO_HOST_DEVICE inline AxisTap warpTap(int place_px1024) {
    AxisTap tap;
    tap.at[0] = place_px1024 >> 10;
    tap.at[1] = tap.at[0] + 1;
    tap.weight[1] = (place_px1024 >> 5) & 31;
    tap.weight[0] = 32 - tap.weight[1];
    return tap;
}

GONIO_HOST_DEVICE inline PixelPlace pixelPlace(const CropPlan& plan, const LinePlace& column,
                                               const LinePlace& row) {
    if (plan.resampling == Resampling::TruncatedResize) return {column.tap, row.tap};
    return {warpTap(column.x_px1024 + row.x_px1024), warpTap(column.y_px1024 + row.y_px1024)};
}

GONIO_HOST_DEVICE inline bool inside(int index, int length) {
    return static_cast<unsigned>(index) < static_cast<unsigned>(length);
}

/// A pixel's three bytes as stored; null outside the picture, which is black.
GONIO_HOST_DEVICE inline const std::uint8_t* pixelAt(const PictureView& picture, int x, int y) {
    if (!inside(x, picture.width_px) || !inside(y, picture.height_px)) return nullptr;
    return picture.data + y * picture.stride_bytes + 3 * x;
}

/// Grey levels 0..255 of one pixel, in the stored order of channels.
struct PixelValue {
    float channel[3];
};

GONIO_HOST_DEVICE inline PixelValue resizedPixel(const PictureView& picture,
                                                 const PixelPlace& place) {
    int blended[2][3] = {};
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            const auto* const pixel = pixelAt(picture, place.x.at[column], place.y.at[row]);
            if (!pixel) continue;
            for (int c = 0; c < 3; ++c) blended[row][c] += pixel[c] * place.x.weight[column];
        }
    }
    PixelValue value;
    for (int c = 0; c < 3; ++c) {
        // OpenCV's order of shifts: it decides the last grey level.
        const int upper = (place.y.weight[0] * (blended[0][c] >> 4)) >> 16;
        const int lower = (place.y.weight[1] * (blended[1][c] >> 4)) >> 16;
        value.channel[c] = static_cast<float>((upper + lower + 2) >> 2);
    }
    return value;
}

GONIO_HOST_DEVICE inline PixelValue warpedPixel(const PictureView& picture,
                                                const PixelPlace& place) {
    int sum[3] = {512, 512, 512};
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            const auto* const pixel = pixelAt(picture, place.x.at[column], place.y.at[row]);
            if (!pixel) continue;
            const int weight = place.y.weight[row] * place.x.weight[column];
            for (int c = 0; c < 3; ++c) sum[c] += weight * pixel[c];
        }
    }
    PixelValue value;
    for (int c = 0; c < 3; ++c) value.channel[c] = static_cast<float>(sum[c] >> 10);
    return value;
}

/// Weight of the source pixel `offset` beside tap.at[0] after blurring and interpolating.
GONIO_HOST_DEVICE inline float blurTapWeight(const CropPlan& plan, const AxisTap& tap, int length,
                                             int offset) {
    float weight = 0;
    for (int side = 0; side < 2; ++side) {
        const int away = offset > side ? offset - side : side - offset;
        // The blur repeats the border's pixels; the warp is black where its own pixel is outside.
        if (away > plan.blurRadius_px || !inside(tap.at[side], length)) continue;
        weight += static_cast<float>(tap.weight[side]) / 32 * plan.blurWeight[away];
    }
    return weight;
}

GONIO_HOST_DEVICE inline PixelValue blurredPixel(const PictureView& picture, const CropPlan& plan,
                                                 const PixelPlace& place) {
    const auto& [x, y] = place;
    PixelValue value = {};
    for (int j = -plan.blurRadius_px; j <= plan.blurRadius_px + 1; ++j) {
        const float rowWeight = blurTapWeight(plan, y, picture.height_px, j);
        const int row = clampIndex(y.at[0] + j, 0, picture.height_px - 1);
        if (rowWeight == 0) continue;
        for (int i = -plan.blurRadius_px; i <= plan.blurRadius_px + 1; ++i) {
            const float weight = rowWeight * blurTapWeight(plan, x, picture.width_px, i);
            const int column = clampIndex(x.at[0] + i, 0, picture.width_px - 1);
            const auto* const pixel = pixelAt(picture, column, row);
            for (int c = 0; c < 3; ++c) value.channel[c] += weight * static_cast<float>(pixel[c]);
        }
    }
    return value;
}

/// The patch pixel at this place, RGB.
GONIO_HOST_DEVICE inline PixelValue cropPixel(const PictureView& picture, const CropPlan& plan,
                                              const PixelPlace& place) {
    PixelValue value;
    if (plan.resampling == Resampling::TruncatedResize) {
        value = resizedPixel(picture, place);
    } else if (plan.resampling == Resampling::Warp) {
        value = warpedPixel(picture, place);
    } else {
        value = blurredPixel(picture, plan, place);
    }
    if (picture.order == ChannelOrder::Bgr) {
        const float blue = value.channel[0];
        value.channel[0] = value.channel[2];
        value.channel[2] = blue;
    }
    return value;
}

/// ImageNet's mean and spread, as all these networks want it: (value - 255 mean) / (255 spread).
GONIO_HOST_DEVICE inline float normalisedValue(float value, int channel) {
    const float mean = channel == 0 ? 0.485f : channel == 1 ? 0.456f : 0.406f;
    const float spread = channel == 0 ? 0.229f : channel == 1 ? 0.224f : 0.225f;
    return (value - 255 * mean) / (255 * spread);
}

/// Which part of the 256 x 256 patch is wanted. The backbones see the middle 192 columns.
struct PatchWindow {
    int firstColumn = 32;
    int columns = 192;
    int rows = kPatchSide_px;
};

GONIO_HOST_DEVICE inline bool isInsidePatch(const PatchWindow& window) {
    return window.firstColumn >= 0 && window.columns > 0 && window.rows > 0 &&
           window.firstColumn + window.columns <= kPatchSide_px && window.rows <= kPatchSide_px;
}

/// One crop: a picture and what to take from it. Plain data.
struct CropJob {
    PictureView picture;
    CropPlan plan;
};

}  // namespace gonio
