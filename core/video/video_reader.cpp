#include "core/video/video_reader.h"

#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>

#include "core/video/frame_decoder.h"

namespace gonio {

namespace {

Result<void> checkFile(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        return fail(ErrorCode::NotFound, "there is no such file");
    }
    if (!std::filesystem::is_regular_file(status)) {
        return fail(ErrorCode::MalformedFile, "this is a folder or device, not a video file");
    }
    if (std::filesystem::file_size(path, error) == 0) {
        return fail(ErrorCode::MalformedFile, "the file is empty: copy or record it again");
    }
    return {};
}

std::size_t bytesOf(const Frame& frame) {
    return sizeof(Frame) + (frame.image ? frame.image->rgb.size() : 0);
}

/// Frames on their way from the decoding thread to the caller, bounded in number and bytes.
class FrameQueue {
public:
    FrameQueue(int mostFrames, std::size_t mostBytes)
        : m_mostFrames(static_cast<std::size_t>(std::max(mostFrames, 1))), m_mostBytes(mostBytes) {}

    /// Waits for room; false when the queue was closed.
    bool push(Frame frame) {
        std::unique_lock lock(m_mutex);
        const std::size_t bytes = bytesOf(frame);
        m_changed.wait(lock, [&] {
            const bool room = m_frames.size() < m_mostFrames && m_bytes + bytes <= m_mostBytes;
            return m_closed || m_frames.empty() || room;
        });
        if (m_closed) return false;
        m_bytes += bytes;
        m_frames.push_back(std::move(frame));
        m_changed.notify_all();
        return true;
    }

    /// No more will come; `error` says why where it is not the end of the video.
    void finish(std::optional<Error> error) {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        m_error = std::move(error);
        m_changed.notify_all();
    }

    /// Waits for a frame.
    Result<std::optional<Frame>> pop() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_frames.empty() || m_finished; });
        if (m_frames.empty()) {
            if (m_error) return tl::unexpected<Error>(*m_error);
            return std::optional<Frame>();
        }
        Frame frame = std::move(m_frames.front());
        m_frames.pop_front();
        m_bytes -= bytesOf(frame);
        m_changed.notify_all();
        return std::optional<Frame>(std::move(frame));
    }

    /// Releases a waiting push().
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Frame> m_frames;
    std::size_t m_mostFrames;
    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    bool m_closed = false;
    bool m_finished = false;
    std::optional<Error> m_error;
};

}  // namespace

struct VideoReader::Impl {
    std::shared_ptr<const VideoIndex> index;
    DamageLog damage;
    std::mutex atMutex;
    std::unique_ptr<FrameDecoder> atDecoder;
    std::unique_ptr<FrameQueue> queue;
    std::thread worker;

    ~Impl() { stop(); }

    void stop() {
        if (queue) queue->close();
        if (worker.joinable()) worker.join();
        queue.reset();
    }

    void start(int firstFrame);
    std::optional<Error> decodeAhead(FrameQueue& into, int firstFrame);
};

std::optional<Error> VideoReader::Impl::decodeAhead(FrameQueue& into, int firstFrame) {
    auto decoder = FrameDecoder::open(index, damage);
    if (!decoder) return decoder.error();
    if (firstFrame >= index->info.frameCount) return std::nullopt;
    if (auto there = (*decoder)->goTo(firstFrame); !there) return there.error();
    for (int i = firstFrame; i < index->info.frameCount; ++i) {
        if (!into.push((*decoder)->frame())) break;
    }
    return std::nullopt;
}

void VideoReader::Impl::start(int firstFrame) {
    stop();
    queue =
        std::make_unique<FrameQueue>(index->options.readAheadFrames, index->options.readAheadBytes);
    worker = std::thread([this, into = queue.get(), firstFrame] {
        std::optional<Error> error;
        try {
            error = decodeAhead(*into, firstFrame);
        } catch (const std::bad_alloc&) {
            error = Error{ErrorCode::Internal, "not enough memory to decode the video", {}};
        }
        into->finish(std::move(error));
    });
}

VideoReader::VideoReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

VideoReader::~VideoReader() = default;

Result<std::unique_ptr<VideoReader>> VideoReader::open(const std::filesystem::path& path,
                                                       const VideoOptions& options) {
    const std::string where = "opening the video " + path.string();
    const double capture_hz = options.captureRate_hz.value_or(1);
    if (!(capture_hz > 0) || !std::isfinite(capture_hz)) {
        return fail(ErrorCode::Usage,
                    "the capture rate must be a positive number of frames a second");
    }
    if (auto checked = checkFile(path); !checked) return passOn(checked.error(), where);
    try {
        auto impl = std::make_unique<Impl>();
        auto index = buildIndex(path, options, impl->damage);
        if (!index) return passOn(index.error(), where);
        impl->index = std::make_shared<const VideoIndex>(std::move(*index));
        return std::unique_ptr<VideoReader>(new VideoReader(std::move(impl)));
    } catch (const std::bad_alloc&) {
        return passOn(
            {ErrorCode::MalformedFile, "the video asks for more memory than there is", {}}, where);
    }
}

const VideoInfo& VideoReader::info() const {
    return m_impl->index->info;
}

const std::vector<double>& VideoReader::times_s() const {
    return m_impl->index->times_s;
}

Result<std::optional<Frame>> VideoReader::next() {
    if (!m_impl->queue) m_impl->start(0);
    return m_impl->queue->pop();
}

Result<void> VideoReader::rewind(int index) {
    if (index < 0 || index >= info().frameCount) {
        return fail(ErrorCode::Usage, "the video has no frame " + std::to_string(index));
    }
    m_impl->start(index);
    return {};
}

Result<Frame> VideoReader::at(int index) {
    if (index < 0 || index >= info().frameCount) {
        return fail(ErrorCode::Usage, "the video has no frame " + std::to_string(index) +
                                          "; it has " + std::to_string(info().frameCount));
    }
    const std::lock_guard lock(m_impl->atMutex);
    if (!m_impl->atDecoder) {
        auto decoder = FrameDecoder::open(m_impl->index, m_impl->damage);
        if (!decoder) return tl::unexpected(decoder.error());
        m_impl->atDecoder = std::move(*decoder);
    }
    if (auto there = m_impl->atDecoder->goTo(index); !there) return tl::unexpected(there.error());
    return m_impl->atDecoder->frame();
}

DamageReport VideoReader::damage() const {
    return m_impl->damage.report();
}

}  // namespace gonio
