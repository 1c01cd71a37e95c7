#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QStringList>

#include "core/draw/palette.h"

class QPainter;

namespace gonio {

inline QColor colourOf(Colour rgb, int alpha = 255) {
    return {rgb[0], rgb[1], rgb[2], alpha};
}

/// Right, left or middle by the ending or beginning of a joint's or keypoint's name.
Colour sideColour(std::string_view name);

/// Lines of text in a dark box beside `at`, inside `bounds`; the first line is the title.
void paintLabel(QPainter& painter, QPointF at, const QStringList& lines, const QColor& border,
                const QRectF& bounds);

/// Lines of text on a dark ground, their common corner at `corner` of `bounds`.
void paintCornerText(QPainter& painter, const QString& text, Qt::Alignment corner,
                     const QRectF& bounds);

}  // namespace gonio
