#pragma once

#include <span>
#include <vector>

#include "render/chart/chart_geometry.h"

namespace gonio {

/// How a piece of a curve is to be drawn.
struct CurveLook {
    bool interpolated = false;   ///< dashed
    bool lowConfidence = false;  ///< pale
    bool operator==(const CurveLook&) const = default;
};

/// A vertex of a curve on its way to the screen.
struct CurveVertex {
    double x_px = 0, value_deg = 0;
    int row = 0;          ///< of the table
    CurveLook look;       ///< of the samples that it stands for
    bool starts = false;  ///< the line begins anew here: a gap lies before
};

/// Where the columns of pixels of a plot lie.
struct TimeWindow {
    AxisRange times_s;
    double left_px = 0, right_px = 1;
};

/// A curve as a line with at most four vertices in a column of pixels: the first, least, greatest
/// and last value of the column, in order of time. No extreme value is lost; gaps stay open unless
/// they lie within one column. Where few samples are visible, every one is a vertex.
///
/// \param rowTimes_s  increasing, one a row
/// \param values_deg  one a row; NaN is a gap
/// \param frames      one a row; a step above `step` is a gap
/// \param looks       one a row, or empty: plain
std::vector<CurveVertex> curvePixels(std::span<const double> rowTimes_s,
                                     std::span<const double> values_deg,
                                     std::span<const int> frames, std::span<const CurveLook> looks,
                                     const TimeWindow& window, int step = 1);

/// Greatest step between frames that is no gap in a table of only some frames, as a preview is:
/// half as much again as the least one. 1 without frames.
int stepOf(std::span<const int> frames);

/// Looks of a series' samples.
std::vector<CurveLook> looksOf(const AngleTable& table, const AngleSeries& series);

/// A line in pixels.
struct PixelLine {
    std::vector<float> xy;  ///< x, y, x, y, ...
    CurveLook look;
};

/// Vertices as lines of one look each, y by the value axis; a lonely vertex is a short dash.
std::vector<PixelLine> linesOf(std::span<const CurveVertex> vertices, AxisRange values,
                               double top_px, double bottom_px);

/// Upright lines, one a column of pixels, from the least to the greatest value, joined to the
/// column before: what a curve looks like whose samples fill its columns. Pairs of points.
std::vector<float> columnBars(std::span<const CurveVertex> vertices, AxisRange values,
                              double top_px, double bottom_px);

/// The parts of a line that a pattern of dashes leaves, as pairs of points.
std::vector<float> dashed(const std::vector<float>& xy, double dash_px, double space_px);

}  // namespace gonio
