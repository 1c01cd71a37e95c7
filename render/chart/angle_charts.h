#pragma once

#include <memory>

#include "core/result.h"
#include "core/video/frame.h"
#include "render/chart/chart_state.h"

class vtkRenderer;

namespace gonio {

/// What lies under a point.
struct ChartHit {
    int chart = -1;  ///< -1: none
    bool inPlot = false;
    double time_s = 0, value_deg = 0;
    int frame = 0;  ///< whose time is nearest
    int mark = -1;  ///< index into the content's marks; -1: none
};

/// Charts of joint angles over presentation time, drawn by a VTK context scene: right blue, left
/// orange, filtered thick, raw thin, low confidence pale, gaps open, interpolated parts dashed,
/// corrections yellow diamonds, bad and pending stretches shaded, the cursor's values in words.
/// Knows no window: put renderer() into one, or ask for a picture().
class AngleCharts {
public:
    AngleCharts();
    explicit AngleCharts(ChartState state);
    ~AngleCharts();
    AngleCharts(const AngleCharts&) = delete;
    AngleCharts& operator=(const AngleCharts&) = delete;

    vtkRenderer* renderer() const;

    const ChartState& state() const { return *m_state; }

    void setTexts(ChartTexts texts);
    void setStyle(const ChartStyle& style);
    void setCharts(std::vector<AngleChart> charts);
    /// Times that differ from those before show the whole clip again.
    void setContent(ChartContent content);
    void setMarks(std::vector<ChartMark> marks);
    void setFrame(int frame);
    void setSelection(FrameRange selection);
    void setActiveChart(int chart);
    void setEditing(bool editing);
    void setRubberBand(std::optional<RubberBand> band);
    void setProposal(std::optional<CurveProposal> proposal);
    /// While held, value axes stay as they are, whatever the content (a drag).
    void holdValueAxes(bool held);
    /// \param scale  device pixels of a pixel of the style
    void setSize(int width_px, int height_px, double scale = 1);

    /// Kept within the clip and at least three frames wide.
    void setTimeRange(AxisRange time_s);
    void showWholeClip();
    /// Around a time that stays where it is; factor < 1 shows less.
    void zoomTime(double factor, double at_s);
    /// Moves the visible stretch so that the frame is in it, where it is not.
    void showFrame(int frame);

    ChartPoint pointOf(int chart, double time_s, double value_deg) const;
    ChartHit hitAt(ChartPoint at) const;
    /// Indices of the marks of a chart inside a rectangle.
    std::vector<int> marksIn(const RubberBand& band) const;

    /// Draws the same charts at another size, without a screen of their own.
    /// \return WriteFailed where OpenGL cannot draw
    Result<Image> picture(int width_px, int height_px, double scale = 1) const;

private:
    class Item;
    struct Vtk;
    std::unique_ptr<ChartState> m_state;
    std::unique_ptr<Vtk> m_vtk;
    bool m_held = false;
};

}  // namespace gonio
