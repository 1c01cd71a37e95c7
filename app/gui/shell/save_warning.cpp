#include "app/gui/shell/save_warning.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "app/gui/document/case_document.h"
#include "app/gui/theme/theme.h"

namespace gonio {

SaveWarning::SaveWarning(const CaseDocument& document, QWidget* parent)
    : QFrame(parent), m_document(document), m_reason(new QLabel(this)) {
    setObjectName(QStringLiteral("saveWarning"));
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* save = new QPushButton(tr("Save as…"), this);
    save->setAccessibleName(tr("Save the case under another name"));
    save->setToolTip(tr("Save the case under another name, with everything in it (Ctrl+Shift+S)"));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_reason, 1);
    layout->addWidget(save);
    connect(save, &QPushButton::clicked, this, &SaveWarning::saveAsWanted);
    connect(&document, &CaseDocument::saveStateChanged, this, &SaveWarning::follow);
    colour();
    follow();
}

void SaveWarning::follow() {
    const SaveState state = m_document.saveState();
    const bool lost = state == SaveState::Failed || state == SaveState::ReadOnly;
    if (lost) m_reason->setText(m_document.saveError());
    setAccessibleDescription(lost ? m_reason->text() : QString());
    setVisible(lost);
}

void SaveWarning::colour() {
    QPalette palette = m_reason->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().colours().doubt);
    m_reason->setPalette(palette);
}

void SaveWarning::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colour();
}

}  // namespace gonio
