#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace gonio {

/// Texts of visible labels, buttons, boxes, tabs and headers below `root` that do not fit into
/// their place, each with the widget's path.
QStringList clippedTexts(QWidget& root);

/// Focusable interfaces of the accessibility tree below `root` without name or role.
QStringList namelessInterfaces(QWidget& root);

/// "MainWindow/ReviewPage/…" for messages.
QString pathOf(const QWidget& widget);

}  // namespace gonio
