#pragma once

class QMainWindow;
class QMenu;

namespace gonio {

class ActionTable;

/// Menus and toolbar of the window, made of the table of actions.
struct WindowMenus {
    QMenu* recent = nullptr;  ///< filled when it opens

    static WindowMenus build(QMainWindow& window, const ActionTable& actions);
};

}  // namespace gonio
