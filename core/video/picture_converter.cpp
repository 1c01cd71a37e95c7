#include "core/video/picture_converter.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace gonio {

namespace {

struct FrameDeleter {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};

struct SwsDeleter {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

using FramePointer = std::unique_ptr<AVFrame, FrameDeleter>;

void keepBuffer(void*, std::uint8_t*) {}

/// A frame that borrows the picture's planes; the scaler wants reference-counted frames.
FramePointer borrowed(const RawPicture& picture) {
    FramePointer frame(av_frame_alloc());
    if (!frame) return nullptr;
    frame->width = picture.width_px;
    frame->height = picture.height_px;
    frame->format = picture.pixelFormat;
    for (int plane = 0; plane < 4; ++plane) {
        frame->data[plane] = const_cast<std::uint8_t*>(picture.planes[plane]);
        frame->linesize[plane] = picture.strides[plane];
    }
    frame->buf[0] = av_buffer_create(frame->data[0], 1, keepBuffer, nullptr, 0);
    return frame->buf[0] ? std::move(frame) : nullptr;
}

int scalerMatrix(const RawPicture& picture) {
    switch (picture.colourSpace) {
        case AVCOL_SPC_BT709:
            return SWS_CS_ITU709;
        case AVCOL_SPC_FCC:
            return SWS_CS_FCC;
        case AVCOL_SPC_BT470BG:
        case AVCOL_SPC_SMPTE170M:
            return SWS_CS_ITU601;
        case AVCOL_SPC_SMPTE240M:
            return SWS_CS_SMPTE240M;
        case AVCOL_SPC_BT2020_NCL:
        case AVCOL_SPC_BT2020_CL:
            return SWS_CS_BT2020;
        default:
            break;
    }
    const bool large = picture.width_px >= 1280 || picture.height_px > 576;
    return large ? SWS_CS_ITU709 : SWS_CS_ITU601;
}

/// Interleaves the green, blue and red planes of `planar` into upright RGB.
std::shared_ptr<const Image> uprightRgb(const AVFrame& planar, const Turn& turn) {
    const int width = planar.width;
    const int height = planar.height;
    auto image = std::make_shared<Image>();
    image->width_px = turn.swapsSides() ? height : width;
    image->height_px = turn.swapsSides() ? width : height;
    image->rgb.resize(std::size_t{3} * width * height);
    const int firstX = (turn.xx < 0 || turn.xy < 0) ? image->width_px - 1 : 0;
    const int firstY = (turn.yx < 0 || turn.yy < 0) ? image->height_px - 1 : 0;
    const std::ptrdiff_t row = std::ptrdiff_t{3} * image->width_px;
    const std::ptrdiff_t stepX = 3 * turn.xx + row * turn.yx;
    const std::ptrdiff_t stepY = 3 * turn.xy + row * turn.yy;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* green = planar.data[0] + std::ptrdiff_t{y} * planar.linesize[0];
        const std::uint8_t* blue = planar.data[1] + std::ptrdiff_t{y} * planar.linesize[1];
        const std::uint8_t* red = planar.data[2] + std::ptrdiff_t{y} * planar.linesize[2];
        std::uint8_t* out = image->rgb.data() + 3 * firstX + row * firstY + stepY * y;
        for (int x = 0; x < width; ++x, out += stepX) {
            out[0] = red[x];
            out[1] = green[x];
            out[2] = blue[x];
        }
    }
    return image;
}

}  // namespace

struct PictureConverter::Impl {
    Turn turn;
    double pixelAspect = 1;
    int threads = 1;
    RawPicture madeFor;
    std::unique_ptr<SwsContext, SwsDeleter> scaler;
    FramePointer planar;

    bool fits(const RawPicture& p) const {
        return scaler && p.width_px == madeFor.width_px && p.height_px == madeFor.height_px &&
               p.pixelFormat == madeFor.pixelFormat && p.colourSpace == madeFor.colourSpace &&
               p.fullRange == madeFor.fullRange;
    }

    bool prepare(const RawPicture& picture);
};

bool PictureConverter::Impl::prepare(const RawPicture& picture) {
    scaler.reset(sws_alloc_context());
    planar.reset(av_frame_alloc());
    if (!scaler || !planar) return false;
    const PictureSize size = squarePixelSize({picture.width_px, picture.height_px}, pixelAspect);
    planar->width = size.width_px;
    planar->height = size.height_px;
    planar->format = AV_PIX_FMT_GBRP;
    if (av_frame_get_buffer(planar.get(), 0) < 0) return false;
    SwsContext* s = scaler.get();
    av_opt_set_int(s, "srcw", picture.width_px, 0);
    av_opt_set_int(s, "srch", picture.height_px, 0);
    av_opt_set_int(s, "src_format", picture.pixelFormat, 0);
    av_opt_set_int(s, "dstw", size.width_px, 0);
    av_opt_set_int(s, "dsth", size.height_px, 0);
    av_opt_set_int(s, "dst_format", AV_PIX_FMT_GBRP, 0);
    av_opt_set_int(s, "src_range", picture.fullRange ? 1 : 0, 0);
    av_opt_set_int(s, "dst_range", 1, 0);
    av_opt_set_int(s, "threads", threads, 0);
    av_opt_set_int(s, "sws_flags",
                   SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_BITEXACT, 0);
    const int* matrix = sws_getCoefficients(scalerMatrix(picture));
    sws_setColorspaceDetails(s, matrix, picture.fullRange ? 1 : 0, matrix, 1, 0, 1 << 16, 1 << 16);
    if (sws_init_context(s, nullptr, nullptr) < 0) return false;
    madeFor = picture;
    return true;
}

PictureConverter::PictureConverter(Turn turn, int threads, double pixelAspect)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->turn = turn;
    m_impl->pixelAspect = pixelAspect;
    m_impl->threads = threads < 1 ? 1 : threads;
}

PictureConverter::~PictureConverter() = default;

Result<std::shared_ptr<const Image>> PictureConverter::convert(const RawPicture& picture) {
    if (!m_impl->fits(picture) && !m_impl->prepare(picture)) {
        m_impl->scaler.reset();
        const char* name = av_get_pix_fmt_name(static_cast<AVPixelFormat>(picture.pixelFormat));
        return fail(ErrorCode::Unsupported,
                    std::string("pixel format ") + (name ? name : "unknown") +
                        " cannot be converted to RGB; convert the video to 8-bit 4:2:0");
    }
    const FramePointer source = borrowed(picture);
    if (!source || sws_scale_frame(m_impl->scaler.get(), m_impl->planar.get(), source.get()) < 0) {
        return fail(ErrorCode::Internal, "the colour conversion of a picture failed");
    }
    return uprightRgb(*m_impl->planar, m_impl->turn);
}

PictureSize squarePixelSize(PictureSize stored, double pixelAspect) {
    constexpr double widest = 8;
    const bool sane = pixelAspect >= 1 / widest && pixelAspect <= widest;
    if (!sane) return stored;
    PictureSize size = stored;
    if (pixelAspect > 1) size.width_px = int(std::lround(stored.width_px * pixelAspect));
    if (pixelAspect < 1) size.height_px = int(std::lround(stored.height_px / pixelAspect));
    const bool readable = std::max(size.width_px, size.height_px) <= longestSide_px &&
                          std::int64_t{size.width_px} * size.height_px <= largestPicture_px;
    return readable ? size : stored;
}

Turn turnFromDisplayMatrix(std::span<const std::int32_t, 9> matrix) {
    // row vectors: x' = a x + c y, y' = b x + d y with the matrix a b u / c d v / x y w
    const double a = matrix[0];
    const double b = matrix[1];
    const double c = matrix[3];
    const double d = matrix[4];
    const auto sign = [](double value) { return value < 0 ? -1 : 1; };
    if (a == 0 && b == 0 && c == 0 && d == 0) return {};
    if (std::abs(a) + std::abs(d) >= std::abs(b) + std::abs(c)) return {sign(a), 0, 0, sign(d)};
    return {0, sign(c), sign(b), 0};
}

std::array<std::int32_t, 9> displayMatrixOfTurn(int clockwise_deg) {
    constexpr std::int32_t one = 1 << 16;
    std::array<std::int32_t, 9> matrix{one, 0, 0, 0, one, 0, 0, 0, 1 << 30};
    const int quarter = ((clockwise_deg / 90) % 4 + 4) % 4;
    const std::array<std::int32_t, 4> cosine{one, 0, -one, 0};
    const std::array<std::int32_t, 4> sine{0, one, 0, -one};
    matrix[0] = cosine[quarter];
    matrix[1] = sine[quarter];
    matrix[3] = -sine[quarter];
    matrix[4] = cosine[quarter];
    return matrix;
}

}  // namespace gonio
