#include "app/gui/coach/drawing_layer.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "app/gui/coach/drawing_painter.h"
#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/words/failure_text.h"
#include "core/report/drawing_values.h"

namespace gonio {
namespace {

constexpr double kReach = 9;         ///< view pixels within which the mouse takes something
constexpr double kClick = 5;         ///< a press and release nearer than this are a click
constexpr double kShownFor_s = 0.5;  ///< on both sides of the frame at which it was drawn

Eigen::Vector2d vectorOf(QPointF point) {
    return {point.x(), point.y()};
}

}  // namespace

DrawingLayer::DrawingLayer(CaseDocument& document, Review& review, QObject* parent)
    : QObject(parent), m_document(document), m_review(review) {
    connect(&document, &CaseDocument::changed, this, &DrawingLayer::onDocumentChanged);
    connect(&review, &Review::trialChanged, this, [this] {
        m_drag.reset();
        m_new.reset();
        select(0);
    });
    connect(&review, &Review::layersChanged, this, &DrawingLayer::changed);
}

const Drawing* DrawingLayer::selectedDrawing() const {
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) return nullptr;
    const auto found = trial->drawings.find(m_selected);
    return found == trial->drawings.end() ? nullptr : &found->second;
}

bool DrawingLayer::isShown() const {
    return m_review.shows(Layer::Drawings);
}

DrawingContext DrawingLayer::contextAt(int frame) const {
    const Trial* trial = m_document.value().trial(m_review.trial());
    return {m_review.times_s(), frame, trial ? trial->video.captureRate_hz : std::nullopt};
}

std::vector<const Drawing*> DrawingLayer::shownAt(int frame) const {
    std::vector<const Drawing*> shown;
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr || !isShown()) return shown;
    for (const auto& [id, drawing] : trial->drawings) {
        if (drawing.frames.contains(frame)) shown.push_back(&drawing);
    }
    return shown;
}

void DrawingLayer::paint(QPainter& painter, const VideoTransform& transform, int frame) {
    const DrawingContext context = contextAt(frame);
    for (const Drawing* drawing : shownAt(frame)) {
        const bool selected = drawing->id == m_selected;
        const bool dragged = selected && m_drag;
        paintDrawing(painter, transform, dragged ? m_drag->now : *drawing, context,
                     {selected, selected ? m_handle : -1, false});
    }
    if (m_new) paintDrawing(painter, transform, *m_new, context, {false, -1, true});
}

const Drawing* DrawingLayer::drawingAt(QPointF inView, const VideoTransform& transform,
                                       int frame) const {
    const Drawing* found = nullptr;
    double reach = kReach;
    for (const Drawing* drawing : shownAt(frame)) {
        const double distance = distanceTo(*drawing, transform, inView);
        if (distance > reach) continue;
        reach = distance;
        found = drawing;
    }
    return found;
}

bool DrawingLayer::mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) {
    if (event.button() != Qt::LeftButton || m_review.trial() == 0) return false;
    m_pressedInView = event.position();
    const QPointF at_px = transform.toPicture(event.position());
    if (m_tool != CoachTool::Select) {
        addPoint(at_px, frame);
        return true;
    }
    const Drawing* hit = drawingAt(event.position(), transform, frame);
    if (hit == nullptr) {
        select(0);
        return false;
    }
    const int handle = pointAt(*hit, transform, event.position(), kReach);
    select(hit->id);
    m_handle = handle;
    m_drag = Drag{*hit, *hit, at_px, handle};
    Q_EMIT selectionChanged();
    Q_EMIT changed();
    return true;
}

bool DrawingLayer::mouseMove(QMouseEvent& event, const VideoTransform& transform, int) {
    const QPointF at_px = transform.toPicture(event.position());
    if (m_new) {
        m_new->points_px.back() = vectorOf(at_px);
        Q_EMIT changed();
        return true;
    }
    if (!m_drag) return false;
    m_drag->now = m_drag->before;
    const Eigen::Vector2d by = vectorOf(at_px - m_drag->from_px);
    for (std::size_t i = 0; i < m_drag->now.points_px.size(); ++i) {
        if (m_drag->handle < 0 || static_cast<int>(i) == m_drag->handle) {
            m_drag->now.points_px[i] += by;
        }
    }
    Q_EMIT changed();
    return true;
}

bool DrawingLayer::mouseRelease(QMouseEvent& event, const VideoTransform& transform, int frame) {
    if (m_drag) {
        const Drag drag = *m_drag;
        m_drag.reset();
        const bool moved = QLineF(event.position(), m_pressedInView).length() >= 1;
        if (moved && !(drag.now == drag.before)) put(drag.now);
        Q_EMIT changed();
        return true;
    }
    if (m_tool == CoachTool::Select) return false;
    // A line may also be pulled from its first point with the button down.
    const bool pulled = QLineF(event.position(), m_pressedInView).length() > kClick;
    if (m_new && pulled) addPoint(transform.toPicture(event.position()), frame);
    return true;
}

bool DrawingLayer::mouseDoubleClick(QMouseEvent& event, const VideoTransform& transform,
                                    int frame) {
    if (m_tool != CoachTool::Select) return mousePress(event, transform, frame);
    const Drawing* hit = drawingAt(event.position(), transform, frame);
    if (hit == nullptr) return false;
    select(hit->id);
    Q_EMIT textWanted();
    return true;
}

bool DrawingLayer::keyPress(QKeyEvent& event, const VideoTransform&, int) {
    if (event.key() == Qt::Key_Escape && (m_new || m_drag || m_tool != CoachTool::Select)) {
        m_drag.reset();
        setTool(CoachTool::Select);
        Q_EMIT changed();
        return true;
    }
    const bool remove = event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace;
    if (!remove || selectedDrawing() == nullptr) return false;
    deleteSelected();
    return true;
}

void DrawingLayer::setTool(CoachTool tool) {
    m_new.reset();
    const bool same = m_tool == tool;
    m_tool = tool;
    if (tool != CoachTool::Select) {
        select(0);
        m_review.setLayer(Layer::Drawings, true);
    }
    if (!same) Q_EMIT toolChanged(tool);
    Q_EMIT changed();
}

void DrawingLayer::select(int drawing) {
    if (m_selected == drawing) return;
    m_selected = drawing;
    m_handle = -1;
    Q_EMIT selectionChanged();
    Q_EMIT changed();
}

void DrawingLayer::selectNext(int step) {
    const auto shown = shownAt(m_review.frame());
    if (shown.empty()) return select(0);
    const auto at = std::find_if(shown.begin(), shown.end(),
                                 [this](const Drawing* one) { return one->id == m_selected; });
    const int count = static_cast<int>(shown.size());
    const int from = at == shown.end() ? (step > 0 ? -1 : 0) : static_cast<int>(at - shown.begin());
    select(shown[static_cast<std::size_t>((from + step + count) % count)]->id);
}

void DrawingLayer::selectNextHandle() {
    const Drawing* drawing = selectedDrawing();
    if (drawing == nullptr) return;
    const int count = static_cast<int>(drawing->points_px.size());
    m_handle = m_handle + 1 < count ? m_handle + 1 : -1;
    Q_EMIT selectionChanged();
    Q_EMIT changed();
}

FrameRange DrawingLayer::framesAround(int frame) const {
    const FrameRange selection = m_review.selection();
    if (!selection.empty() && selection.contains(frame)) return selection;
    const auto& times = m_review.times_s();
    FrameRange frames{frame, frame};
    const auto near = [&](int other) {
        return other >= 0 && other < m_review.frameCount() &&
               std::abs(times[static_cast<std::size_t>(other)] -
                        times[static_cast<std::size_t>(frame)]) <= kShownFor_s;
    };
    while (near(frames.first - 1)) --frames.first;
    while (near(frames.last + 1)) ++frames.last;
    return frames;
}

Drawing DrawingLayer::newDrawing(DrawingKind kind, int frame) const {
    Drawing drawing;
    drawing.kind = kind;
    drawing.frames = framesAround(frame);
    drawing.startFrame = frame;
    if (kind == DrawingKind::Stopwatch && m_review.selection().empty()) {
        drawing.frames = {frame, std::max(frame, m_review.frameCount() - 1)};
    }
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (kind != DrawingKind::Ruler || trial == nullptr) return drawing;
    for (const auto& [id, other] : trial->drawings) {
        if (other.metresPerPixel > 0) drawing.metresPerPixel = other.metresPerPixel;
    }
    return drawing;
}

void DrawingLayer::addPoint(QPointF at_px, int frame) {
    if (!m_new) {
        m_new = newDrawing(*kindOf(m_tool), frame);
        m_new->points_px.push_back(vectorOf(at_px));
    } else {
        m_new->points_px.back() = vectorOf(at_px);
    }
    const auto wanted = static_cast<std::size_t>(pointCountOf(m_new->kind));
    if (m_new->points_px.size() == wanted) return finishNew();
    m_new->points_px.push_back(vectorOf(at_px));  // follows the mouse from here on
    Q_EMIT changed();
}

void DrawingLayer::finishNew() {
    Drawing drawing = *m_new;
    const Trial* trial = m_document.value().trial(m_review.trial());
    m_new.reset();
    if (trial == nullptr) return;
    drawing.id = nextId(trial->drawings);
    put(drawing);
    setTool(CoachTool::Select);
    select(drawing.id);
    if (drawing.kind == DrawingKind::Text) Q_EMIT textWanted();
}

void DrawingLayer::createInTheMiddle() {
    const auto kind = kindOf(m_tool);
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (!kind || trial == nullptr) return;
    m_new = newDrawing(*kind, m_review.frame());
    const Eigen::Vector2d middle(trial->video.width_px / 2.0, trial->video.height_px / 2.0);
    const double arm = std::max(20.0, trial->video.height_px / 6.0);
    const int count = pointCountOf(*kind);
    if (count == 1) m_new->points_px = {middle};
    if (count == 2)
        m_new->points_px = {middle - Eigen::Vector2d(arm, 0), middle + Eigen::Vector2d(arm, 0)};
    if (count == 3)
        m_new->points_px = {middle + Eigen::Vector2d(arm, 0), middle,
                            middle - Eigen::Vector2d(0, arm)};
    finishNew();
}

void DrawingLayer::moveBy(QPointF by_px) {
    const Drawing* drawing = selectedDrawing();
    if (drawing == nullptr) return;
    Drawing moved = *drawing;
    for (std::size_t i = 0; i < moved.points_px.size(); ++i) {
        if (m_handle < 0 || static_cast<int>(i) == m_handle) moved.points_px[i] += vectorOf(by_px);
    }
    put(moved, QStringLiteral("drawing %1 point %2").arg(moved.id).arg(m_handle));
}

void DrawingLayer::deleteSelected() {
    if (selectedDrawing() == nullptr) return;
    m_drag.reset();
    EditBuilder builder(m_document.value(), EditKind::DeleteDrawing);
    builder.removeDrawing(m_review.trial(), m_selected);
    apply(builder.build());
}

void DrawingLayer::setText(const QString& text) {
    const Drawing* drawing = selectedDrawing();
    if (drawing == nullptr) return;
    Drawing changedDrawing = *drawing;
    changedDrawing.text = text.toStdString();
    put(changedDrawing, QStringLiteral("drawing %1 text").arg(drawing->id));
}

void DrawingLayer::setFrames(FrameRange frames) {
    const Drawing* drawing = selectedDrawing();
    if (drawing == nullptr || frames.empty()) return;
    Drawing changedDrawing = *drawing;
    changedDrawing.frames = {std::max(0, frames.first),
                             std::min(frames.last, std::max(0, m_review.frameCount() - 1))};
    if (!changedDrawing.frames.empty()) {
        put(changedDrawing, QStringLiteral("drawing %1 frames").arg(drawing->id));
    }
}

void DrawingLayer::setStartFrame(int frame) {
    const Drawing* drawing = selectedDrawing();
    if (drawing == nullptr) return;
    Drawing changedDrawing = *drawing;
    changedDrawing.startFrame = std::clamp(frame, 0, std::max(0, m_review.frameCount() - 1));
    put(changedDrawing);
}

bool DrawingLayer::calibrate(double known_m) {
    const Drawing* ruler = selectedDrawing();
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (ruler == nullptr || trial == nullptr || ruler->kind != DrawingKind::Ruler) return false;
    const auto scale = calibratedMetresPerPixel(*ruler, known_m);
    if (!scale) return false;
    EditBuilder builder(m_document.value(), EditKind::PutDrawing);
    for (const auto& [id, drawing] : trial->drawings) {
        if (drawing.kind != DrawingKind::Ruler) continue;
        Drawing calibrated = drawing;
        calibrated.metresPerPixel = *scale;
        builder.put(trial->id, calibrated);
    }
    return apply(builder.build());
}

void DrawingLayer::put(const Drawing& drawing, const QString& mergeKey) {
    EditBuilder builder(m_document.value(), EditKind::PutDrawing);
    builder.put(m_review.trial(), drawing);
    apply(builder.build(), mergeKey);
}

bool DrawingLayer::apply(const Edit& edit, const QString& mergeKey) {
    const auto done = m_document.apply(edit, mergeKey);
    if (done) return true;
    Q_EMIT failed(
        failureSentences(tr("The drawing could not be changed."), done.error(), Attempt::Edit));
    return false;
}

void DrawingLayer::onDocumentChanged() {
    if (m_drag && selectedDrawing() == nullptr) m_drag.reset();
    if (m_selected != 0 && selectedDrawing() == nullptr) {
        select(0);
    } else {
        Q_EMIT selectionChanged();
    }
    Q_EMIT changed();
}

}  // namespace gonio
