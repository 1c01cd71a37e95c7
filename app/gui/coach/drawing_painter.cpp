#include "app/gui/coach/drawing_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/draw/palette.h"
#include "core/report/drawing_values.h"

namespace gonio {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gonio::Drawing)
};

constexpr double kLine = 2.4, kEdge = 5.0, kHandle = 5.5;
const QColor kInk(255, 255, 255), kDark(0, 0, 0, 190);

QColor correctedColour() {
    return {kCorrectedColour[0], kCorrectedColour[1], kCorrectedColour[2]};
}

QPointF pointOf(const Eigen::Vector2d& at_px) {
    return {at_px.x(), at_px.y()};
}

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

QString measured(const Drawing& drawing, const DrawingContext& context) {
    const DrawingValue value = valueOf(drawing, context.times_s, context.frame);
    switch (value.unit) {
        case DrawingValue::Unit::None:
            return {};
        case DrawingValue::Unit::Degrees:
            return Words::tr("%1° in the picture plane").arg(number(value.value, 1));
        case DrawingValue::Unit::Pixels:
            return Words::tr("%1 px, not calibrated").arg(number(value.value, 0));
        case DrawingValue::Unit::Metres:
            return Words::tr("%1 m, in this plane only").arg(number(value.value, 3));
        case DrawingValue::Unit::Seconds:
            return context.captureRate_hz
                       ? Words::tr("%1 s of the movement, recorded at %2 Hz")
                             .arg(number(value.value, 3), number(*context.captureRate_hz, 0))
                       : Words::tr("%1 s").arg(number(value.value, 3));
    }
    return {};
}

std::vector<QPointF> pointsInView(const Drawing& drawing, const VideoTransform& transform) {
    std::vector<QPointF> points;
    for (const Eigen::Vector2d& at : drawing.points_px) {
        points.push_back(transform.toView(pointOf(at)));
    }
    return points;
}

/// Draws a path twice: a dark, wider one below.
void stroke(QPainter& painter, const QPainterPath& path, bool dashed) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kDark, kEdge, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(
        QPen(kInk, kLine, dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

QPainterPath linesOf(const Drawing& drawing, const std::vector<QPointF>& points) {
    QPainterPath path;
    if (points.size() < 2) return path;
    path.moveTo(points[0]);
    for (std::size_t i = 1; i < points.size(); ++i) path.lineTo(points[i]);
    if (drawing.kind == DrawingKind::Angle && points.size() == 3) {
        const QLineF first(points[1], points[0]), second(points[1], points[2]);
        const double radius = std::min({36.0, first.length() / 2, second.length() / 2});
        double sweep = second.angle() - first.angle();
        if (sweep > 180) sweep -= 360;
        if (sweep < -180) sweep += 360;
        const QRectF box(points[1].x() - radius, points[1].y() - radius, 2 * radius, 2 * radius);
        path.arcMoveTo(box, first.angle());
        path.arcTo(box, first.angle(), sweep);
    }
    if (drawing.kind == DrawingKind::Ruler && points.size() == 2) {
        QLineF across = QLineF(points[0], points[1]).normalVector().unitVector();
        const QPointF half = 7 * (across.p2() - across.p1());
        for (const QPointF& end : points) {
            path.moveTo(end - half);
            path.lineTo(end + half);
        }
    }
    return path;
}

void paintHandles(QPainter& painter, const std::vector<QPointF>& points, const DrawingLook& look) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool active = static_cast<int>(i) == look.handle;
        painter.setPen(QPen(kDark, 2));
        painter.setBrush(active ? correctedColour() : kInk);
        const double radius = active ? kHandle + 2 : kHandle;
        painter.drawEllipse(points[i], radius, radius);
    }
}

// Beside the vertex, the end of a line, or at the point itself.
QPointF textCorner(const Drawing& drawing, const std::vector<QPointF>& points) {
    const QPointF at =
        drawing.kind == DrawingKind::Angle && points.size() > 1 ? points[1] : points.back();
    const bool alone = pointCountOf(drawing.kind) == 1;
    return at + (alone ? QPointF(0, 0) : QPointF(14, -10));
}

void paintText(QPainter& painter, const QString& text, QPointF corner, const DrawingLook& look) {
    if (text.isEmpty()) return;
    QFont font = painter.font();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QRectF words = metrics.boundingRect(QRectF(0, 0, 4000, 4000), Qt::AlignLeft, text);
    const double pad = metrics.height() / 3;
    QRectF plate(0, 0, words.width() + 2 * pad, words.height() + 2 * pad);
    plate.moveTopLeft(corner);
    const QRectF view =
        painter.hasClipping() ? painter.clipBoundingRect() : QRectF(painter.viewport());
    // Kept inside the picture where it fits.
    if (plate.right() > view.right()) plate.moveRight(std::max(view.right(), plate.width()));
    if (plate.bottom() > view.bottom()) plate.moveBottom(view.bottom());
    if (plate.top() < view.top()) plate.moveTop(view.top());
    painter.setPen(look.selected ? QPen(correctedColour(), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(kDark);
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(kInk);
    painter.drawText(plate.adjusted(pad, pad, pad, pad), Qt::AlignLeft | Qt::AlignTop, text);
}

double distanceToSegment(QPointF at, QPointF from, QPointF to) {
    const QPointF along = to - from;
    const double squared = QPointF::dotProduct(along, along);
    const double share =
        squared > 0 ? std::clamp(QPointF::dotProduct(at - from, along) / squared, 0.0, 1.0) : 0;
    return QLineF(at, from + share * along).length();
}

}  // namespace

QString drawingKindName(DrawingKind kind) {
    switch (kind) {
        case DrawingKind::Angle:
            return Words::tr("angle");
        case DrawingKind::Line:
            return Words::tr("line");
        case DrawingKind::Ruler:
            return Words::tr("ruler");
        case DrawingKind::Text:
            return Words::tr("text");
        case DrawingKind::Stopwatch:
            return Words::tr("stopwatch");
    }
    return {};
}

QString drawingText(const Drawing& drawing, const DrawingContext& context) {
    QStringList lines;
    if (!drawing.text.empty()) lines << QString::fromStdString(drawing.text);
    if (drawing.kind != DrawingKind::Line) {
        if (const QString value = measured(drawing, context); !value.isEmpty()) lines << value;
    }
    return lines.join('\n');
}

void paintDrawing(QPainter& painter, const VideoTransform& transform, const Drawing& drawing,
                  const DrawingContext& context, const DrawingLook& look) {
    const std::vector<QPointF> points = pointsInView(drawing, transform);
    if (points.empty()) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    stroke(painter, linesOf(drawing, points), look.unfinished);
    QString words = drawingText(drawing, context);
    if (words.isEmpty() && drawing.kind == DrawingKind::Text) words = Words::tr("Text");
    paintText(painter, words, textCorner(drawing, points), look);
    if (look.selected || look.unfinished) paintHandles(painter, points, look);
    painter.restore();
}

double distanceTo(const Drawing& drawing, const VideoTransform& transform, QPointF inView) {
    const std::vector<QPointF> points = pointsInView(drawing, transform);
    double nearest = 1e9;
    for (const QPointF& point : points) {
        nearest = std::min(nearest, QLineF(point, inView).length());
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        nearest = std::min(nearest, distanceToSegment(inView, points[i - 1], points[i]));
    }
    return nearest;
}

int pointAt(const Drawing& drawing, const VideoTransform& transform, QPointF inView, double reach) {
    int found = -1;
    const std::vector<QPointF> points = pointsInView(drawing, transform);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double distance = QLineF(points[i], inView).length();
        if (distance > reach) continue;
        reach = distance;
        found = static_cast<int>(i);
    }
    return found;
}

}  // namespace gonio
