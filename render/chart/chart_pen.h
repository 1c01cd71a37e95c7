#pragma once

#include <map>
#include <string>
#include <vector>

#include "render/chart/chart_geometry.h"

class vtkContext2D;

namespace gonio {

/// Where a text stands relative to its point.
enum class TextAnchor { Left, Centre, Right };

/// Widths of texts in one font, by text and boldness, px: measuring them is slow.
using TextWidths = std::map<std::pair<std::string, bool>, double>;

/// Draws in pixels from the upper left corner with VTK's 2-D context.
class ChartPen {
public:
    /// \param widths  may know some; takes up what is measured
    ChartPen(vtkContext2D& context, const ChartStyle& style, double height_px, double scale,
             TextWidths& widths)
        : m_context(context),
          m_style(style),
          m_height(height_px),
          m_scale(scale),
          m_widths(widths) {}

    double scale() const { return m_scale; }

    /// One line of text, in device pixels.
    double textHeight_px() const { return 1.25 * m_style.fontSize_px * m_scale; }

    void fill(const ChartRect& rect, Colour colour, double opacity = 1);
    void outline(const ChartRect& rect, Colour colour, double width_px);
    void line(ChartPoint a, ChartPoint b, Colour colour, double width_px, double opacity = 1);
    /// \param xy    x, y, x, y, ...; a line through all points
    void curve(const std::vector<float>& xy, Colour colour, double width_px, double opacity = 1);
    /// \param pieces  pairs of points, a line for each pair
    void pieces(const std::vector<float>& pieces, Colour colour, double width_px,
                double opacity = 1);
    void diamond(ChartPoint at, double radius_px, Colour colour, bool filled, Colour edge);
    /// Quadrilaterals between two lines over the same x.
    void band(const std::vector<float>& x, const std::vector<float>& low,
              const std::vector<float>& high, Colour colour, double opacity);

    double textWidth_px(const std::string& text, bool bold = false);
    /// `at.y` is the middle of the line.
    void text(ChartPoint at, const std::string& text, Colour colour,
              TextAnchor anchor = TextAnchor::Left, bool bold = false);

    void clipTo(const ChartRect& rect);
    void clipNothing();

private:
    void applyPen(Colour colour, double width_px, double opacity);
    void applyText(Colour colour, TextAnchor anchor, bool bold);
    std::vector<float> flipped(const std::vector<float>& xy) const;

    vtkContext2D& m_context;
    const ChartStyle& m_style;
    double m_height, m_scale;
    TextWidths& m_widths;
};

}  // namespace gonio
