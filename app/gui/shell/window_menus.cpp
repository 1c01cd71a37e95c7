#include "app/gui/shell/window_menus.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>
#include <QToolButton>

#include "app/gui/shell/action_table.h"
#include "app/gui/shell/program_settings.h"
#include "app/gui/theme/theme.h"
#include "translations/translation.h"

namespace gonio {
namespace {

constexpr const char* kTextButtons[] = {"file.openVideo", "run.analyse", "correct.refine",
                                        "export.angles"};

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
    button->setAutoRaise(style == Qt::ToolButtonIconOnly);  // words look like something to press
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(plainTextOf(*action));
}

void addToolBar(QMainWindow& window, const ActionTable& actions) {
    auto* bar = window.addToolBar(told(QT_TRANSLATE_NOOP("WindowMenus", "Tools")));
    bar->setObjectName("tools");
    bar->setMovable(false);
    for (const char* id : kTextButtons) addButton(*bar, actions.find(id), Qt::ToolButtonTextOnly);
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

/// Of the desktop, if the program speaks it.
QString spokenLanguage() {
    for (const QString& language : translatedLanguages()) {
        if (QLocale::system().language() == QLocale(language).language()) return language;
    }
    return QStringLiteral("en");
}

// Every language by its own name: who reads only one of them finds it.
void addLanguages(const ActionTable& actions, QMenu& views) {
    QMenu* menu = views.addMenu(told(QT_TRANSLATE_NOOP("WindowMenus", "La&nguage")));
    menu->setToolTipsVisible(true);
    auto* group = new QActionGroup(menu);
    const QString chosen = ProgramSettings().language();
    for (const ActionTable::Row& row : actions.rows()) {
        if (!row.id.startsWith("view.language.")) continue;
        row.action->setCheckable(true);
        row.action->setChecked(
            row.id.endsWith("." + (chosen.isEmpty() ? spokenLanguage() : chosen)));
        group->addAction(row.action);
        menu->addAction(row.action);
    }
}

}  // namespace

void accentOffered(QMainWindow& window, const ActionTable& actions, const char* offered) {
    const ThemeColours& colours = Theme::instance().colours();
    const auto accent = [&colours](QWidget& button, bool on) {
        QPalette palette;
        if (on) {
            palette.setColor(QPalette::Button, colours.accent);
            palette.setColor(QPalette::ButtonText, colours.accentText);
        }
        button.setPalette(palette);
    };
    if (auto* strip = window.findChild<QPushButton*>("offerButton")) accent(*strip, true);
    const auto* bar = window.findChild<QToolBar*>("tools");
    if (bar == nullptr) return;
    for (const char* id : kTextButtons) {
        QWidget* button = bar->widgetForAction(actions.find(id));
        if (button != nullptr) accent(*button, std::string_view(id) == offered);
    }
}

WindowMenus WindowMenus::build(QMainWindow& window, const ActionTable& actions) {
    WindowMenus menus;
    QMenu* views = nullptr;
    for (int g = 0; g < kActionGroupCount; ++g) {
        QMenu* menu = nullptr;
        for (const ActionTable::Row& row : actions.rows()) {
            if (int(row.group) != g) continue;
            if (menu == nullptr) {
                menu = window.menuBar()->addMenu(nameOf(row.group));
                menu->setToolTipsVisible(true);
                if (row.group == ActionGroup::View) views = menu;
            }
            if (row.id.startsWith("view.language.")) continue;
            menu->addAction(row.action);
            if (row.id == "file.open") {
                menus.recent =
                    menu->addMenu(told(QT_TRANSLATE_NOOP("WindowMenus", "&Recent cases")));
            }
        }
    }
    if (views) addLanguages(actions, *views);
    addToolBar(window, actions);
    return menus;
}

}  // namespace gonio
