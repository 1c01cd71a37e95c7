#include "app/gui/shell/shortcut_guard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace gonio {
namespace {

bool isArrowOrEnd(int key) {
    switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            return true;
        default:
            return false;
    }
}

bool needs(const QObject* widget, int key) {
    if (qobject_cast<const QAbstractButton*>(widget)) return key == Qt::Key_Space;
    if (qobject_cast<const QAbstractSlider*>(widget)) return isArrowOrEnd(key);
    if (qobject_cast<const QTabBar*>(widget)) return isArrowOrEnd(key);
    if (qobject_cast<const QComboBox*>(widget)) return isArrowOrEnd(key) || key == Qt::Key_Space;
    if (qobject_cast<const QAbstractSpinBox*>(widget)) return true;
    if (qobject_cast<const QAbstractItemView*>(widget)) {
        return isArrowOrEnd(key) || key == Qt::Key_Space;
    }
    return false;
}

}  // namespace

bool ShortcutGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == 0;
    if (!plain || !watched->isWidgetType() || !needs(watched, key->key())) return false;
    event->accept();
    return true;
}

}  // namespace gonio
