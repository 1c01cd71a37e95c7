#include "render/chart/chart_painter.h"

namespace gonio {

Colour colourOf(const ChartStyle& style, ChartSide side) {
    switch (side) {
        case ChartSide::Right:
            return style.right;
        case ChartSide::Left:
            return style.left;
        case ChartSide::Middle:
            break;
    }
    return style.middle;
}

void ChartPainter::paintGround(ChartPen& pen, const ChartState& state) {
    if (m_table != state.content.table || m_frameTimes_s != state.content.times_s) {
        m_curves.clear();
        m_table = state.content.table;
        m_frameTimes_s = state.content.times_s;
        m_rowTimes_s.clear();
        if (m_table) {
            // The axis is the video's presentation time, also where the table has its own clock.
            for (std::size_t row = 0; row < m_table->frames.size(); ++row) {
                m_rowTimes_s.push_back(state.timeOf(m_table->frames[row]));
            }
        }
    }
    pen.fill({0, 0, state.width_px, state.height_px}, state.style.ground);
    for (int chart = 0; chart < int(state.charts.size()); ++chart) {
        paintChartGround(pen, state, chart);
        paintCurves(pen, state, chart);
        paintChartTitle(pen, state, chart);
    }
}

void ChartPainter::paintFront(ChartPen& pen, const ChartState& state) {
    for (int chart = 0; chart < int(state.charts.size()); ++chart) {
        paintChartFront(pen, state, chart);
    }
}

const ChartPainter::CachedCurve& ChartPainter::pixelsOf(const ChartState& state, int chart,
                                                        const AngleSeries& series) {
    CachedCurve& cached = m_curves[{chart, series.name}];
    const TimeWindow window = state.window(chart);
    if (cached.looks.empty()) cached.looks = looksOf(*m_table, series);
    const bool same = cached.time_s == window.times_s && cached.left_px == window.left_px &&
                      cached.right_px == window.right_px;
    if (!same) {
        cached.time_s = window.times_s;
        cached.left_px = window.left_px;
        cached.right_px = window.right_px;
        // A preview has a value every few frames: what lies between is no gap.
        const bool isPreview = state.content.freshness == Freshness::Preview;
        const int step = isPreview ? stepOf(m_table->frames) : 1;
        cached.filtered = curvePixels(m_rowTimes_s, series.filtered_deg, m_table->frames,
                                      cached.looks, window, step);
        cached.raw = curvePixels(m_rowTimes_s, series.raw_deg, m_table->frames, {}, window, step);
    }
    return cached;
}

void ChartPainter::paintCurves(ChartPen& pen, const ChartState& state, int chart) {
    pen.clipTo(state.places[std::size_t(chart)].plot);
    const auto& curves = state.charts[std::size_t(chart)].curves;
    // The first curve, the right one, lies on top.
    for (auto curve = curves.rbegin(); curve != curves.rend(); ++curve) {
        paintCurve(pen, state, chart, *curve);
    }
    pen.clipNothing();
}

void ChartPainter::paintCurve(ChartPen& pen, const ChartState& state, int chart,
                              const ChartCurve& curve) {
    const AngleSeries* series = m_table ? m_table->find(curve.angle) : nullptr;
    if (series == nullptr) return;
    const CachedCurve& cached = pixelsOf(state, chart, *series);
    const AxisRange values = state.values_deg[std::size_t(chart)];
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    const bool fresh = state.content.freshness == Freshness::Fresh;
    const Colour colour = fresh ? colourOf(state.style, curve.side) : state.style.quietText;
    const double s = pen.scale();
    // Where many samples share a column, both sides fill the same area: each column becomes one
    // line, and both sides shine through.
    if (double(cached.filtered.size()) > 2.5 * plot.width) {
        pen.pieces(columnBars(cached.raw, values, plot.top, plot.bottom()), colour, 1, 0.2);
        pen.pieces(columnBars(cached.filtered, values, plot.top, plot.bottom()), colour, 1,
                   fresh ? 0.6 : 0.3);
        return;
    }
    if (fresh) {
        for (const PixelLine& line : linesOf(cached.raw, values, plot.top, plot.bottom())) {
            pen.curve(line.xy, colour, s, 0.3);
        }
    }
    for (const PixelLine& line : linesOf(cached.filtered, values, plot.top, plot.bottom())) {
        const double opacity = line.look.lowConfidence ? 0.4 : 1;
        const double width = (line.look.lowConfidence ? 1.4 : 2) * s;
        if (line.look.interpolated || !fresh) {
            pen.pieces(dashed(line.xy, 5 * s, 4 * s), colour, width, opacity);
        } else {
            pen.curve(line.xy, colour, width + s, 0.25 * opacity);  // softens the edge
            pen.curve(line.xy, colour, width, opacity);
        }
    }
}

}  // namespace gonio
