#include "app/gui/shell/action_table.h"

#include <QAction>
#include <QCoreApplication>
#include <QMap>
#include <QWidget>

namespace gonio {

QString nameOf(ActionGroup group) {
    const auto told = [](const char* text) {
        return QCoreApplication::translate("ActionGroup", text);
    };
    switch (group) {
        case ActionGroup::File:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&File"));
        case ActionGroup::Edit:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&Edit"));
        case ActionGroup::View:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&View"));
        case ActionGroup::Play:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&Play"));
        case ActionGroup::Review:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "Re&view"));
        case ActionGroup::Correct:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&Correct"));
        case ActionGroup::Annotate:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&Annotate"));
        case ActionGroup::Run:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "A&nalyse"));
        case ActionGroup::Export:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "E&xport"));
        case ActionGroup::Help:
            return told(QT_TRANSLATE_NOOP("ActionGroup", "&Help"));
    }
    return {};
}

ActionTable::ActionTable(QWidget& window, QObject* parent) : QObject(parent), m_window(window) {}

QAction* ActionTable::add(ActionSpec spec) {
    auto* action = new QAction(spec.text, this);
    spec.keys.removeIf([](const QKeySequence& key) { return key.isEmpty(); });
    action->setShortcuts(spec.keys);
    if (spec.run) connect(action, &QAction::triggered, this, std::move(spec.run));
    adopt(spec.id, spec.group, action);
    m_rows.back().enabledWhen = std::move(spec.enabledWhen);
    return action;
}

void ActionTable::adopt(const QString& id, ActionGroup group, QAction* action) {
    if (action->objectName().isEmpty()) action->setObjectName(id);
    // A part's own tip says more than its text.
    if (action->toolTip() == plainTextOf(*action)) action->setToolTip(tipOf(*action));
    const auto context = action->shortcutContext();
    if (context == Qt::WindowShortcut || context == Qt::ApplicationShortcut) {
        m_window.addAction(action);
    }
    m_rows.push_back({id, group, action, {}});
}

void ActionTable::adopt(const QString& prefix, ActionGroup group, const QList<QAction*>& actions) {
    for (QAction* action : actions) {
        const QString name = action->objectName();
        if (action->isSeparator() || name.isEmpty()) continue;
        adopt(name.contains('.') ? name : prefix + '.' + name, group, action);
    }
}

QAction* ActionTable::find(const QString& id) const {
    for (const Row& row : m_rows) {
        if (row.id == id) return row.action;
    }
    return nullptr;
}

void ActionTable::refresh() {
    for (const Row& row : m_rows) {
        if (row.enabledWhen) row.action->setEnabled(row.enabledWhen());
    }
}

QStringList ActionTable::conflicts() const {
    QMap<QString, QStringList> byKey;
    for (const Row& row : m_rows) {
        if (row.action->shortcutContext() == Qt::WidgetShortcut ||
            row.action->shortcutContext() == Qt::WidgetWithChildrenShortcut) {
            continue;
        }
        for (const QKeySequence& key : row.action->shortcuts()) {
            if (key.isEmpty()) continue;
            byKey[key.toString(QKeySequence::PortableText)] << row.id;
        }
    }
    QStringList conflicts;
    for (auto entry = byKey.cbegin(); entry != byKey.cend(); ++entry) {
        if (entry.value().size() > 1) conflicts << entry.key() + ": " + entry.value().join(", ");
    }
    return conflicts;
}

QString plainTextOf(const QAction& action) {
    QString text = action.text();
    // "&&" is an ampersand, "&x" a mnemonic; Chinese menus write it "(&X)".
    for (int at = int(text.indexOf('&')); at >= 0; at = int(text.indexOf('&', at + 1))) {
        if (at > 0 && text[at - 1] == '(' && text.mid(at + 2, 1) == ")") {
            text.remove(at - 1, 4);
        } else {
            text.remove(at, 1);
        }
    }
    return text;
}

QString tipOf(const QAction& action) {
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    const QString text = plainTextOf(action);
    return key.isEmpty()
               ? text
               : QCoreApplication::translate("ActionTable", "%1 (%2)", "an action and its key")
                     .arg(text, key);
}

}  // namespace gonio
