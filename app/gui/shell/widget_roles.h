#pragma once

class QWidget;

namespace gonio {

/// Tells screen readers what our own painted widgets are: pictures, charts, a timeline. Once,
/// before the window is made.
void installWidgetRoles();

/// What plain Qt leaves undone: tab widgets pass the focus on to their tabs and are no stop of
/// their own; tab bars, scroll areas and splitter handles have names.
void tidyFocus(QWidget& window);

}  // namespace gonio
