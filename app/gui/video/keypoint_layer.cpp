#include "app/gui/video/keypoint_layer.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/video/joint_texts.h"
#include "app/gui/video/overlay_paint.h"
#include "app/gui/words/failure_text.h"

namespace gonio {
namespace {

constexpr double kReach = 10;     // view pixels
constexpr double kDragStart = 2;  // view pixels before a press is a drag
constexpr double kStep_px = 1, kSmallStep_px = 0.1;

double radiusOf(double confidence) {
    return 2 + 3 * std::clamp(confidence, 0.0, 1.0);
}

/// A ring, so that it is no joint of the body.
void paintDetected(QPainter& painter, QPointF at, double radius, Colour side) {
    painter.setBrush(colourOf(side, 70));
    painter.setPen(QPen(QColor(0, 0, 0, 170), 3));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(colourOf(side), 1.6));
    painter.drawEllipse(at, radius, radius);
}

void paintDiamond(QPainter& painter, QPointF at, double radius) {
    painter.drawPolygon(QPolygonF({at - QPointF(0, radius), at + QPointF(radius, 0),
                                   at + QPointF(0, radius), at - QPointF(radius, 0)}));
}

}  // namespace

KeypointLayer::KeypointLayer(CaseDocument& document, Review& review, QObject* parent)
    : QObject(parent), m_document(document), m_review(review) {
    connect(&document, &CaseDocument::changed, this, &KeypointLayer::forgetCorrections);
    connect(&review, &Review::trialChanged, this, &KeypointLayer::forgetCorrections);
    connect(&review, &Review::personChanged, this, [this] {
        m_drag.reset();
        m_chosen.clear();
        forgetCorrections();
    });
}

void KeypointLayer::forgetCorrections() {
    m_keypoints = {};
    m_isIndexed = false;
    refresh();
}

void KeypointLayer::refresh() {
    m_frame = -1;
    Q_EMIT repaintWanted();
}

const std::vector<ShownKeypoint>& KeypointLayer::points(int frame) {
    if (frame == m_frame) return m_points;
    if (m_drag && m_drag->frame != frame) m_drag.reset();
    m_points.clear();
    m_frame = frame;
    const Trial* trial = m_document.value().trial(m_review.trial());
    if (trial == nullptr) return m_points;
    if (!m_isIndexed) {
        m_keypoints = fitKeypoints(*trial, m_review.person());
        m_isIndexed = true;
    }
    m_points = shownKeypoints(m_keypoints, frame);
    for (ShownKeypoint& point : m_points) {
        if (m_drag && point.name == m_drag->keypoint) point.at_px = m_drag->at_px;
    }
    return m_points;
}

const ShownKeypoint* KeypointLayer::find(int frame, const std::string& name) {
    const auto& all = points(frame);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& point) { return point.name == name; });
    return found == all.end() || name.empty() ? nullptr : &*found;
}

const ShownKeypoint* KeypointLayer::nearest(QPointF inView, const VideoTransform& transform,
                                            int frame) {
    if (!m_review.shows(Layer::Keypoints)) return nullptr;
    const ShownKeypoint* found = nullptr;
    double least = kReach;
    for (const ShownKeypoint& point : points(frame)) {
        const QPointF away = transform.toView(point.at_px) - inView;
        const double distance = std::hypot(away.x(), away.y());
        if (distance >= least) continue;
        least = distance;
        found = &point;
    }
    return found;
}

bool KeypointLayer::chooseNext(int frame, bool forward) {
    if (!m_review.shows(Layer::Keypoints)) return false;
    const auto& all = points(frame);
    const ShownKeypoint* now = find(frame, m_chosen);
    auto next = now == nullptr ? (forward ? 0 : std::ptrdiff_t(all.size()) - 1)
                               : (now - all.data()) + (forward ? 1 : -1);
    if (next < 0 || next >= std::ptrdiff_t(all.size())) return false;
    m_chosen = all[std::size_t(next)].name;
    ++m_gesture;
    Q_EMIT repaintWanted();
    return true;
}

void KeypointLayer::chooseNone() {
    if (m_chosen.empty()) return;
    m_chosen.clear();
    Q_EMIT repaintWanted();
}

void KeypointLayer::cancelDrag() {
    if (!m_drag) return;
    m_drag.reset();
    refresh();
}

void KeypointLayer::forgetMouse() {
    if (m_hovered.empty() || m_drag) return;
    m_hovered.clear();
    Q_EMIT repaintWanted();
}

void KeypointLayer::put(int frame, const std::string& keypoint, QPointF at_px,
                        const QString& mergeKey) {
    const int trial = m_review.trial(), person = m_review.person();
    const Person* owner = m_document.value().person(trial, person);
    if (owner == nullptr) return;
    const ShownKeypoint* shown = find(frame, keypoint);
    const bool again = shown != nullptr && shown->correction != 0;
    Correction correction;
    correction.id = again ? shown->correction : nextId(owner->corrections);
    correction.value = KeypointCorrection{frame, keypoint, {at_px.x(), at_px.y()}};
    EditBuilder builder(m_document.value(), EditKind::MoveKeypoint,
                        {keypoint, std::to_string(frame)});
    apply(builder.put(trial, person, correction).build(), mergeKey);
}

void KeypointLayer::apply(Edit edit, const QString& mergeKey) {
    if (auto done = m_document.apply(std::move(edit), mergeKey); !done) {
        Q_EMIT failed(failureSentences(tr("The keypoint could not be changed."), done.error(),
                                       Attempt::Edit));
    }
}

bool KeypointLayer::removeChosen(int frame) {
    const ShownKeypoint* shown = find(frame, m_chosen);
    if (shown == nullptr || shown->correction == 0) return false;
    EditBuilder builder(m_document.value(), EditKind::DeleteCorrection,
                        {shown->name, std::to_string(frame)});
    apply(builder.removeCorrection(m_review.trial(), m_review.person(), shown->correction).build());
    return true;
}

bool KeypointLayer::nudge(int frame, QPointF by_px) {
    const ShownKeypoint* shown = find(frame, m_chosen);
    if (shown == nullptr) return false;
    const QString key = QStringLiteral("keypoint-keys-%1-%2").arg(frame).arg(m_gesture);
    put(frame, std::string(shown->name), shown->at_px + by_px, key);
    return true;
}

bool KeypointLayer::mousePress(QMouseEvent& event, const VideoTransform& transform, int frame) {
    if (event.button() != Qt::LeftButton) return false;
    const ShownKeypoint* point = nearest(event.position(), transform, frame);
    if (point == nullptr) {
        chooseNone();
        return false;
    }
    m_chosen = point->name;
    ++m_gesture;
    const QPointF grip_px = point->at_px - transform.toPicture(event.position());
    m_drag = Drag{point->name, frame, grip_px, point->at_px, point->at_px};
    Q_EMIT repaintWanted();
    return true;
}

bool KeypointLayer::mouseMove(QMouseEvent& event, const VideoTransform& transform, int frame) {
    if (!m_drag) {
        const ShownKeypoint* point = nearest(event.position(), transform, frame);
        const std::string hovered = point != nullptr ? point->name : std::string();
        if (hovered == m_hovered) return point != nullptr;
        m_hovered = hovered;
        Q_EMIT repaintWanted();
        return point != nullptr;
    }
    if (m_drag->frame != frame) {
        cancelDrag();
        return true;
    }
    const QPointF at_px = transform.toPicture(event.position()) + m_drag->grip_px;
    const QPointF way = transform.scale * (at_px - m_drag->from_px);
    m_drag->moved = m_drag->moved || std::hypot(way.x(), way.y()) >= kDragStart;
    if (m_drag->moved) m_drag->at_px = at_px;
    refresh();
    return true;
}

bool KeypointLayer::mouseRelease(QMouseEvent& event, const VideoTransform&, int frame) {
    if (event.button() != Qt::LeftButton || !m_drag) return false;
    const Drag drag = *m_drag;
    m_drag.reset();
    refresh();
    if (drag.moved && drag.frame == frame) {
        put(frame, drag.keypoint, drag.at_px, QStringLiteral("keypoint-drag-%1").arg(m_gesture));
    }
    return true;
}

bool KeypointLayer::keyPress(QKeyEvent& event, const VideoTransform&, int frame) {
    if (event.key() == Qt::Key_Escape) {
        if (!m_drag && m_chosen.empty()) return false;
        m_drag ? cancelDrag() : chooseNone();
        return true;
    }
    if (!m_review.shows(Layer::Keypoints) || m_drag) return false;
    if (event.key() == Qt::Key_Delete) return removeChosen(frame);
    if (!(event.modifiers() & Qt::AltModifier)) return false;
    const double step_px = event.modifiers() & Qt::ShiftModifier ? kSmallStep_px : kStep_px;
    switch (event.key()) {
        case Qt::Key_Left:
            return nudge(frame, {-step_px, 0});
        case Qt::Key_Right:
            return nudge(frame, {step_px, 0});
        case Qt::Key_Up:
            return nudge(frame, {0, -step_px});
        case Qt::Key_Down:
            return nudge(frame, {0, step_px});
        default:
            return false;
    }
}

QStringList KeypointLayer::labelOf(const ShownKeypoint& point) const {
    QStringList lines{keypointTitle(point.name)};
    lines << tr("%1, %2 px", "place in the picture, right and down")
                 .arg(QLocale().toString(point.at_px.x(), 'f', 1),
                      QLocale().toString(point.at_px.y(), 'f', 1));
    if (point.correction != 0 || m_drag) {
        lines << tr("corrected by hand");
    } else {
        const int percent = int(std::lround(100 * point.confidence));
        lines << tr("detected, confidence %1 %").arg(percent);
    }
    return lines;
}

void KeypointLayer::paint(QPainter& painter, const VideoTransform& transform, int frame) {
    if (!m_review.shows(Layer::Keypoints)) return;
    painter.setRenderHint(QPainter::Antialiasing);
    const ShownKeypoint* marked = nullptr;
    for (const ShownKeypoint& point : points(frame)) {
        const QPointF at = transform.toView(point.at_px);
        const bool dragged = m_drag && m_drag->keypoint == point.name && m_drag->moved;
        const bool corrected = point.correction != 0 || dragged;
        if (corrected && point.detected_px) {
            const QPointF from = transform.toView(*point.detected_px);
            painter.setPen(QPen(colourOf(kCorrectedColour), 1.4, Qt::DashLine));
            painter.drawLine(from, at);
            painter.setPen(QPen(QColor(0, 0, 0, 180), 1));
            painter.setBrush(colourOf(sideColour(point.name), 150));
            painter.drawEllipse(from, 2.5, 2.5);
        }
        if (corrected) {
            painter.setPen(QPen(QColor(0, 0, 0, 210), 1.2));
            painter.setBrush(colourOf(kCorrectedColour));
            paintDiamond(painter, at, 6);
        } else {
            paintDetected(painter, at, radiusOf(point.confidence), sideColour(point.name));
        }
        if (point.name == m_chosen) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(Qt::white, 1.6));
            painter.drawEllipse(at, 9, 9);
        }
        const bool hasLabel = m_hovered.empty() ? point.name == m_chosen : point.name == m_hovered;
        if (hasLabel) marked = &point;
    }
    if (marked == nullptr) return;
    const QColor border =
        colourOf(marked->correction != 0 || m_drag ? kCorrectedColour : sideColour(marked->name));
    paintLabel(painter, transform.toView(marked->at_px), labelOf(*marked), border,
               painter.clipBoundingRect());
}

}  // namespace gonio
