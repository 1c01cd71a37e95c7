#pragma once

#include <optional>
#include <set>

#include "app/gui/vtk/vtk_widget.h"
#include "render/chart/angle_charts.h"

namespace gonio {

/// The charts on the screen: turns pointer and keys into what the user means by them. Holds no
/// values of the case: it tells what was done, and is told what to show.
class ChartWidget : public VtkWidget {
    Q_OBJECT

public:
    explicit ChartWidget(QWidget* parent = nullptr);

    AngleCharts& charts() { return m_charts; }

    const AngleCharts& charts() const { return m_charts; }

    /// Marks can be taken hold of.
    void setEditing(bool editing);
    /// A drag along a curve proposes a smoother one.
    void setBrushing(bool brushing);

    bool isEditing() const { return m_editing; }

    /// Marks of the case; a drag in progress shows its own until it ends.
    void setMarks(std::vector<ChartMark> marks);

    const std::set<int>& selectedMarks() const { return m_selected; }

    /// \param ids  of marks
    void selectMarks(std::set<int> ids);

Q_SIGNALS:
    void frameChosen(int frame);
    void rangeChosen(gonio::FrameRange frames);
    void chartChosen(int chart);
    /// Marks are where they were dragged to. \param drag  the same for all steps of one drag
    void marksMoved(const std::vector<gonio::ChartMark>& marks, int drag);
    void markSelectionChanged();
    void insertAsked(int chart, int frame, double value_deg);
    void deleteAsked();
    /// The brush went over these frames; \p done: it was lifted.
    void brushed(int chart, gonio::FrameRange frames, double value_deg, bool done);
    void chartStepAsked(int step);
    void editAsked();
    void insertAtCursorAsked();
    void escapePressed();

protected:
    bool pointerPressed(const VtkPointer& pointer) override;
    bool pointerMoved(const VtkPointer& pointer) override;
    bool pointerReleased(const VtkPointer& pointer) override;
    bool wheelTurned(const VtkPointer& pointer, double steps) override;
    void windowResized(int width_px, int height_px) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Gesture { None, Range, Marks, Box, Brush, Pan };

    ChartPoint pointOf(const VtkPointer& pointer) const;
    bool pressed(const ChartHit& hit, ChartPoint at, const VtkPointer& pointer);
    void startOnMark(const ChartHit& hit, bool add);
    void dragMarks(const ChartHit& hit);
    void finishBox(bool add);
    void updateSize();
    void showMarks(std::vector<ChartMark> marks);
    void showTip(const QPoint& at, const QPoint& global);
    bool handleKey(int key);

    AngleCharts m_charts;
    bool m_editing = false, m_brushing = false;
    std::set<int> m_selected;
    std::vector<ChartMark> m_marks;  ///< of the case

    Gesture m_gesture = Gesture::None;
    bool m_moved = false;  ///< farther than a trembling hand
    ChartPoint m_from;
    ChartHit m_start;
    AxisRange m_startTime;
    std::vector<ChartMark> m_dragged;  ///< as they were when the drag began
    double m_grab_deg = 0;             ///< from the pointer to the mark it took hold of
    int m_grabFrames = 0;
    int m_drag = 0;
};

}  // namespace gonio
