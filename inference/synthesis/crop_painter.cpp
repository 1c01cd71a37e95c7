#include "inference/synthesis/crop_painter.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr float kShadowRadius_m = 1.5F;

std::uint32_t triangleCount(const PaintedFigure& painted) {
    return static_cast<std::uint32_t>(painted.figure.triangles().size());
}

Eigen::Vector3f mixed(const VertexArray& rows, const RasterTriangle& t, const CornerShares& s) {
    return (s.a * rows.row(t.a) + s.b * rows.row(t.b) + s.c * rows.row(t.c)).transpose();
}

}  // namespace

void CropPainter::begin(const CropView& view, const Room& room, const Lighting& light) {
    m_view = view;
    m_room = &room;
    m_light = light;
    m_moments = 0;
    m_contacts_m.clear();
    traceRoom(room, view, m_trace);
    m_sum.assign(m_trace.depth_m.size() * 3, 0.F);
    m_background.assign(m_trace.depth_m.size(), Eigen::Vector3f::Constant(-1));
    const Eigen::Vector2d first = view.cropPlace_px({0, 0});
    const Eigen::Vector2d last =
        view.cropPlace_px(Eigen::Vector2d(view.picture.width_px, view.picture.height_px));
    const auto within = [](double place, int most) {
        return static_cast<int>(std::clamp(place, 0.0, double(most)));
    };
    m_firstColumn = within(std::ceil(first.x()), m_trace.columns);
    m_firstRow = within(std::ceil(first.y()), m_trace.rows);
    m_endColumn = within(std::floor(last.x()) + 1, m_trace.columns);
    m_endRow = within(std::floor(last.y()) + 1, m_trace.rows);
    m_shadows.begin(light.keyTowards, {0, 0.9F, 0}, kShadowRadius_m);
}

void CropPainter::addShadow(const Figure& figure) {
    m_shadows.add(figure);
    for (const Joint joint : {Joint::CalcnR, Joint::ToesR, Joint::CalcnL, Joint::ToesL})
        m_contacts_m.push_back(figure.skin().joint_m(id(joint)).cast<float>());
}

void CropPainter::traceMoment(std::span<PaintedFigure> figures) {
    m_raster.clear(kSamples * m_trace.columns, kSamples * m_trace.rows);
    // Things in the room hide what is behind them.
    for (int y = 0; y < m_trace.rows; ++y) {
        float* const upper = m_raster.inverseDepthRow(kSamples * y);
        const float* const depth = m_trace.depth_m.data() + m_trace.index(0, y);
        for (int x = 0; x < m_raster.width(); ++x) upper[x] = 1 / depth[x / kSamples];
        for (int row = 1; row < kSamples; ++row)
            std::copy(upper, upper + m_raster.width(),
                      m_raster.inverseDepthRow(kSamples * y + row));
    }
    std::uint32_t first = 0;
    for (PaintedFigure& painted : figures) {
        projectFigure(painted.figure, m_view, kSamples, painted.corners);
        drawFigure(painted.figure, painted.corners, first, m_raster);
        first += triangleCount(painted);
    }
}

CropPainter::Seen CropPainter::seenAs(std::uint32_t number,
                                      std::span<const PaintedFigure> figures) const {
    for (const PaintedFigure& painted : figures) {
        if (number < triangleCount(painted)) {
            const auto& surfaces = painted.figure.surfaces();
            const auto* surface = surfaces.data();
            while (static_cast<int>(number) >= surface->endTriangle) ++surface;
            return {&painted, surface, static_cast<int>(number)};
        }
        number -= triangleCount(painted);
    }
    return {};
}

Eigen::Vector3f CropPainter::figureColour(const Seen& seen, float x, float y) const {
    const Figure& figure = seen.figure->figure;
    const RasterTriangle& t = figure.triangles()[static_cast<std::size_t>(seen.triangle)];
    const auto corner = [&](int i) -> const RasterVertex& {
        return seen.figure->corners[static_cast<std::size_t>(i)];
    };
    const CornerShares shares = cornerShares(corner(t.a), corner(t.b), corner(t.c), x, y);
    const Eigen::Vector3f world = mixed(figure.world_m(), t, shares);
    const Eigen::Vector3f rest = mixed(figure.rest_m(), t, shares);
    Eigen::Vector3f normal = mixed(figure.normals(), t, shares).normalized();
    const Eigen::Vector3f towards = (m_view.position_m.cast<float>() - world);
    const float distance = towards.norm();
    const Eigen::Vector3f eye = towards / distance;
    if (normal.dot(eye) < 0 && seen.surface->kind == Figure::Surface::Kind::Grid) normal = -normal;
    const float footprint =
        distance / static_cast<float>(m_view.focal_px * m_view.cropPixelsPerPicturePixel());
    const SurfaceLook look = figure.lookAt(*seen.surface, seen.triangle, rest, footprint);
    const float facing = normal.dot(m_light.keyTowards);
    const float lit =
        facing > 0 ? m_shadows.litAt(m_shadows.placeOf(world + 0.03F * normal), 0.02F) : 0;
    Eigen::Vector3f colour = look.colour.cwiseProduct(m_light.arriving(normal, lit));
    if (look.gloss > 0 && lit > 0) {
        const float shine = normal.dot((eye + m_light.keyTowards).normalized());
        const float square = shine * shine, fourth = square * square, eighth = fourth * fourth;
        colour += look.gloss * 0.35F * lit * eighth * eighth * m_light.key;
    }
    return colour;
}

const Eigen::Vector3f& CropPainter::roomAt(int x, int y, const RoomColours& room) {
    Eigen::Vector3f& known = m_background[m_trace.index(x, y)];
    if (known.x() < 0) known = room.at(x, y);
    return known;
}

Eigen::Vector3f CropPainter::pixelColour(int x, int y, const RoomColours& room,
                                         std::span<const PaintedFigure> figures) {
    constexpr int kPerPixel = kSamples * kSamples;

    struct Group {
        Seen seen;
        int count;
        float x, y;
    };

    const std::uint32_t* const upper = m_raster.numberRow(kSamples * y) + kSamples * x;
    const std::uint32_t* const lower = m_raster.numberRow(kSamples * y + 1) + kSamples * x;
    if ((upper[0] & upper[1] & lower[0] & lower[1]) == SurfaceRaster::kNothing)
        return roomAt(x, y, room);
    std::array<Group, kPerPixel> groups;
    int used = 0, open = 0;
    for (int s = 0; s < kPerPixel; ++s) {
        const int sx = kSamples * x + s % kSamples, sy = kSamples * y + s / kSamples;
        const std::uint32_t number = m_raster.numberAt(sx, sy);
        if (number == SurfaceRaster::kNothing) {
            ++open;
            continue;
        }
        const Seen seen = seenAs(number, figures);
        int g = 0;
        while (g < used && groups[std::size_t(g)].seen.surface != seen.surface) ++g;
        if (g == used) {
            groups[std::size_t(used++)] = {seen, 0, static_cast<float>(sx) + 0.5F,
                                           static_cast<float>(sy) + 0.5F};
        }
        ++groups[std::size_t(g)].count;
    }
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    for (int g = 0; g < used; ++g) {
        const Group& group = groups[std::size_t(g)];
        sum += static_cast<float>(group.count) * figureColour(group.seen, group.x, group.y);
    }
    if (open > 0) sum += static_cast<float>(open) * roomAt(x, y, room);
    return sum / static_cast<float>(kPerPixel);
}

void CropPainter::paint(std::span<PaintedFigure> figures) {
    traceMoment(figures);
    const RoomColours room(*m_room, m_view, m_trace, m_light, m_shadows, m_contacts_m);
    for (int y = m_firstRow; y < m_endRow; ++y) {
        for (int x = m_firstColumn; x < m_endColumn; ++x) {
            const Eigen::Vector3f colour = pixelColour(x, y, room, figures);
            float* const sum = m_sum.data() + 3 * m_trace.index(x, y);
            for (Eigen::Index k = 0; k < 3; ++k) sum[k] += colour[k];
        }
    }
    ++m_moments;
}

std::vector<float>& CropPainter::finish() {
    const float scale = 1 / static_cast<float>(std::max(m_moments, 1));
    for (float& value : m_sum) value *= scale;
    return m_sum;
}

void CropPainter::blackenOutside(std::vector<std::uint8_t>& rgb) const {
    const auto blacken = [&](int y, int first, int end) {
        std::fill(rgb.begin() + 3 * static_cast<std::ptrdiff_t>(m_trace.index(first, y)),
                  rgb.begin() + 3 * static_cast<std::ptrdiff_t>(m_trace.index(end, y)),
                  std::uint8_t{0});
    };
    for (int y = 0; y < m_trace.rows; ++y) {
        const bool isInside = y >= m_firstRow && y < m_endRow;
        blacken(y, 0, isInside ? m_firstColumn : m_trace.columns);
        if (isInside) blacken(y, m_endColumn, m_trace.columns);
    }
}

void CropPainter::classify(std::span<const PaintedFigure> figures,
                           std::vector<std::uint8_t>& mask) const {
    const std::uint32_t own = triangleCount(figures.front());
    mask.assign(m_trace.depth_m.size(), static_cast<std::uint8_t>(PixelClass::Background));
    for (int y = m_firstRow; y < m_endRow; ++y) {
        for (int x = m_firstColumn; x < m_endColumn; ++x) {
            int person = 0, others = 0;
            for (int s = 0; s < kSamples * kSamples; ++s) {
                const std::uint32_t number =
                    m_raster.numberAt(kSamples * x + s % kSamples, kSamples * y + s / kSamples);
                if (number < own) ++person;
                if (number >= own && number != SurfaceRaster::kNothing) ++others;
            }
            PixelClass what = PixelClass::Background;
            const int surface = m_trace.surface[m_trace.index(x, y)];
            if (surface >= kFirstBoxSurface &&
                m_room->boxes[static_cast<std::size_t>(surface - kFirstBoxSurface)].isOccluder)
                what = PixelClass::Occluder;
            if (2 * person >= kSamples * kSamples) {
                what = PixelClass::Person;
            } else if (2 * others >= kSamples * kSamples) {
                what = PixelClass::OtherPerson;
            }
            mask[m_trace.index(x, y)] = static_cast<std::uint8_t>(what);
        }
    }
}

Visibility CropPainter::visibilityOf(const Eigen::Vector3d& point_m, double ownDepth_m,
                                     std::span<const PaintedFigure> figures) const {
    const Eigen::Vector2d at_px = m_view.picturePoint_px(point_m);
    if (point_m.z() < 0.05 || at_px.x() < 0 || at_px.y() < 0 ||
        at_px.x() >= m_view.picture.width_px || at_px.y() >= m_view.picture.height_px)
        return Visibility::OutsidePicture;
    const Eigen::Vector2d place = m_view.cropPlace_px(at_px);
    const int x = static_cast<int>(std::lround(place.x())),
              y = static_cast<int>(std::lround(place.y()));
    if (x < 0 || y < 0 || x >= m_trace.columns || y >= m_trace.rows) return Visibility::OutsideCrop;
    const int sx = kSamples * x, sy = kSamples * y;
    const std::uint32_t number = m_raster.numberAt(sx, sy);
    const double depth = 1 / double(m_raster.inverseDepthAt(sx, sy));
    if (depth > point_m.z() - ownDepth_m) return Visibility::Visible;
    const bool isOwn = number < triangleCount(figures.front());
    return isOwn ? Visibility::HiddenBySelf : Visibility::HiddenByOthers;
}

}  // namespace gonio
