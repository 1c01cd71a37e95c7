#pragma once

#include <QElapsedTimer>
#include <QMutex>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

#include "core/pipeline/preview_fit.h"

namespace gonio {

/// Makes preview curves of a running analysis in a thread of its own, newest stretch first, and
/// takes at most a third of that thread's time.
class PreviewMaker {
public:
    using Deliver = std::function<void(std::shared_ptr<const PreviewAngles>)>;

    /// \param deliver  called in the preview's thread \param cancelled  asked by every preview
    PreviewMaker(Deliver deliver, std::function<bool()> cancelled);
    ~PreviewMaker();
    PreviewMaker(const PreviewMaker&) = delete;
    PreviewMaker& operator=(const PreviewMaker&) = delete;

    /// Called by the analysing thread.
    void begin(std::shared_ptr<const BodyModel> body, const TrajectoryOptions& options,
               const ClipFacts& clip);
    void add(int person, int frame, const KeypointFrame& keypoints);

    /// No more previews from now on.
    void stop() { m_stopped = true; }

    bool isStopped() const { return m_stopped || m_cancelled(); }

private:
    void startIfDue();  // with m_mutex held
    void make(const PreviewPlan::Stretch& stretch, const ClipFacts& clip);

    Deliver m_deliver;
    std::function<bool()> m_cancelled;
    std::atomic<bool> m_stopped = false;
    QMutex m_mutex;
    std::shared_ptr<const BodyModel> m_body;
    TrajectoryOptions m_options;
    std::optional<PreviewPlan> m_plan;
    bool m_busy = false;
    QElapsedTimer m_clock;
    qint64 m_notBefore_ms = 0;
    QThreadPool m_pool;
};

}  // namespace gonio
