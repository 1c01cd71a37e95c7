#pragma once

#include "inference/synthesis/crop_labels.h"
#include "inference/synthesis/room.h"

namespace gonio {

/// A figure in a crop: the first one is the person whom the crop is about.
struct PaintedFigure {
    Figure figure;
    std::vector<RasterVertex> corners;
};

/// What a crop is painted from and into. Reused from crop to crop, one for each thread.
class CropPainter {
public:
    static constexpr int kSamples = 2;  ///< per side of a pixel

    /// \param keepsRoom  paint will be called more than once: the room's colours are kept
    void begin(const CropView& view, const Room& room, const Lighting& light,
               bool keepsRoom = false);
    void addShadow(const Figure& figure);

    /// Paints the room and the figures as they are posed now. The next call adds another moment of
    /// the same exposure.
    void paint(std::span<PaintedFigure> figures);

    /// Mean of the moments, linear, rows x columns x 3; black outside the picture.
    std::vector<float>& finish();

    /// PixelClass of every pixel at the last moment painted.
    void classify(std::span<const PaintedFigure> figures, std::vector<std::uint8_t>& mask) const;

    /// Whether the person's own point (camera axes, m) is seen at the last moment painted: how deep
    /// it lies behind what is seen there decides.
    Visibility visibilityOf(const Eigen::Vector3d& point_m, double ownDepth_m,
                            std::span<const PaintedFigure> figures) const;

private:
    /// A surface of a figure in the crop.
    struct Part {
        const PaintedFigure* figure;
        const Figure::Surface* surface;
        std::uint32_t firstNumber;  ///< of the figure's triangles in the raster
    };

    Eigen::Vector3f figureColour(const Part& part, std::uint32_t number, float x, float y) const;
    Eigen::Vector3f pixelColour(int x, int y, const RoomColours& room);
    Eigen::Vector3f roomAt(int x, int y, const RoomColours& room);
    void traceMoment(std::span<PaintedFigure> figures);

    CropView m_view;
    const Room* m_room = nullptr;
    Lighting m_light;
    ShadowMap m_shadows;
    RoomTrace m_trace;
    SurfaceRaster m_raster;
    std::vector<Eigen::Vector3f> m_contacts_m;
    std::vector<float> m_sum;
    std::vector<Eigen::Vector3f> m_background;  ///< x below 0: not known yet; empty: not kept
    std::vector<Part> m_parts;
    std::vector<std::uint8_t> m_partOf;  ///< by number of a triangle
    int m_moments = 0;
    PixelRange m_inside;
};

}  // namespace gonio
