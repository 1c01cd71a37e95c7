#pragma once

#include <optional>

#include "render/chart/chart_geometry.h"
#include "render/chart/curve_pixels.h"

namespace gonio {

/// A rectangle being drawn with the pointer, in one chart.
struct RubberBand {
    int chart = 0;
    ChartPoint from, to;
};

/// Values of a curve in the making (the brush), by frame; drawn over the curve.
struct CurveProposal {
    std::string angle;
    std::vector<int> frames;
    std::vector<double> values_deg;
};

/// All that a picture of the charts depends on, as values.
struct ChartState {
    std::vector<AngleChart> charts;
    ChartContent content;
    ChartTexts texts = englishChartTexts();
    ChartStyle style;
    int frame = 0;
    FrameRange selection;
    AxisRange time_s{0, 1};
    int activeChart = -1;  ///< with the keyboard's focus; -1: none
    bool editing = false;  ///< handles are shown at the marks
    std::optional<RubberBand> rubberBand;
    std::optional<CurveProposal> proposal;

    /// Counts the changes of what lies behind the cursor and the marks.
    long ground = 0;

    double width_px = 1, height_px = 1;
    double scale = 1;                   ///< device pixels of a pixel of the style
    std::vector<ChartPlace> places;     ///< one a chart
    std::vector<AxisRange> values_deg;  ///< one a chart

    /// All times of the clip, half a frame more on both sides; 0..1 without times.
    AxisRange wholeTime() const;
    /// Places anew after size, charts or style changed.
    void layOut();
    /// Value axes anew after charts or content changed.
    void fitValues();

    double timeOf(int frame_) const;
    double xOf(int chart, double time) const;
    double yOf(int chart, double value) const;
    TimeWindow window(int chart) const;
};

}  // namespace gonio
