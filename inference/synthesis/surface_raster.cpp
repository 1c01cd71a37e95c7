#include "inference/synthesis/surface_raster.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr int kSteps = 16;  ///< of a sample
constexpr float kFarthest = 8000;
constexpr int kNowhere = 1 << 30;

// Twice the area left of the edge p -> q as seen with y down. Whole numbers of 32 bits do for
// triangles of less than kSmall steps a side.
constexpr int kSmall = 16384;

template <class Whole>
struct Edge {
    Whole stepX, stepY, at;
    Whole bias;  ///< -1 where samples on the edge belong to the neighbour

    template <class Point>
    Edge(const Point& p, const Point& q, int x, int y) {
        const Whole dx = q.x - p.x, dy = q.y - p.y;
        stepX = -dy * kSteps;
        stepY = dx * kSteps;
        const bool owns = dy < 0 || (dy == 0 && dx > 0);
        bias = owns ? 0 : -1;
        at = dx * (y - p.y) - dy * (x - p.x);
    }
};

/// A value that is linear in the picture.
struct Plane {
    float stepX = 0, stepY = 0, at = 0;

    Plane() = default;

    template <class Whole>
    Plane(const std::array<Edge<Whole>, 3>& edges, float a, float b, float c, float inverseArea) {
        const auto mix = [&](Whole p, Whole q, Whole r) {
            return (static_cast<float>(p) * a + static_cast<float>(q) * b +
                    static_cast<float>(r) * c) *
                   inverseArea;
        };
        const auto& [ea, eb, ec] = edges;
        stepX = mix(ea.stepX, eb.stepX, ec.stepX);
        stepY = mix(ea.stepY, eb.stepY, ec.stepY);
        at = mix(ea.at, eb.at, ec.at);
    }
};

// Rounded down, for numbers above -2^20.
int floorDiv(int value) {
    return (value + (1 << 20)) / kSteps - (1 << 20) / kSteps;
}

int roundToSteps(float value) {
    constexpr int shift = 1 << 18;  // makes it positive, for numbers are cut towards zero
    return static_cast<int>(value * kSteps + (shift + 0.5F)) - shift;
}

}  // namespace

void SurfaceRaster::clear(int width, int height) {
    m_width = width;
    m_height = height;
    const std::size_t samples = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    m_inverseDepth.assign(samples, 0.F);
    m_number.assign(samples, kNothing);
}

void SurfaceRaster::setCorners(std::span<const RasterVertex> corners) {
    m_corners = corners;
    m_fixed.resize(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const RasterVertex& v = corners[i];
        const bool usable = v.inverseDepth > 0 && std::abs(v.x) < kFarthest &&
                            std::abs(v.y) < kFarthest;  // false for NaN
        m_fixed[i] =
            usable ? Fixed{roundToSteps(v.x), roundToSteps(v.y)} : Fixed{kNowhere, kNowhere};
    }
}

void SurfaceRaster::add(std::span<const RasterTriangle> triangles, std::uint32_t firstNumber,
                        Culling culling) {
    Placed placed;
    for (std::size_t t = 0; t < triangles.size(); ++t) {
        if (!place(triangles[t], culling, placed)) continue;
        const std::uint32_t number = firstNumber + static_cast<std::uint32_t>(t);
        const auto [a, b, c] = placed.corner;
        const auto& [fa, fb, fc] =
            std::array{m_fixed[std::size_t(a)], m_fixed[std::size_t(b)], m_fixed[std::size_t(c)]};
        const int width = std::max({fa.x, fb.x, fc.x}) - std::min({fa.x, fb.x, fc.x});
        const int height = std::max({fa.y, fb.y, fc.y}) - std::min({fa.y, fb.y, fc.y});
        if (width < kSmall && height < kSmall) {
            scan<std::int32_t>(placed, number);
        } else {
            scan<std::int64_t>(placed, number);
        }
    }
}

bool SurfaceRaster::place(const RasterTriangle& triangle, Culling culling, Placed& out) const {
    const Fixed &a = m_fixed[std::size_t(triangle.a)], &b = m_fixed[std::size_t(triangle.b)],
                &c = m_fixed[std::size_t(triangle.c)];
    if (a.x == kNowhere || b.x == kNowhere || c.x == kNowhere) return false;
    const std::int64_t area =
        std::int64_t(b.x - a.x) * (c.y - a.y) - std::int64_t(b.y - a.y) * (c.x - a.x);
    if (area == 0) return false;
    if (area > 0 ? culling == Culling::Back : culling == Culling::Front) return false;
    constexpr int half = kSteps / 2;
    out.x0 = std::max(0, floorDiv(std::min({a.x, b.x, c.x}) + half - 1));
    out.x1 = std::min(m_width, floorDiv(std::max({a.x, b.x, c.x}) - half) + 1);
    out.y0 = std::max(0, floorDiv(std::min({a.y, b.y, c.y}) + half - 1));
    out.y1 = std::min(m_height, floorDiv(std::max({a.y, b.y, c.y}) - half) + 1);
    if (out.x0 >= out.x1 || out.y0 >= out.y1) return false;
    const auto isGone = [&](int corner) { return m_corners[std::size_t(corner)].keep < 0; };
    const bool cutA = isGone(triangle.a), cutB = isGone(triangle.b), cutC = isGone(triangle.c);
    if (cutA && cutB && cutC) return false;
    out.isCut = cutA || cutB || cutC;
    out.corner = {triangle.a, triangle.b, triangle.c};
    if (area < 0) std::swap(out.corner[1], out.corner[2]);
    out.inverseArea = 1 / static_cast<float>(std::abs(area));
    return true;
}

template <class Whole>
void SurfaceRaster::scan(const Placed& placed, std::uint32_t number) {
    const auto [ia, ib, ic] = placed.corner;
    const Fixed &a = m_fixed[std::size_t(ia)], &b = m_fixed[std::size_t(ib)],
                &c = m_fixed[std::size_t(ic)];
    const RasterVertex &va = m_corners[std::size_t(ia)], &vb = m_corners[std::size_t(ib)],
                       &vc = m_corners[std::size_t(ic)];
    const int px = placed.x0 * kSteps + kSteps / 2, py = placed.y0 * kSteps + kSteps / 2;
    std::array<Edge<Whole>, 3> edges{Edge<Whole>(b, c, px, py), Edge<Whole>(c, a, px, py),
                                     Edge<Whole>(a, b, px, py)};
    const Plane depth(edges, va.inverseDepth, vb.inverseDepth, vc.inverseDepth, placed.inverseArea);
    const Plane keep =
        placed.isCut ? Plane(edges, va.keep, vb.keep, vc.keep, placed.inverseArea) : Plane{};
    auto& [ea, eb, ec] = edges;
    for (int y = placed.y0; y < placed.y1; ++y) {
        Whole wa = ea.at + ea.bias, wb = eb.at + eb.bias, wc = ec.at + ec.bias;
        float* const depths = m_inverseDepth.data() + index(0, y);
        std::uint32_t* const numbers = m_number.data() + index(0, y);
        const auto row = static_cast<float>(y - placed.y0);
        for (int x = placed.x0; x < placed.x1;
             ++x, wa += ea.stepX, wb += eb.stepX, wc += ec.stepX) {
            if ((wa | wb | wc) < 0) continue;
            const auto column = static_cast<float>(x - placed.x0);
            const float nearness = depth.at + column * depth.stepX + row * depth.stepY;
            if (nearness <= depths[x]) continue;
            if (placed.isCut && keep.at + column * keep.stepX + row * keep.stepY < 0) continue;
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
