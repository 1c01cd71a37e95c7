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

/// Gives the accent colour to the buttons that do what is proposed, in the toolbar and the strip of
/// offers, and takes it from all others. Again after a change of theme.
void accentOffered(QMainWindow& window, const ActionTable& actions, const char* offered);

}  // namespace gonio
