#include "app/gui/shell/status_line.h"

#include <QHBoxLayout>
#include <QLabel>

#include "app/gui/document/case_document.h"
#include "app/gui/document/review.h"
#include "app/gui/shell/about_page.h"

namespace gonio {
namespace {

QString licenceOf(const std::string& body) {
    if (body.rfind("open-", 0) == 0) return QStringLiteral("Apache-2.0");
    return StatusLine::tr("licensed to you alone, not to be passed on");
}

}  // namespace

StatusLine::StatusLine(const CaseDocument& document, const Review& review, QWidget* parent)
    : QFrame(parent), m_document(document), m_review(review) {
    m_madeBy = new QLabel(this);
    m_madeBy->setObjectName(QStringLiteral("madeBy"));
    m_work = new QLabel(this);
    m_work->setObjectName(QStringLiteral("work"));
    m_work->hide();
    m_saved = new QLabel(this);
    m_saved->setObjectName(QStringLiteral("saved"));
    auto* standing = new QLabel(standingSentence(), this);
    standing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_saved->setAlignment(Qt::AlignCenter);
    auto* layout = new QHBoxLayout(this);
    const int gap = fontMetrics().height() / 4;
    layout->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    layout->setSpacing(4 * gap);
    for (QLabel* label : {m_madeBy, m_work, m_saved, standing}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(label, label == m_saved ? 1 : 3);
    }
    connect(&document, &CaseDocument::changed, this, &StatusLine::showMadeBy);
    connect(&review, &Review::trialChanged, this, &StatusLine::showMadeBy);
    connect(&review, &Review::personChanged, this, &StatusLine::showMadeBy);
    connect(&document, &CaseDocument::saveStateChanged, this, [this] {
        if (m_document.saveState() == SaveState::Saved) m_sinceSaved.start();
        showSaved();
    });
    connect(&m_tick, &QTimer::timeout, this, &StatusLine::showSaved);
    m_tick.start(1000);
    showMadeBy();
    showSaved();
}

void StatusLine::showMadeBy() {
    const Person* person = m_document.value().person(m_review.trial(), m_review.person());
    if (person == nullptr || !person->info) {
        m_madeBy->setText(tr("Not analysed"));
        return;
    }
    const AnalysisInfo& info = *person->info;
    m_madeBy->setText(tr("%1 · %2 · %3 · body %4 (%5)", "device, method, detector, body, licence")
                          .arg(QString::fromStdString(info.device),
                               QString::fromStdString(info.backend),
                               QString::fromStdString(info.detector),
                               QString::fromStdString(info.body), licenceOf(info.body)));
    m_madeBy->setToolTip(tr("Made by version %1 at %2 (UTC)")
                             .arg(QString::fromStdString(info.programVersion),
                                  QString::fromStdString(info.madeAtUtc)));
}

void StatusLine::showWork(const QString& sentence) {
    m_work->setText(sentence.section(u'\n', 0, 0));
    m_work->setToolTip(sentence.section(u'\n', 1));
    m_work->setVisible(!sentence.isEmpty());
}

QString StatusLine::savedSentence(qint64 ago_s) {
    if (ago_s < 1) return tr("Saved just now");
    if (ago_s < 60) return tr("Saved %n s ago", nullptr, int(ago_s));
    if (ago_s < 3600) return tr("Saved %n min ago", nullptr, int(ago_s / 60));
    return tr("Saved %n h ago", nullptr, int(ago_s / 3600));
}

void StatusLine::showSaved() {
    m_saved->setToolTip({});
    switch (m_document.saveState()) {
        case SaveState::Saved:
            m_saved->setText(m_sinceSaved.isValid() ? savedSentence(m_sinceSaved.elapsed() / 1000)
                                                    : tr("Saved"));
            break;
        case SaveState::Saving:
            m_saved->setText(tr("Saving…"));
            break;
        case SaveState::Unsaved:
            m_saved->setText(tr("Not saved yet"));
            break;
        case SaveState::Failed:
            m_saved->setText(tr("Could not be saved"));
            m_saved->setToolTip(m_document.saveError());
            break;
        case SaveState::ReadOnly:
            m_saved->setText(tr("Read-only"));
            m_saved->setToolTip(m_document.saveError());
            break;
    }
    setAccessibleDescription(m_saved->text());
}

}  // namespace gonio
