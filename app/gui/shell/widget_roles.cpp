#include "app/gui/shell/widget_roles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QTabBar>
#include <QTabWidget>

namespace gonio {
namespace {

struct Role {
    const char* className;
    QAccessible::Role role;
};

constexpr Role kRoles[] = {{"gonio::VideoView", QAccessible::Graphic},
                           {"gonio::SceneView", QAccessible::Graphic},
                           {"gonio::ChartWidget", QAccessible::Chart},
                           {"gonio::Timeline", QAccessible::Chart}};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
    if (object == nullptr || !object->isWidgetType()) return nullptr;
    for (const Role& role : kRoles) {
        if (className == QLatin1String(role.className)) {
            return new QAccessibleWidget(static_cast<QWidget*>(object), role.role);
        }
    }
    return nullptr;
}

}  // namespace

void installWidgetRoles() {
    QAccessible::installFactory(makeInterface);
}

void tidyFocus(QWidget& window) {
    for (QTabWidget* tabs : window.findChildren<QTabWidget*>()) {
        tabs->setFocusPolicy(Qt::NoFocus);
        if (tabs->tabBar()->accessibleName().isEmpty()) {
            tabs->tabBar()->setAccessibleName(tabs->accessibleName());
        }
    }
}

}  // namespace gonio
