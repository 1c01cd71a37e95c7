#include "inference/synthesis/surface_raster.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr int kSteps = 16;  ///< of a sample
constexpr float kFarthest = 8000;
constexpr int kNowhere = 1 << 30;

// Twice the area left of the edge p -> q as seen with y down; whole numbers below 2^36.
struct Edge {
    std::int64_t stepX, stepY, at;
    std::int64_t bias;  ///< -1 where samples on the edge belong to the neighbour

    template <class Point>
    Edge(const Point& p, const Point& q, int x, int y) {
        const std::int64_t dx = q.x - p.x, dy = q.y - p.y;
        stepX = -dy * kSteps;
        stepY = dx * kSteps;
        const bool owns = dy < 0 || (dy == 0 && dx > 0);
        bias = owns ? 0 : -1;
        at = dx * (y - p.y) - dy * (x - p.x);
    }
};

/// A value that is linear in the picture.
struct Plane {
    float stepX, stepY, at;
};

Plane planeThrough(const Edge& ea, const Edge& eb, const Edge& ec, float a, float b, float c,
                   float inverseArea) {
    const auto mix = [&](std::int64_t p, std::int64_t q, std::int64_t r) {
        return (static_cast<float>(p) * a + static_cast<float>(q) * b + static_cast<float>(r) * c) *
               inverseArea;
    };
    return {mix(ea.stepX, eb.stepX, ec.stepX), mix(ea.stepY, eb.stepY, ec.stepY),
            mix(ea.at, eb.at, ec.at)};
}

int floorDiv(int value, int by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

}  // namespace

void SurfaceRaster::clear(int width, int height) {
    m_width = width;
    m_height = height;
    const std::size_t samples = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    m_inverseDepth.assign(samples, 0.F);
    m_number.assign(samples, kNothing);
}

void SurfaceRaster::add(std::span<const RasterVertex> vertices,
                        std::span<const RasterTriangle> triangles, std::uint32_t firstNumber,
                        Culling culling) {
    m_fixed.resize(vertices.size());
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const RasterVertex& v = vertices[i];
        const bool usable = v.inverseDepth > 0 && std::abs(v.x) < kFarthest &&
                            std::abs(v.y) < kFarthest;  // false for NaN
        m_fixed[i] = usable ? Fixed{static_cast<int>(std::lrintf(v.x * kSteps)),
                                    static_cast<int>(std::lrintf(v.y * kSteps))}
                            : Fixed{kNowhere, kNowhere};
    }
    for (std::size_t t = 0; t < triangles.size(); ++t) {
        fill(vertices, triangles[t], firstNumber + static_cast<std::uint32_t>(t), culling);
    }
}

void SurfaceRaster::fill(std::span<const RasterVertex> vertices, const RasterTriangle& triangle,
                         std::uint32_t number, Culling culling) {
    const auto at = [](int i) { return static_cast<std::size_t>(i); };
    const Fixed& a = m_fixed[at(triangle.a)];
    int second = triangle.b, third = triangle.c;
    if (a.x == kNowhere || m_fixed[at(second)].x == kNowhere || m_fixed[at(third)].x == kNowhere)
        return;
    std::int64_t area = std::int64_t(m_fixed[at(second)].x - a.x) * (m_fixed[at(third)].y - a.y) -
                        std::int64_t(m_fixed[at(second)].y - a.y) * (m_fixed[at(third)].x - a.x);
    if (area == 0) return;
    if (area > 0 ? culling == Culling::Back : culling == Culling::Front) return;
    if (area < 0) {
        std::swap(second, third);
        area = -area;
    }
    const Fixed &b = m_fixed[at(second)], &c = m_fixed[at(third)];
    const RasterVertex &va = vertices[at(triangle.a)], &vb = vertices[at(second)],
                       &vc = vertices[at(third)];
    const bool isCut = va.keep < 0 || vb.keep < 0 || vc.keep < 0;
    if (isCut && va.keep < 0 && vb.keep < 0 && vc.keep < 0) return;
    scan({a, b, c}, {va, vb, vc}, isCut, 1 / static_cast<float>(area), number);
}

void SurfaceRaster::scan(const std::array<Fixed, 3>& at, const std::array<RasterVertex, 3>& corner,
                         bool isCut, float inverseArea, std::uint32_t number) {
    const auto& [a, b, c] = at;
    // Samples whose centres lie in the box: x in [x0, x1).
    constexpr int half = kSteps / 2;
    const int x0 = std::max(0, floorDiv(std::min({a.x, b.x, c.x}) + half - 1, kSteps));
    const int x1 = std::min(m_width, floorDiv(std::max({a.x, b.x, c.x}) - half, kSteps) + 1);
    const int y0 = std::max(0, floorDiv(std::min({a.y, b.y, c.y}) + half - 1, kSteps));
    const int y1 = std::min(m_height, floorDiv(std::max({a.y, b.y, c.y}) - half, kSteps) + 1);
    if (x0 >= x1 || y0 >= y1) return;
    const int px = x0 * kSteps + half, py = y0 * kSteps + half;
    Edge ea(b, c, px, py), eb(c, a, px, py), ec(a, b, px, py);
    const Plane depth = planeThrough(ea, eb, ec, corner[0].inverseDepth, corner[1].inverseDepth,
                                     corner[2].inverseDepth, inverseArea);
    const Plane keep =
        planeThrough(ea, eb, ec, corner[0].keep, corner[1].keep, corner[2].keep, inverseArea);
    for (int y = y0; y < y1; ++y) {
        std::int64_t wa = ea.at + ea.bias, wb = eb.at + eb.bias, wc = ec.at + ec.bias;
        float* const depths = m_inverseDepth.data() + index(0, y);
        std::uint32_t* const numbers = m_number.data() + index(0, y);
        const auto row = static_cast<float>(y - y0);
        for (int x = x0; x < x1; ++x, wa += ea.stepX, wb += eb.stepX, wc += ec.stepX) {
            if ((wa | wb | wc) < 0) continue;
            const auto column = static_cast<float>(x - x0);
            const float nearness = depth.at + column * depth.stepX + row * depth.stepY;
            if (nearness <= depths[x]) continue;
            if (isCut && keep.at + column * keep.stepX + row * keep.stepY < 0) continue;
            depths[x] = nearness;
            numbers[x] = number;
        }
        ea.at += ea.stepY;
        eb.at += eb.stepY;
        ec.at += ec.stepY;
    }
}

CornerShares cornerShares(const RasterVertex& a, const RasterVertex& b, const RasterVertex& c,
                          float x, float y) {
    const auto left = [x, y](const RasterVertex& p, const RasterVertex& q) {
        return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x);
    };
    // 1 / depth and attribute / depth are linear in the picture.
    const float wa = left(b, c) * a.inverseDepth, wb = left(c, a) * b.inverseDepth,
                wc = left(a, b) * c.inverseDepth;
    const float sum = wa + wb + wc;
    const float scale = sum != 0 ? 1 / sum : 0;
    return {wa * scale, wb * scale, wc * scale};
}

}  // namespace gonio
