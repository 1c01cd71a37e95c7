#include "core/video/picture_source.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/video/ffmpeg_log.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
}

namespace gonio {

namespace {

struct FormatDeleter {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};

struct CodecDeleter {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};

struct PacketDeleter {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};

using FormatPointer = std::unique_ptr<AVFormatContext, FormatDeleter>;

// Video containers only: playlists and scripts that pass as video would open further files.
constexpr const char* containers =
    "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,ivf,flv,asf,ogg,nut,mxf";

Result<FormatPointer> openContainer(const std::filesystem::path& path) {
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", containers, 0);
    AVFormatContext* raw = nullptr;
    const std::string url = "file:" + path.string();
    const int opened = avformat_open_input(&raw, url.c_str(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0) {
        return fail(ErrorCode::MalformedFile,
                    "the file cannot be opened as a video (" + ffmpegErrorText(opened) +
                        "); it is cut off, damaged or not a video: record or export it again");
    }
    FormatPointer format(raw);
    const int described = avformat_find_stream_info(raw, nullptr);
    if (described < 0) {
        return fail(ErrorCode::MalformedFile,
                    "the streams of the video are unreadable (" + ffmpegErrorText(described) + ")");
    }
    return format;
}

int findPictures(const AVFormatContext& format) {
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        const AVStream& stream = *format.streams[i];
        const bool cover = (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
        if (stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !cover) return static_cast<int>(i);
    }
    return -1;
}

double positive(AVRational ratio) {
    return ratio.num > 0 && ratio.den > 0 ? av_q2d(ratio) : 0;
}

StreamDescription describeStream(const AVFormatContext& format, const AVStream& stream) {
    StreamDescription d;
    d.codec = avcodec_get_name(stream.codecpar->codec_id);
    d.container = format.iformat->name;
    d.width_px = stream.codecpar->width;
    d.height_px = stream.codecpar->height;
    d.tick_s = positive(stream.time_base);
    d.declaredRate_hz = positive(stream.r_frame_rate);
    if (d.declaredRate_hz == 0) d.declaredRate_hz = positive(stream.avg_frame_rate);
    // as players do, the container's word counts before the codec's
    double aspect = positive(stream.sample_aspect_ratio);
    if (aspect == 0) aspect = positive(stream.codecpar->sample_aspect_ratio);
    d.pixelAspect = aspect > 0 ? aspect : 1;
    // MP4's table of pictures with the edit list applied; others only list key pictures
    const bool tabled = d.container.starts_with("mov");
    d.listedPackets = tabled ? avformat_index_get_entries_count(&stream) : 0;
    d.reordered = stream.codecpar->video_delay > 0;
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        d.hasAudio |= format.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
    }
    std::size_t bytes = 0;
    const auto* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &bytes);
    if (matrix != nullptr && bytes >= 9 * sizeof(std::int32_t)) {
        const auto* numbers = reinterpret_cast<const std::int32_t*>(matrix);
        d.turn = turnFromDisplayMatrix(std::span<const std::int32_t, 9>(numbers, 9));
    }
    return d;
}

PacketEntry entryOf(const AVPacket& packet, AVCodecID codec) {
    PacketEntry entry;
    entry.pts = packet.pts == AV_NOPTS_VALUE ? noTimestamp : packet.pts;
    entry.dts = packet.dts == AV_NOPTS_VALUE ? noTimestamp : packet.dts;
    entry.position = packet.pos;
    entry.size = packet.size;
    entry.key = (packet.flags & AV_PKT_FLAG_KEY) != 0;
    entry.discarded = (packet.flags & AV_PKT_FLAG_DISCARD) != 0;
    // VP8, RFC 6386 section 9.1: bit 4 of the first byte is show_frame
    entry.hidden = codec == AV_CODEC_ID_VP8 && packet.size > 0 && (packet.data[0] & 0x10) == 0;
    return entry;
}

using PacketKey = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

PacketKey keyOf(const PacketEntry& entry) {
    return {entry.pts, entry.dts, entry.position};
}

}  // namespace

struct PictureSource::Impl {
    std::filesystem::path path;
    FormatPointer format;
    std::unique_ptr<AVCodecContext, CodecDeleter> codec;
    std::unique_ptr<AVPacket, PacketDeleter> packet{av_packet_alloc()};
    int streamIndex = -1;
    StreamDescription description;
    std::shared_ptr<const std::vector<PacketEntry>> packets;
    std::shared_ptr<const FrameOrder> order;
    std::map<PacketKey, int> ordinalOf;
    DamageTracker tracker;
    std::string readProblem;  // the container reader's last complaint
    int next = 0;
    bool untouched = true;  // no packet has been read since the file was opened
    bool pending = false;   // the packet to feed next has been read already
    bool haveNext = false;  // and it exists
    bool drained = false;

    Result<void> reopen();
    Result<void> openDecoder();
    bool readPicturePacket();
    bool seekTo(int target);
    void feed(AVPacket* input, std::vector<DecodedPicture>& out);
    PacketOutcome outcomeOf(const AVPacket& input, std::string problem) const;
    std::optional<DecodedPicture> receive(bool& failed);
};

Result<void> PictureSource::Impl::reopen() {
    FfmpegLog log;
    format.reset();
    auto container = openContainer(path);
    if (!container) return tl::unexpected(container.error());
    format = std::move(*container);
    streamIndex = findPictures(*format);
    if (streamIndex < 0) {
        return fail(ErrorCode::MalformedFile, "the file contains no moving pictures");
    }
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const bool wanted = static_cast<int>(i) == streamIndex;
        format->streams[i]->discard = wanted ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    untouched = true;
    pending = false;
    return {};
}

Result<void> PictureSource::Impl::openDecoder() {
    const AVStream& stream = *format->streams[streamIndex];
    const AVCodec* decoder = avcodec_find_decoder(stream.codecpar->codec_id);
    if (decoder == nullptr) {
        return fail(ErrorCode::Unsupported, "no decoder for the codec " + description.codec +
                                                "; convert the video to H.264");
    }
    codec.reset(avcodec_alloc_context3(decoder));
    if (!codec) return fail(ErrorCode::Internal, "no memory for a decoder");
    FfmpegLog log;
    int done = avcodec_parameters_to_context(codec.get(), stream.codecpar);
    codec->pkt_timebase = stream.time_base;
    codec->max_pixels = largestPicture_px;
    codec->thread_count = 1;  // an error then belongs to the packet just fed
    codec->err_recognition = AV_EF_CRCCHECK;
    if (done >= 0) done = avcodec_open2(codec.get(), decoder, nullptr);
    if (done < 0) {
        return fail(ErrorCode::MalformedFile, "the decoder for " + description.codec +
                                                  " refuses the stream's header (" +
                                                  ffmpegErrorText(done) + ")");
    }
    return {};
}

bool PictureSource::Impl::readPicturePacket() {
    FfmpegLog log;
    untouched = false;
    for (;;) {
        av_packet_unref(packet.get());
        const bool read = av_read_frame(format.get(), packet.get()) >= 0;
        if (!log.errors().empty()) readProblem = log.errors().back();
        if (!read || packet->stream_index == streamIndex) return read;
    }
}

PictureSource::PictureSource(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

PictureSource::~PictureSource() = default;

const StreamDescription& PictureSource::stream() const {
    return m_impl->description;
}

int PictureSource::nextPacket() const {
    return m_impl->next;
}

std::string PictureSource::problemOf(int packet) const {
    return m_impl->tracker.problemOf(packet);
}

Result<std::unique_ptr<PictureSource>> PictureSource::open(const std::filesystem::path& path) {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    if (auto opened = impl->reopen(); !opened) return tl::unexpected(opened.error());
    const AVStream& stream = *impl->format->streams[impl->streamIndex];
    impl->description = describeStream(*impl->format, stream);
    const StreamDescription& d = impl->description;
    const bool tooLarge = d.width_px > longestSide_px || d.height_px > longestSide_px ||
                          std::int64_t{d.width_px} * d.height_px > largestPicture_px;
    if (tooLarge) {
        return fail(ErrorCode::Unsupported, "pictures of " + std::to_string(d.width_px) + " x " +
                                                std::to_string(d.height_px) +
                                                " pixels are too large to be read");
    }
    if (d.tick_s <= 0) return fail(ErrorCode::MalformedFile, "the stream has no time base");
    if (auto decoder = impl->openDecoder(); !decoder) return tl::unexpected(decoder.error());
    return std::unique_ptr<PictureSource>(new PictureSource(std::move(impl)));
}

Result<PacketScan> PictureSource::scan() {
    Impl& m = *m_impl;
    if (!m.untouched) {
        if (auto opened = m.reopen(); !opened) return tl::unexpected(opened.error());
    }
    const AVCodecID codec = m.format->streams[m.streamIndex]->codecpar->codec_id;
    PacketScan scan;
    while (m.readPicturePacket()) {
        if (m.packet->flags & AV_PKT_FLAG_CORRUPT) {
            scan.notes.push_back("Picture " + std::to_string(scan.packets.size() + 1) +
                                 " of the file is incomplete.");
        }
        scan.packets.push_back(entryOf(*m.packet, codec));
    }
    if (!m.readProblem.empty()) {
        scan.notes.push_back("The file is damaged or cut off: " + m.readProblem + ".");
    }
    const auto found = static_cast<int>(scan.packets.size());
    if (found == 0) return fail(ErrorCode::MalformedFile, "the video has no pictures");
    if (found < m.description.listedPackets) {
        scan.notes.push_back("The file ends early: it lists " +
                             std::to_string(m.description.listedPackets) + " pictures, " +
                             std::to_string(found) + " are there.");
    }
    return scan;
}

void PictureSource::useIndex(std::shared_ptr<const std::vector<PacketEntry>> packets,
                             std::shared_ptr<const FrameOrder> order) {
    m_impl->ordinalOf.clear();
    for (std::size_t i = 0; i < packets->size(); ++i) {
        m_impl->ordinalOf.emplace(keyOf((*packets)[i]), static_cast<int>(i));
    }
    m_impl->packets = std::move(packets);
    m_impl->order = std::move(order);
}

bool PictureSource::Impl::seekTo(int target) {
    const auto& entries = *packets;
    for (int back = target; back > 0; --back) {
        if (!entries[back].key || entries[back].pts == noTimestamp) continue;
        const std::int64_t dts = entries[back].dts;
        const std::int64_t stamp =
            dts == noTimestamp ? entries[back].pts : std::min(dts, entries[back].pts);
        FfmpegLog log;
        untouched = false;
        if (av_seek_frame(format.get(), streamIndex, stamp, AVSEEK_FLAG_BACKWARD) < 0) return false;
        if (!readPicturePacket()) continue;
        const auto found = ordinalOf.find(keyOf(entryOf(*packet, codec->codec_id)));
        if (found == ordinalOf.end()) return false;
        if (found->second > target) continue;  // landed late: try the key picture before
        next = found->second;
        haveNext = true;
        return true;
    }
    return false;
}

Result<void> PictureSource::startAt(int target) {
    Impl& m = *m_impl;
    avcodec_flush_buffers(m.codec.get());
    m.drained = false;
    m.tracker.restart();
    const bool sought = target > 0 && m.packets && m.seekTo(target);
    if (!sought) {
        if (!m.untouched) {
            if (auto opened = m.reopen(); !opened) return opened;
        }
        m.next = 0;
        m.haveNext = m.readPicturePacket();
    }
    for (; m.haveNext && m.next < target; ++m.next) m.haveNext = m.readPicturePacket();
    m.pending = true;
    return {};
}

PacketOutcome PictureSource::Impl::outcomeOf(const AVPacket& input, std::string problem) const {
    const AVCodecParameters& parameters = *format->streams[streamIndex]->codecpar;
    const std::span<const std::uint8_t> data(input.data, static_cast<std::size_t>(input.size));
    const std::span<const std::uint8_t> header(parameters.extradata,
                                               static_cast<std::size_t>(parameters.extradata_size));
    PacketOutcome outcome;
    outcome.packet = next;
    outcome.shownAt = order ? order->shownAtTicks[next] : input.pts;
    outcome.key = (input.flags & AV_PKT_FLAG_KEY) != 0;
    outcome.leaf = parameters.codec_id == AV_CODEC_ID_H264 && isUnreferencedH264(data, header);
    outcome.problem = std::move(problem);
    return outcome;
}

std::optional<DecodedPicture> PictureSource::Impl::receive(bool& failed) {
    std::shared_ptr<AVFrame> frame(av_frame_alloc(), [](AVFrame* f) { av_frame_free(&f); });
    const int got = frame ? avcodec_receive_frame(codec.get(), frame.get()) : AVERROR(ENOMEM);
    failed = got < 0 && got != AVERROR(EAGAIN) && got != AVERROR_EOF;
    if (got < 0) return std::nullopt;
    DecodedPicture picture;
    picture.packet = static_cast<int>(frame->reordered_opaque);
    for (int plane = 0; plane < 4; ++plane) {
        picture.raw.planes[plane] = frame->data[plane];
        picture.raw.strides[plane] = frame->linesize[plane];
    }
    picture.raw.width_px = frame->width;
    picture.raw.height_px = frame->height;
    picture.raw.pixelFormat = frame->format;
    picture.raw.colourSpace = frame->colorspace;
    const auto pixelFormat = static_cast<AVPixelFormat>(frame->format);
    picture.raw.fullRange =
        frame->color_range == AVCOL_RANGE_JPEG || pixelFormat == AV_PIX_FMT_YUVJ420P ||
        pixelFormat == AV_PIX_FMT_YUVJ422P || pixelFormat == AV_PIX_FMT_YUVJ444P;
    const AVPixFmtDescriptor* layout = av_pix_fmt_desc_get(pixelFormat);
    if (layout != nullptr) picture.bitDepth = layout->comp[0].depth;
    const bool broken = (frame->flags & AV_FRAME_FLAG_CORRUPT) || frame->decode_error_flags;
    if (broken) picture.state = PictureState::Damaged;
    picture.keepAlive = std::move(frame);
    return picture;
}

void PictureSource::Impl::feed(AVPacket* input, std::vector<DecodedPicture>& out) {
    const std::size_t before = out.size();
    FfmpegLog log;
    codec->reordered_opaque = next;
    // an empty packet would tell the decoder that the stream ends
    const bool empty = input != nullptr && input->size <= 0;
    const int sent = empty ? AVERROR_INVALIDDATA : avcodec_send_packet(codec.get(), input);
    bool failed = sent < 0 && sent != AVERROR_EOF;
    for (bool again = true; again;) {
        bool error = false;
        auto picture = receive(error);
        failed |= error;
        again = picture.has_value() || (error && input == nullptr && out.size() < before + 64);
        if (picture) out.push_back(std::move(*picture));
    }
    if (input != nullptr) {
        std::string problem;
        failed |= (input->flags & AV_PKT_FLAG_CORRUPT) != 0;
        if (failed) problem = "its data are incomplete";
        if (!log.errors().empty()) problem = log.errors().front();
        tracker.add(outcomeOf(*input, std::move(problem)));
    }
    for (std::size_t i = before; i < out.size(); ++i) {
        if (out[i].state == PictureState::Good) out[i].state = tracker.stateOf(out[i].packet);
    }
}

bool PictureSource::step(std::vector<DecodedPicture>& out) {
    Impl& m = *m_impl;
    if (m.drained) return false;
    const bool have = m.pending ? m.haveNext : m.readPicturePacket();
    m.pending = false;
    const bool known = !m.packets || m.next < static_cast<int>(m.packets->size());
    if (!have || !known) {
        m.feed(nullptr, out);
        m.drained = true;
        return !out.empty();
    }
    m.feed(m.packet.get(), out);
    ++m.next;
    return true;
}

}  // namespace gonio
