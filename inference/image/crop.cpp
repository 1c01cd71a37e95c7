#include "inference/image/crop.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>
#include <thread>

namespace gonio {
namespace {

constexpr int kRowsAtOnce = 32;
constexpr float kLargestSide_px = 4e6F;

/// Whole pixels from `centre - side / 2` to `centre + side / 2`, both truncated towards zero.
AxisPlan truncatedAxis(float centre_px, float side_px) {
    AxisPlan axis;
    axis.first = static_cast<int>(centre_px - side_px / 2);
    axis.count = std::max(1, static_cast<int>(centre_px + side_px / 2) - axis.first);
    axis.step = 1 / (double(kPatchSide_px) / axis.count);
    return axis;
}

/// skimage's Gaussian as HMR2.0 calls it: cut off at 4 sigma.
void planBlur(double sigma_px, CropPlan& plan) {
    plan.blurRadius_px = std::min(kMaxBlurRadius_px, static_cast<int>(4 * sigma_px + 0.5));
    double sum = 0;
    std::array<double, kMaxBlurRadius_px + 1> weight{};
    for (int i = 0; i <= plan.blurRadius_px; ++i) {
        weight[std::size_t(i)] = std::exp(-0.5 * i * i / (sigma_px * sigma_px));
        sum += (i == 0 ? 1 : 2) * weight[std::size_t(i)];
    }
    for (int i = 0; i <= plan.blurRadius_px; ++i) {
        plan.blurWeight[i] = static_cast<float>(weight[std::size_t(i)] / sum);
    }
}

/// A warp's coordinates are kept in 32 bits with ten behind the point.
bool fitsFixedPoint(const AffineMap& map) {
    return std::all_of(map.begin(), map.end(), [](const auto& row) {
        const double reach = (std::abs(row[0]) + std::abs(row[1])) * kPatchSide_px;
        return std::abs(row[2]) + reach < 2e6;  // false for NaN
    });
}

struct Places {
    std::vector<LinePlace> column, row;

    Places(const CropPlan& plan, const PatchWindow& window) {
        for (int i = 0; i < window.columns; ++i) {
            column.push_back(columnPlace(plan, window.firstColumn + i));
        }
        for (int i = 0; i < window.rows; ++i) row.push_back(rowPlace(plan, i));
    }
};

void cropRows(const CropJob& job, const PatchWindow& window, const Places& places, int begin,
              int end, float* out) {
    const std::size_t plane = std::size_t(window.rows) * std::size_t(window.columns);
    for (int y = begin; y < end; ++y) {
        float* pixel = out + std::size_t(y) * std::size_t(window.columns);
        for (const LinePlace& column : places.column) {
            const auto place = pixelPlace(job.plan, column, places.row[std::size_t(y)]);
            const PixelValue value = cropPixel(job.picture, job.plan, place);
            for (int c = 0; c < 3; ++c) {
                pixel[std::size_t(c) * plane] = normalisedValue(value.channel[c], c);
            }
            ++pixel;
        }
    }
}

bool fitsPlan(const CropJob& job) {
    const auto& picture = job.picture;
    return picture.data && picture.width_px == job.plan.width_px &&
           picture.height_px == job.plan.height_px &&
           std::abs(picture.stride_bytes) >= std::ptrdiff_t(3) * picture.width_px;
}

Result<void> demandUsable(std::span<const CropJob> jobs, const PatchWindow& window,
                          std::size_t floats) {
    if (!isInsidePatch(window)) {
        return fail(ErrorCode::Usage, "the window lies outside the patch of 256 x 256");
    }
    const std::size_t needed = jobs.size() * 3 * std::size_t(window.rows * window.columns);
    if (floats != needed) {
        return fail(ErrorCode::Usage, "the crops need room for " + std::to_string(needed) +
                                          " floats, given is room for " + std::to_string(floats));
    }
    if (!std::all_of(jobs.begin(), jobs.end(), fitsPlan)) {
        return fail(ErrorCode::Usage, "a crop was planned for a picture of another size");
    }
    return {};
}

}  // namespace

CropSettings cropSettings(RegressorSystem system, Fidelity fidelity) {
    if (system == RegressorSystem::Hmr2) return {BoxRule::GrownTo3By4, Resampling::BlurredWarp};
    if (fidelity == Fidelity::Corrected) return {BoxRule::GrownTo3By4, Resampling::Warp};
    if (system == RegressorSystem::SkelCf) return {BoxRule::LongerSide, Resampling::Warp};
    return {BoxRule::GrownTo3By4, Resampling::TruncatedResize};
}

Result<CropPlan> planCrop(const PersonSquare& square, Resampling resampling, int pictureWidth_px,
                          int pictureHeight_px) {
    const bool finite = std::isfinite(square.centreX_px) && std::isfinite(square.centreY_px);
    if (!finite || !(square.side_px >= 1) || !(square.side_px <= kLargestSide_px) ||
        pictureWidth_px < 1 || pictureHeight_px < 1) {
        return fail(ErrorCode::Usage,
                    "a crop needs a picture and a square of at least one pixel at a finite place");
    }
    const auto pictureFromPatch = invertedMap(patchFromPicture(square));
    if (!fitsFixedPoint(pictureFromPatch)) {
        return fail(ErrorCode::Usage, "a crop's square lies millions of pixels away");
    }
    CropPlan plan;
    plan.width_px = pictureWidth_px;
    plan.height_px = pictureHeight_px;
    plan.x = truncatedAxis(square.centreX_px, square.side_px);
    plan.y = truncatedAxis(square.centreY_px, square.side_px);
    for (std::size_t row = 0; row < 2; ++row) {
        std::copy_n(pictureFromPatch[row].begin(), 3, plan.pictureFromPatch[row]);
    }
    const double shrinking = double(square.side_px) / kPatchSide_px / 2;
    const bool blurs = resampling == Resampling::BlurredWarp && shrinking > 1.1;
    if (blurs) planBlur((shrinking - 1) / 2, plan);
    plan.resampling =
        resampling == Resampling::BlurredWarp && !blurs ? Resampling::Warp : resampling;
    return plan;
}

std::vector<std::uint8_t> cropBytes(const CropJob& job, const PatchWindow& window) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(std::size_t(window.rows * window.columns) * 3);
    const Places places(job.plan, window);
    for (const LinePlace& row : places.row) {
        for (const LinePlace& column : places.column) {
            const auto place = pixelPlace(job.plan, column, row);
            const PixelValue value = cropPixel(job.picture, job.plan, place);
            for (const float level : value.channel) {
                bytes.push_back(static_cast<std::uint8_t>(std::lrint(level)));
            }
        }
    }
    return bytes;
}

Result<void> cropNormalised(std::span<const CropJob> jobs, const PatchWindow& window,
                            std::span<float> out, int threads) {
    if (auto usable = demandUsable(jobs, window, out.size()); !usable) return usable;
    std::vector<Places> places;
    for (const CropJob& job : jobs) places.emplace_back(job.plan, window);
    const int bands = (window.rows + kRowsAtOnce - 1) / kRowsAtOnce;
    const int pieces = bands * static_cast<int>(jobs.size());
    const std::size_t floatsEach = 3 * std::size_t(window.rows * window.columns);
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int piece = next++; piece < pieces; piece = next++) {
            const auto job = std::size_t(piece / bands);
            const int begin = piece % bands * kRowsAtOnce;
            cropRows(jobs[job], window, places[job], begin,
                     std::min(begin + kRowsAtOnce, window.rows), &out[job * floatsEach]);
        }
    };
    const int available = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int wanted = std::min(threads > 0 ? threads : available, pieces);
    std::vector<std::jthread> helpers;
    for (int i = 1; i < wanted; ++i) helpers.emplace_back(work);
    work();
    return {};
}

}  // namespace gonio
