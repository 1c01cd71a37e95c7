#include "inference/synthesis/figure.h"

#include <algorithm>
#include <cmath>

namespace gonio {

void Figure::dress(std::shared_ptr<const DressableBody> body, const ShapeVector& shape,
                   const Outfit& outfit) {
    m_body = std::move(body);
    m_outfit = outfit;
    shapeSkin(*m_body, shape, m_skin);
    m_layers.clear();
    m_grids.clear();
    m_surfaces.clear();
    m_triangles.clear();
    m_axes.clear();
    const auto vertices = static_cast<std::size_t>(m_body->rest_m().rows());
    m_keep.assign(vertices, 1.F);
    m_cover.assign(vertices, -1.F);
    for (std::size_t g = 0; g < outfit.garments.size(); ++g) {
        if (outfit.garments[g].ease_m > 0) addLayer(static_cast<int>(g));
    }
    if (outfit.skirt) addGrid(skirtGrid(*outfit.skirt, *m_body, m_skin.shaped_m));
    if (outfit.longHair) addGrid(longHairGrid(*outfit.longHair, *m_body, m_skin.shaped_m));
    if (outfit.brim)
        addGrid(brimGrid(*outfit.brim, outfit.garments.front(), *m_body, m_skin.shaped_m));
    addSkin();
    fillVertices();
}

// So far from the hem that no view under it reaches there.
bool Figure::isCovered(const RasterTriangle& t) const {
    constexpr float deep_m = 0.03F;
    const auto cover = [this](int v) { return m_cover[static_cast<std::size_t>(v)]; };
    return cover(t.a) > deep_m && cover(t.b) > deep_m && cover(t.c) > deep_m;
}

void Figure::addSkin() {
    const int first = static_cast<int>(m_triangles.size());
    const auto& all = m_body->triangles();
    for (std::size_t t = 0; t < all.size(); ++t) {
        if (isCovered(all[t])) continue;
        m_triangles.push_back(all[t]);
        m_axes.push_back(m_body->triangleAxes()[t]);
    }
    m_surfaces.push_back({Surface::Kind::Skin, 0, first, static_cast<int>(m_triangles.size())});
}

// Loose clothes are widest at their ends and lie close where they hang from.
float Figure::offsetOf(const Garment& garment, int vertex, float inside) const {
    const BodyMarks& m = m_body->marks();
    const Eigen::Vector3f p = m_body->rest_m().row(vertex).transpose();
    float loose = 0;
    if (garment.kind == GarmentKind::Bottom) {
        loose = std::clamp((m.crotch + 0.05F - p.y()) / 0.25F, 0.F, 1.F);
    } else if (garment.kind == GarmentKind::Top || garment.kind == GarmentKind::Jacket) {
        const float sleeve = (std::abs(p.x()) - m.shoulder) / 0.2F;
        const float tail = (m.armpit - p.y()) / 0.25F;
        loose = std::clamp(std::max(sleeve * 0.7F, std::abs(p.x()) < m.shoulder ? tail : 0.F), 0.F,
                           1.F);
    }
    const auto at = static_cast<std::size_t>(vertex);
    const float fold =
        0.6F * m_body->field(garment.coarseField)[at] + 0.4F * m_body->field(garment.fineField)[at];
    const float offset =
        garment.ease_m + loose * garment.loose_m + (0.3F + loose) * garment.fold_m * fold;
    // Hair thins out towards its line.
    const bool tapers = garment.kind == GarmentKind::Hair || garment.kind == GarmentKind::Beard;
    const float edge = tapers ? std::clamp(0.25F + inside / 0.04F, 0.25F, 1.F) : 1;
    return std::max(0.3F * garment.ease_m, offset * edge);
}

void Figure::addLayer(int garmentIndex) {
    const Garment& garment = m_outfit.garments[static_cast<std::size_t>(garmentIndex)];
    const auto& rest = m_body->rest_m();
    const auto vertices = static_cast<std::size_t>(rest.rows());
    Layer layer;
    layer.firstVertex = static_cast<int>(m_keep.size());
    std::vector<float> inside(vertices);
    for (std::size_t v = 0; v < vertices; ++v) {
        inside[v] =
            insideOf(garment, m_body->marks(), rest.row(static_cast<Eigen::Index>(v)).transpose());
    }
    m_indexInLayer.assign(vertices, -1);
    const auto own = [&](int v) {
        int& index = m_indexInLayer[static_cast<std::size_t>(v)];
        if (index < 0) {
            index = static_cast<int>(layer.bodyVertex.size());
            layer.bodyVertex.push_back(v);
            const float depth = inside[static_cast<std::size_t>(v)];
            layer.offset_m.push_back(offsetOf(garment, v, depth));
            m_keep.push_back(depth);
        }
        return index;
    };
    const int first = static_cast<int>(m_triangles.size());
    const auto& all = m_body->triangles();
    for (std::size_t t = 0; t < all.size(); ++t) {
        const auto& [a, b, c] = all[t];
        const auto at = [&](int v) { return inside[static_cast<std::size_t>(v)]; };
        if ((at(a) < 0 && at(b) < 0 && at(c) < 0) || isCovered(all[t])) continue;
        layer.ownTriangles.push_back({own(a), own(b), own(c)});
        const RasterTriangle& o = layer.ownTriangles.back();
        m_triangles.push_back(
            {o.a + layer.firstVertex, o.b + layer.firstVertex, o.c + layer.firstVertex});
        m_axes.push_back(m_body->triangleAxes()[t]);
    }
    for (std::size_t v = 0; v < vertices; ++v) m_cover[v] = std::max(m_cover[v], inside[v]);
    if (layer.ownTriangles.empty()) return;
    m_surfaces.push_back(
        {Surface::Kind::Garment, garmentIndex, first, static_cast<int>(m_triangles.size())});
    m_layers.push_back(std::move(layer));
}

void Figure::addGrid(AttachedGrid grid) {
    const int first = static_cast<int>(m_keep.size());
    const int firstTriangle = static_cast<int>(m_triangles.size());
    for (const RasterTriangle& t : grid.triangles) {
        m_triangles.push_back({t.a + first, t.b + first, t.c + first});
        m_axes.push_back(2);
    }
    m_keep.insert(m_keep.end(), static_cast<std::size_t>(grid.rest_m.rows()), 1.F);
    m_surfaces.push_back({Surface::Kind::Grid, static_cast<int>(m_grids.size()), firstTriangle,
                          static_cast<int>(m_triangles.size())});
    m_grids.push_back({first, std::move(grid)});
}

void Figure::fillVertices() {
    const auto count = static_cast<Eigen::Index>(m_keep.size());
    m_rest_m.resize(count, 3);
    m_world_m.resize(count, 3);
    m_normals.resize(count, 3);
    m_rest_m.topRows(m_body->rest_m().rows()) = m_body->rest_m();
    for (const Layer& layer : m_layers) {
        for (std::size_t i = 0; i < layer.bodyVertex.size(); ++i) {
            m_rest_m.row(layer.firstVertex + static_cast<Eigen::Index>(i)) =
                m_body->rest_m().row(layer.bodyVertex[i]);
        }
    }
    for (const HungGrid& hung : m_grids)
        m_rest_m.middleRows(hung.firstVertex, hung.grid.rest_m.rows()) = hung.grid.texture_m;
}

void Figure::pose(const PoseVector& pose_rad, const Eigen::Vector3d& translation_m) {
    poseSkin(*m_body, pose_rad, translation_m, m_skin);
    m_world_m.topRows(m_skin.posed_m.rows()) = m_skin.posed_m;
    m_normals.topRows(m_skin.posed_m.rows()) = m_skin.normals;
    for (const Layer& layer : m_layers) {
        const auto count = static_cast<Eigen::Index>(layer.bodyVertex.size());
        m_part_m.resize(count, 3);
        for (Eigen::Index i = 0; i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const int v = layer.bodyVertex[at];
            m_part_m.row(i) = m_skin.posed_m.row(v) + layer.offset_m[at] * m_skin.normals.row(v);
        }
        smoothNormals(m_part_m, layer.ownTriangles, m_partNormals);
        m_world_m.middleRows(layer.firstVertex, count) = m_part_m;
        m_normals.middleRows(layer.firstVertex, count) = m_partNormals;
    }
    for (const HungGrid& hung : m_grids) {
        poseGrid(hung.grid, m_skin, m_part_m);
        smoothNormals(m_part_m, hung.grid.triangles, m_partNormals);
        m_world_m.middleRows(hung.firstVertex, m_part_m.rows()) = m_part_m;
        m_normals.middleRows(hung.firstVertex, m_part_m.rows()) = m_partNormals;
    }
}

void Figure::shift(const Eigen::Vector3d& by_m) {
    m_skin.translation_m += by_m;
    const Eigen::RowVector3f by = by_m.cast<float>().transpose();
    m_skin.posed_m.rowwise() += by;
    m_world_m.rowwise() += by;
}

SurfaceLook Figure::lookAt(const Surface& surface, int triangle, const Eigen::Vector3f& rest_m,
                           float footprint_m) const {
    const SkinPoint point{rest_m, m_axes[static_cast<std::size_t>(triangle)], footprint_m};
    const auto index = static_cast<std::size_t>(surface.index);
    if (surface.kind == Surface::Kind::Skin) return lookOfSkin(m_outfit, m_body->marks(), point);
    if (surface.kind == Surface::Kind::Garment)
        return lookOfGarment(m_outfit.garments[index], m_body->marks(), point);
    const Cloth& cloth = m_grids[index].grid.cloth;
    return {colourOf(cloth, rest_m.x(), rest_m.y(), footprint_m), cloth.gloss};
}

void projectFigure(const Figure& figure, const CropView& view, int samplesPerPixel,
                   std::vector<RasterVertex>& out) {
    out.resize(figure.keep().size());
    projectToSamples(view, figure.worldNumbers(), samplesPerPixel, out);
    for (std::size_t i = 0; i < out.size(); ++i) out[i].keep = figure.keep()[i];
}

void drawFigure(const Figure& figure, std::span<const RasterVertex> corners,
                std::uint32_t firstNumber, SurfaceRaster& raster) {
    raster.setCorners(corners);
    for (const Figure::Surface& surface : figure.surfaces()) {
        const bool isThin = surface.kind == Figure::Surface::Kind::Grid;
        raster.add(figure.trianglesOf(surface),
                   firstNumber + static_cast<std::uint32_t>(surface.firstTriangle),
                   isThin ? Culling::None : Culling::Back);
    }
}

}  // namespace gonio
