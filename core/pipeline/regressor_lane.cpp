#include "core/pipeline/regressor_lane.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gonio {
namespace {

constexpr std::size_t kBatchesUnderWay = 2;
/// Frames without anybody are light, but what is finished should be told and kept now and then.
constexpr std::size_t kFramesInBatch = 128;
/// How often a waiting caller asks whether to stop: nothing tells of it.
constexpr std::chrono::milliseconds kAsk{20};

}  // namespace

RegressorLane::RegressorLane(BodyRegressor& regressor, const Job& job)
    : m_regressor(regressor), m_job(job), m_thread([this] { work(); }) {}

RegressorLane::~RegressorLane() {
    stop();
    if (m_thread.joinable()) m_thread.join();
}

void RegressorLane::stop() {
    {
        const std::lock_guard lock(m_mutex);  // or a thread about to wait would miss it
        m_stop = true;
    }
    m_changed.notify_all();
}

std::vector<FrameInLane> RegressorLane::takeFinished() {
    stop();
    if (m_thread.joinable()) m_thread.join();
    return std::exchange(m_done, {});
}

void RegressorLane::work() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
        if (m_stop) return;
        Batch batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_isRunning = true;
        lock.unlock();
        const auto ran = runSafely(batch);
        lock.lock();
        m_isRunning = false;
        if (ran) {
            std::ranges::move(batch, std::back_inserter(m_done));
        } else {
            m_failure = ran.error();
            m_stop = true;
        }
        m_changed.notify_all();
    }
}

// An exception would end the program: there is nobody above in this thread.
Result<void> RegressorLane::runSafely(Batch& batch) {
    try {
        return run(batch);
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal, std::string("running the network: ") + problem.what());
    }
}

Result<void> RegressorLane::run(Batch& batch) {
    std::vector<const RegressorView*> views;
    for (const FrameInLane& frame : batch) {
        for (const auto& view : frame.views) {
            if (view) views.push_back(view.get());
        }
    }
    std::vector<SeenPerson> persons;
    if (!views.empty()) {
        // The analysis asks its user on its own thread; this one asks the lane alone.
        auto found = m_regressor.run(views, {[this] { return m_stop.load(); }, [](int, int) {}});
        if (!found) return tl::unexpected<Error>(found.error());
        persons = *std::move(found);
    }
    if (persons.size() != views.size()) {
        return fail(ErrorCode::Internal, "the network answered for another number of pictures");
    }
    auto person = persons.begin();
    for (FrameInLane& frame : batch) {
        for (auto& view : frame.views) {
            frame.seen.push_back(view ? std::move(*person++) : SeenPerson{});
            view.reset();
        }
        // Unfinished work ends with a batch, so this is what its last frame left.
        if (m_regressor.findsPerson()) frame.memories.assign(1, m_regressor.memory());
    }
    return {};
}

void RegressorLane::close() {
    if (m_open.empty()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::exchange(m_open, {}));
    }
    m_openViews = 0;
    m_changed.notify_all();
}

Result<std::vector<FrameInLane>> RegressorLane::wait(std::size_t allowed) {
    std::unique_lock lock(m_mutex);
    const auto isReady = [&] {
        return m_failure || m_waiting.size() + (m_isRunning ? 1 : 0) <= allowed;
    };
    for (;;) {
        if (m_job.cancelled()) {
            m_stop = true;
            m_changed.notify_all();
            return fail(ErrorCode::Cancelled, "running the network was cancelled");
        }
        if (m_changed.wait_for(lock, kAsk, isReady)) break;
    }
    if (m_failure) return tl::unexpected<Error>(*m_failure);
    return std::exchange(m_done, {});
}

Result<std::vector<FrameInLane>> RegressorLane::push(FrameInLane frame) {
    for (const auto& view : frame.views) m_openViews += view ? 1 : 0;
    m_open.push_back(std::move(frame));
    if (m_openViews >= m_regressor.batch() || m_open.size() >= kFramesInBatch) close();
    return wait(kBatchesUnderWay);
}

Result<std::vector<FrameInLane>> RegressorLane::finish() {
    close();
    return wait(0);
}

}  // namespace gonio
