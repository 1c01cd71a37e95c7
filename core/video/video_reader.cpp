#include "core/video/video_reader.h"

#include <cmath>
#include <mutex>
#include <new>
#include <thread>

#include "core/video/bounded_queue.h"
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

Error noMemory() {
    return {ErrorCode::Internal, "not enough memory to decode the video", {}};
}

/// Until the video ends or `into` is closed.
std::optional<Error> convertAll(FrameDecoder& decoder, BoundedQueue<UnconvertedFrame>& decoded,
                                BoundedQueue<Frame>& into) {
    for (;;) {
        auto next = decoded.pop();
        if (!next) return next.error();
        if (!*next) return std::nullopt;
        Frame frame = decoder.convert(**next);
        const std::size_t bytes = frame.image ? frame.image->rgb.size() : 0;
        if (!into.push(std::move(frame), bytes)) return std::nullopt;
    }
}

}  // namespace

struct VideoReader::Impl {
    std::shared_ptr<const VideoIndex> index;
    DamageLog damage;
    std::mutex atMutex;
    std::unique_ptr<FrameDecoder> atDecoder;
    std::unique_ptr<BoundedQueue<Frame>> queue;
    std::thread worker;

    ~Impl() { stop(); }

    void stop() {
        if (queue) queue->close();
        if (worker.joinable()) worker.join();
        queue.reset();
    }

    void start(int firstFrame);
    std::optional<Error> decodeAhead(BoundedQueue<Frame>& into, int firstFrame);
};

std::optional<Error> VideoReader::Impl::decodeAhead(BoundedQueue<Frame>& into, int firstFrame) {
    auto opened = FrameDecoder::open(index, damage);
    if (!opened) return opened.error();
    FrameDecoder& decoder = **opened;
    if (auto there = decoder.goTo(firstFrame); !there) return there.error();
    // decoding and colour conversion take about as long: each has its thread
    BoundedQueue<UnconvertedFrame> decoded(4, index->options.readAheadBytes);
    std::thread decoding([&] {
        std::optional<Error> error;
        try {
            for (int i = firstFrame; i < index->info.frameCount; ++i) {
                if (!decoded.push(decoder.decode(), 0)) break;
            }
        } catch (const std::bad_alloc&) {
            error = noMemory();
        }
        decoded.finish(std::move(error));
    });
    std::optional<Error> error;
    try {
        error = convertAll(decoder, decoded, into);
    } catch (const std::bad_alloc&) {
        error = noMemory();
    }
    decoded.close();
    decoding.join();
    return error;
}

void VideoReader::Impl::start(int firstFrame) {
    stop();
    queue = std::make_unique<BoundedQueue<Frame>>(index->options.readAheadFrames,
                                                  index->options.readAheadBytes);
    worker = std::thread(
        [this, into = queue.get(), firstFrame] { into->finish(decodeAhead(*into, firstFrame)); });
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

void VideoReader::rest() {
    m_impl->stop();
}

int VideoReader::picturesToDecode(int index) const {
    const VideoIndex& video = *m_impl->index;
    if (index < 0 || index >= video.info.frameCount) return 0;
    const int packet = video.order->packetOfFrame[index];
    return packet - startPacketFor(*video.packets, *video.order, packet) + 1;
}

Result<Frame> VideoReader::at(int index, const Job& job) {
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
    const auto decoded = m_impl->atDecoder->decodeUnless(job.cancelled);
    if (!decoded) return fail(ErrorCode::Cancelled, "another picture was wanted");
    return m_impl->atDecoder->convert(*decoded);
}

DamageReport VideoReader::damage() const {
    return m_impl->damage.report();
}

}  // namespace gonio
