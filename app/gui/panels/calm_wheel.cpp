#include "app/gui/panels/calm_wheel.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace gonio {
namespace {

class WheelFilter : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus()) {
            return false;
        }
        event->ignore();  // the parent gets it
        return true;
    }
};

bool hasValue(const QWidget& widget) {
    return (qobject_cast<const QAbstractSlider*>(&widget) != nullptr &&
            qobject_cast<const QScrollBar*>(&widget) == nullptr) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr;
}

}  // namespace

void calmWheel(QWidget& panel) {
    auto* filter = new WheelFilter(&panel);
    QList<QWidget*> widgets = panel.findChildren<QWidget*>();
    widgets << &panel;
    for (QWidget* widget : widgets) {
        if (!hasValue(*widget)) continue;
        widget->setFocusPolicy(Qt::StrongFocus);
        widget->installEventFilter(filter);
    }
}

}  // namespace gonio
