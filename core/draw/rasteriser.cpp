#include "core/draw/rasteriser.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr float kNearest_m = 0.05F, kAmbient = 0.35F;
constexpr std::uint8_t kEmpty = 255;

// Positive on the left of the edge a -> b as seen with y down.
float edge(float ax, float ay, float bx, float by, float x, float y) {
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

// Of the two triangles at an edge, the one that calls it a top or left edge owns its samples.
bool ownsEdge(float ax, float ay, float bx, float by) {
    return by < ay || (by == ay && bx > ax);
}

void smoothNormals(const VertexArray& vertices_m, const FaceArray& faces, VertexArray& normals) {
    normals.setZero(vertices_m.rows(), 3);
    for (Eigen::Index f = 0; f < faces.rows(); ++f) {
        const Eigen::RowVector3f a = vertices_m.row(faces(f, 0));
        const Eigen::RowVector3f n =
            (vertices_m.row(faces(f, 1)) - a).cross(vertices_m.row(faces(f, 2)) - a);
        for (int corner = 0; corner < 3; ++corner) normals.row(faces(f, corner)) += n;
    }
}

std::uint8_t mixed(std::uint8_t under, double over, double opacity) {
    const double value = under + (over - under) * opacity;
    return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0) + 0.5);
}

}  // namespace

Image filledImage(int width_px, int height_px, Colour colour) {
    Image image{width_px, height_px, {}};
    image.rgb.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 3);
    for (std::size_t i = 0; i < image.rgb.size(); ++i) image.rgb[i] = colour[i % 3];
    return image;
}

void MeshRaster::clear(int width_px, int height_px) {
    m_width = width_px;
    m_height = height_px;
    const std::size_t pixels =
        static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px);
    m_depth.assign(pixels, std::numeric_limits<float>::infinity());
    m_shade.assign(pixels, 0);
    m_layer.assign(pixels, kEmpty);
}

void MeshRaster::add(const Camera& camera, const VertexArray& vertices_m, const FaceArray& faces,
                     const Eigen::Vector3f& towardsLight, int layer) {
    smoothNormals(vertices_m, faces, m_normals);
    m_corners.resize(static_cast<std::size_t>(vertices_m.rows()));
    const Eigen::Matrix3f turn = camera.cameraFromWorld.cast<float>();
    const Eigen::Vector3f light = towardsLight.normalized();
    const auto focal = static_cast<float>(camera.focal_px);
    const Eigen::Vector2f centre = camera.centre_px.cast<float>();
    for (Eigen::Index v = 0; v < vertices_m.rows(); ++v) {
        const Eigen::Vector3f p = turn * vertices_m.row(v).transpose();
        Corner& corner = m_corners[static_cast<std::size_t>(v)];
        corner.inverseDepth = p.z() > kNearest_m ? 1 / p.z() : -1;
        corner.x = centre.x() + focal * p.x() * corner.inverseDepth;
        corner.y = centre.y() + focal * p.y() * corner.inverseDepth;
        const float length = std::max(m_normals.row(v).norm(), 1e-20F);
        const float lit = std::max(0.0F, m_normals.row(v).dot(light.transpose()) / length);
        corner.shade = 255 * (kAmbient + (1 - kAmbient) * lit);
    }
    constexpr int bandHeight = 48;
    const int bands = (m_height + bandHeight - 1) / bandHeight;
#pragma omp parallel for schedule(dynamic)
    for (int band = 0; band < bands; ++band) {
        drawBand(faces, band * bandHeight, std::min(m_height, (band + 1) * bandHeight), layer);
    }
}

void MeshRaster::drawBand(const FaceArray& faces, int firstRow, int endRow, int layer) {
    const auto top = static_cast<float>(firstRow), bottom = static_cast<float>(endRow);
    for (Eigen::Index f = 0; f < faces.rows(); ++f) {
        const Corner& a = m_corners[static_cast<std::size_t>(faces(f, 0))];
        const Corner& b = m_corners[static_cast<std::size_t>(faces(f, 1))];
        const Corner& c = m_corners[static_cast<std::size_t>(faces(f, 2))];
        if (std::min({a.inverseDepth, b.inverseDepth, c.inverseDepth}) < 0) continue;
        if (std::max({a.y, b.y, c.y}) < top || std::min({a.y, b.y, c.y}) > bottom) continue;
        drawTriangle(a, b, c, firstRow, endRow, static_cast<std::uint8_t>(layer));
    }
}

void MeshRaster::drawTriangle(const Corner& a, const Corner& first, const Corner& second,
                              int firstRow, int endRow, std::uint8_t layer) {
    float area = edge(a.x, a.y, first.x, first.y, second.x, second.y);
    if (area == 0 || !std::isfinite(area)) return;
    const Corner& b = area > 0 ? first : second;  // both sides of a face are drawn
    const Corner& c = area > 0 ? second : first;
    area = std::abs(area);
    const auto lowest = [](float p, float q, float r) { return std::min({p, q, r}) - 0.5F; };
    const auto highest = [](float p, float q, float r) { return std::max({p, q, r}) - 0.5F; };
    const auto inRange = [](float v, int low, int high) {
        return static_cast<int>(std::clamp(v, static_cast<float>(low), static_cast<float>(high)));
    };
    const int x0 = inRange(std::ceil(lowest(a.x, b.x, c.x)), 0, m_width);
    const int x1 = inRange(std::floor(highest(a.x, b.x, c.x)) + 1, 0, m_width);
    const int y0 = inRange(std::ceil(lowest(a.y, b.y, c.y)), firstRow, endRow);
    const int y1 = inRange(std::floor(highest(a.y, b.y, c.y)) + 1, firstRow, endRow);
    const bool ownA = ownsEdge(b.x, b.y, c.x, c.y), ownB = ownsEdge(c.x, c.y, a.x, a.y),
               ownC = ownsEdge(a.x, a.y, b.x, b.y);
    for (int y = y0; y < y1; ++y) {
        const float py = static_cast<float>(y) + 0.5F;
        for (int x = x0; x < x1; ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float wa = edge(b.x, b.y, c.x, c.y, px, py);
            const float wb = edge(c.x, c.y, a.x, a.y, px, py);
            const float wc = edge(a.x, a.y, b.x, b.y, px, py);
            if (wa < 0 || wb < 0 || wc < 0) continue;
            if ((wa == 0 && !ownA) || (wb == 0 && !ownB) || (wc == 0 && !ownC)) continue;
            // 1 / depth is linear in the picture.
            const float inverse =
                (wa * a.inverseDepth + wb * b.inverseDepth + wc * c.inverseDepth) / area;
            const float shade = (wa * a.shade + wb * b.shade + wc * c.shade) / area;
            setSample(index(x, y), 1 / inverse, shade, layer);
        }
    }
}

int MeshRaster::coveredPixels() const {
    return static_cast<int>(m_layer.size()) -
           static_cast<int>(std::count(m_layer.begin(), m_layer.end(), kEmpty));
}

void blendRaster(Image& image, const MeshRaster& raster, const std::vector<Colour>& layerColours,
                 double opacity) {
    const int height = std::min(image.height_px, raster.height_px());
    const int width = std::min(image.width_px, raster.width_px());
#pragma omp parallel for
    for (int y = 0; y < height; ++y) {
        std::uint8_t* pixel = image.rgb.data() + static_cast<std::size_t>(y) * 3 *
                                                     static_cast<std::size_t>(image.width_px);
        for (int x = 0; x < width; ++x, pixel += 3) {
            const auto layer = static_cast<std::size_t>(raster.layerAt(x, y));
            if (layer >= layerColours.size()) continue;
            const double shade = static_cast<double>(raster.shadeAt(x, y));
            for (std::size_t c = 0; c < 3; ++c) {
                pixel[c] = mixed(pixel[c], layerColours[layer][c] * shade, opacity);
            }
        }
    }
}

void drawOutline(Image& image, const MeshRaster& raster, Colour colour, int width_px) {
    const int height = std::min(image.height_px, raster.height_px());
    const int width = std::min(image.width_px, raster.width_px());
    const auto covered = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && raster.layerAt(x, y) != kEmpty;
    };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (!covered(x, y)) continue;
            bool border = false;
            for (int d = 1; d <= width_px && !border; ++d) {
                border = !covered(x - d, y) || !covered(x + d, y) || !covered(x, y - d) ||
                         !covered(x, y + d);
            }
            if (!border) continue;
            std::copy(
                colour.begin(), colour.end(),
                image.rgb.begin() + 3 * (static_cast<std::ptrdiff_t>(y) * image.width_px + x));
        }
    }
}

}  // namespace gonio
