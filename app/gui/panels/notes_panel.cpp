#include "app/gui/panels/notes_panel.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"

namespace gonio {
namespace {

constexpr int kPause_ms = 800;

}  // namespace

NotesPanel::NotesPanel(CaseDocument& document, Review& review, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_review(review),
      m_title(new QLabel),
      m_text(new QPlainTextEdit),
      m_layout(new QVBoxLayout(this)) {
    m_title->setWordWrap(true);
    m_title->setBuddy(m_text);
    m_text->setAccessibleName(tr("Notes on the trial"));
    m_text->setToolTip(tr("Kept in the case as you write"));
    m_text->setTabChangesFocus(true);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_text, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause_ms);
    connect(&m_pause, &QTimer::timeout, this, &NotesPanel::commit);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing) m_pause.start();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
        if (old == m_text) commit();
        if (now == m_text) ++m_session;
    });
    connect(&review, &Review::trialChanged, this, [this] {
        commit();
        showTrial();
    });
    connect(&document, &CaseDocument::changed, this, [this](const CaseChange& what) {
        if (what.everything) m_pause.stop();  // what was typed belongs to the case before
        if (what.everything || what.caseInfo) showTrial();
    });
    showTrial();
}

NotesPanel::~NotesPanel() {
    commit();
}

void NotesPanel::addBelow(QWidget* widget) {
    m_layout->addWidget(widget, 1);
}

void NotesPanel::commit() {
    if (!m_pause.isActive() && m_text->document()->isModified() == false) return;
    m_pause.stop();
    m_text->document()->setModified(false);
    const Trial* trial = m_document.value().trial(m_trial);
    const std::string notes = m_text->toPlainText().toStdString();
    if (trial == nullptr || trial->notes == notes) return;
    Trial edited = *trial;
    edited.notes = notes;
    auto applied = m_document.apply(
        EditBuilder(m_document.value(), EditKind::EditNotes).putTrial(edited).build(),
        QStringLiteral("notes/%1/%2").arg(m_trial).arg(m_session));
    if (!applied) showTrial();
}

void NotesPanel::showTrial() {
    const Trial* trial = m_document.value().trial(m_review.trial());
    const QString notes = trial != nullptr ? QString::fromStdString(trial->notes) : QString();
    m_trial = m_review.trial();
    m_title->setText(trial != nullptr ? tr("Notes on “%1”").arg(QString::fromStdString(trial->name))
                                      : tr("There is no trial to write notes on."));
    m_text->setEnabled(trial != nullptr);
    if (m_text->toPlainText() == notes || m_pause.isActive()) return;
    m_showing = true;
    m_text->setPlainText(notes);
    m_text->document()->setModified(false);
    m_showing = false;
}

}  // namespace gonio
