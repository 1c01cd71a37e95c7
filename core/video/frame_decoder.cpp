#include "core/video/frame_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace gonio {

namespace {

constexpr std::size_t mostNotes = 100;

/// The order in which a decoder returns the pictures, where the container has no times.
Result<FrameOrder> orderByDecoding(PictureSource& source, const std::vector<PacketEntry>& packets,
                                   DamageLog& damage) {
    if (auto started = source.startAt(0); !started) return tl::unexpected(started.error());
    std::vector<int> decoded;
    std::vector<DecodedPicture> pictures;
    while (source.step(pictures)) {
        for (const auto& picture : pictures) decoded.push_back(picture.packet);
        pictures.clear();
    }
    const StreamDescription& stream = source.stream();
    const double rate_hz = stream.declaredRate_hz > 0 ? stream.declaredRate_hz : 25;
    const auto ticks = std::llround(1 / (rate_hz * stream.tick_s));
    FrameOrder order = orderByDecoder(packets, decoded, std::max<std::int64_t>(ticks, 1));
    const std::size_t shown = order.packetOfFrame.size();
    if (shown < packets.size()) {
        damage.addNote("The video has no presentation times; " +
                       std::to_string(packets.size() - shown) +
                       " pictures that do not decode are left out of the count.");
    }
    return order;
}

/// The first picture that decodes; its size is the true one.
Result<DecodedPicture> firstPicture(PictureSource& source) {
    if (auto started = source.startAt(0); !started) return tl::unexpected(started.error());
    std::vector<DecodedPicture> pictures;
    bool more = true;
    while (pictures.empty() && more) more = source.step(pictures);
    if (pictures.empty()) {
        return fail(ErrorCode::MalformedFile,
                    "none of the video's pictures can be decoded; the file is damaged");
    }
    return pictures.front();
}

/// Clockwise turn after undoing a mirroring left to right.
int rotationOf(const Turn& turn) {
    if (turn.swapsSides()) return turn.xy < 0 ? 90 : 270;
    return turn.yy < 0 ? 180 : 0;
}

void fillInfo(VideoIndex& index, const DecodedPicture& first) {
    const StreamDescription& stream = index.stream;
    VideoInfo& info = index.info;
    index.codedWidth_px = first.raw.width_px;
    index.codedHeight_px = first.raw.height_px;
    const bool sideways = stream.turn.swapsSides();
    const PictureSize square =
        squarePixelSize({index.codedWidth_px, index.codedHeight_px}, stream.pixelAspect);
    info.width_px = sideways ? square.height_px : square.width_px;
    info.height_px = sideways ? square.width_px : square.height_px;
    info.bitDepth = first.bitDepth;
    info.codec = stream.codec;
    info.container = stream.container;
    info.pixelAspect = sideways ? 1 / stream.pixelAspect : stream.pixelAspect;
    info.hasAudio = stream.hasAudio;
    info.mirrored = stream.turn.xx * stream.turn.yy - stream.turn.xy * stream.turn.yx < 0;
    info.rotation_deg = rotationOf(stream.turn);
    info.frameCount = static_cast<int>(index.times_s.size());
    info.longestGroup = longestGroupOf(*index.packets);
    const RateEstimate rate = estimateRate(index.times_s, stream.tick_s, stream.declaredRate_hz);
    info.variableRate = rate.variable;
    info.fileRate_hz = rate.nominal_hz;
    info.nominalRate_hz = rate.nominal_hz;
    if (index.options.captureRate_hz && rate.nominal_hz > 0) {
        info.nominalRate_hz = *index.options.captureRate_hz;
        info.timeScale = rate.nominal_hz / info.nominalRate_hz;
    }
    for (double& time_s : index.times_s) time_s *= info.timeScale;
    const double last_s = info.nominalRate_hz > 0 ? 1 / info.nominalRate_hz : 0;
    info.duration_s = index.times_s.back() + last_s;
}

void mendTimes(VideoIndex& index, DamageLog& damage) {
    const double rate_hz = index.stream.declaredRate_hz;
    const int moved = makeTimesRise(index.times_s, rate_hz > 0 ? 1 / rate_hz : index.stream.tick_s);
    if (moved > 0) {
        damage.addNote(std::to_string(moved) +
                       " frames are not later than the frame before by the file's own times; they "
                       "were moved to between their neighbours.");
    }
}

}  // namespace

void DamageLog::addNote(std::string sentence) {
    const std::lock_guard lock(m_mutex);
    if (m_notes.size() < mostNotes) m_notes.push_back(std::move(sentence));
}

void DamageLog::addLost(int frame, std::string sentence) {
    const std::lock_guard lock(m_mutex);
    const bool isNew = m_lost.insert(frame).second;
    if (isNew && m_notes.size() < mostNotes) m_notes.push_back(std::move(sentence));
}

void DamageLog::addDoubtful(int frame) {
    const std::lock_guard lock(m_mutex);
    m_doubtful.insert(frame);
}

DamageReport DamageLog::report() const {
    const std::lock_guard lock(m_mutex);
    return {{m_lost.begin(), m_lost.end()}, {m_doubtful.begin(), m_doubtful.end()}, m_notes};
}

Result<VideoIndex> buildIndex(const std::filesystem::path& path, const VideoOptions& options,
                              DamageLog& damage) {
    VideoIndex index;
    index.path = path;
    index.options = options;
    auto source = PictureSource::open(path);
    if (!source) return tl::unexpected(source.error());
    index.stream = (*source)->stream();
    auto scan = (*source)->scan();
    if (!scan) return tl::unexpected(scan.error());
    for (auto& note : scan->notes) damage.addNote(std::move(note));
    FrameOrder order;
    if (hasUsableTimes(scan->packets, index.stream.reordered)) {
        order = orderByTime(scan->packets);
    } else {
        auto decoded = orderByDecoding(**source, scan->packets, damage);
        if (!decoded) return tl::unexpected(decoded.error());
        order = std::move(*decoded);
    }
    if (order.packetOfFrame.empty()) {
        return fail(ErrorCode::MalformedFile, "the video shows no frames");
    }
    index.packets = std::make_shared<const std::vector<PacketEntry>>(std::move(scan->packets));
    index.times_s = frameTimes_s(order, index.stream.tick_s);
    index.order = std::make_shared<const FrameOrder>(std::move(order));
    mendTimes(index, damage);
    const auto first = firstPicture(**source);
    if (!first) return tl::unexpected(first.error());
    fillInfo(index, *first);
    return index;
}

FrameDecoder::FrameDecoder(std::shared_ptr<const VideoIndex> index,
                           std::unique_ptr<PictureSource> source, DamageLog& damage)
    : m_index(std::move(index)),
      m_source(std::move(source)),
      m_converter(m_index->stream.turn, m_index->options.convertThreads,
                  m_index->stream.pixelAspect),
      m_damage(damage) {}

Result<std::unique_ptr<FrameDecoder>> FrameDecoder::open(std::shared_ptr<const VideoIndex> index,
                                                         DamageLog& damage) {
    auto source = PictureSource::open(index->path);
    if (!source) return tl::unexpected(source.error());
    (*source)->useIndex(index->packets, index->order);
    return std::unique_ptr<FrameDecoder>(
        new FrameDecoder(std::move(index), std::move(*source), damage));
}

bool FrameDecoder::canDecodeOn(int frame) const {
    if (m_next < 0 || frame < m_next) return false;
    const int packet = m_index->order->packetOfFrame[frame];
    const int start = startPacketFor(*m_index->packets, *m_index->order, packet);
    return start >= m_startPacket && m_source->nextPacket() > start;
}

Result<void> FrameDecoder::goTo(int frame) {
    if (!canDecodeOn(frame)) {
        const int packet = m_index->order->packetOfFrame[frame];
        const int start = startPacketFor(*m_index->packets, *m_index->order, packet);
        m_ready.clear();
        m_ended = false;
        m_next = -1;
        m_startPacket = start;
        if (auto started = m_source->startAt(start); !started) return started;
    }
    m_next = frame;
    return {};
}

UnconvertedFrame FrameDecoder::decode() {
    return *decodeUnless([] { return false; });
}

std::optional<UnconvertedFrame> FrameDecoder::decodeUnless(const std::function<bool()>& cancelled) {
    const auto& frameOf = m_index->order->frameOfPacket;
    for (;;) {
        while (!m_ready.empty() && frameOf[m_ready.front().packet] < m_next) m_ready.pop_front();
        if (!m_ready.empty()) {
            // pictures come out in presentation order: a later one means that this one is missing
            if (frameOf[m_ready.front().packet] > m_next) break;
            DecodedPicture picture = std::move(m_ready.front());
            m_ready.pop_front();
            return judge(std::move(picture));
        }
        if (m_ended) break;
        if (cancelled()) return std::nullopt;
        std::vector<DecodedPicture> pictures;
        m_ended = !m_source->step(pictures);
        for (auto& picture : pictures) {
            const bool known =
                picture.packet >= 0 && picture.packet < static_cast<int>(frameOf.size());
            if (known && frameOf[picture.packet] >= 0) m_ready.push_back(std::move(picture));
        }
    }
    const int frame = m_next++;
    const std::string why = m_source->problemOf(m_index->order->packetOfFrame[frame]);
    reportLost(frame, why.empty() ? "the decoder gave no picture for it" : why);
    return UnconvertedFrame{{frame, m_index->times_s[frame], nullptr}, std::nullopt};
}

UnconvertedFrame FrameDecoder::judge(DecodedPicture picture) {
    const int frame = m_next++;
    UnconvertedFrame result{{frame, m_index->times_s[frame], nullptr}, std::nullopt};
    std::string why;
    if (picture.state == PictureState::Damaged) {
        why = m_source->problemOf(picture.packet);
        if (why.empty()) why = "its data are damaged";
    } else if (picture.state == PictureState::Dependent) {
        m_damage.addDoubtful(frame);
        if (!m_index->options.keepDoubtful) why = "it builds on a damaged picture";
    }
    if (picture.raw.width_px != m_index->codedWidth_px ||
        picture.raw.height_px != m_index->codedHeight_px) {
        why = "the picture size changes within the video";
    }
    if (why.empty()) {
        result.picture = std::move(picture);
    } else {
        reportLost(frame, why);
    }
    return result;
}

Frame FrameDecoder::convert(const UnconvertedFrame& unconverted) {
    Frame frame = unconverted.frame;
    if (!unconverted.picture) return frame;
    auto image = m_converter.convert(unconverted.picture->raw);
    if (image) {
        frame.image = std::move(*image);
    } else {
        reportLost(frame.index, image.error().detail);
    }
    return frame;
}

void FrameDecoder::reportLost(int frame, const std::string& why) {
    std::array<char, 64> label{};
    std::snprintf(label.data(), label.size(), "Frame %d (%.3f s)", frame, m_index->times_s[frame]);
    m_damage.addLost(frame, std::string(label.data()) + " has no usable picture: " + why + ".");
}

}  // namespace gonio
