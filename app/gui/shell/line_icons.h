#pragma once

#include <QIcon>

class QColor;

namespace gonio {

enum class LineIcon { Undo, Redo, Theme, Keys };

/// A sign drawn in one colour, sharp at every scale.
QIcon lineIcon(LineIcon sign, const QColor& colour, const QColor& disabled);

}  // namespace gonio
