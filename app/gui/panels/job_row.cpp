#include "app/gui/panels/job_row.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "app/gui/jobs/analysis_job.h"

namespace gonio {
namespace {

constexpr int kBarSteps = 1000;

}  // namespace

JobRow::JobRow(AnalysisJob& job, QWidget* parent)
    : QWidget(parent),
      m_job(job),
      m_title(new QLabel(job.trialName())),
      m_state(new QLabel),
      m_remaining(new QLabel),
      m_note(new QLabel),
      m_bar(new QProgressBar),
      m_stop(new QPushButton),
      m_goOn(new QPushButton(tr("Go on"))),
      m_copy(new QPushButton(tr("Copy details"))) {
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel* label : {m_title, m_state, m_note}) label->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->setAccessibleName(tr("What went wrong"));
    m_bar->setRange(0, kBarSteps);
    m_bar->setAccessibleName(tr("Progress of the analysis of “%1”").arg(job.trialName()));
    m_goOn->setToolTip(tr("Go on with the frames that are finished"));
    m_copy->setToolTip(tr("Copy what the program knows about the failure"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_title, 0, 0, 1, 3);
    layout->addWidget(m_bar, 1, 0, 1, 3);
    layout->addWidget(m_state, 2, 0);
    layout->addWidget(m_remaining, 2, 1, 1, 2, Qt::AlignRight);
    layout->addWidget(m_note, 3, 0, 1, 3);
    layout->addWidget(m_stop, 4, 0, Qt::AlignLeft);
    layout->addWidget(m_goOn, 4, 1, Qt::AlignLeft);
    layout->addWidget(m_copy, 4, 2, Qt::AlignLeft);
    layout->setColumnStretch(0, 1);
    connect(m_stop, &QPushButton::clicked, this,
            [this] { m_job.isOver() ? Q_EMIT dismissWanted() : Q_EMIT cancelWanted(); });
    connect(m_goOn, &QPushButton::clicked, this, &JobRow::goOnWanted);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_job.failure().details); });
    refresh();
}

void JobRow::refresh() {
    const bool failed = m_job.state() == JobState::Failed;
    m_bar->setVisible(!m_job.isOver());
    m_bar->setValue(int(kBarSteps * m_job.share()));
    m_state->setText(m_job.stateText());
    m_remaining->setText(m_job.remainingText());
    m_remaining->setVisible(!m_remaining->text().isEmpty());
    m_note->setText(failed ? m_job.failure().text()
                    : m_job.hasPreview() && !m_job.isOver()
                        ? tr("First curves are shown: rough, a preview only.")
                        : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    m_stop->setText(m_job.isOver() ? tr("Dismiss") : tr("Cancel"));
    m_stop->setAccessibleName(m_job.isOver()
                                  ? tr("Dismiss the analysis of “%1”").arg(m_job.trialName())
                                  : tr("Cancel the analysis of “%1”").arg(m_job.trialName()));
    m_stop->setEnabled(m_job.state() != JobState::Cancelling);
    m_goOn->setVisible(m_job.state() == JobState::Cancelled);
    m_copy->setVisible(failed);
}

}  // namespace gonio
