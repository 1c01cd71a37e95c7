#pragma once

#include <QDialog>

namespace gonio {

class ActionTable;

/// F1: every action with its keys, by group, made from the table of actions. Not modal.
class KeysPage : public QDialog {
    Q_OBJECT

public:
    KeysPage(const ActionTable& actions, QWidget* parent);
};

}  // namespace gonio
