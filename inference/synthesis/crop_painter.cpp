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

void CropPainter::begin(const CropView& view, const Room& room, const Lighting& light,
                        bool keepsRoom) {
    m_view = view;
    m_room = &room;
    m_light = light;
    m_moments = 0;
    m_contacts_m.clear();
    traceRoom(room, view, m_trace);
    m_sum.assign(m_trace.depth_m.size() * 3, 0.F);
    m_background.assign(keepsRoom ? m_trace.depth_m.size() : 0, Eigen::Vector3f::Constant(-1));
    m_inside = pixelsInPicture(view);
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
    m_parts.clear();
    m_partOf.clear();
    for (PaintedFigure& painted : figures) {
        projectFigure(painted.figure, m_view, kSamples, painted.corners);
        drawFigure(painted.figure, painted.corners, first, m_raster);
        for (const Figure::Surface& surface : painted.figure.surfaces()) {
            m_partOf.insert(m_partOf.end(), painted.figure.trianglesOf(surface).size(),
                            static_cast<std::uint8_t>(m_parts.size()));
            m_parts.push_back({&painted, &surface, first});
        }
        first += triangleCount(painted);
    }
}

Eigen::Vector3f CropPainter::figureColour(const Part& part, std::uint32_t number, float x,
                                          float y) const {
    const Figure& figure = part.figure->figure;
    const auto triangle = static_cast<std::size_t>(number - part.firstNumber);
    const RasterTriangle& t = figure.triangles()[triangle];
    const auto corner = [&](int i) -> const RasterVertex& {
        return part.figure->corners[static_cast<std::size_t>(i)];
    };
    const CornerShares shares = cornerShares(corner(t.a), corner(t.b), corner(t.c), x, y);
    const Eigen::Vector3f world = mixed(figure.world_m(), t, shares);
    const Eigen::Vector3f rest = mixed(figure.rest_m(), t, shares);
    Eigen::Vector3f normal = mixed(figure.normals(), t, shares).normalized();
    const Eigen::Vector3f towards = (m_view.position_m.cast<float>() - world);
    const float distance = towards.norm();
    const Eigen::Vector3f eye = towards / distance;
    if (normal.dot(eye) < 0 && part.surface->kind == Figure::Surface::Kind::Grid) normal = -normal;
    const float footprint =
        distance / static_cast<float>(m_view.focal_px * m_view.cropPixelsPerPicturePixel());
    const SurfaceLook look =
        figure.lookAt(*part.surface, static_cast<int>(triangle), rest, footprint);
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

Eigen::Vector3f CropPainter::roomAt(int x, int y, const RoomColours& room) {
    if (m_background.empty()) return room.at(x, y);
    Eigen::Vector3f& known = m_background[m_trace.index(x, y)];
    if (known.x() < 0) known = room.at(x, y);
    return known;
}

Eigen::Vector3f CropPainter::pixelColour(int x, int y, const RoomColours& room) {
    constexpr int kPerPixel = kSamples * kSamples;
    static_assert(kSamples == 2);
    const std::uint32_t* const upper = m_raster.numberRow(kSamples * y) + kSamples * x;
    const std::uint32_t* const lower = m_raster.numberRow(kSamples * y + 1) + kSamples * x;
    const std::array<std::uint32_t, kPerPixel> numbers{upper[0], upper[1], lower[0], lower[1]};
    if ((numbers[0] & numbers[1] & numbers[2] & numbers[3]) == SurfaceRaster::kNothing)
        return roomAt(x, y, room);
    // Each surface that the pixel shows is coloured once, where its first sample lies.
    std::array<int, kPerPixel> parts;
    for (std::size_t s = 0; s < kPerPixel; ++s)
        parts[s] = numbers[s] == SurfaceRaster::kNothing ? -1 : m_partOf[numbers[s]];
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
        const float sx = static_cast<float>(kSamples * x) + 0.5F + static_cast<float>(s & 1U),
                    sy = static_cast<float>(kSamples * y) + 0.5F + static_cast<float>(s >> 1U);
        sum += static_cast<float>(count) *
               (parts[s] < 0 ? roomAt(x, y, room)
                             : figureColour(m_parts[std::size_t(parts[s])], numbers[s], sx, sy));
    }
    return sum / static_cast<float>(kPerPixel);
}

void CropPainter::paint(std::span<PaintedFigure> figures) {
    traceMoment(figures);
    const RoomColours room(*m_room, m_view, m_trace, m_light, m_shadows, m_contacts_m);
    for (int y = m_inside.firstRow; y < m_inside.endRow; ++y) {
        for (int x = m_inside.firstColumn; x < m_inside.endColumn; ++x) {
            const Eigen::Vector3f colour = pixelColour(x, y, room);
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

void CropPainter::classify(std::span<const PaintedFigure> figures,
                           std::vector<std::uint8_t>& mask) const {
    const std::uint32_t own = triangleCount(figures.front());
    mask.assign(m_trace.depth_m.size(), static_cast<std::uint8_t>(PixelClass::Background));
    for (int y = m_inside.firstRow; y < m_inside.endRow; ++y) {
        for (int x = m_inside.firstColumn; x < m_inside.endColumn; ++x) {
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
