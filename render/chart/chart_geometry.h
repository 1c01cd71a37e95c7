#pragma once

#include <span>
#include <vector>

#include "core/correct/corrections.h"
#include "render/chart/chart_data.h"

namespace gonio {

/// Pixels from the upper left corner of the picture; x to the right, y down.
struct ChartPoint {
    double x = 0, y = 0;
};

struct ChartRect {
    double left = 0, top = 0, width = 0, height = 0;

    double right() const { return left + width; }

    double bottom() const { return top + height; }

    bool contains(ChartPoint p) const {
        return p.x >= left && p.x < right() && p.y >= top && p.y < bottom();
    }
};

/// A stretch of an axis.
struct AxisRange {
    double low = 0, high = 1;

    double span() const { return high - low; }

    bool operator==(const AxisRange&) const = default;
};

/// Where one chart lies.
struct ChartPlace {
    ChartRect frame;  ///< the whole chart
    ChartRect plot;   ///< where curves are drawn
};

/// Places of `count` charts: a row where each is at least 18 text heights wide, else rows of equal
/// charts; charts of rows too low to show a curve are put side by side even if narrow.
std::vector<ChartPlace> layOutCharts(int count, double width_px, double height_px,
                                     double textHeight_px);

/// Straight mapping of an axis to pixels and back.
double toPixel(double value, AxisRange range, double first_px, double last_px);
double fromPixel(double px, AxisRange range, double first_px, double last_px);

/// Multiples of 1, 2 or 5 times a power of ten inside the range, at most `most` of them.
struct Ticks {
    std::vector<double> values;
    double step = 0;
    int decimals = 0;
};

Ticks ticksOf(AxisRange range, int most);

/// Value axis of curves: all filtered values and marks, 6 % room, rounded outwards to whole steps;
/// at least 20 degrees. Depends on the whole clip, so it stands still while playing and zooming.
AxisRange valueRangeOf(const AngleTable& table, std::span<const ChartCurve> curves,
                       std::span<const ChartMark> marks);

/// Frame whose presentation time lies nearest; 0 for no times.
int nearestFrame(std::span<const double> times_s, double time_s);

/// Times at which the frames of a range begin and end to be seen: half a step around them.
AxisRange spanOfFrames(std::span<const double> times_s, FrameRange frames);

}  // namespace gonio
