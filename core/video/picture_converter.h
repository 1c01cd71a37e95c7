#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "core/result.h"
#include "core/video/frame.h"

namespace gonio {

/// Largest picture that is read; larger claims are refused before memory is taken.
inline constexpr std::int64_t largestPicture_px = std::int64_t{64} << 20;
inline constexpr int longestSide_px = 16384;

/// A decoded picture in the codec's own layout; borrowed, valid while the decoder's frame is.
struct RawPicture {
    std::array<const std::uint8_t*, 4> planes{};
    std::array<int, 4> strides{};  ///< bytes per row of each plane
    int width_px = 0;
    int height_px = 0;
    int pixelFormat = -1;  ///< FFmpeg's number of the pixel format
    int colourSpace = 2;   ///< FFmpeg's number of the matrix; 2 is "unspecified"
    bool fullRange = false;
};

/// Where a stored pixel (x, y) is shown: x' = xx x + xy y, y' = yx x + yy y, shifted to start at 0.
/// Entries are -1, 0 or 1.
struct Turn {
    int xx = 1, xy = 0, yx = 0, yy = 1;

    bool swapsSides() const { return xx == 0; }

    bool operator==(const Turn&) const = default;
};

/// The nearest quarter turn (with or without mirroring) to a container's display matrix, whose
/// nine numbers are 16.16 fixed point, row by row, acting on row vectors.
Turn turnFromDisplayMatrix(std::span<const std::int32_t, 9> matrix);

/// The display matrix of a clockwise turn by 0, 90, 180 or 270 degrees.
std::array<std::int32_t, 9> displayMatrixOfTurn(int clockwise_deg);

/// Width and height of a picture.
struct PictureSize {
    int width_px = 0, height_px = 0;
    bool operator==(const PictureSize&) const = default;
};

/// The size at which a picture with pixels of this aspect (width over height) has square ones: the
/// shorter side of the pixel is stretched, so that no detail is lost. The stored size where the
/// aspect is 1 within half a pixel of the picture, beyond 8 to 1 either way (nonsense in the file),
/// or where the picture would become larger than can be read.
PictureSize squarePixelSize(PictureSize stored, double pixelAspect);

/// Converts to upright 8-bit RGB with square pixels: bilinear chroma, rounding the same on every
/// machine of a kind.
/// Pictures without a stated matrix are taken as BT.709 from 1280 px width or 577 px height on,
/// below as BT.601.
class PictureConverter {
public:
    /// \param threads      of the colour conversion, at least 1
    /// \param pixelAspect  of the stored pixels; see squarePixelSize
    PictureConverter(Turn turn, int threads, double pixelAspect = 1);
    ~PictureConverter();

    /// Unsupported when the pixel format cannot be converted.
    Result<std::shared_ptr<const Image>> convert(const RawPicture& picture);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gonio
