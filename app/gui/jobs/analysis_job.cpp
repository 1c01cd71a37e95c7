#include "app/gui/jobs/analysis_job.h"

#include <QLocale>
#include <cmath>

namespace gonio {

AnalysisJob::AnalysisJob(int number, AnalysisRequest request, QString trialName, QObject* parent)
    : QObject(parent),
      m_number(number),
      m_request(std::move(request)),
      m_trialName(std::move(trialName)) {
    m_clock.start();
}

void AnalysisJob::setState(JobState state) {
    if (m_state == state) return;
    m_state = state;
    Q_EMIT changed();
}

void AnalysisJob::takeReport() {
    m_report->told = false;
    m_time.report(static_cast<Stage>(m_report->stage.load()), m_report->done, m_report->total,
                  double(m_clock.elapsed()) / 1000);
    Q_EMIT changed();
}

QString AnalysisJob::stateText() const {
    const QLocale locale;
    const QString done = locale.toString(m_report->done.load());
    const QString total = locale.toString(m_report->total.load());
    switch (m_state) {
        case JobState::Waiting:
            return tr("Waiting for the analysis before it");
        case JobState::Storing:
            return tr("Putting the results into the case");
        case JobState::Cancelling:
            return tr("Stopping");
        case JobState::Finished:
            return tr("Done");
        case JobState::Failed:
            return tr("Failed");
        case JobState::Cancelled:
            return tr("Cancelled; the finished frames are kept");
        case JobState::Running:
            break;
    }
    if (m_report->total == 0) return tr("Opening the video and loading the networks");
    switch (static_cast<Stage>(m_report->stage.load())) {
        case Stage::FindPeople:
            return tr("Finding people: frame %1 of %2").arg(done, total);
        case Stage::FindKeypoints:
            return tr("Finding keypoints: frame %1 of %2").arg(done, total);
        case Stage::FitMotion:
        case Stage::DrawOverlay:
            break;
    }
    return tr("Fitting the body: frame %1 of %2").arg(done, total);
}

QString AnalysisJob::remainingText() const {
    const auto left_s = remaining_s();
    if (m_state != JobState::Running || !left_s) return {};
    const int seconds = int(std::ceil(*left_s));
    if (seconds < 3600) {
        return tr("%1:%2 left", "minutes and seconds of an analysis that is running")
            .arg(seconds / 60)
            .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    }
    return tr("%1 h %2 min left").arg(seconds / 3600).arg(seconds / 60 % 60);
}

}  // namespace gonio
