#include "render/chart/chart_pen.h"

#include <vtkBrush.h>
#include <vtkContext2D.h>
#include <vtkContextDevice2D.h>
#include <vtkPen.h>
#include <vtkTextProperty.h>

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

unsigned char toByte(double opacity) {
    return static_cast<unsigned char>(std::lround(255 * std::clamp(opacity, 0.0, 1.0)));
}

}  // namespace

void ChartPen::applyPen(Colour colour, double width_px, double opacity) {
    vtkPen* pen = m_context.GetPen();
    pen->SetLineType(vtkPen::SOLID_LINE);
    pen->SetColor(colour[0], colour[1], colour[2], toByte(opacity));
    pen->SetWidth(float(std::max(1.0, width_px)));
}

std::vector<float> ChartPen::flipped(const std::vector<float>& xy) const {
    std::vector<float> up = xy;
    for (std::size_t i = 1; i < up.size(); i += 2) up[i] = float(m_height) - up[i];
    return up;
}

void ChartPen::fill(const ChartRect& rect, Colour colour, double opacity) {
    if (rect.width <= 0 || rect.height <= 0) return;
    m_context.GetPen()->SetLineType(vtkPen::NO_PEN);
    m_context.GetBrush()->SetColor(colour[0], colour[1], colour[2], toByte(opacity));
    m_context.DrawRect(float(rect.left), float(m_height - rect.bottom()), float(rect.width),
                       float(rect.height));
}

void ChartPen::outline(const ChartRect& rect, Colour colour, double width_px) {
    const auto l = float(rect.left), r = float(rect.right());
    const auto t = float(rect.top), b = float(rect.bottom());
    curve({l, t, r, t, r, b, l, b, l, t}, colour, width_px);
}

void ChartPen::line(ChartPoint a, ChartPoint b, Colour colour, double width_px, double opacity) {
    curve({float(a.x), float(a.y), float(b.x), float(b.y)}, colour, width_px, opacity);
}

void ChartPen::curve(const std::vector<float>& xy, Colour colour, double width_px, double opacity) {
    if (xy.size() < 4) return;
    applyPen(colour, width_px, opacity);
    std::vector<float> up = flipped(xy);
    m_context.DrawPoly(up.data(), int(up.size() / 2));
}

void ChartPen::pieces(const std::vector<float>& pieces, Colour colour, double width_px,
                      double opacity) {
    if (pieces.size() < 4) return;
    applyPen(colour, width_px, opacity);
    std::vector<float> up = flipped(pieces);
    m_context.DrawLines(up.data(), int(up.size() / 2));
}

void ChartPen::diamond(ChartPoint at, double radius_px, Colour colour, bool filled, Colour edge) {
    const auto x = float(at.x), y = float(at.y), r = float(radius_px);
    if (filled) {
        std::vector<float> up = flipped({x, y - r, x + r, y, x, y + r, x - r, y});
        m_context.GetPen()->SetLineType(vtkPen::NO_PEN);
        m_context.GetBrush()->SetColor(colour[0], colour[1], colour[2], 255);
        m_context.DrawQuad(up.data());
    }
    curve({x, y - r, x + r, y, x, y + r, x - r, y, x, y - r}, filled ? edge : colour, m_scale);
}

void ChartPen::band(const std::vector<float>& x, const std::vector<float>& low,
                    const std::vector<float>& high, Colour colour, double opacity) {
    if (x.size() < 2) return;
    std::vector<float> strip;
    for (std::size_t i = 0; i < x.size(); ++i) {
        strip.insert(strip.end(), {x[i], low[i], x[i], high[i]});
    }
    std::vector<float> up = flipped(strip);
    m_context.GetPen()->SetLineType(vtkPen::NO_PEN);
    m_context.GetBrush()->SetColor(colour[0], colour[1], colour[2], toByte(opacity));
    m_context.DrawQuadStrip(up.data(), int(up.size() / 2));
}

void ChartPen::applyText(Colour colour, TextAnchor anchor, bool bold) {
    vtkTextProperty* text = m_context.GetTextProp();
    if (m_style.fontFile.empty()) {
        text->SetFontFamilyToArial();
    } else {
        text->SetFontFamily(VTK_FONT_FILE);
        text->SetFontFile(m_style.fontFile.c_str());
    }
    text->SetFontSize(int(std::lround(m_style.fontSize_px)));  // times the window's DPI / 72
    text->SetBold(bold ? 1 : 0);
    text->SetColor(colour[0] / 255.0, colour[1] / 255.0, colour[2] / 255.0);
    text->SetOpacity(1);
    text->SetVerticalJustificationToCentered();
    switch (anchor) {
        case TextAnchor::Left:
            text->SetJustificationToLeft();
            break;
        case TextAnchor::Centre:
            text->SetJustificationToCentered();
            break;
        case TextAnchor::Right:
            text->SetJustificationToRight();
            break;
    }
}

double ChartPen::textWidth_px(const std::string& text, bool bold) {
    if (text.empty()) return 0;
    const auto [known, isNew] = m_widths.try_emplace({text, bold}, 0);
    if (isNew) {
        applyText({}, TextAnchor::Left, bold);
        float bounds[4] = {};
        m_context.ComputeStringBounds(text.c_str(), bounds);
        known->second = bounds[2];
    }
    return known->second;
}

void ChartPen::text(ChartPoint at, const std::string& text, Colour colour, TextAnchor anchor,
                    bool bold) {
    if (text.empty()) return;
    applyText(colour, anchor, bold);
    m_context.DrawString(float(std::round(at.x)), float(std::round(m_height - at.y)), text.c_str());
}

void ChartPen::clipTo(const ChartRect& rect) {
    int box[4] = {int(std::floor(rect.left)), int(std::floor(m_height - rect.bottom())),
                  int(std::ceil(rect.width)), int(std::ceil(rect.height))};
    m_context.GetDevice()->SetClipping(box);
    m_context.GetDevice()->EnableClipping(true);
}

void ChartPen::clipNothing() {
    m_context.GetDevice()->EnableClipping(false);
}

}  // namespace gonio
