#include "core/draw/shapes.h"

#include <algorithm>
#include <cmath>

#include "core/draw/font.h"

namespace gonio {
namespace {

void mixPixel(Image& image, int x, int y, Colour colour, double opacity) {
    std::uint8_t* pixel = image.rgb.data() + 3 * (static_cast<std::size_t>(y) *
                                                      static_cast<std::size_t>(image.width_px) +
                                                  static_cast<std::size_t>(x));
    for (std::size_t c = 0; c < 3; ++c) {
        pixel[c] = static_cast<std::uint8_t>(pixel[c] + (colour[c] - pixel[c]) * opacity + 0.5);
    }
}

// Paints every pixel of the box whose `distance` from the shape is below half a pixel.
template <class Distance>
void paintShape(Image& image, const Eigen::Vector2d& low, const Eigen::Vector2d& high,
                Colour colour, double opacity, const Distance& distance) {
    if (!low.allFinite() || !high.allFinite()) return;
    const auto bound = [](double v, int size) {
        return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(size)));
    };
    const int x0 = bound(std::floor(low.x()), image.width_px);
    const int x1 = bound(std::ceil(high.x()), image.width_px);
    const int y0 = bound(std::floor(low.y()), image.height_px);
    const int y1 = bound(std::ceil(high.y()), image.height_px);
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const double cover =
                std::clamp(0.5 - distance(Eigen::Vector2d(x + 0.5, y + 0.5)), 0.0, 1.0);
            if (cover > 0) mixPixel(image, x, y, colour, cover * opacity);
        }
    }
}

Eigen::Vector2d constant(double value) {
    return Eigen::Vector2d::Constant(value);
}

}  // namespace

void drawLine(Image& image, const Eigen::Vector2d& from_px, const Eigen::Vector2d& to_px,
              double width_px, Colour colour, double opacity) {
    const Eigen::Vector2d along = to_px - from_px;
    const double length2 = std::max(along.squaredNorm(), 1e-12), half = width_px / 2;
    paintShape(image, from_px.cwiseMin(to_px) - constant(half + 1),
               from_px.cwiseMax(to_px) + constant(half + 1), colour, opacity,
               [&](const Eigen::Vector2d& p) {
                   const double t = std::clamp((p - from_px).dot(along) / length2, 0.0, 1.0);
                   return (p - from_px - t * along).norm() - half;
               });
}

void drawDisc(Image& image, const Eigen::Vector2d& centre_px, double radius_px, Colour colour,
              double opacity) {
    paintShape(image, centre_px - constant(radius_px + 1), centre_px + constant(radius_px + 1),
               colour, opacity,
               [&](const Eigen::Vector2d& p) { return (p - centre_px).norm() - radius_px; });
}

void drawRing(Image& image, const Eigen::Vector2d& centre_px, double radius_px, double width_px,
              Colour colour, double opacity) {
    const double reach = radius_px + width_px / 2 + 1;
    paintShape(image, centre_px - constant(reach), centre_px + constant(reach), colour, opacity,
               [&](const Eigen::Vector2d& p) {
                   return std::abs((p - centre_px).norm() - radius_px) - width_px / 2;
               });
}

void fillRectangle(Image& image, int x, int y, int width_px, int height_px, Colour colour,
                   double opacity) {
    const int x1 = std::min(x + width_px, image.width_px);
    const int y1 = std::min(y + height_px, image.height_px);
    for (int row = std::max(y, 0); row < y1; ++row) {
        for (int column = std::max(x, 0); column < x1; ++column) {
            mixPixel(image, column, row, colour, opacity);
        }
    }
}

void drawText(Image& image, int x, int y, std::string_view text, int scale, Colour colour) {
    for (const Glyph& glyph : glyphsOf(text)) {
        for (int row = 0; row < kGlyphHeight; ++row) {
            for (int column = 0; column < kGlyphWidth; ++column) {
                if ((glyph[static_cast<std::size_t>(row)] >> (kGlyphWidth - 1 - column) & 1U) !=
                    0) {
                    fillRectangle(image, x + column * scale, y + row * scale, scale, scale, colour);
                }
            }
        }
        x += (kGlyphWidth + 1) * scale;
    }
}

int textWidth(std::string_view text, int scale) {
    return static_cast<int>(glyphsOf(text).size()) * (kGlyphWidth + 1) * scale;
}

}  // namespace gonio
