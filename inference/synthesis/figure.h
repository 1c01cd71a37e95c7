#pragma once

#include <memory>
#include <vector>

#include "inference/synthesis/attached_grid.h"
#include "inference/synthesis/crop_view.h"

namespace gonio {

/// A dressed person, ready to be posed and drawn. Reused from crop to crop. What lies well below
/// a garment has no triangles: nobody sees it.
class Figure {
public:
    /// A part of the triangles that look alike.
    struct Surface {
        enum class Kind { Skin, Garment, Grid } kind = Kind::Skin;
        int index = 0;  ///< of the garment or the grid
        int firstTriangle = 0, endTriangle = 0;
    };

    void dress(std::shared_ptr<const DressableBody> body, const ShapeVector& shape,
               const Outfit& outfit);
    void pose(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m);
    /// Moves the posed figure as it is.
    void shift(const Eigen::Vector3d& by_m);

    const DressableBody& body() const { return *m_body; }

    const PosedSkin& skin() const { return m_skin; }

    const Outfit& outfit() const { return m_outfit; }

    const std::vector<Surface>& surfaces() const { return m_surfaces; }

    std::span<const RasterTriangle> triangles() const { return m_triangles; }

    std::span<const RasterTriangle> trianglesOf(const Surface& surface) const {
        return triangles().subspan(
            static_cast<std::size_t>(surface.firstTriangle),
            static_cast<std::size_t>(surface.endTriangle - surface.firstTriangle));
    }

    /// All corners, the body's first (also those under clothes): places and normals in the world,
    /// and in rest coordinates (on grids: on the cloth).
    const VertexArray& world_m() const { return m_world_m; }

    const VertexArray& normals() const { return m_normals; }

    const VertexArray& rest_m() const { return m_rest_m; }

    std::span<const float> keep() const { return m_keep; }

    std::span<const float> worldNumbers() const {
        return {m_world_m.data(), static_cast<std::size_t>(m_world_m.size())};
    }

    /// What is seen at a triangle of surface `surface`.
    SurfaceLook lookAt(const Surface& surface, int triangle, const Eigen::Vector3f& rest_m,
                       float footprint_m) const;

private:
    struct Layer {
        int firstVertex = 0;
        std::vector<int> bodyVertex;
        std::vector<float> offset_m;
        std::vector<RasterTriangle> ownTriangles;  ///< numbered within the layer
    };

    struct HungGrid {
        int firstVertex = 0;
        AttachedGrid grid;
    };

    void addLayer(int garment);
    void addSkin();
    bool isCovered(const RasterTriangle& triangle) const;
    void addGrid(AttachedGrid grid);
    void fillVertices();
    float offsetOf(const Garment& garment, int vertex, float inside) const;

    std::shared_ptr<const DressableBody> m_body;
    Outfit m_outfit;
    PosedSkin m_skin;
    std::vector<Layer> m_layers;
    std::vector<HungGrid> m_grids;
    std::vector<Surface> m_surfaces;
    std::vector<RasterTriangle> m_triangles;
    std::vector<std::uint8_t> m_axes;  ///< by triangle
    VertexArray m_world_m, m_normals, m_rest_m, m_part_m, m_partNormals;
    std::vector<float> m_keep;
    std::vector<int> m_indexInLayer;
    /// By vertex of the body: how deep it lies below the garments further out, m.
    std::vector<float> m_cover;
};

/// Corners of a figure for a raster, hems included.
void projectFigure(const Figure& figure, const CropView& view, int samplesPerPixel,
                   std::vector<RasterVertex>& out);

/// Draws all surfaces; triangle t of the figure gets the number firstNumber + t.
void drawFigure(const Figure& figure, std::span<const RasterVertex> corners,
                std::uint32_t firstNumber, SurfaceRaster& raster);

}  // namespace gonio
