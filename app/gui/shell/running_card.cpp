#include "app/gui/shell/running_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

#include "app/gui/jobs/job_queue.h"

namespace gonio {
namespace {

constexpr int kBarSteps = 1000;

}  // namespace

RunningCard::RunningCard(JobQueue& queue, QWidget* parent)
    : QFrame(parent),
      m_queue(queue),
      m_title(new QLabel(this)),
      m_share(new QLabel(this)),
      m_state(new QLabel(this)),
      m_note(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setObjectName(QStringLiteral("runningCard"));
    setFrameShape(QFrame::StyledPanel);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel* label : {m_title, m_state, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);  // the share stands beside the title
    m_bar->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QGridLayout(this);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_share, 0, 1, Qt::AlignRight | Qt::AlignTop);
    layout->addWidget(m_bar, 1, 0, 1, 2);
    layout->addWidget(m_state, 2, 0, 1, 2);
    layout->addWidget(m_note, 3, 0);
    layout->addWidget(m_cancel, 3, 1, Qt::AlignRight | Qt::AlignBottom);
    layout->setColumnStretch(0, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (AnalysisJob* job = m_queue.running()) m_queue.cancel(job);
    });
    for (const auto signal :
         {&JobQueue::jobAdded, &JobQueue::jobChanged, &JobQueue::jobEnded, &JobQueue::jobRemoved}) {
        connect(&queue, signal, this, &RunningCard::refresh);
    }
    refresh();
}

void RunningCard::refresh() {
    const AnalysisJob* job = m_queue.running();
    setVisible(job != nullptr);
    if (job == nullptr) return;
    const auto& jobs = m_queue.jobs();
    const auto waiting = int(std::ranges::count_if(
        jobs, [](const AnalysisJob* one) { return one->state() == JobState::Waiting; }));
    m_title->setText(job->trialName());
    m_share->setText(tr("%1 %").arg(QLocale().toString(int(100 * job->share()))));
    m_bar->setValue(int(kBarSteps * job->share()));
    m_bar->setAccessibleName(tr("Progress of the analysis of “%1”").arg(job->trialName()));
    const QString left = job->remainingText();
    m_state->setText(
        left.isEmpty()
            ? job->stateText()
            : tr("%1 · %2", "what is being done; time left").arg(job->stateText(), left));
    m_note->setText(job->hasPreview() ? tr("First curves are shown: rough, a preview only.")
                    : waiting > 0     ? tr("%n more analysis(es) wait.", nullptr, waiting)
                                      : QString());
    m_cancel->setEnabled(job->state() == JobState::Running);
    m_cancel->setAccessibleName(tr("Cancel the analysis of “%1”").arg(job->trialName()));
    m_cancel->setToolTip(tr("Stop this analysis; its finished frames are kept"));
    setAccessibleName(tr("Running analysis"));
    setAccessibleDescription(m_state->text());
}

}  // namespace gonio
