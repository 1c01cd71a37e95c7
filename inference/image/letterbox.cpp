#include "inference/image/letterbox.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

/// A share of one source pixel in one resized pixel.
struct Share {
    int source;
    float weight;
};

using Shares = std::vector<std::vector<Share>>;  // one list for each resized pixel

/// Means over the covered stretch; slivers below a thousandth are dropped, as in OpenCV.
std::vector<Share> coveredShares(int pixel, double scale, int length) {
    const double begin = pixel * scale, end = begin + scale;
    const double width = std::min(scale, length - begin);
    const int last = std::min(static_cast<int>(std::floor(end)), length - 1);
    const int first = std::min(static_cast<int>(std::ceil(begin)), last);
    std::vector<Share> shares;
    if (first - begin > 1e-3) {
        shares.push_back({first - 1, static_cast<float>((first - begin) / width)});
    }
    for (int i = first; i < last; ++i) shares.push_back({i, static_cast<float>(1 / width)});
    if (end - last > 1e-3) {
        shares.push_back({last, static_cast<float>(std::min({end - last, 1.0, width}) / width)});
    }
    return shares;
}

/// Where the picture grows, OpenCV interpolates between the pixels that the edges touch.
AxisTap grownTap(int pixel, double scale, int length) {
    const int at = static_cast<int>(std::floor(pixel * scale));
    const float beyond = static_cast<float>((pixel + 1) - (at + 1) / scale);
    const float part = beyond <= 0 ? 0.F : beyond - std::floor(beyond);
    return {{std::min(at, length - 1), std::min(at + 1, length - 1)},
            {static_cast<int>(std::lrint((1 - part) * 2048)),
             static_cast<int>(std::lrint(part * 2048))}};
}

std::vector<std::uint8_t> grown(const PictureView& picture, int width_px, int height_px) {
    const double scaleX = double(picture.width_px) / width_px;
    const double scaleY = double(picture.height_px) / height_px;
    std::vector<std::uint8_t> bytes;
    for (int y = 0; y < height_px; ++y) {
        const AxisTap row = grownTap(y, scaleY, picture.height_px);
        for (int x = 0; x < width_px; ++x) {
            const AxisTap column = grownTap(x, scaleX, picture.width_px);
            const PixelValue value = resizedPixel(picture, {column, row});
            for (const float level : value.channel) {
                bytes.push_back(static_cast<std::uint8_t>(level));
            }
        }
    }
    return bytes;
}

Shares sharesOf(int resized, int length) {
    const double scale = double(length) / resized;
    Shares shares;
    for (int i = 0; i < resized; ++i) shares.push_back(coveredShares(i, scale, length));
    return shares;
}

/// One resized row: all columns of three channels.
void resizeRow(const PictureView& picture, const Shares& columns, const std::vector<Share>& rows,
               std::vector<float>& sums) {
    std::fill(sums.begin(), sums.end(), 0.F);
    for (const Share& row : rows) {
        const std::uint8_t* bytes = picture.data + row.source * picture.stride_bytes;
        for (std::size_t x = 0; x < columns.size(); ++x) {
            for (std::size_t c = 0; c < 3; ++c) {
                float across = 0;
                for (const Share& column : columns[x]) {
                    across += column.weight * float(bytes[std::size_t(3 * column.source) + c]);
                }
                sums[3 * x + c] += row.weight * across;
            }
        }
    }
}

bool isUsable(const PictureView& picture) {
    return picture.data && picture.width_px > 0 && picture.height_px > 0 &&
           std::abs(picture.stride_bytes) >= std::ptrdiff_t(3) * picture.width_px;
}

}  // namespace

Result<LetterboxPlan> planLetterbox(int width_px, int height_px) {
    const double longer = std::max(width_px, height_px);
    LetterboxPlan plan;
    if (width_px > 0 && height_px > 0) {
        plan.width_px = static_cast<int>(kPatchSide_px * (width_px / longer));
        plan.height_px = static_cast<int>(kPatchSide_px * (height_px / longer));
    }
    if (plan.width_px < 1 || plan.height_px < 1) {
        return fail(ErrorCode::Usage, "a picture of " + std::to_string(width_px) + " x " +
                                          std::to_string(height_px) +
                                          " px is too narrow to estimate the field of view; give "
                                          "the focal length");
    }
    plan.left_px = (kPatchSide_px - plan.width_px) / 2;
    plan.top_px = (kPatchSide_px - plan.height_px) / 2;
    return plan;
}

Result<std::vector<std::uint8_t>> resizedByArea(const PictureView& picture, int width_px,
                                                int height_px) {
    if (!isUsable(picture) || width_px < 1 || height_px < 1) {
        return fail(ErrorCode::Usage, "resizing needs a picture and a size");
    }
    if (width_px > picture.width_px || height_px > picture.height_px) {
        return grown(picture, width_px, height_px);
    }
    const Shares columns = sharesOf(width_px, picture.width_px);
    const Shares rows = sharesOf(height_px, picture.height_px);
    // OpenCV rounds halves up where it halves a picture, to even elsewhere.
    const bool halves = picture.width_px == 2 * width_px && picture.height_px == 2 * height_px;
    std::vector<std::uint8_t> bytes;
    std::vector<float> sums(columns.size() * 3);
    for (const auto& row : rows) {
        resizeRow(picture, columns, row, sums);
        for (const float sum : sums) {
            const long level = halves ? static_cast<long>(sum + 0.5F) : std::lrint(sum);
            bytes.push_back(static_cast<std::uint8_t>(std::clamp(level, 0L, 255L)));
        }
    }
    return bytes;
}

Result<std::vector<std::uint8_t>> resizedLinearly(const PictureView& picture, int width_px,
                                                  int height_px) {
    if (!isUsable(picture) || width_px < 1 || height_px < 1) {
        return fail(ErrorCode::Usage, "resizing needs a picture and a size");
    }
    const auto axis = [](int from_px, int to_px) {
        return AxisPlan{1 / (double(to_px) / from_px), 0, from_px};
    };
    const AxisPlan across = axis(picture.width_px, width_px);
    const AxisPlan down = axis(picture.height_px, height_px);
    std::vector<std::uint8_t> bytes;
    for (int y = 0; y < height_px; ++y) {
        const AxisTap row = resizeTap(down, y);
        for (int x = 0; x < width_px; ++x) {
            const PixelValue value = resizedPixel(picture, {resizeTap(across, x), row});
            for (const float level : value.channel) {
                bytes.push_back(static_cast<std::uint8_t>(level));
            }
        }
    }
    return bytes;
}

std::array<int, 2> publishedHsmrVideoSize_px(int width_px, int height_px) {
    double scale = 1;
    if (height_px > 1080) {
        scale = 1080.0 / width_px;
    } else if (width_px > 1920) {
        scale = 1920.0 / height_px;
    } else {
        return {width_px, height_px};
    }
    const auto side = [scale](int length_px) {
        return static_cast<int>(std::lround(length_px * scale / 4)) * 4;
    };
    return {side(width_px), side(height_px)};
}

Result<std::vector<std::uint8_t>> letterbox(const PictureView& picture, Fidelity fidelity) {
    const auto plan = planLetterbox(picture.width_px, picture.height_px);
    if (!plan) return tl::unexpected<Error>(plan.error());
    const auto resized = resizedByArea(picture, plan->width_px, plan->height_px);
    if (!resized) return tl::unexpected<Error>(resized.error());
    const bool wantsBgr = fidelity == Fidelity::Published;
    const bool turns = wantsBgr != (picture.order == ChannelOrder::Bgr);
    std::vector<std::uint8_t> bytes(std::size_t(kPatchSide_px) * kPatchSide_px * 3, 255);
    for (int y = 0; y < plan->height_px; ++y) {
        const auto* from = &(*resized)[std::size_t(3 * y * plan->width_px)];
        auto* to = &bytes[std::size_t(3 * ((plan->top_px + y) * kPatchSide_px + plan->left_px))];
        for (int i = 0; i < 3 * plan->width_px; ++i)
            to[i] = from[turns ? i - i % 3 + 2 - i % 3 : i];
    }
    return bytes;
}

Result<std::vector<float>> fieldOfViewInput(const PictureView& picture, Fidelity fidelity) {
    const auto bytes = letterbox(picture, fidelity);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    const std::size_t plane = std::size_t(kPatchSide_px) * kPatchSide_px;
    std::vector<float> input(3 * plane);
    for (std::size_t i = 0; i < plane; ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            input[c * plane + i] = normalisedValue(float((*bytes)[3 * i + c]), int(c));
        }
    }
    return input;
}

}  // namespace gonio
