#include "render/chart/chart_geometry.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr double kLeastSpan_deg = 20;
constexpr double kValueRoom = 0.06;

/// 1, 2 or 5 times a power of ten, not below `least`.
double niceStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
}

ChartPlace placeIn(ChartRect frame, double text_px) {
    ChartPlace place;
    place.frame = frame;
    const double left = 3.4 * text_px, right = 0.8 * text_px;
    // Narrow charts write convention and values below each other.
    const double wide = frame.width / text_px;
    const double top = (wide >= 27 ? 3.6 : wide >= 19 ? 4.7 : 6.7) * text_px;
    const double bottom = 1.9 * text_px;
    place.plot = {frame.left + left, frame.top + top, std::max(1.0, frame.width - left - right),
                  std::max(1.0, frame.height - top - bottom)};
    return place;
}

}  // namespace

std::vector<ChartPlace> layOutCharts(int count, double width_px, double height_px,
                                     double textHeight_px) {
    std::vector<ChartPlace> places;
    if (count <= 0) return places;
    const double gap = std::round(0.5 * textHeight_px);
    const double leastWidth = 18 * textHeight_px;
    const int fitting = std::clamp(int((width_px + gap) / (leastWidth + gap)), 1, count);
    int rows = (count + fitting - 1) / fitting, columns = (count + rows - 1) / rows;
    // A chart too low to show a curve is worse than a narrow one.
    while (rows > 1 && height_px / rows < 11 * textHeight_px &&
           width_px / (columns + 1) > 9 * textHeight_px) {
        ++columns;
        rows = (count + columns - 1) / columns;
    }
    const double width = (width_px - gap * (columns + 1)) / columns;
    const double height = (height_px - gap * (rows + 1)) / rows;
    for (int i = 0; i < count; ++i) {
        const double left = gap + (i % columns) * (width + gap);
        const double top = gap + (i / columns) * (height + gap);
        places.push_back(placeIn({left, top, width, height}, textHeight_px));
    }
    return places;
}

double toPixel(double value, AxisRange range, double first_px, double last_px) {
    return first_px + (value - range.low) / range.span() * (last_px - first_px);
}

double fromPixel(double px, AxisRange range, double first_px, double last_px) {
    return range.low + (px - first_px) / (last_px - first_px) * range.span();
}

Ticks ticksOf(AxisRange range, int most) {
    Ticks ticks;
    if (most < 1 || !(range.span() > 0)) return ticks;
    ticks.step = niceStep(range.span() / most);
    ticks.decimals = std::max(0, int(std::ceil(-std::log10(ticks.step) - 1e-9)));
    const double first = std::ceil(range.low / ticks.step - 1e-9);
    for (double i = first; i * ticks.step <= range.high + 1e-9 * ticks.step; ++i) {
        ticks.values.push_back(i * ticks.step);
    }
    return ticks;
}

AxisRange valueRangeOf(const AngleTable& table, std::span<const ChartCurve> curves,
                       std::span<const ChartMark> marks) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const auto take = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const ChartCurve& curve : curves) {
        if (const AngleSeries* series = table.find(curve.angle)) {
            for (const double value : series->filtered_deg) take(value);
        }
        for (const ChartMark& mark : marks) {
            if (mark.angle == curve.angle) take(mark.value_deg);
        }
    }
    if (low > high) return {-10, 10};
    const double room = kValueRoom * (high - low);
    const double missing = std::max(0.0, kLeastSpan_deg - (high - low) - 2 * room) / 2;
    low -= room + missing;
    high += room + missing;
    const double step = niceStep((high - low) / 10);
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step};
}

int nearestFrame(std::span<const double> times_s, double time_s) {
    if (times_s.empty()) return 0;
    const auto after = std::lower_bound(times_s.begin(), times_s.end(), time_s);
    if (after == times_s.begin()) return 0;
    if (after == times_s.end()) return int(times_s.size()) - 1;
    const int next = int(after - times_s.begin());
    return *after - time_s < time_s - *(after - 1) ? next : next - 1;
}

AxisRange spanOfFrames(std::span<const double> times_s, FrameRange frames) {
    const int last = int(times_s.size()) - 1;
    if (last < 0) return {0, 0};
    const auto between = [&](int a, int b) {
        a = std::clamp(a, 0, last);
        b = std::clamp(b, 0, last);
        return (times_s[std::size_t(a)] + times_s[std::size_t(b)]) / 2;
    };
    return {between(frames.first - 1, frames.first), between(frames.last, frames.last + 1)};
}

}  // namespace gonio
