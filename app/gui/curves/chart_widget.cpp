#include "app/gui/curves/chart_widget.h"

#include <vtkRenderer.h>

#include <QFontInfo>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/gui/curves/chart_words.h"

namespace gonio {
namespace {

constexpr double kTremble_px = 4;  ///< of the style's pixels

}  // namespace

ChartWidget::ChartWidget(QWidget* parent) : VtkWidget(parent) {
    addRenderer(m_charts.renderer());
    m_charts.setTexts(translatedChartTexts());
    m_charts.setStyle(themedChartStyle(QFontInfo(font()).pixelSize()));
    updateSize();
}

void ChartWidget::setEditing(bool editing) {
    m_editing = editing;
    m_charts.setEditing(editing);
    if (!editing) {
        m_brushing = false;
        selectMarks({});
    }
    requestRender();
}

void ChartWidget::setBrushing(bool brushing) {
    m_brushing = brushing;
    setCursor(brushing ? Qt::CrossCursor : Qt::ArrowCursor);
}

void ChartWidget::setMarks(std::vector<ChartMark> marks) {
    m_marks = std::move(marks);
    std::set<int> there;
    for (const ChartMark& mark : m_marks) there.insert(mark.id);
    std::erase_if(m_selected, [&](int id) { return !there.contains(id); });
    showMarks(m_marks);
}

void ChartWidget::showMarks(std::vector<ChartMark> marks) {
    for (ChartMark& mark : marks) mark.selected = m_selected.contains(mark.id);
    m_charts.setMarks(std::move(marks));
    requestRender();
}

void ChartWidget::selectMarks(std::set<int> ids) {
    if (ids == m_selected) return;
    m_selected = std::move(ids);
    showMarks(m_charts.state().content.marks);
    Q_EMIT markSelectionChanged();
}

void ChartWidget::updateSize() {
    const double ratio = devicePixelRatioF();
    m_charts.setSize(int(std::lround(width() * ratio)), int(std::lround(height() * ratio)), ratio);
}

void ChartWidget::windowResized(int width_px, int height_px) {
    m_charts.setSize(width_px, height_px, devicePixelRatioF());
}

void ChartWidget::resizeEvent(QResizeEvent* event) {
    VtkWidget::resizeEvent(event);
    updateSize();
}

ChartPoint ChartWidget::pointOf(const VtkPointer& pointer) const {
    return {pointer.x_px, m_charts.state().height_px - pointer.y_px};
}

bool ChartWidget::pointerPressed(const VtkPointer& pointer) {
    if (!hasFocus()) setFocus(Qt::MouseFocusReason);
    const ChartPoint at = pointOf(pointer);
    const ChartHit hit = m_charts.hitAt(at);
    m_from = at;
    m_start = hit;
    m_moved = false;
    m_gesture = Gesture::None;
    if (hit.chart < 0) return true;
    if (pointer.button == Qt::MiddleButton) {
        m_gesture = Gesture::Pan;
        m_startTime = m_charts.state().time_s;
        return true;
    }
    if (pointer.button != Qt::LeftButton) return true;
    if (hit.chart != m_charts.state().activeChart) Q_EMIT chartChosen(hit.chart);
    return pressed(hit, at, pointer);
}

bool ChartWidget::pressed(const ChartHit& hit, ChartPoint at, const VtkPointer& pointer) {
    if (pointer.doubleClick) {
        if (m_editing && hit.inPlot && hit.mark < 0) {
            Q_EMIT insertAsked(hit.chart, hit.frame, hit.value_deg);
        } else if (hit.mark < 0) {
            m_charts.showWholeClip();
            Q_EMIT rangeChosen({});
            requestRender();
        }
        return true;
    }
    const bool shift = pointer.modifiers.testFlag(Qt::ShiftModifier);
    if (m_editing && hit.mark >= 0 && !shift) {
        startOnMark(hit, pointer.modifiers.testFlag(Qt::ControlModifier));
    } else if (m_editing && shift) {
        m_gesture = Gesture::Box;
    } else if (m_editing && m_brushing && hit.inPlot) {
        m_gesture = Gesture::Brush;
        m_charts.holdValueAxes(true);
    } else if (hit.inPlot) {
        m_gesture = Gesture::Range;
        Q_EMIT frameChosen(hit.mark >= 0 ? m_marks[std::size_t(hit.mark)].frame : hit.frame);
    }
    m_from = at;
    return true;
}

void ChartWidget::startOnMark(const ChartHit& hit, bool add) {
    const ChartMark mark = m_charts.state().content.marks[std::size_t(hit.mark)];
    std::set<int> chosen = m_selected;
    if (add) {
        chosen.contains(mark.id) ? chosen.erase(mark.id) : chosen.insert(mark.id).second;
    } else if (!chosen.contains(mark.id)) {
        chosen = {mark.id};
    }
    selectMarks(chosen);
    Q_EMIT frameChosen(mark.frame);
    if (!m_selected.contains(mark.id)) return;
    m_gesture = Gesture::Marks;
    ++m_drag;
    m_grab_deg = mark.value_deg - hit.value_deg;
    m_grabFrames = mark.frame - hit.frame;
    m_start.frame = mark.frame;
    m_start.value_deg = mark.value_deg;
    m_dragged.clear();
    for (const ChartMark& each : m_marks) {
        if (m_selected.contains(each.id)) m_dragged.push_back(each);
    }
    m_charts.holdValueAxes(true);
}

bool ChartWidget::pointerMoved(const VtkPointer& pointer) {
    if (m_gesture == Gesture::None) return true;
    const ChartPoint at = pointOf(pointer);
    const double far = std::max(std::abs(at.x - m_from.x), std::abs(at.y - m_from.y));
    m_moved = m_moved || far > kTremble_px * m_charts.state().scale;
    if (!m_moved) return true;
    // Beyond the edge of the plot counts as on it.
    const ChartRect& plot = m_charts.state().places[std::size_t(m_start.chart)].plot;
    const ChartPoint inside{std::clamp(at.x, plot.left, plot.right() - 1e-3),
                            std::clamp(at.y, plot.top, plot.bottom() - 1e-3)};
    const ChartHit hit = m_charts.hitAt(inside);
    const FrameRange between{std::min(m_start.frame, hit.frame),
                             std::max(m_start.frame, hit.frame)};
    switch (m_gesture) {
        case Gesture::Range:
            Q_EMIT rangeChosen(between);
            break;
        case Gesture::Marks:
            dragMarks(hit);
            break;
        case Gesture::Box:
            m_charts.setRubberBand(RubberBand{m_start.chart, m_from, inside});
            break;
        case Gesture::Brush:
            Q_EMIT brushed(m_start.chart, between, m_start.value_deg, false);
            break;
        case Gesture::Pan: {
            const double shift = (m_from.x - at.x) / plot.width * m_startTime.span();
            m_charts.setTimeRange({m_startTime.low + shift, m_startTime.high + shift});
            break;
        }
        case Gesture::None:
            break;
    }
    requestRender();
    return true;
}

void ChartWidget::dragMarks(const ChartHit& hit) {
    const int frames = hit.frame + m_grabFrames - m_start.frame;
    const double rise_deg = hit.value_deg + m_grab_deg - m_start.value_deg;
    std::vector<ChartMark> moved = m_dragged;
    for (ChartMark& mark : moved) {
        mark.frame += frames;
        mark.value_deg += rise_deg;
    }
    Q_EMIT marksMoved(moved, m_drag);
}

bool ChartWidget::pointerReleased(const VtkPointer& pointer) {
    const Gesture gesture = m_gesture;
    m_gesture = Gesture::None;
    if (gesture == Gesture::Box) finishBox(pointer.modifiers.testFlag(Qt::ControlModifier));
    if (gesture == Gesture::Marks || gesture == Gesture::Brush) m_charts.holdValueAxes(false);
    if (gesture == Gesture::Brush && m_moved) {
        const ChartHit hit = m_charts.hitAt(pointOf(pointer));
        const int end = hit.chart == m_start.chart ? hit.frame : m_start.frame;
        Q_EMIT brushed(m_start.chart, {std::min(m_start.frame, end), std::max(m_start.frame, end)},
                       m_start.value_deg, true);
    }
    requestRender();
    return true;
}

void ChartWidget::finishBox(bool add) {
    const auto band = m_charts.state().rubberBand;
    m_charts.setRubberBand(std::nullopt);
    std::set<int> chosen = add ? m_selected : std::set<int>();
    if (band) {
        for (const int i : m_charts.marksIn(*band)) {
            chosen.insert(m_charts.state().content.marks[std::size_t(i)].id);
        }
    }
    selectMarks(chosen);
}

bool ChartWidget::wheelTurned(const VtkPointer& pointer, double steps) {
    const ChartHit hit = m_charts.hitAt(pointOf(pointer));
    if (hit.chart < 0) return true;
    const AxisRange now = m_charts.state().time_s;
    if (pointer.modifiers.testFlag(Qt::ShiftModifier)) {
        const double shift = -0.15 * steps * now.span();
        m_charts.setTimeRange({now.low + shift, now.high + shift});
    } else {
        m_charts.zoomTime(std::pow(0.8, steps), hit.time_s);
    }
    requestRender();
    return true;
}

bool ChartWidget::handleKey(int key) {
    switch (key) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            Q_EMIT chartStepAsked(key == Qt::Key_Up ? -1 : 1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT editAsked();
            return true;
        case Qt::Key_Insert:
            if (m_editing) Q_EMIT insertAtCursorAsked();
            return m_editing;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (m_editing) Q_EMIT deleteAsked();
            return m_editing;
        case Qt::Key_Escape:
            if (m_editing) Q_EMIT escapePressed();
            return m_editing;
        default:
            return false;
    }
}

void ChartWidget::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && handleKey(event->key())) {
        event->accept();
        return;
    }
    VtkWidget::keyPressEvent(event);
}

bool ChartWidget::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_editing) {
        // While a curve is edited, its keys go before those of the window.
        const auto& key = static_cast<QKeyEvent&>(*event);
        const bool ours = key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace ||
                          key.key() == Qt::Key_Insert || key.key() == Qt::Key_Escape;
        if (ours && key.modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto& help = static_cast<QHelpEvent&>(*event);
        showTip(help.pos(), help.globalPos());
        return true;
    }
    if (event->type() == QEvent::FontChange) {
        ChartStyle style = m_charts.state().style;
        style.fontSize_px = QFontInfo(font()).pixelSize();
        m_charts.setStyle(style);
        requestRender();
    }
    return VtkWidget::event(event);
}

void ChartWidget::showTip(const QPoint& at, const QPoint& global) {
    const double ratio = devicePixelRatioF();
    const ChartHit hit = m_charts.hitAt({at.x() * ratio, at.y() * ratio});
    const ChartState& state = m_charts.state();
    if (hit.chart < 0 || !hit.inPlot || !state.content.table) return QToolTip::hideText();
    const QLocale locale;
    QStringList lines;
    lines << tr("Frame %1, %2 s")
                 .arg(locale.toString(hit.frame))
                 .arg(locale.toString(state.timeOf(hit.frame), 'f', 3));
    for (const ChartCurve& curve : state.charts[std::size_t(hit.chart)].curves) {
        if (state.content.table->find(curve.angle) == nullptr) continue;
        lines << readingText(curve.side, readingIn(state.content, curve.angle, hit.frame),
                             state.content.freshness);
    }
    if (hit.mark >= 0) {
        const ChartMark& mark = state.content.marks[std::size_t(hit.mark)];
        lines << (m_editing ? tr("Correction: %1°. Drag to change it, Del to delete it.")
                            : tr("Correction: %1°. Press Enter to edit corrections."))
                     .arg(locale.toString(mark.value_deg, 'f', 1));
    }
    QToolTip::showText(global, lines.join(QLatin1Char('\n')), this);
}

}  // namespace gonio
