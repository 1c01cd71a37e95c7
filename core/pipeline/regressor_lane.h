#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "core/job.h"
#include "core/pipeline/body_regressor.h"

namespace gonio {

/// One frame on its way: what was seen of each person, then the bodies.
struct FrameInLane {
    Eigen::Vector2i size_px = Eigen::Vector2i::Zero();  ///< of the picture
    std::vector<KeypointFrame> keypoints;
    std::vector<std::vector<double>> memories;  ///< of what follows the person, after this frame
    std::vector<std::unique_ptr<RegressorView>> views;  ///< one a person; null: not there
    std::vector<SeenPerson> seen;                       ///< one a person, once finished
};

/// Runs a network in a thread of its own, beside reading, cropping and looking for keypoints.
///
/// Frames come out in the order in which they went in. A batch is closed at a frame's end as soon
/// as it holds the network's number of views, so that what shares a batch depends on the frames
/// alone, and a run that goes on at a finished frame gives the same bits. At most two batches are
/// under way beside the open one.
class RegressorLane {
public:
    RegressorLane(BodyRegressor& regressor, const Job& job);
    ~RegressorLane();
    RegressorLane(const RegressorLane&) = delete;
    RegressorLane& operator=(const RegressorLane&) = delete;

    /// Takes one frame, waiting while too much is under way. \return the frames finished meanwhile;
    /// Cancelled, and what failed in the network
    Result<std::vector<FrameInLane>> push(FrameInLane frame);

    /// Waits for all. \return the frames finished meanwhile, and errors as push()
    Result<std::vector<FrameInLane>> finish();

    /// The frames that were finished before a failure or cancelling, whole batches; ends the lane.
    std::vector<FrameInLane> takeFinished();

private:
    using Batch = std::vector<FrameInLane>;

    void work();
    Result<void> runSafely(Batch& batch);
    Result<void> run(Batch& batch);
    void close();
    void stop();
    Result<std::vector<FrameInLane>> wait(std::size_t allowed);

    BodyRegressor& m_regressor;
    const Job& m_job;
    Batch m_open;
    int m_openViews = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_waiting;
    bool m_isRunning = false;
    std::vector<FrameInLane> m_done;
    std::optional<Error> m_failure;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

}  // namespace gonio
