#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace gonio {

/// Where an action stands in the menus and on the page of keys.
enum class ActionGroup { File, Edit, View, Play, Review, Correct, Annotate, Run, Export, Help };

inline constexpr int kActionGroupCount = 10;

/// Translated heading of a group.
QString nameOf(ActionGroup group);

/// What an action is before it becomes a QAction.
struct ActionSpec {
    QString id;  ///< "file.open", never translated
    ActionGroup group = ActionGroup::File;
    QString text;
    QList<QKeySequence> keys;
    std::function<void()> run;
    std::function<bool()> enabledWhen;  ///< none: always
};

/// Every action of the window, in one table: menus, toolbar, Ctrl+K and the page of keys are views
/// of it.
class ActionTable : public QObject {
    Q_OBJECT

public:
    struct Row {
        QString id;
        ActionGroup group;
        QAction* action;
        std::function<bool()> enabledWhen;
    };

    /// \param window  gets every action, so that its keys work in all of it
    explicit ActionTable(QWidget& window, QObject* parent = nullptr);

    QAction* add(ActionSpec spec);
    /// Takes up an action that a part of the window offers; it stays the part's.
    void adopt(const QString& id, ActionGroup group, QAction* action);
    /// Likewise of several; an id is the action's object name, with `prefix` where it has no dot.
    void adopt(const QString& prefix, ActionGroup group, const QList<QAction*>& actions);

    QAction* find(const QString& id) const;  ///< null: none

    const std::vector<Row>& rows() const { return m_rows; }

    /// Asks every action again whether it can be used now.
    void refresh();

    /// Two actions with one key, "Ctrl+K: help.find, view.x"; none is right. Actions that work only
    /// inside one widget may share a key with one of another widget.
    QStringList conflicts() const;

private:
    QWidget& m_window;
    std::vector<Row> m_rows;
};

/// "Open video (Ctrl+O)"
QString tipOf(const QAction& action);

/// Text of an action without mnemonic and dots.
QString plainTextOf(const QAction& action);

}  // namespace gonio
