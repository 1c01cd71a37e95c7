#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "core/body/body_model.h"
#include "core/body/motion.h"
#include "core/draw/palette.h"
#include "core/video/frame.h"

namespace gonio {

/// A picture filled with one colour.
Image filledImage(int width_px, int height_px, Colour colour);

/// What a triangle mesh looks like from the camera: for every pixel its distance along the optical
/// axis and its brightness. Pixel (x, y) is sampled at its centre (x + 0.5, y + 0.5); of an edge
/// shared by two triangles every sample belongs to exactly one of them.
class MeshRaster {
public:
    /// Empties the raster; keeps the memory if the size is the same.
    void clear(int width_px, int height_px);

    /// Adds a mesh; nearer surfaces win. Lambert shading with smooth normals, light from `towards
    /// the light` (world, any length) plus 35 % ambient. Triangles that reach behind the camera
    /// (nearer than 5 cm) are left out.
    /// \param vertices_m  (V x 3) world
    /// \param layer       0..254, tells meshes apart in layerAt()
    void add(const Camera& camera, const VertexArray& vertices_m, const FaceArray& faces,
             const Eigen::Vector3f& towardsLight, int layer = 0);

    int width_px() const { return m_width; }

    int height_px() const { return m_height; }

    /// 255 where nothing was drawn.
    int layerAt(int x, int y) const { return m_layer[index(x, y)]; }

    float depthAt(int x, int y) const { return m_depth[index(x, y)]; }

    /// Brightness 0..1.
    float shadeAt(int x, int y) const { return static_cast<float>(m_shade[index(x, y)]) / 255; }

    /// Pixels covered by any layer.
    int coveredPixels() const;

private:
    struct Corner {
        float x, y, inverseDepth, shade;
    };

    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(x);
    }

    void drawBand(const FaceArray& faces, int firstRow, int endRow, int layer);
    void drawTriangle(const Corner& a, const Corner& b, const Corner& c, int firstRow, int endRow,
                      std::uint8_t layer);

    void setSample(std::size_t at, float depth, float shade, std::uint8_t layer) {
        if (depth >= m_depth[at]) return;
        m_depth[at] = depth;
        m_layer[at] = layer;
        m_shade[at] = static_cast<std::uint8_t>(shade + 0.5F);
    }

    int m_width = 0, m_height = 0;
    std::vector<float> m_depth;
    std::vector<std::uint8_t> m_shade, m_layer;
    std::vector<Corner> m_corners;
    VertexArray m_normals;
};

/// Paints what the raster covers: colour of its layer times shade, mixed into the picture with
/// `opacity` (0..1). Picture and raster must be of equal size.
void blendRaster(Image& image, const MeshRaster& raster, const std::vector<Colour>& layerColours,
                 double opacity);

/// Paints the pixels at the border of what the raster covers, `width_px` wide inwards.
void drawOutline(Image& image, const MeshRaster& raster, Colour colour, int width_px);

}  // namespace gonio
