#include "app/gui/shell/keys_page.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/gui/shell/action_table.h"
#include "app/gui/shell/fuzzy_match.h"

namespace gonio {
namespace {

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts()) {
        keys << key.toString(QKeySequence::NativeText);
    }
    return keys.join(QStringLiteral("   "));
}

void fill(QTreeWidget& tree, const ActionTable& actions) {
    for (int g = 0; g < kActionGroupCount; ++g) {
        QTreeWidgetItem* heading = nullptr;
        for (const ActionTable::Row& row : actions.rows()) {
            if (int(row.group) != g) continue;
            if (heading == nullptr) {
                QAction name(nameOf(row.group));
                heading = new QTreeWidgetItem(&tree, {plainTextOf(name), QString()});
                QFont bold = tree.font();
                bold.setBold(true);
                heading->setFont(0, bold);
            }
            new QTreeWidgetItem(heading, {plainTextOf(*row.action), keysOf(*row.action)});
        }
    }
    tree.expandAll();
    tree.resizeColumnToContents(0);
}

void filter(QTreeWidget& tree, const QString& typed) {
    for (int g = 0; g < tree.topLevelItemCount(); ++g) {
        QTreeWidgetItem& heading = *tree.topLevelItem(g);
        bool any = false;
        for (int i = 0; i < heading.childCount(); ++i) {
            QTreeWidgetItem& item = *heading.child(i);
            const bool fits = typed.isEmpty() || fuzzyScore(typed, item.text(0)) ||
                              item.text(1).contains(typed, Qt::CaseInsensitive);
            item.setHidden(!fits);
            any = any || fits;
        }
        heading.setHidden(!any);
    }
}

}  // namespace

KeysPage::KeysPage(const ActionTable& actions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* typed = new QLineEdit(this);
    typed->setPlaceholderText(tr("Search"));
    typed->setAccessibleName(tr("Search the keys"));
    auto* tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Actions and their keys"));
    tree->setHeaderLabels({tr("Action"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    fill(*tree, actions);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(typed);
    layout->addWidget(tree);
    layout->addWidget(buttons);
    connect(typed, &QLineEdit::textChanged, tree,
            [tree](const QString& text) { filter(*tree, text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    const int unit = fontMetrics().height();
    resize(tree->columnWidth(0) + 16 * unit, 40 * unit);
}

}  // namespace gonio
