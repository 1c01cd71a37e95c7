#include "core/video/proxy.h"

#include <algorithm>

#include "core/video/video_writer.h"

namespace gonio {
namespace {

constexpr std::uint8_t kLostGrey = 90;
constexpr double kLeastInterval_s = 2.5e-5;  // more than a tick of any container written here

int halfOf(int length_px) {
    return std::max((length_px + 3) / 4 * 2, 16);
}

VideoWriterOptions writerOptions(const VideoInfo& info) {
    const PictureSize size = proxySize(info);
    VideoWriterOptions options;
    options.width_px = size.width_px;
    options.height_px = size.height_px;
    options.rate_hz = info.fileRate_hz > 0 ? std::min(info.fileRate_hz, 10000.0) : 30;
    options.crf = 26;
    options.keyframeInterval = 1;
    options.bFrames = 0;
    options.quick = true;
    return options;
}

}  // namespace

bool needsProxy(const VideoInfo& info) {
    if (info.longestGroup <= 1) return false;
    return double(info.width_px) * info.height_px * info.longestGroup > kProxyWorth_px;
}

PictureSize proxySize(const VideoInfo& info) {
    return {halfOf(info.width_px), halfOf(info.height_px)};
}

Image halved(const Image& image) {
    Image half{halfOf(image.width_px), halfOf(image.height_px), {}};
    half.rgb.resize(std::size_t{3} * half.width_px * half.height_px);
    const std::ptrdiff_t stride = std::ptrdiff_t{3} * image.width_px;
    for (int y = 0; y < half.height_px; ++y) {
        const int top = std::min(2 * y, image.height_px - 1);
        const int bottom = std::min(2 * y + 1, image.height_px - 1);
        const std::uint8_t* upper = image.rgb.data() + stride * top;
        const std::uint8_t* lower = image.rgb.data() + stride * bottom;
        std::uint8_t* out = half.rgb.data() + std::ptrdiff_t{3} * half.width_px * y;
        const int whole = std::min(half.width_px, image.width_px / 2);
        for (int x = 0; x < whole; ++x, upper += 6, lower += 6, out += 3) {
            for (int c = 0; c < 3; ++c) {
                const int sum = upper[c] + upper[c + 3] + lower[c] + lower[c + 3];
                out[c] = static_cast<std::uint8_t>((sum + 2) / 4);
            }
        }
        // beyond the right edge the last column goes on
        const std::ptrdiff_t last = stride - 3;
        for (int x = whole; x < half.width_px; ++x, out += 3) {
            for (int c = 0; c < 3; ++c) out[c] = image.rgb[stride * top + last + c];
        }
    }
    return half;
}

Result<ProxyNotes> makeProxy(const std::filesystem::path& video, const std::filesystem::path& file,
                             const Job& job) {
    VideoOptions reading;
    reading.convertThreads = 1;
    reading.readAheadFrames = 2;
    auto reader = VideoReader::open(video, reading);
    if (!reader) return tl::unexpected(reader.error());
    const VideoInfo& info = (*reader)->info();
    const VideoWriterOptions options = writerOptions(info);
    auto writer = VideoWriter::create(file, options);
    if (!writer) return tl::unexpected(writer.error());
    Image lost{options.width_px, options.height_px, {}};
    lost.rgb.assign(std::size_t{3} * options.width_px * options.height_px, kLostGrey);
    ProxyNotes notes;
    double last_s = -1;
    for (;;) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "making the proxy was cancelled");
        auto frame = (*reader)->next();
        if (!frame) return tl::unexpected(frame.error());
        if (!*frame) break;
        const auto& image = (*frame)->image;
        if (!image) notes.lostFrames.push_back((*frame)->index);
        last_s = std::max((*frame)->time_s, last_s + kLeastInterval_s);
        last_s = std::max(last_s, 0.0);
        auto written = (*writer)->write(image ? halved(*image) : lost, last_s);
        if (!written) return tl::unexpected(written.error());
        job.progress((*frame)->index + 1, info.frameCount);
    }
    if (auto done = (*writer)->finish(); !done) return tl::unexpected(done.error());
    return notes;
}

}  // namespace gonio
