#include "app/gui/video/overlay_paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace gonio {
namespace {

const QColor kGround(12, 15, 20, 215);

}  // namespace

Colour sideColour(std::string_view name) {
    if (name.ends_with("_r") || name.starts_with("right") || name.starts_with("r_")) {
        return kRightColour;
    }
    if (name.ends_with("_l") || name.starts_with("left") || name.starts_with("l_")) {
        return kLeftColour;
    }
    return kMiddleColour;
}

void paintLabel(QPainter& painter, QPointF at, const QStringList& lines, const QColor& border,
                const QRectF& bounds) {
    const QFont plain = painter.font();
    QFont bold = plain;
    bold.setBold(true);
    const QFontMetricsF plainMetrics(plain), boldMetrics(bold);
    const double lineHeight = boldMetrics.height();
    double width = 0;
    for (int i = 0; i < lines.size(); ++i) {
        width = std::max(width, (i == 0 ? boldMetrics : plainMetrics).horizontalAdvance(lines[i]));
    }
    const double pad = 0.4 * lineHeight;
    QRectF box(at + QPointF(lineHeight, -lineHeight),
               QSizeF(width + 2 * pad, lineHeight * double(lines.size()) + 2 * pad));
    if (box.right() > bounds.right()) box.moveRight(at.x() - lineHeight);
    box.moveLeft(std::max(box.left(), bounds.left()));
    box.moveBottom(std::min(box.bottom(), bounds.bottom()));
    box.moveTop(std::max(box.top(), bounds.top()));
    painter.setPen(QPen(border, 1.2));
    painter.setBrush(kGround);
    painter.drawRoundedRect(box, 4, 4);
    for (int i = 0; i < lines.size(); ++i) {
        painter.setFont(i == 0 ? bold : plain);
        painter.setPen(i == 0 ? border : QColor(235, 238, 242));
        const QRectF row(box.left() + pad, box.top() + pad + i * lineHeight, width + 1, lineHeight);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, lines[i]);
    }
    painter.setFont(plain);
}

void paintCornerText(QPainter& painter, const QString& text, Qt::Alignment corner,
                     const QRectF& bounds) {
    if (text.isEmpty()) return;
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + metrics.height(), 1.4 * metrics.height());
    QRectF box(bounds.topLeft(), size);
    if (corner & Qt::AlignRight) box.moveRight(bounds.right());
    if (corner & Qt::AlignBottom) box.moveBottom(bounds.bottom());
    painter.fillRect(box, kGround);
    painter.setPen(QColor(225, 229, 235));
    painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace gonio
