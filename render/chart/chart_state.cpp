#include "render/chart/chart_state.h"

#include <algorithm>

namespace gonio {

AxisRange ChartState::wholeTime() const {
    const auto& times = content.times_s;
    if (times.empty()) return {0, 1};
    const double half =
        times.size() > 1 ? (times.back() - times.front()) / 2 / double(times.size() - 1) : 0.5;
    return {times.front() - half, times.back() + half};
}

void ChartState::layOut() {
    // Text lines are about 1.25 times as high as the letters' size.
    places =
        layOutCharts(int(charts.size()), width_px, height_px, 1.25 * style.fontSize_px * scale);
}

void ChartState::fitValues() {
    values_deg.clear();
    for (const AngleChart& chart : charts) {
        values_deg.push_back(content.table
                                 ? valueRangeOf(*content.table, chart.curves, content.marks)
                                 : AxisRange{-10, 10});
    }
}

double ChartState::timeOf(int frame_) const {
    const auto& times = content.times_s;
    if (times.empty()) return 0;
    return times[std::size_t(std::clamp(frame_, 0, int(times.size()) - 1))];
}

double ChartState::xOf(int chart, double time) const {
    const ChartRect& plot = places[std::size_t(chart)].plot;
    return toPixel(time, time_s, plot.left, plot.right());
}

double ChartState::yOf(int chart, double value) const {
    const ChartRect& plot = places[std::size_t(chart)].plot;
    return toPixel(value, values_deg[std::size_t(chart)], plot.bottom(), plot.top);
}

TimeWindow ChartState::window(int chart) const {
    const ChartRect& plot = places[std::size_t(chart)].plot;
    return {time_s, plot.left, plot.right()};
}

}  // namespace gonio
