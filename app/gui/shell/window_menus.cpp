#include "app/gui/shell/window_menus.h"

#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include "app/gui/shell/action_table.h"

namespace gonio {
namespace {

QString told(const char* text) {
    return QCoreApplication::translate("WindowMenus", text);
}

// Keyboard users reach the buttons with Tab; a click leaves the focus, and with it the keys, where
// the eyes are.
void addButton(QToolBar& bar, QAction* action, Qt::ToolButtonStyle style) {
    if (action == nullptr) return;
    bar.addAction(action);
    auto* button = qobject_cast<QToolButton*>(bar.widgetForAction(action));
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(plainTextOf(*action));
}

void addToolBar(QMainWindow& window, const ActionTable& actions) {
    auto* bar = window.addToolBar(told(QT_TRANSLATE_NOOP("WindowMenus", "Tools")));
    bar->setObjectName("tools");
    bar->setMovable(false);
    for (const char* id : {"file.openVideo", "run.analyse", "correct.refine", "export.angles"}) {
        addButton(*bar, actions.find(id), Qt::ToolButtonTextOnly);
    }
    bar->addSeparator();
    for (const char* id : {"edit.undo", "edit.redo"}) {
        addButton(*bar, actions.find(id), Qt::ToolButtonIconOnly);
    }
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    addButton(*bar, actions.find("help.find"), Qt::ToolButtonTextOnly);
    for (const char* id : {"view.theme", "help.keys"}) {
        addButton(*bar, actions.find(id), Qt::ToolButtonIconOnly);
    }
}

}  // namespace

WindowMenus WindowMenus::build(QMainWindow& window, const ActionTable& actions) {
    WindowMenus menus;
    for (int g = 0; g < kActionGroupCount; ++g) {
        QMenu* menu = nullptr;
        for (const ActionTable::Row& row : actions.rows()) {
            if (int(row.group) != g) continue;
            if (menu == nullptr) {
                menu = window.menuBar()->addMenu(nameOf(row.group));
                menu->setToolTipsVisible(true);
            }
            menu->addAction(row.action);
            if (row.id == "file.open") {
                menus.recent =
                    menu->addMenu(told(QT_TRANSLATE_NOOP("WindowMenus", "&Recent cases")));
            }
        }
    }
    addToolBar(window, actions);
    return menus;
}

}  // namespace gonio
