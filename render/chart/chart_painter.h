#pragma once

#include <map>
#include <memory>

#include "render/chart/chart_pen.h"
#include "render/chart/chart_state.h"

namespace gonio {

/// Paints charts; remembers what their curves come down to in pixels, so that moving the cursor
/// does not go through the whole clip again.
class ChartPainter {
public:
    /// Grounds, curves and titles: what stays while the cursor moves.
    void paintGround(ChartPen& pen, const ChartState& state);
    /// What stands in front of them.
    void paintFront(ChartPen& pen, const ChartState& state);

private:
    /// Pixels of a curve and what they were made of.
    struct CachedCurve {
        std::shared_ptr<const AngleTable> table;
        std::vector<double> frameTimes_s;
        std::vector<CurveLook> looks;
        AxisRange time_s;
        double left_px = 0, right_px = 0;
        std::vector<CurveVertex> raw, filtered;
    };

    const CachedCurve& pixelsOf(const ChartState& state, int chart, const AngleSeries& series);

    void paintCurves(ChartPen& pen, const ChartState& state, int chart);
    void paintCurve(ChartPen& pen, const ChartState& state, int chart, const ChartCurve& curve);

    std::map<std::pair<int, std::string>, CachedCurve> m_curves;
    std::shared_ptr<const AngleTable> m_table;
    std::vector<double> m_rowTimes_s, m_frameTimes_s;
};

/// Everything that lies behind the curves: grounds, shaded stretches, grid and axes.
void paintChartGround(ChartPen& pen, const ChartState& state, int chart);

/// Name, unit and convention.
void paintChartTitle(ChartPen& pen, const ChartState& state, int chart);

/// Everything in front of the curves: cursor, marks, values.
void paintChartFront(ChartPen& pen, const ChartState& state, int chart);

/// Colour of a side.
Colour colourOf(const ChartStyle& style, ChartSide side);

}  // namespace gonio
