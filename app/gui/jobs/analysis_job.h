#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <atomic>
#include <memory>

#include "app/gui/jobs/analysis_request.h"
#include "app/gui/jobs/remaining_time.h"
#include "app/gui/words/failure_text.h"

namespace gonio {

struct PreviewAngles;

enum class JobState {
    Waiting,
    Running,
    Storing,     ///< computed; on its way into the case
    Cancelling,  ///< asked to stop
    Finished,
    Failed,
    Cancelled,
};

/// One analysis in the queue, as the window sees it. Lives in the window's thread.
class AnalysisJob : public QObject {
    Q_OBJECT

public:
    AnalysisJob(int number, AnalysisRequest request, QString trialName, QObject* parent);

    const AnalysisRequest& request() const { return m_request; }

    const QString& trialName() const { return m_trialName; }

    JobState state() const { return m_state; }

    bool isOver() const { return m_state >= JobState::Finished; }

    /// 0..1 over all stages.
    double share() const { return m_time.share(); }

    /// Seconds; nullopt: too early to say.
    std::optional<double> remaining_s() const { return m_time.remaining_s(); }

    /// "Fitting the body: frame 500 of 807", "Waiting", "Done".
    QString stateText() const;
    /// "0:21 left", "" where it is not known.
    QString remainingText() const;

    /// Of a failed job.
    const FailureText& failure() const { return m_failure; }

    /// Preview curves were shown already.
    bool hasPreview() const { return m_hasPreview; }

    /// From the request to cancel until the work had stopped, ms; -1: not cancelled.
    qint64 cancelLatency_ms() const { return m_cancelLatency_ms; }

    /// Frames that earlier, unfinished work had done.
    int framesResumed() const { return m_framesResumed; }

Q_SIGNALS:
    void changed();
    /// Rough curves of a stretch; for the eye until the job ends.
    void previewed(const std::shared_ptr<const gonio::PreviewAngles>& preview);

private:
    friend class JobQueue;

    /// What the analysing thread writes and the window's thread reads.
    struct Report {
        std::atomic<int> stage = 0, done = 0, total = 0;
        std::atomic<bool> told = false;  ///< a notice is on its way
        std::atomic<bool> cancelled = false;
    };

    void setState(JobState state);
    void takeReport();

    const int m_number;  ///< within the queue
    AnalysisRequest m_request;
    QString m_trialName;
    JobState m_state = JobState::Waiting;
    RemainingTime m_time;
    FailureText m_failure;
    bool m_hasPreview = false;
    bool m_goesOn = false;
    qint64 m_cancelLatency_ms = -1;
    int m_framesResumed = 0;
    QElapsedTimer m_clock, m_cancelClock;
    std::shared_ptr<Report> m_report = std::make_shared<Report>();
};

}  // namespace gonio
