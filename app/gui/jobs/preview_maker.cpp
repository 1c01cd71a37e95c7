#include "app/gui/jobs/preview_maker.h"

#include <QMutexLocker>

namespace gonio {

PreviewMaker::PreviewMaker(Deliver deliver, std::function<bool()> cancelled)
    : m_deliver(std::move(deliver)), m_cancelled(std::move(cancelled)) {
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
    m_clock.start();
}

PreviewMaker::~PreviewMaker() {
    stop();
    m_pool.waitForDone();
}

void PreviewMaker::begin(std::shared_ptr<const BodyModel> body, const TrajectoryOptions& options,
                         const ClipFacts& clip) {
    const QMutexLocker lock(&m_mutex);
    m_body = std::move(body);
    m_options = options;
    m_plan.emplace(clip);
}

void PreviewMaker::add(int person, int frame, const KeypointFrame& keypoints) {
    const QMutexLocker lock(&m_mutex);
    if (isStopped() || !m_plan) return;
    m_plan->add(person, frame, keypoints);
    startIfDue();
}

void PreviewMaker::startIfDue() {
    if (m_busy || isStopped() || m_clock.elapsed() < m_notBefore_ms) return;
    auto stretch = m_plan->take();
    if (!stretch) return;
    m_busy = true;
    m_pool.start(
        [this, stretch = *std::move(stretch), clip = m_plan->clip()] { make(stretch, clip); });
}

void PreviewMaker::make(const PreviewPlan::Stretch& stretch, const ClipFacts& clip) {
    constexpr int kPause = 2;  // so many times as long as the preview took
    const qint64 begun_ms = m_clock.elapsed();
    const Job job{[this] { return isStopped(); }, [](int, int) {}};
    auto preview = fitPreview(*m_body, clip, stretch, m_options, job);
    // A stretch that cannot be fitted has no preview; the analysis itself will say why.
    if (preview && !isStopped()) {
        m_deliver(std::make_shared<const PreviewAngles>(*std::move(preview)));
    }
    const QMutexLocker lock(&m_mutex);
    m_busy = false;
    m_notBefore_ms = m_clock.elapsed() + kPause * (m_clock.elapsed() - begun_ms);
}

}  // namespace gonio
