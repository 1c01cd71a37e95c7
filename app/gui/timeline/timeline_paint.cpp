// Painting of the timeline.
#include <QElapsedTimer>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/gui/document/review.h"
#include "app/gui/theme/theme.h"
#include "app/gui/timeline/timeline.h"

namespace gonio {
namespace {

QPainterPath diamond(const QPointF& centre, double radius) {
    QPainterPath path(centre - QPointF(0, radius));
    path.lineTo(centre + QPointF(radius, 0));
    path.lineTo(centre + QPointF(0, radius));
    path.lineTo(centre - QPointF(radius, 0));
    path.closeSubpath();
    return path;
}

QColor colourOfSide(const ThemeColours& colours, const QString& side) {
    return side == QLatin1String("right")  ? colours.right
           : side == QLatin1String("left") ? colours.left
                                           : colours.middle;
}

QColor faint(QColor colour, double opacity) {
    colour.setAlphaF(float(opacity));
    return colour;
}

}  // namespace

void Timeline::paintEvent(QPaintEvent* /*event*/) {
    QElapsedTimer timer;
    timer.start();
    const double ratio = devicePixelRatioF();
    const bool lanes = m_lanesDirty || m_lanes.size() != size() * ratio;
    if (lanes) {
        m_lanes = QPixmap(size() * ratio);
        m_lanes.setDevicePixelRatio(ratio);
        QPainter painter(&m_lanes);
        painter.setFont(font());
        painter.setRenderHint(QPainter::Antialiasing);
        paintLanes(painter);
        m_lanesDirty = false;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_lanes);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFront(painter);
    if (lanes) m_lastPaint_ms = double(timer.nsecsElapsed()) * 1e-6;
}

void Timeline::paintLanes(QPainter& painter) {
    const ThemeColours& colours = Theme::instance().colours();
    painter.fillRect(rect(), colours.plane);
    for (int lane = 0; lane < kLaneCount; ++lane) {
        const QRectF row = laneRect(Lane(lane));
        painter.fillRect(row.adjusted(0, 1, 0, -1), colours.sunken);
        painter.setPen(colours.quietText);
        const double margin = 0.5 * fontMetrics().height();
        painter.drawText(QRectF(margin, row.top(), m_labelWidth - margin, row.height()),
                         int(Qt::AlignVCenter | Qt::AlignLeft), nameOf(Lane(lane)));
    }
    if (m_review.frameCount() == 0) return;
    const FrameRange selection = m_review.selection();
    painter.setClipRect(axisRect());
    if (!selection.empty()) {
        const AxisRange span = spanOfFrames(m_review.times_s(), selection);
        const QRectF shade(xOf(span.low), 0, xOf(span.high) - xOf(span.low), height());
        painter.fillRect(shade, faint(colours.accent, 0.35));
    }
    paintRuler(painter);
    paintQuality(painter);
    paintItems(painter);
}

void Timeline::paintRuler(QPainter& painter) {
    const ThemeColours& colours = Theme::instance().colours();
    const QRectF axis = axisRect();
    const double text = fontMetrics().height();
    const Ticks ticks = ticksOf(m_range, std::max(2, int(axis.width() / (5 * text))));
    const QLocale locale;
    for (const double time : ticks.values) {
        const double x = xOf(time);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(x, laneHeight()), QPointF(x, height()));
        painter.setPen(colours.quietText);
        //: Time on the ruler, in seconds
        const QString label = tr("%1 s").arg(locale.toString(time, 'f', ticks.decimals));
        const double width = fontMetrics().horizontalAdvance(label);
        const double left = std::clamp(x - width / 2, axis.left(), axis.right() - width);
        painter.drawText(QPointF(left, 0.85 * laneHeight()), label);
    }
}

/// One column of pixels shows the worst of its frames.
void Timeline::paintQuality(QPainter& painter) {
    if (m_doubts.empty()) return;
    const ThemeColours& colours = Theme::instance().colours();
    const QRectF row = laneRect(Lane::Quality).adjusted(0, 2, 0, -2);
    const auto& times = m_review.times_s();
    const auto level = [&](float doubt) {
        return doubt >= kHighDoubt ? 2 : doubt >= kMediumDoubt ? 1 : 0;
    };
    const QColor shades[] = {colours.sure, colours.corrected, colours.doubt};
    // Heights differ too, so that doubt is seen without colours.
    const double heights[] = {0.45, 0.7, 1};
    std::size_t frame = std::size_t(std::max(0, frameAt(axisRect().left()) - 1));
    for (int x = int(row.left()); x < int(row.right()); ++x) {
        const double end = timeAt(x + 1);
        float worst = frame < m_doubts.size() ? m_doubts[frame] : 0;
        while (frame + 1 < m_doubts.size() && (times[frame] + times[frame + 1]) / 2 < end) {
            worst = std::max(worst, m_doubts[++frame]);
        }
        const auto which = std::size_t(level(worst));
        const double height = heights[which] * row.height();
        painter.fillRect(QRectF(x, row.bottom() - height, 1, height), shades[which]);
    }
}

void Timeline::paintBar(QPainter& painter, const TimelineItem& item, const QRectF& rect) {
    const ThemeColours& colours = Theme::instance().colours();
    const QRectF upper(rect.left(), rect.top(), rect.width(), rect.height() / 2);
    switch (item.kind) {
        case TimelineKind::Bad:
            painter.fillRect(rect, faint(colours.doubt, 0.75));
            break;
        case TimelineKind::SideSwap:
            painter.fillRect(upper, faint(colours.right, 0.6));
            painter.fillRect(upper.translated(0, rect.height() / 2), faint(colours.left, 0.6));
            break;
        case TimelineKind::PersonSwap:
            painter.fillRect(rect, faint(colours.norm, 0.7));
            break;
        default:
            painter.fillRect(rect, faint(colours.accent, 0.8));
    }
    if (rect.width() < 2 * fontMetrics().height()) return;
    painter.setPen(item.kind == TimelineKind::Phase ? colours.accentText : colours.text);
    const QRectF room = rect.adjusted(4, 0, -4, 0);
    painter.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft),
                     fontMetrics().elidedText(item.label, Qt::ElideRight, int(room.width())));
}

/// What was looked at keeps its doubt, paler, under a tick.
void Timeline::paintCheck(QPainter& painter, const QRectF& rect) {
    const ThemeColours& colours = Theme::instance().colours();
    painter.fillRect(rect, faint(colours.plane, 0.6));
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), colours.text);
    const double size = 0.55 * rect.height();
    const QPointF at = rect.center();
    QPainterPath tick(at + QPointF(-0.5 * size, 0));
    tick.lineTo(at + QPointF(-0.1 * size, 0.4 * size));
    tick.lineTo(at + QPointF(0.6 * size, -0.5 * size));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.plane, 4));
    painter.drawPath(tick);
    painter.setPen(QPen(colours.text, 2));
    painter.drawPath(tick);
}

void Timeline::paintItems(QPainter& painter) {
    const ThemeColours& colours = Theme::instance().colours();
    double taken[kLaneCount], labelled[kLaneCount];
    std::fill_n(taken, kLaneCount, -1e9);
    std::fill_n(labelled, kLaneCount, -1e9);
    const QRectF axis = axisRect();
    const auto& times = m_review.times_s();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const TimelineItem& item = m_items[i];
        const auto lane = std::size_t(item.lane);
        if (item.kind == TimelineKind::Diamond) {
            // Thousands of these: do no work for those that would cover each other.
            const auto frame = std::size_t(std::clamp(item.frames.first, 0, int(times.size()) - 1));
            if (xOf(times[frame]) - taken[lane] < 2) continue;
        }
        const QRectF rect = rectOf(item);
        if (rect.right() < axis.left() || rect.left() > axis.right()) continue;
        if (item.kind == TimelineKind::Checked) {
            paintCheck(painter, rect);
            continue;
        }
        const double x = rect.center().x();
        const bool bar = item.kind == TimelineKind::Bad || item.kind == TimelineKind::Phase ||
                         item.kind == TimelineKind::SideSwap ||
                         item.kind == TimelineKind::PersonSwap;
        if (bar) {
            paintBar(painter, item, rect);
            continue;
        }
        // What would lie within two pixels of its neighbour is not painted twice.
        if (x - taken[lane] < 2) continue;
        taken[lane] = x;
        if (item.kind == TimelineKind::Diamond) {
            painter.fillPath(diamond(rect.center(), 0.45 * rect.height()), colours.corrected);
            continue;
        }
        const QColor colour =
            item.kind == TimelineKind::Event ? colourOfSide(colours, item.side) : colours.text;
        painter.fillRect(QRectF(x - 1.5, rect.top(), 3, rect.height()), colour);
        const double width = fontMetrics().horizontalAdvance(item.label);
        const bool next = i + 1 < m_items.size() && m_items[i + 1].lane == item.lane;
        const double room = (next ? rectOf(m_items[i + 1]).center().x() : axis.right()) - x - 8;
        if (width > room && room < 3 * fontMetrics().height()) continue;
        painter.setPen(colours.quietText);
        painter.drawText(QPointF(x + 5, rect.center().y() + 0.35 * fontMetrics().ascent()),
                         fontMetrics().elidedText(item.label, Qt::ElideRight, int(room)));
    }
}

void Timeline::paintFront(QPainter& painter) {
    const ThemeColours& colours = Theme::instance().colours();
    const QRectF axis = axisRect();
    if (m_chosen >= 0) {
        painter.setPen(QPen(colours.text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rectOf(m_items[std::size_t(m_chosen)]).adjusted(-2, -2, 2, 2), 2,
                                2);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    if (m_review.frameCount() == 0) return;
    const double x = xOf(m_review.time_s());
    if (x < axis.left() || x > axis.right()) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(std::round(x) - 1, 0, 2, height()), colours.text);
}

}  // namespace gonio
