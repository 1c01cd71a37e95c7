#include "app/gui/panels/history_panel.h"

#include <QUndoView>
#include <QVBoxLayout>

#include "app/gui/document/case_document.h"

namespace gonio {

HistoryPanel::HistoryPanel(CaseDocument& document, QWidget* parent)
    : QWidget(parent), m_view(new QUndoView(&document.undoStack())) {
    m_view->setAccessibleName(tr("History of the case"));
    m_view->setToolTip(tr("Choose a step to go back or forth to it"));
    m_view->setEmptyLabel(tr("The case as it was opened"));
    m_view->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
}

}  // namespace gonio
