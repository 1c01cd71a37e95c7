#include "inference/synthesis/seen_figures.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

inline Eigen::Vector3f mixed(const VertexArray& rows, const RasterTriangle& t,
                             const CornerShares& s) {
    const float *a = rows.data() + 3 * t.a, *b = rows.data() + 3 * t.b, *c = rows.data() + 3 * t.c;
    return {s.a * a[0] + s.b * b[0] + s.c * c[0], s.a * a[1] + s.b * b[1] + s.c * c[1],
            s.a * a[2] + s.b * b[2] + s.c * c[2]};
}

}  // namespace

PixelClass classOfRoom(const Room& room, int surface) {
    const bool isOccluder =
        surface >= kFirstBoxSurface &&
        room.boxes[static_cast<std::size_t>(surface - kFirstBoxSurface)].isOccluder;
    return isOccluder ? PixelClass::Occluder : PixelClass::Background;
}

Eigen::Vector3f FigureShader::colourAt(const PaintedFigure& painted, const Figure::Surface& surface,
                                       std::size_t triangle, float x, float y) const {
    const Figure& figure = painted.figure;
    const RasterTriangle& t = figure.triangles()[triangle];
    const auto corner = [&](int i) -> const RasterVertex& {
        return painted.corners[static_cast<std::size_t>(i)];
    };
    const CornerShares shares = cornerShares(corner(t.a), corner(t.b), corner(t.c), x, y);
    const Eigen::Vector3f world = mixed(figure.world_m(), t, shares);
    const Eigen::Vector3f rest = mixed(figure.rest_m(), t, shares);
    Eigen::Vector3f normal = mixed(figure.normals(), t, shares).normalized();
    const Eigen::Vector3f towards = (view.position_m.cast<float>() - world);
    const float distance = towards.norm();
    const Eigen::Vector3f eye = towards / distance;
    if (normal.dot(eye) < 0 && surface.kind == Figure::Surface::Kind::Grid) normal = -normal;
    const float footprint =
        distance / static_cast<float>(view.focal_px * view.cropPixelsPerPicturePixel());
    const SurfaceLook look = figure.lookAt(surface, static_cast<int>(triangle), rest, footprint);
    const float facing = normal.dot(light.keyTowards);
    float lit = facing > 0 ? 1.F : 0.F;
    for (const ShadowMap* map : shadows) {
        if (lit > 0) lit *= map->litAt(map->placeOf(world + 0.03F * normal), 0.02F);
    }
    Eigen::Vector3f colour = look.colour.cwiseProduct(light.arriving(normal, lit));
    if (look.gloss > 0 && lit > 0) {
        const float shine = normal.dot((eye + light.keyTowards).normalized());
        const float square = shine * shine, fourth = square * square, eighth = fourth * fourth;
        colour += look.gloss * 0.35F * lit * eighth * eighth * light.key;
    }
    return colour;
}

void SeenFigures::trace(const CropView& view, const RoomTrace& room, int left, int top,
                        std::span<PaintedFigure> figures) {
    m_rows = view.rows;
    m_columns = view.columns();
    m_raster.clear(kSamples * m_columns, kSamples * m_rows, false);
    // Things in the room hide what is behind them.
    for (int y = 0; y < m_rows; ++y) {
        float* const upper = m_raster.inverseDepthRow(kSamples * y);
        const float* const depth = room.depth_m.data() + room.index(left, top + y);
        for (int x = 0; x < m_raster.width(); ++x) upper[x] = 1 / depth[x / kSamples];
        for (int row = 1; row < kSamples; ++row)
            std::copy(upper, upper + m_raster.width(),
                      m_raster.inverseDepthRow(kSamples * y + row));
    }
    std::uint32_t first = 0;
    m_parts.clear();
    m_partOf.clear();
    m_endNumber.clear();
    for (PaintedFigure& painted : figures) {
        projectFigure(painted.figure, view, kSamples, painted.corners);
        drawFigure(painted.figure, painted.corners, first, m_raster);
        for (const Figure::Surface& surface : painted.figure.surfaces()) {
            m_partOf.insert(m_partOf.end(), painted.figure.trianglesOf(surface).size(),
                            static_cast<std::uint8_t>(m_parts.size()));
            m_parts.push_back({&painted, &surface, first});
        }
        first += static_cast<std::uint32_t>(painted.figure.triangles().size());
        m_endNumber.push_back(first);
    }
}

PixelClass SeenFigures::classAt(int x, int y) const {
    const std::uint32_t own = m_endNumber.front();
    int person = 0, others = 0;
    for (const std::uint32_t* row :
         {m_raster.numberRow(kSamples * y), m_raster.numberRow(kSamples * y + 1)}) {
        for (int s = kSamples * x; s < kSamples * (x + 1); ++s) {
            person += row[s] < own;
            others += row[s] >= own && row[s] != SurfaceRaster::kNothing;
        }
    }
    if (2 * person >= kSamples * kSamples) return PixelClass::Person;
    return 2 * others >= kSamples * kSamples ? PixelClass::OtherPerson : PixelClass::Background;
}

Visibility SeenFigures::visibilityOf(const CropView& view, std::size_t figure,
                                     const Eigen::Vector3d& point_m, double ownDepth_m) const {
    const Eigen::Vector2d at_px = view.picturePoint_px(point_m);
    if (point_m.z() < 0.05 || at_px.x() < 0 || at_px.y() < 0 ||
        at_px.x() >= view.picture.width_px || at_px.y() >= view.picture.height_px)
        return Visibility::OutsidePicture;
    const Eigen::Vector2d place = view.cropPlace_px(at_px);
    const int x = static_cast<int>(std::lround(place.x())),
              y = static_cast<int>(std::lround(place.y()));
    if (x < 0 || y < 0 || x >= m_columns || y >= m_rows) return Visibility::OutsideCrop;
    const int sx = kSamples * x, sy = kSamples * y;
    const std::uint32_t number = m_raster.numberAt(sx, sy);
    const double depth = 1 / double(m_raster.inverseDepthAt(sx, sy));
    if (depth > point_m.z() - ownDepth_m) return Visibility::Visible;
    const std::uint32_t first = figure == 0 ? 0 : m_endNumber[figure - 1];
    const bool isOwn = number >= first && number < m_endNumber[figure];
    return isOwn ? Visibility::HiddenBySelf : Visibility::HiddenByOthers;
}

}  // namespace gonio
