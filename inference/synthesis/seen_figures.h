#pragma once

#include "inference/synthesis/crop_labels.h"
#include "inference/synthesis/lighting.h"
#include "inference/synthesis/room.h"

namespace gonio {

/// A figure in a picture: the first one is the person whom the picture is about.
struct PaintedFigure {
    Figure figure;
    std::vector<RasterVertex> corners;
};

/// Gives the points of figures their colours.
struct FigureShader {
    const CropView& view;
    const Lighting& light;
    std::span<const ShadowMap* const> shadows;

    /// \param x, y  the place among the corners, samples
    Eigen::Vector3f colourAt(const PaintedFigure& painted, const Figure::Surface& surface,
                             std::size_t triangle, float x, float y) const;
};

/// What a surface of a room is to a mask.
PixelClass classOfRoom(const Room& room, int surface);

/// Which figure is seen where in a picture, of a room or before it. Reused from picture to picture.
class SeenFigures {
public:
    static constexpr int kSamples = 2;  ///< per side of a pixel

    /// Draws the figures as they are posed now.
    /// \param room       what the picture shows of the room: it hides what is behind it
    /// \param left, top  where the view's first pixel lies in it
    void trace(const CropView& view, const RoomTrace& room, int left, int top,
               std::span<PaintedFigure> figures);

    /// A pixel's colour. \param behind  gives that of the room there, only called if it is seen
    template <class Behind>
    Eigen::Vector3f colourAt(int x, int y, const FigureShader& shader, Behind&& behind) const;

    /// Person or OtherPerson where that is most of the pixel, else Background.
    PixelClass classAt(int x, int y) const;

    /// Whether a figure's own point (camera axes, m) is seen: how deep it lies behind what is seen
    /// there decides.
    Visibility visibilityOf(const CropView& view, std::size_t figure,
                            const Eigen::Vector3d& point_m, double ownDepth_m) const;

private:
    /// A surface of a figure in the picture.
    struct Part {
        const PaintedFigure* figure;
        const Figure::Surface* surface;
        std::uint32_t firstNumber;  ///< of the figure's triangles in the raster
    };

    int m_rows = 0, m_columns = 0;
    SurfaceRaster m_raster;
    std::vector<Part> m_parts;
    std::vector<std::uint8_t> m_partOf;      ///< by number of a triangle
    std::vector<std::uint32_t> m_endNumber;  ///< by figure: the first number that is not its own
};

template <class Behind>
Eigen::Vector3f SeenFigures::colourAt(int x, int y, const FigureShader& shader,
                                      Behind&& behind) const {
    constexpr int kPerPixel = kSamples * kSamples;
    static_assert(kSamples == 2);
    const std::uint32_t* const upper = m_raster.numberRow(kSamples * y) + kSamples * x;
    const std::uint32_t* const lower = m_raster.numberRow(kSamples * y + 1) + kSamples * x;
    const std::array<std::uint32_t, kPerPixel> numbers{upper[0], upper[1], lower[0], lower[1]};
    if ((numbers[0] & numbers[1] & numbers[2] & numbers[3]) == SurfaceRaster::kNothing)
        return behind();
    // Each surface that the pixel shows is coloured once, where its first sample lies.
    std::array<int, kPerPixel> parts;
    for (std::size_t s = 0; s < kPerPixel; ++s)
        parts[s] = numbers[s] == SurfaceRaster::kNothing ? -1 : m_partOf[numbers[s]];
    const float left = static_cast<float>(kSamples * x) + 0.5F,
                top = static_cast<float>(kSamples * y) + 0.5F;
    const auto colourOfSample = [&](std::size_t s) {
        const Part& part = m_parts[std::size_t(parts[s])];
        return shader.colourAt(
            *part.figure, *part.surface, static_cast<std::size_t>(numbers[s] - part.firstNumber),
            left + static_cast<float>(s & 1U), top + static_cast<float>(s >> 1U));
    };
    if (parts[0] >= 0 && parts[1] == parts[0] && parts[2] == parts[0] && parts[3] == parts[0])
        return colourOfSample(0);
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    for (std::size_t s = 0; s < kPerPixel; ++s) {
        int count = 0;
        for (std::size_t other = 0; other < kPerPixel; ++other) {
            if (parts[other] != parts[s]) continue;
            if (other < s) {
                count = 0;
                break;
            }
            ++count;
        }
        if (count == 0) continue;
        sum += static_cast<float>(count) *
               (parts[s] < 0 ? Eigen::Vector3f(behind()) : Eigen::Vector3f(colourOfSample(s)));
    }
    return sum / static_cast<float>(kPerPixel);
}

}  // namespace gonio
