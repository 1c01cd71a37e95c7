#include "app/gui/shell/find_action.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "app/gui/shell/action_table.h"
#include "app/gui/shell/fuzzy_match.h"

namespace gonio {

FindAction::FindAction(ActionTable& actions, QWidget& window)
    : QFrame(&window), m_actions(actions), m_window(window) {
    setObjectName("findAction");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Find an action"));
    m_typed = new QLineEdit(this);
    m_typed->setPlaceholderText(tr("Type what you want to do"));
    m_typed->setAccessibleName(tr("Find an action"));
    m_typed->setClearButtonEnabled(false);
    m_found = new QListWidget(this);
    m_found->setAccessibleName(tr("Actions that fit"));
    m_found->setFocusPolicy(Qt::NoFocus);  // the arrows work from the line above
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_typed);
    layout->addWidget(m_found);
    connect(m_typed, &QLineEdit::textChanged, this, &FindAction::list);
    connect(m_found, &QListWidget::itemClicked, this, &FindAction::runCurrent);
    m_typed->installEventFilter(this);
    m_window.installEventFilter(this);
    hide();
}

void FindAction::open() {
    m_before = m_window.focusWidget();
    m_actions.refresh();
    m_typed->clear();
    list();
    place();
    show();
    raise();
    m_typed->setFocus(Qt::ShortcutFocusReason);
}

void FindAction::place() {
    const int unit = fontMetrics().height();
    const int width = std::min(m_window.width() - 2 * unit, 46 * unit);
    const int height = std::min(m_window.height() - 4 * unit, 26 * unit);
    setGeometry((m_window.width() - width) / 2, 3 * unit, width, height);
}

void FindAction::list() {
    struct Hit {
        int score;
        const ActionTable::Row* row;
    };

    std::vector<Hit> hits;
    for (const ActionTable::Row& row : m_actions.rows()) {
        const auto score = fuzzyScore(m_typed->text(), plainTextOf(*row.action));
        if (score) hits.push_back({*score + (row.action->isEnabled() ? 10000 : 0), &row});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_found->clear();
    for (const Hit& hit : hits) {
        auto* item = new QListWidgetItem(tipOf(*hit.row->action), m_found);
        item->setData(Qt::UserRole, hit.row->id);
        if (!hit.row->action->isEnabled()) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
            item->setToolTip(tr("This cannot be done now."));
        }
    }
    m_found->setCurrentRow(0);
}

void FindAction::runCurrent() {
    const QListWidgetItem* item = m_found->currentItem();
    if (item == nullptr || !(item->flags() & Qt::ItemIsEnabled)) return;
    QAction* action = m_actions.find(item->data(Qt::UserRole).toString());
    if (m_before != nullptr) m_before->setFocus();
    hide();
    if (action != nullptr) action->trigger();
}

bool FindAction::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible()) place();
    if (watched != m_typed) return false;
    if (event->type() == QEvent::FocusOut && isVisible()) hide();
    if (event->type() != QEvent::KeyPress) return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape:
            if (m_before != nullptr) m_before->setFocus();
            hide();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_found, event);
            return true;
        default:
            return false;
    }
}

}  // namespace gonio
