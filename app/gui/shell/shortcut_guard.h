#pragma once

#include <QObject>

namespace gonio {

/// Lets the widget that has the focus keep the keys it needs: the window's single keys (Space,
/// arrows, Home, letters) would otherwise make lists, sliders and buttons unusable by keyboard.
/// Install on the application.
class ShortcutGuard : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace gonio
