#include "core/video/video_writer.h"

#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstring>

#include "core/video/ffmpeg_log.h"
#include "core/video/picture_converter.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace gonio {

namespace {

constexpr int ticksPerSecond = 90000;  // divides 24, 25, 30, 50, 60, 120 and 240 frames a second

struct FormatDeleter {
    void operator()(AVFormatContext* format) const {
        if (format->pb != nullptr) avio_closep(&format->pb);
        avformat_free_context(format);
    }
};

struct CodecDeleter {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};

struct FrameDeleter {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};

struct PacketDeleter {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};

struct SwsDeleter {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

tl::unexpected<Error> writeFailed(int errorNumber) {
    return fail(ErrorCode::WriteFailed,
                "writing the video failed: " + ffmpegErrorText(errorNumber) +
                    "; is the disk full or the folder read-only?");
}

Result<void> checkOptions(const VideoWriterOptions& o) {
    const bool size =
        o.width_px >= 16 && o.height_px >= 16 && o.width_px <= 16384 && o.height_px <= 16384;
    if (!size) return fail(ErrorCode::Usage, "a video is 16 to 16384 pixels wide and high");
    if (!(o.rate_hz > 0) || o.rate_hz > 10000) {
        return fail(ErrorCode::Usage, "the frame rate must be above 0 and at most 10000 Hz");
    }
    const bool depth = o.bitDepth == 8 || (o.bitDepth == 10 && o.codec == VideoCodec::H264);
    if (!depth) return fail(ErrorCode::Usage, "bit depth 10 is written with H.264 only, else 8");
    const bool coding =
        o.crf >= 0 && o.crf <= 51 && o.keyframeInterval >= 1 && o.bFrames >= 0 && o.bFrames <= 16;
    if (!coding) return fail(ErrorCode::Usage, "quality, key or B-frame setting out of range");
    if (!(o.pixelAspect >= 0.125 && o.pixelAspect <= 8)) {
        return fail(ErrorCode::Usage, "pixels are 1/8 to 8 times as wide as high");
    }
    if (o.rotation_deg % 90 != 0) {
        return fail(ErrorCode::Usage, "a video is turned by multiples of 90 degrees only");
    }
    return {};
}

const AVCodec* findEncoder(VideoCodec codec) {
    const AVCodec* h264 = avcodec_find_encoder_by_name("libx264");
    switch (codec) {
        case VideoCodec::Best:
            return h264 ? h264 : avcodec_find_encoder_by_name("mpeg4");
        case VideoCodec::H264:
            return h264;
        case VideoCodec::Mpeg4:
            return avcodec_find_encoder_by_name("mpeg4");
        case VideoCodec::Ffv1:
            return avcodec_find_encoder_by_name("ffv1");
    }
    return nullptr;
}

AVPixelFormat storedFormat(const AVCodec& encoder, const VideoWriterOptions& options) {
    if (encoder.id == AV_CODEC_ID_FFV1) return AV_PIX_FMT_BGR0;
    if (encoder.id == AV_CODEC_ID_MPEG4) return AV_PIX_FMT_YUV420P;
    const bool odd = options.width_px % 2 != 0 || options.height_px % 2 != 0;
    if (options.bitDepth == 10) return odd ? AV_PIX_FMT_YUV444P10 : AV_PIX_FMT_YUV420P10;
    return odd ? AV_PIX_FMT_YUV444P : AV_PIX_FMT_YUV420P;
}

AVRational pixelAspectOf(const VideoWriterOptions& options) {
    return options.pixelAspect == 1 ? AVRational{0, 1} : av_d2q(options.pixelAspect, 1000);
}

std::filesystem::path temporaryBeside(const std::filesystem::path& path) {
    static std::atomic<int> count{0};
    auto name = path.filename();
    name += ".";
    name += std::to_string(::getpid());
    name += "-";
    name += std::to_string(++count);
    name += ".part";
    return path.parent_path() / name;
}

}  // namespace

struct VideoWriter::Impl {
    std::filesystem::path path;
    std::filesystem::path temporary;
    VideoWriterOptions options;
    std::unique_ptr<AVFormatContext, FormatDeleter> format;
    std::unique_ptr<AVCodecContext, CodecDeleter> codec;
    std::unique_ptr<SwsContext, SwsDeleter> scaler;
    std::unique_ptr<AVFrame, FrameDeleter> frame{av_frame_alloc()};
    std::unique_ptr<AVPacket, PacketDeleter> packet{av_packet_alloc()};
    AVStream* stream = nullptr;
    std::int64_t lastTick = -1;
    bool finished = false;

    ~Impl();
    Result<void> openEncoder(const AVCodec& encoder);
    void chooseQuality(const AVCodec& encoder) const;
    Result<void> openFile();
    Result<void> openScaler();
    Result<void> encode(const AVFrame* picture);
};

VideoWriter::Impl::~Impl() {
    format.reset();
    if (finished || temporary.empty()) return;
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
}

void VideoWriter::Impl::chooseQuality(const AVCodec& encoder) const {
    if (encoder.id == AV_CODEC_ID_H264) {
        av_opt_set_double(codec->priv_data, "crf", options.crf, 0);
        av_opt_set(codec->priv_data, "preset", options.quick ? "ultrafast" : "veryfast", 0);
        if (options.quick) av_opt_set(codec->priv_data, "tune", "fastdecode", 0);
    } else if (encoder.id == AV_CODEC_ID_MPEG4) {
        codec->flags |= AV_CODEC_FLAG_QSCALE;
        codec->global_quality = FF_QP2LAMBDA * (options.crf / 2 + 1);
    }
}

Result<void> VideoWriter::Impl::openEncoder(const AVCodec& encoder) {
    codec.reset(avcodec_alloc_context3(&encoder));
    if (!codec || !frame || !packet) return fail(ErrorCode::Internal, "no memory for an encoder");
    codec->width = options.width_px;
    codec->height = options.height_px;
    codec->pix_fmt = storedFormat(encoder, options);
    // MPEG-4 part 2 holds time bases up to 65535
    codec->time_base = {1, encoder.id == AV_CODEC_ID_MPEG4 ? ticksPerSecond / 2 : ticksPerSecond};
    codec->framerate = av_d2q(options.rate_hz, 100000);
    codec->gop_size = options.keyframeInterval;
    codec->max_b_frames = encoder.id == AV_CODEC_ID_FFV1 ? 0 : options.bFrames;
    codec->thread_count = 1;  // more threads change the bytes
    codec->flags |= AV_CODEC_FLAG_BITEXACT;
    const bool yuv = encoder.id != AV_CODEC_ID_FFV1;
    codec->colorspace = yuv ? AVCOL_SPC_BT709 : AVCOL_SPC_RGB;
    codec->color_primaries = AVCOL_PRI_BT709;
    codec->color_trc = AVCOL_TRC_BT709;
    codec->color_range = yuv ? AVCOL_RANGE_MPEG : AVCOL_RANGE_JPEG;
    if (format->oformat->flags & AVFMT_GLOBALHEADER) codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    // MPEG-4 part 2 has 8 bits for the ratio's terms; the container holds it exactly
    if (encoder.id != AV_CODEC_ID_MPEG4) codec->sample_aspect_ratio = pixelAspectOf(options);
    chooseQuality(encoder);
    const int opened = avcodec_open2(codec.get(), &encoder, nullptr);
    if (opened >= 0) return {};
    return fail(ErrorCode::Unsupported, std::string("the encoder ") + encoder.name +
                                            " refuses these settings: " + ffmpegErrorText(opened));
}

Result<void> VideoWriter::Impl::openFile() {
    stream = avformat_new_stream(format.get(), nullptr);
    if (stream == nullptr) return fail(ErrorCode::Internal, "no memory for a stream");
    stream->time_base = codec->time_base;
    stream->avg_frame_rate = codec->framerate;
    avcodec_parameters_from_context(stream->codecpar, codec.get());
    stream->sample_aspect_ratio = pixelAspectOf(options);
    stream->codecpar->sample_aspect_ratio = pixelAspectOf(options);
    const int turn_deg = (options.rotation_deg % 360 + 360) % 360;
    if (turn_deg != 0) {
        const auto matrix = displayMatrixOfTurn(turn_deg);
        auto* stored = av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, sizeof(matrix));
        if (stored == nullptr) return fail(ErrorCode::Internal, "no memory for the turn");
        std::memcpy(stored, matrix.data(), sizeof(matrix));
    }
    format->flags |= AVFMT_FLAG_BITEXACT;
    const std::string url = "file:" + temporary.string();
    int done = avio_open(&format->pb, url.c_str(), AVIO_FLAG_WRITE);
    if (done < 0) {
        temporary.clear();
        return writeFailed(done);
    }
    done = avformat_write_header(format.get(), nullptr);
    return done < 0 ? Result<void>(writeFailed(done)) : Result<void>();
}

Result<void> VideoWriter::Impl::openScaler() {
    frame->width = codec->width;
    frame->height = codec->height;
    frame->format = codec->pix_fmt;
    scaler.reset(sws_getContext(codec->width, codec->height, AV_PIX_FMT_RGB24, codec->width,
                                codec->height, codec->pix_fmt,
                                SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT,
                                nullptr, nullptr, nullptr));
    if (!scaler || av_frame_get_buffer(frame.get(), 0) < 0) {
        return fail(ErrorCode::Internal, "the colour conversion for the encoder failed");
    }
    const int* matrix = sws_getCoefficients(SWS_CS_ITU709);
    sws_setColorspaceDetails(scaler.get(), matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);
    return {};
}

Result<void> VideoWriter::Impl::encode(const AVFrame* picture) {
    int done = avcodec_send_frame(codec.get(), picture);
    while (done >= 0) {
        done = avcodec_receive_packet(codec.get(), packet.get());
        if (done == AVERROR(EAGAIN) || done == AVERROR_EOF) return {};
        if (done < 0) break;
        packet->stream_index = stream->index;
        packet->duration = std::max<std::int64_t>(
            std::llround(av_q2d(av_inv_q(codec->framerate)) / av_q2d(codec->time_base)), 1);
        av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
        done = av_interleaved_write_frame(format.get(), packet.get());
        if (done >= 0 && format->pb->error < 0) done = format->pb->error;
    }
    return writeFailed(done);
}

VideoWriter::VideoWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

VideoWriter::~VideoWriter() = default;

std::string VideoWriter::codecName() const {
    return m_impl->codec->codec->name;
}

Result<std::unique_ptr<VideoWriter>> VideoWriter::create(const std::filesystem::path& path,
                                                         const VideoWriterOptions& options) {
    const std::string where = "writing the video " + path.string();
    if (auto checked = checkOptions(options); !checked) return passOn(checked.error(), where);
    const FfmpegLog log;
    const AVCodec* encoder = findEncoder(options.codec);
    if (encoder == nullptr) {
        return passOn(
            {ErrorCode::Unsupported, "FFmpeg was built without the encoder asked for", {}}, where);
    }
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->temporary = temporaryBeside(path);
    impl->options = options;
    AVFormatContext* format = nullptr;
    avformat_alloc_output_context2(&format, nullptr, nullptr, path.c_str());
    if (format == nullptr) {
        return passOn({ErrorCode::Usage, "name the video .mp4, .mov, .mkv or .avi", {}}, where);
    }
    impl->format.reset(format);
    auto done = impl->openEncoder(*encoder);
    if (done) done = impl->openScaler();
    if (done) done = impl->openFile();
    if (!done) return passOn(done.error(), where);
    return std::unique_ptr<VideoWriter>(new VideoWriter(std::move(impl)));
}

Result<void> VideoWriter::write(const Image& image, double time_s) {
    Impl& m = *m_impl;
    const FfmpegLog log;
    const std::size_t expected = std::size_t{3} * m.options.width_px * m.options.height_px;
    const bool fits = image.width_px == m.options.width_px &&
                      image.height_px == m.options.height_px && image.rgb.size() == expected;
    if (!fits || m.finished) {
        return fail(ErrorCode::Usage, "the picture does not fit the video being written");
    }
    const double tick = time_s / av_q2d(m.codec->time_base);
    if (!(tick >= 0 && tick < 1e15) || std::llround(tick) <= m.lastTick) {
        return fail(ErrorCode::Usage, "picture times must be 0 or more and increase");
    }
    m.lastTick = std::llround(tick);
    if (av_frame_make_writable(m.frame.get()) < 0) return fail(ErrorCode::Internal, "no memory");
    const std::uint8_t* rows[] = {image.rgb.data()};
    const int strides[] = {3 * image.width_px};
    sws_scale(m.scaler.get(), rows, strides, 0, image.height_px, m.frame->data, m.frame->linesize);
    m.frame->pts = m.lastTick;
    m.frame->quality = m.codec->global_quality;
    return m.encode(m.frame.get());
}

Result<void> VideoWriter::finish() {
    Impl& m = *m_impl;
    const FfmpegLog log;
    if (m.finished) return fail(ErrorCode::Usage, "the video is finished already");
    if (m.lastTick < 0) return fail(ErrorCode::Usage, "a video needs at least one picture");
    if (auto done = m.encode(nullptr); !done) return done;
    int done = av_write_trailer(m.format.get());
    if (done >= 0 && m.format->pb->error < 0) done = m.format->pb->error;
    const int closed = avio_closep(&m.format->pb);
    if (done < 0 || closed < 0) return writeFailed(done < 0 ? done : closed);
    std::error_code error;
    std::filesystem::rename(m.temporary, m.path, error);
    if (error)
        return fail(ErrorCode::WriteFailed, "the video cannot get its name: " + error.message());
    m.finished = true;
    return {};
}

}  // namespace gonio
