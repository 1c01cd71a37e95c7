#pragma once

#include <string_view>

#include "core/draw/rasteriser.h"

namespace gonio {

/// All coordinates in pixels of the picture, pixel centres at integer + 0.5; what lies outside is
/// left out. Edges are smoothed over one pixel.
void drawLine(Image& image, const Eigen::Vector2d& from_px, const Eigen::Vector2d& to_px,
              double width_px, Colour colour, double opacity = 1);
void drawDisc(Image& image, const Eigen::Vector2d& centre_px, double radius_px, Colour colour,
              double opacity = 1);
void drawRing(Image& image, const Eigen::Vector2d& centre_px, double radius_px, double width_px,
              Colour colour, double opacity = 1);
void fillRectangle(Image& image, int x, int y, int width_px, int height_px, Colour colour,
                   double opacity = 1);

/// Letters A-Z (small ones become capitals), digits and . , : - + / % ( ) = _ in a 5 x 7 grid,
/// enlarged `scale` times; other characters are blanks, except the degree sign (UTF-8).
void drawText(Image& image, int x, int y, std::string_view text, int scale, Colour colour);
/// Width of the text, px.
int textWidth(std::string_view text, int scale);

}  // namespace gonio
