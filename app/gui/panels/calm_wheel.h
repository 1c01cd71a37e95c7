#pragma once

class QWidget;

namespace gonio {

/// In a panel that scrolls: the mouse wheel changes the value of a slider, number box or list
/// within `panel` (or of `panel` itself) only while that has the keyboard's focus, and the wheel
/// alone does not give it; else the panel scrolls. For what is in the panel now.
void calmWheel(QWidget& panel);

}  // namespace gonio
