// Painting behind the curves.
#include <algorithm>
#include <cmath>
#include <limits>

#include "render/chart/chart_painter.h"

namespace gonio {
namespace {

/// Shades stretches of frames; those that share pixels are painted once. \return the widest part
ChartRect shade(ChartPen& pen, const ChartState& state, int chart,
                const std::vector<FrameRange>& ranges, Colour colour, double opacity) {
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    ChartRect widest;
    double painted = -std::numeric_limits<double>::infinity();
    for (const FrameRange& range : ranges) {
        if (range.empty()) continue;
        const AxisRange span = spanOfFrames(state.content.times_s, range);
        const double left = std::max({state.xOf(chart, span.low), plot.left, painted});
        const double right =
            std::min(std::max(state.xOf(chart, span.high), left + 1), plot.right());
        if (right <= left) continue;
        const ChartRect rect{left, plot.top, right - left, plot.height};
        pen.fill(rect, colour, opacity);
        painted = right;
        if (rect.width > widest.width) widest = rect;
    }
    return widest;
}

/// Slanted lines in shaded stretches, so that they differ by more than colour.
void hatch(ChartPen& pen, const ChartState& state, int chart, const std::vector<FrameRange>& ranges,
           Colour colour) {
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    const double step = 8 * pen.scale();
    std::vector<float> pieces;
    for (const FrameRange& range : ranges) {
        const AxisRange span = spanOfFrames(state.content.times_s, range);
        const double left = std::max(state.xOf(chart, span.low), plot.left);
        const double right = std::min(state.xOf(chart, span.high), plot.right());
        if (right - left < 3 * pen.scale() || pieces.size() > 40000) continue;
        for (double c = std::floor((left + plot.top) / step) * step; c < right + plot.bottom();
             c += step) {
            const double x0 = std::max(left, c - plot.bottom());
            const double x1 = std::min(right, c - plot.top);
            if (x1 <= x0) continue;
            pieces.insert(pieces.end(), {float(x0), float(c - x0), float(x1), float(c - x1)});
        }
    }
    pen.pieces(pieces, colour, pen.scale(), 0.25);
}

void label(ChartPen& pen, const ChartRect& area, const std::string& word, Colour colour) {
    if (area.width < pen.textWidth_px(word) + 6 * pen.scale()) return;
    pen.text({area.left + 3 * pen.scale(), area.bottom() - 0.6 * pen.textHeight_px()}, word,
             colour);
}

void paintNorm(ChartPen& pen, const ChartState& state, int chart) {
    const auto& norm = state.charts[std::size_t(chart)].norm;
    if (!norm || norm->low_deg.size() != norm->times_s.size() ||
        norm->high_deg.size() != norm->times_s.size()) {
        return;
    }
    std::vector<float> x, low, high;
    for (std::size_t i = 0; i < norm->times_s.size(); ++i) {
        x.push_back(float(state.xOf(chart, norm->times_s[i])));
        low.push_back(float(state.yOf(chart, norm->low_deg[i])));
        high.push_back(float(state.yOf(chart, norm->high_deg[i])));
    }
    pen.band(x, low, high, state.style.norm, 0.28);
}

void paintGrid(ChartPen& pen, const ChartState& state, int chart) {
    const ChartRect& plot = state.places[std::size_t(chart)].plot;
    const AxisRange values = state.values_deg[std::size_t(chart)];
    const double s = pen.scale(), text = pen.textHeight_px();
    const Ticks ticks = ticksOf(values, std::max(2, int(plot.height / (2.2 * text))));
    for (const double value : ticks.values) {
        const double y = state.yOf(chart, value);
        const bool zero = std::abs(value) < 1e-9;
        pen.line({plot.left, y}, {plot.right(), y}, zero ? state.style.quietText : state.style.grid,
                 s, zero ? 0.6 : 1);
        pen.text({plot.left - 4 * s, y}, state.texts.number(value, ticks.decimals),
                 state.style.quietText, TextAnchor::Right);
    }
    const Ticks times = ticksOf(state.time_s, std::max(2, int(plot.width / (3.2 * text))));
    const double y = plot.bottom() + 0.75 * text;
    const double unit = plot.right() - pen.textWidth_px(state.texts.seconds);
    for (const double time : times.values) {
        const double x = state.xOf(chart, time);
        pen.line({x, plot.top}, {x, plot.bottom()}, state.style.grid, s);
        const std::string number = state.texts.number(time, times.decimals);
        const double half = pen.textWidth_px(number) / 2;
        if (x + half + 4 * s > unit || x - half < plot.left - 2 * text) continue;
        pen.text({x, y}, number, state.style.quietText, TextAnchor::Centre);
    }
    pen.text({unit, y}, state.texts.seconds, state.style.quietText);
}

}  // namespace

void paintChartGround(ChartPen& pen, const ChartState& state, int chart) {
    const ChartPlace& place = state.places[std::size_t(chart)];
    const ChartStyle& style = state.style;
    pen.fill(place.frame, style.plot);
    pen.outline(place.frame, chart == state.activeChart ? style.selection : style.line,
                (chart == state.activeChart ? 2 : 1) * pen.scale());
    paintGrid(pen, state, chart);
    pen.clipTo(place.plot);
    paintNorm(pen, state, chart);
    if (!state.selection.empty()) {
        const ChartRect selected =
            shade(pen, state, chart, {state.selection}, style.selection, 0.28);
        for (const double x : {selected.left, selected.right()}) {
            pen.line({x, place.plot.top}, {x, place.plot.bottom()}, style.selection, pen.scale());
        }
    }
    const ChartRect pending =
        shade(pen, state, chart, state.content.pending, style.corrected, 0.13);
    hatch(pen, state, chart, state.content.pending, style.corrected);
    const ChartRect bad = shade(pen, state, chart, state.content.bad, style.doubt, 0.3);
    label(pen, pending, state.texts.pending, style.corrected);
    label(pen, bad, state.texts.bad, style.text);
    pen.clipNothing();
}

}  // namespace gonio
