// Pointer and keys of the timeline.
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/gui/document/review.h"
#include "app/gui/timeline/timeline.h"

namespace gonio {
namespace {

constexpr double kTremble_px = 3, kEdge_px = 5;

}  // namespace

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_review.frameCount() == 0) return;
    m_from = event->position();
    m_moved = false;
    const int item = itemAt(m_from);
    choose(item);
    m_grip = Grip::Scrub;
    m_grabFrame = frameAt(m_from.x());
    if (item < 0) {
        m_review.setFrame(m_grabFrame);
        return;
    }
    m_dragged = m_items[std::size_t(item)];
    ++m_drag;
    m_grip = Grip::Whole;
    const QRectF rect = rectOf(*m_dragged);
    const bool bar =
        m_dragged->kind == TimelineKind::Phase || m_dragged->kind == TimelineKind::Bad ||
        m_dragged->kind == TimelineKind::SideSwap || m_dragged->kind == TimelineKind::PersonSwap;
    if (!bar || rect.width() < 4 * kEdge_px) return;
    if (m_from.x() < rect.left() + kEdge_px) m_grip = Grip::First;
    if (m_from.x() > rect.right() - kEdge_px) m_grip = Grip::Last;
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if (m_grip == Grip::None) return;
    if (m_grip == Grip::Scrub) return m_review.setFrame(frameAt(event->position().x()));
    m_moved = m_moved || std::abs(event->position().x() - m_from.x()) > kTremble_px;
    if (m_moved) dragTo(event->position());
}

void Timeline::dragTo(const QPointF& at) {
    const int step = frameAt(at.x()) - m_grabFrame;
    const int last = m_review.frameCount() - 1;
    FrameRange frames = m_dragged->frames;
    if (m_grip != Grip::Last) frames.first += step;
    if (m_grip != Grip::First) frames.last += step;
    if (m_grip == Grip::First) frames.first = std::clamp(frames.first, 0, frames.last);
    if (m_grip == Grip::Last) frames.last = std::clamp(frames.last, frames.first, last);
    m_editor.move(*m_dragged, frames, QStringLiteral("timeline-drag-%1").arg(m_drag));
    const int now = findItem(m_dragged->kind, m_dragged->id);
    if (now < 0) return;
    const FrameRange& moved = m_items[std::size_t(now)].frames;
    m_review.setFrame(m_grip == Grip::Last ? moved.last : moved.first);
}

void Timeline::mouseReleaseEvent(QMouseEvent* /*event*/) {
    m_grip = Grip::None;
    m_dragged.reset();
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event) {
    m_grip = Grip::None;
    const int item = itemAt(event->position());
    item >= 0 ? renameItem(item) : showWholeClip();
}

void Timeline::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    const double steps = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const double shift = -0.15 * steps * m_range.span();
        m_range = {m_range.low + shift, m_range.high + shift};
        zoom(1, m_range.low);
    } else {
        zoom(std::pow(0.8, steps), timeAt(event->position().x()));
    }
    event->accept();
}

/// Next lane that holds something, or the next item in this lane; the frame goes along.
void Timeline::chooseInLane(int laneStep, int itemStep) {
    int lane = int(m_lane), item = -1;
    const auto nearest = [this](int wanted) {
        int best = -1;
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            if (int(m_items[i].lane) != wanted) continue;
            if (m_items[i].kind == TimelineKind::Checked) continue;
            const auto distance = [&](int index) {
                return std::abs(m_items[std::size_t(index)].frames.first - m_review.frame());
            };
            if (best < 0 || distance(int(i)) < distance(best)) best = int(i);
        }
        return best;
    };
    if (itemStep != 0 && m_chosen >= 0) {
        const int next = m_chosen + itemStep;
        const bool same =
            next >= 0 && next < int(m_items.size()) && m_items[std::size_t(next)].lane == m_lane;
        return choose(same ? next : m_chosen);
    }
    for (int i = 0; i < kLaneCount && item < 0; ++i) {
        lane = (lane + laneStep + kLaneCount) % kLaneCount;
        item = nearest(lane);
    }
    if (item >= 0) choose(item);
}

void Timeline::moveChosen(int frames) {
    if (m_chosen < 0) return;
    const TimelineItem item = m_items[std::size_t(m_chosen)];
    m_editor.move(item, {item.frames.first + frames, item.frames.last + frames},
                  QStringLiteral("timeline-key-%1-%2").arg(int(item.kind)).arg(item.id));
    if (m_chosen >= 0) m_review.setFrame(m_items[std::size_t(m_chosen)].frames.first);
}

bool Timeline::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const bool alt = modifiers == Qt::AltModifier;
    if (modifiers != Qt::NoModifier && !alt) return false;
    const bool chosen = m_chosen >= 0;
    switch (key) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            chooseInLane(key == Qt::Key_Up ? -1 : 1, 0);
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right: {
            // Without a chosen item the window's keys step frames.
            const int step = key == Qt::Key_Left ? -1 : 1;
            if (chosen) alt ? moveChosen(step) : chooseInLane(0, step);
            return chosen;
        }
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (chosen) m_editor.remove(TimelineItem(m_items[std::size_t(m_chosen)]));
            return chosen;
        case Qt::Key_F2:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (chosen) renameItem(m_chosen);
            return chosen;
        case Qt::Key_Escape:
            if (chosen) choose(-1);
            return chosen;
        default:
            return false;
    }
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    if (handleKey(event->key(), event->modifiers() & ~Qt::KeypadModifier)) return event->accept();
    QWidget::keyPressEvent(event);
}

void Timeline::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void Timeline::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    repaintLanes();
}

void Timeline::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        updateTexts();
        updateGeometry();
    }
}

bool Timeline::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_chosen >= 0) {
        // While an item is chosen, the keys that act on it go before those of the window.
        const auto& key = static_cast<QKeyEvent&>(*event);
        const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
        const bool arrows = key.key() == Qt::Key_Left || key.key() == Qt::Key_Right;
        const bool plain = arrows || key.key() == Qt::Key_Delete || key.key() == Qt::Key_F2 ||
                           key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Escape;
        if ((plain && modifiers == Qt::NoModifier) || (arrows && modifiers == Qt::AltModifier)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto& help = static_cast<QHelpEvent&>(*event);
        const int item = itemAt(help.pos());
        const QLocale locale;
        QStringList lines;
        if (item >= 0) lines << gonio::describe(m_items[std::size_t(item)]);
        const int frame = frameAt(help.pos().x());
        if (m_review.frameCount() > 0) {
            lines << tr("Frame %1, %2 s")
                         .arg(locale.toString(frame))
                         .arg(locale.toString(m_review.times_s()[std::size_t(frame)], 'f', 3));
        }
        if (item < 0 && laneRect(Lane::Quality).contains(help.pos()) &&
            std::size_t(frame) < m_doubts.size()) {
            lines << doubtText(frame);
        }
        QToolTip::showText(help.globalPos(), lines.join(QLatin1Char('\n')), this);
        return true;
    }
    return QWidget::event(event);
}

QString Timeline::doubtText(int frame) const {
    const auto& indices = m_values->motion.frameIndices;
    const auto at = std::lower_bound(indices.begin(), indices.end(), frame);
    const auto row = std::size_t(at - indices.begin());
    if (row >= m_values->doubts.size() || *at != frame) return tr("Not analysed");
    if (m_values->doubts[row].worst() < kMediumDoubt) return tr("No reason for doubt");
    switch (m_values->doubts[row].reason()) {
        case Doubt::Reprojection:
            return tr("Doubtful: the body lies far from the keypoints");
        case Doubt::Limit:
            return tr("Doubtful: a joint is at its limit");
        case Doubt::Jerk:
            return tr("Doubtful: the motion jumps");
        case Doubt::Confidence:
            return tr("Doubtful: keypoints were hardly seen");
        case Doubt::SideSwap:
            return tr("Doubtful: left and right may be exchanged");
        case Doubt::Missing:
            return tr("Doubtful: the person was not seen");
    }
    return {};
}

}  // namespace gonio
