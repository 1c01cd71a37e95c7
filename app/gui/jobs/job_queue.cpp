#include "app/gui/jobs/job_queue.h"

#include <QDir>
#include <algorithm>

#include "app/gui/document/case_document.h"
#include "app/gui/jobs/analysis_edit.h"
#include "app/gui/jobs/preview_maker.h"
#include "app/gui/jobs/run_analysis.h"
#include "inference/backends/network_backends.h"

namespace gonio {
namespace {

/// Whether an edit made from `from` still fits: what it depends on has not changed since.
bool isCurrent(const Case& from, const Case& now, int trial) {
    const Trial* before = from.trial(trial);
    const Trial* after = now.trial(trial);
    if (before == nullptr || after == nullptr) return false;
    const auto same = [](const auto& idAndA, const auto& idAndB) {
        const Person &a = idAndA.second, &b = idAndB.second;
        return a.id == b.id && a.base == b.base && a.patches == b.patches && a.name == b.name &&
               a.ignored == b.ignored && a.corrections == b.corrections;
    };
    return std::equal(before->people.begin(), before->people.end(), after->people.begin(),
                      after->people.end(), same);
}

}  // namespace

JobQueue::JobQueue(CaseDocument& document, WorkFolders folders, QObject* parent)
    : QObject(parent), m_document(document), m_folders(std::move(folders)) {
    m_pool.setMaxThreadCount(1);
    connect(&document, &CaseDocument::changed, this, &JobQueue::follow);
}

JobQueue::~JobQueue() {
    for (AnalysisJob* job : m_jobs) job->m_report->cancelled = true;
    m_pool.waitForDone();
}

AnalysisJob* JobQueue::activeJobOf(int trial) const {
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [trial](AnalysisJob* job) {
        return job->request().trial == trial && !job->isOver();
    });
    return found == m_jobs.end() ? nullptr : *found;
}

AnalysisJob* JobQueue::enqueue(const AnalysisRequest& request, Begin begin) {
    const Trial* trial = m_document.value().trial(request.trial);
    if (trial == nullptr) {
        Q_EMIT refused(tr("There is no video to analyse. Open one first."));
        return nullptr;
    }
    if (activeJobOf(request.trial) != nullptr) {
        Q_EMIT refused(tr("This video is being analysed already. Cancel that analysis first."));
        return nullptr;
    }
    const auto known = backends(&networkBackends());
    const auto backend = std::find_if(known.begin(), known.end(), [&](const Backend& b) {
        return b.name == request.parts.backend;
    });
    if (backend != known.end() && !backend->isIncluded && request.parts.weights.empty()) {
        Q_EMIT missingModel(tr("The network and the weights of the backend “%1” are not installed.")
                                .arg(QString::fromStdString(backend->name)));
        return nullptr;
    }
    auto* job = new AnalysisJob(++m_lastNumber, request, QString::fromStdString(trial->name), this);
    job->m_goesOn = begin == Begin::GoOn;
    connect(job, &AnalysisJob::changed, this, [this, job] { Q_EMIT jobChanged(job); });
    m_jobs.push_back(job);
    Q_EMIT jobAdded(job);
    startNext();
    return job;
}

void JobQueue::startNext() {
    while (m_running == nullptr) {
        const auto next = std::find_if(m_jobs.begin(), m_jobs.end(), [](AnalysisJob* job) {
            return job->state() == JobState::Waiting;
        });
        if (next == m_jobs.end()) return;
        AnalysisJob* job = *next;
        const Trial* trial = m_document.value().trial(job->request().trial);
        if (trial == nullptr) {
            end(job, JobState::Cancelled);
            continue;
        }
        run(job, *trial);
    }
}

void JobQueue::run(AnalysisJob* job, const Trial& trial) {
    m_running = job;
    const QString folder = m_folders.folderOf(trial.id, trial.video);
    if (!job->m_goesOn) m_folders.remove(folder);
    job->setState(JobState::Running);
    if (auto begun = m_folders.begin(folder, job->request()); !begun) {
        failWith(job, begun.error());
        return;
    }
    work(job, {m_videoPlace(trial.video), trial.video.sha256, folder.toStdString(), job->m_goesOn});
}

void JobQueue::work(AnalysisJob* job, const AnalysisPlaces& places) {
    const auto report = job->m_report;
    const PipelineJob asked{[report] { return report->cancelled.load(); },
                            [report, job](Stage stage, int done, int total) {
                                report->stage = static_cast<int>(stage);
                                report->done = done;
                                report->total = total;
                                if (report->told.exchange(true)) return;  // one notice at a time
                                QMetaObject::invokeMethod(job, [job] { job->takeReport(); });
                            }};
    m_pool.start([this, job, places, asked, request = job->request(), number = job->m_number] {
        PreviewMaker previews(
            [this, number](auto preview) {
                QMetaObject::invokeMethod(this, [this, number, preview = std::move(preview)] {
                    showPreview(number, preview);
                });
            },
            asked.cancelled);
        auto result = runAnalysis(request, places, &previews, asked);
        previews.stop();
        QMetaObject::invokeMethod(this, [this, job, result = std::move(result)]() mutable {
            finish(job, std::move(result));
        });
    });
}

void JobQueue::showPreview(int number, const std::shared_ptr<const PreviewAngles>& preview) {
    if (m_running == nullptr || m_running->m_number != number ||
        m_running->state() != JobState::Running) {
        return;
    }
    m_running->m_hasPreview = true;
    Q_EMIT m_running->previewed(preview);
    Q_EMIT previewed(m_running->request().trial, preview);
}

void JobQueue::finish(AnalysisJob* job, Result<AnalysedPeople> result) {
    if (job->m_report->cancelled) {
        job->m_cancelLatency_ms = job->m_cancelClock.elapsed();
        end(job, JobState::Cancelled);
        return;
    }
    if (!result) {
        failWith(job, result.error());
        return;
    }
    job->m_framesResumed = result->framesResumed;
    job->setState(JobState::Storing);
    store(job, std::make_shared<const AnalysedPeople>(*std::move(result)));
}

// Writing long motions as records takes a while: it is done on a copy of the case, off this thread.
void JobQueue::store(AnalysisJob* job, std::shared_ptr<const AnalysedPeople> people) {
    if (m_document.value().trial(job->request().trial) == nullptr) {
        end(job, JobState::Cancelled);
        return;
    }
    m_pool.start([this, job, people, trial = job->request().trial, from = m_document.value()] {
        AnalysisEdit made = makeAnalysisEdit(from, trial, *people);
        QMetaObject::invokeMethod(this,
                                  [this, job, people, from, made = std::move(made)]() mutable {
                                      take(job, people, from, std::move(made));
                                  });
    });
}

void JobQueue::take(AnalysisJob* job, const std::shared_ptr<const AnalysedPeople>& people,
                    const Case& from, AnalysisEdit made) {
    const int trial = job->request().trial;
    if (job->m_report->cancelled) {
        job->m_cancelLatency_ms = job->m_cancelClock.elapsed();
        end(job, JobState::Cancelled);
        return;
    }
    if (!isCurrent(from, m_document.value(), trial)) {
        store(job, people);
        return;
    }
    const Trial& into = *m_document.value().trial(trial);
    const QString folder = m_folders.folderOf(trial, into.video);
    if (auto applied = m_document.apply(std::move(made.edit)); !applied) {
        failWith(job, applied.error());
        return;
    }
    m_folders.remove(folder);
    end(job, JobState::Finished);
    if (made.droppedCorrections == 0) return;
    Q_EMIT told(
        tr("%n correction(s) do not fit the new analysis, because it does not find the "
           "keypoint or the other person they name. They were removed; undo brings them "
           "and the old analysis back.",
           nullptr, made.droppedCorrections));
}

void JobQueue::failWith(AnalysisJob* job, const Error& error) {
    job->m_failure = failureText(tr("“%1” could not be analysed.").arg(job->trialName()), error,
                                 Attempt::Analysis);
    end(job, JobState::Failed);
    if (error.code == ErrorCode::MissingModel) {
        Q_EMIT missingModel(job->failure().text());
    }
}

void JobQueue::end(AnalysisJob* job, JobState state) {
    if (m_running == job) m_running = nullptr;
    job->setState(state);
    Q_EMIT jobEnded(job);
    Q_EMIT unfinishedChanged();
    startNext();
}

void JobQueue::cancel(AnalysisJob* job) {
    if (job->isOver() || job->m_report->cancelled) return;
    job->m_cancelClock.start();
    job->m_report->cancelled = true;
    if (job->state() == JobState::Waiting) {
        job->m_cancelLatency_ms = 0;
        end(job, JobState::Cancelled);
        return;
    }
    job->setState(JobState::Cancelling);
}

void JobQueue::cancelAll() {
    const auto jobs = m_jobs;
    // From the end, so that no waiting one begins in between.
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) cancel(*job);
}

void JobQueue::dismiss(AnalysisJob* job) {
    if (!job->isOver()) return;
    std::erase(m_jobs, job);
    Q_EMIT jobRemoved(job);
    job->deleteLater();
}

std::vector<WorkFolders::Unfinished> JobQueue::unfinished() const {
    auto all = m_folders.unfinished(m_document.value());
    std::erase_if(all,
                  [this](const auto& work) { return activeJobOf(work.request.trial) != nullptr; });
    return all;
}

AnalysisJob* JobQueue::goOn(int trial) {
    for (const auto& work : unfinished()) {
        if (work.request.trial == trial) return enqueue(work.request, Begin::GoOn);
    }
    Q_EMIT refused(tr("There is no unfinished analysis of this video. Start it anew."));
    return nullptr;
}

void JobQueue::forget(int trial) {
    const Trial* found = m_document.value().trial(trial);
    if (found == nullptr || activeJobOf(trial) != nullptr) return;
    m_folders.remove(m_folders.folderOf(trial, found->video));
    Q_EMIT unfinishedChanged();
}

void JobQueue::follow(const CaseChange& what) {
    if (what.everything) {
        cancelAll();  // their results belong to the other case
        Q_EMIT unfinishedChanged();
    } else if (what.caseInfo) {
        const auto jobs = m_jobs;
        for (AnalysisJob* job : jobs) {
            const bool there = m_document.value().trial(job->request().trial) != nullptr;
            if (!job->isOver() && !there) cancel(job);
        }
    }
}

}  // namespace gonio
