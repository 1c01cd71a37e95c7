#pragma once

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace gonio {

class ActionTable;

/// Ctrl+K: type a few letters of an action, Enter does it. Lies over the window, is not modal and
/// goes away on Escape or when the focus leaves it.
class FindAction : public QFrame {
    Q_OBJECT

public:
    FindAction(ActionTable& actions, QWidget& window);

    void open();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void list();
    void place();
    void runCurrent();

    ActionTable& m_actions;
    QWidget& m_window;
    QLineEdit* m_typed;
    QListWidget* m_found;
    QWidget* m_before = nullptr;  // had the focus
};

}  // namespace gonio
