#include "app/gui/video/frame_workers.h"

#include <algorithm>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "app/gui/video/rgb_image.h"
#include "app/gui/words/failure_text.h"
#include "core/io/file_hash.h"

namespace gonio {
namespace {

constexpr int kLateFramesBeforeGivingUp = 20;

/// Below everything that somebody waits for; threads started from here on inherit it.
void lowerPriority() {
#ifdef Q_OS_LINUX
    constexpr int nice = 15;
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), nice);
#endif
}

}  // namespace

QString FrameWorker::cannotBeShown(const Error& error) {
    return failureSentences(tr("The video cannot be shown."), error, Attempt::Video);
}

void FrameWorker::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_changed.notify_all();
}

void FrameWorker::run() {
    try {
        work();
    } catch (const std::bad_alloc&) {
        Q_EMIT failed(
            tr("There is not enough memory for the pictures of this video. Close other "
               "programs and open it again."));
    }
}

void FrameWorker::keep(const Frame& frame, bool full) {
    m_session->cache.put(frame.index, paintable(frame.image), full);
}

// ---------------------------------------------------------------- pictures at rest

RestWorker::RestWorker(std::shared_ptr<FrameSession> session, std::filesystem::path path,
                       VideoOptions options)
    : FrameWorker(std::move(session)), m_path(std::move(path)), m_options(options) {}

void RestWorker::ask(int frame, quint64 serial, int direction) {
    const std::lock_guard lock(m_mutex);
    m_active = true;
    m_centre = frame;
    m_serial = serial;
    m_direction = direction;
    m_changed.notify_all();
}

void RestWorker::pause() {
    const std::lock_guard lock(m_mutex);
    m_active = false;
    m_filling = 0;
}

bool RestWorker::open() {
    auto video = VideoReader::open(m_path, m_options);
    if (!video) {
        if (!m_stopped) Q_EMIT failed(cannotBeShown(video.error()));
        return false;
    }
    const VideoInfo& info = (*video)->info();
    const qint64 picture_bytes = qint64{4} * info.width_px * info.height_px;
    const qint64 pictures =
        m_session->cache.limit_bytes() * 6 / 10 / std::max<qint64>(picture_bytes, 1);
    m_session->window = int(std::clamp<qint64>((pictures - 1) / 2, 1, 16));
    m_session->video = std::move(*video);
    Q_EMIT opened();
    return true;
}

void RestWorker::work() {
    if (!open()) return;
    VideoReader& video = *m_session->video;
    while (!m_stopped) {
        int frame = -1;
        quint64 serial = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] {
                if (m_stopped) return true;
                frame = m_active ? planNext() : -1;
                return frame >= 0;
            });
            if (m_stopped) return;
            if (frame == m_centre) serial = m_serial;
        }
        Job job;
        job.cancelled = [this, frame] { return isUseless(frame); };
        const auto decoded = video.at(frame, job);
        if (!decoded && decoded.error().code == ErrorCode::Cancelled) continue;
        m_position = frame;
        keep(decoded ? *decoded : Frame{frame, 0, nullptr}, true);
        Q_EMIT arrived(frame, true, serial);
    }
}

int RestWorker::firstMissing(int first, int last) const {
    first = std::max(first, 0);
    last = std::min(last, m_session->video->info().frameCount - 1);
    for (int f = first; f <= last; ++f) {
        if (!m_session->cache.holds(f, true)) return f;
    }
    return -1;
}

int RestWorker::cachedRun(int step) const {
    const int count = m_session->video->info().frameCount;
    int run = 0;
    for (int f = m_centre + step; run < m_session->window; f += step, ++run) {
        if (f < 0 || f >= count) return m_session->window;
        if (!m_session->cache.holds(f, true)) return run;
    }
    return run;
}

int RestWorker::planNext() {
    if (!m_session->cache.holds(m_centre, true)) {
        m_filling = 0;
        return planTowards(m_centre);
    }
    return planAround();
}

/// Where much has to be decoded on the way to a frame, the pictures just before it are kept on the
/// way: they come with it at the price of their colour conversion.
int RestWorker::planTowards(int frame) const {
    const int window = m_session->window;
    const int way = m_session->video->picturesToDecode(frame);
    if (way <= 3 * window) return frame;
    int first = std::max(frame - std::min(window, way - 1), 0);
    if (m_position >= first - 1 && m_position < frame) first = m_position + 1;
    return firstMissing(first, frame);
}

/// The neighbours, in the direction of the last move first. A side is filled when half of it is
/// used up, so that going back does not decode a whole group of pictures for each step.
int RestWorker::planAround() {
    const int window = m_session->window;
    if (m_filling == 0) {
        const int half = (window + 1) / 2;
        const auto wanting = [&](int side) { return cachedRun(side) < half; };
        if (wanting(m_direction)) {
            m_filling = m_direction;
        } else if (wanting(-m_direction)) {
            m_filling = -m_direction;
        }
    }
    int frame = -1;
    if (m_filling > 0) frame = firstMissing(m_centre + 1, m_centre + window);
    if (m_filling < 0) {
        const int first = m_centre - window;
        const bool onTheWay = m_position >= first - 1 && m_position < m_centre - 1;
        frame = firstMissing(onTheWay ? m_position + 1 : first, m_centre - 1);
    }
    if (frame >= 0 || m_filling == 0) return frame;
    const int filled = m_filling;
    m_filling = 0;
    // now the other side
    if (cachedRun(-filled) >= (window + 1) / 2) return -1;
    m_filling = -filled;
    return filled > 0 ? firstMissing(m_centre - window, m_centre - 1)
                      : firstMissing(m_centre + 1, m_centre + window);
}

bool RestWorker::isUseless(int frame) {
    if (m_stopped) return true;
    const std::lock_guard lock(m_mutex);
    if (!m_active) return true;
    const int window = m_session->window;
    if (frame < m_centre - window || frame > m_centre + window) return true;
    return frame > m_centre && !m_session->cache.holds(m_centre, true);
}

// ---------------------------------------------------------------- the proxy's pictures

void ProxySeeker::ask(int frame, quint64 serial) {
    const std::lock_guard lock(m_mutex);
    m_frame = frame;
    m_serial = serial;
    m_changed.notify_all();
}

void ProxySeeker::work() {
    while (!m_stopped) {
        int frame = -1;
        quint64 serial = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_stopped || m_frame >= 0; });
            if (m_stopped) return;
            std::swap(frame, m_frame);
            serial = m_serial;
        }
        auto& cache = m_session->cache;
        if (!cache.holds(frame, false)) {
            const auto picture = m_session->proxy->at(frame);
            if (!picture || !picture->image) continue;  // the full picture comes anyway
            keep(*picture, false);
        }
        Q_EMIT arrived(frame, false, serial);
    }
}

// ---------------------------------------------------------------- pictures in order

void PlayWorker::follow(int frame) {
    const std::lock_guard lock(m_mutex);
    if (!m_playing) m_lateRow = 0;
    m_playing = true;
    m_target = frame;
    m_changed.notify_all();
}

void PlayWorker::pause() {
    const std::lock_guard lock(m_mutex);
    m_playing = false;
    m_changed.notify_all();
}

bool PlayWorker::hasRoom() const {
    const int end = m_session->video->info().frameCount;
    return m_next < end && m_next <= m_target + m_session->window;
}

/// Back beyond what is kept, or forward past a key picture.
bool PlayWorker::mustJump() const {
    if (!m_started) return true;
    if (m_target < m_next - m_session->window - 2) return true;
    return m_target > m_next && m_session->video->picturesToDecode(m_target) < m_target - m_next;
}

void PlayWorker::work() {
    VideoReader& video = *m_session->video;
    while (!m_stopped) {
        int jumpTo = -1;
        {
            std::unique_lock lock(m_mutex);
            if (!m_playing && m_started) {
                m_started = false;
                lock.unlock();
                video.rest();
                lock.lock();
            }
            m_changed.wait(lock, [&] {
                return m_stopped || (!m_playing && m_started) ||
                       (m_playing && (mustJump() || hasRoom()));
            });
            if (m_stopped) break;
            if (!m_playing) continue;
            if (mustJump()) jumpTo = m_next = m_target;
        }
        if (jumpTo >= 0) {
            if (!video.rewind(jumpTo)) return;
            m_started = true;
        }
        if (!readOne()) return;
    }
    video.rest();
}

bool PlayWorker::readOne() {
    const auto frame = m_session->video->next();
    if (!frame) {
        Q_EMIT failed(cannotBeShown(frame.error()));
        return false;
    }
    bool late = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!*frame) {
            m_next = m_session->video->info().frameCount;
            return true;
        }
        m_next = (*frame)->index + 1;
        late = (*frame)->index < m_target;
        m_lateRow = late ? m_lateRow + 1 : 0;
    }
    keep(**frame, true);
    Q_EMIT arrived((*frame)->index, true, 0);
    if (late && m_lateRow == kLateFramesBeforeGivingUp) Q_EMIT tooSlow();
    return true;
}

// ---------------------------------------------------------------- making the proxy

ProxyMaker::ProxyMaker(std::shared_ptr<FrameSession> session, ProxyStore store,
                       std::filesystem::path path, std::string key)
    : FrameWorker(std::move(session)),
      m_store(std::move(store)),
      m_path(std::move(path)),
      m_key(std::move(key)) {}

void ProxyMaker::work() {
    lowerPriority();
    const auto done = findOrMake();
    if (m_stopped) return;
    if (done) {
        Q_EMIT ready(*done);
    } else if (done.error().code != ErrorCode::Cancelled) {
        Q_EMIT failed(failureSentences(tr("The small copy of the video could not be made."),
                                       done.error(), Attempt::Video));
    }
}

Result<std::vector<int>> ProxyMaker::findOrMake() {
    if (m_key.empty()) {
        auto hash = sha256OfFile(m_path, {[this] { return m_stopped.load(); }, [](int, int) {}});
        if (!hash) return tl::unexpected(hash.error());
        m_key = std::move(*hash);
    }
    if (const auto found = m_store.find(m_key)) {
        if (auto used = use(*found)) return used;
    }
    Job job;
    job.cancelled = [this] { return m_stopped.load(); };
    job.progress = [this](int done, int total) {
        if (done % 16 == 0 || done == total) Q_EMIT progress(done, total);
    };
    const auto made = m_store.make(m_path, m_key, job);
    if (!made) return tl::unexpected(made.error());
    return use(*made);
}

Result<std::vector<int>> ProxyMaker::use(const StoredProxy& proxy) {
    VideoOptions options;
    options.convertThreads = 1;
    auto reader = VideoReader::open(proxy.file, options);
    if (!reader) return tl::unexpected(reader.error());
    const int count = m_session->video->info().frameCount;
    if ((*reader)->info().frameCount != count || proxy.frameCount != count) {
        return fail(ErrorCode::MalformedFile, "the proxy has another number of frames");
    }
    m_session->proxy = std::move(*reader);
    return proxy.notes.lostFrames;
}

}  // namespace gonio
