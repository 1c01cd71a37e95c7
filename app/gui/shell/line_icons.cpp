#include "app/gui/shell/line_icons.h"

#include <QPainter>
#include <QPainterPath>

namespace gonio {
namespace {

constexpr int kSide = 24;  // of the square that the signs are drawn in

QPainterPath turnArrow(bool back) {
    QPainterPath path;
    path.moveTo(5, 10);
    path.lineTo(14, 10);
    path.cubicTo(21, 10, 21, 19, 14, 19);
    path.lineTo(9, 19);
    path.moveTo(9.5, 5.5);
    path.lineTo(5, 10);
    path.lineTo(9.5, 14.5);
    if (back) return path;
    return QTransform(-1, 0, 0, 1, kSide, 0).map(path);
}

void draw(QPainter& painter, LineIcon sign, const QColor& colour) {
    QPen pen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    switch (sign) {
        case LineIcon::Undo:
        case LineIcon::Redo:
            painter.drawPath(turnArrow(sign == LineIcon::Undo));
            break;
        case LineIcon::Theme:
            painter.drawEllipse(QPointF(12, 12), 8, 8);
            painter.setBrush(colour);
            painter.drawPie(QRectF(4, 4, 16, 16), 90 * 16, 180 * 16);
            break;
        case LineIcon::Keys:
            painter.drawRoundedRect(QRectF(3, 6, 18, 12), 2, 2);
            for (const int x : {7, 12, 17}) painter.drawPoint(QPointF(x, 10));
            painter.drawLine(QPointF(8, 14.5), QPointF(16, 14.5));
            break;
    }
}

QPixmap pixmapOf(LineIcon sign, const QColor& colour, int scale) {
    QPixmap pixmap(kSide * scale, kSide * scale);
    pixmap.fill(Qt::transparent);
    pixmap.setDevicePixelRatio(scale);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, sign, colour);
    return pixmap;
}

}  // namespace

QIcon lineIcon(LineIcon sign, const QColor& colour, const QColor& disabled) {
    QIcon icon;
    for (const int scale : {1, 2, 4}) {
        icon.addPixmap(pixmapOf(sign, colour, scale), QIcon::Normal);
        icon.addPixmap(pixmapOf(sign, disabled, scale), QIcon::Disabled);
    }
    return icon;
}

}  // namespace gonio
