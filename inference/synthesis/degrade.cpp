#include "inference/synthesis/degrade.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/body/hot_loop.h"

namespace gonio {
namespace {

GONIO_HOT void blurRow(const float* before, const float* here, const float* after, int count,
                       float* out) {
    for (int i = 0; i < count; ++i) out[i] = 0.25F * (before[i] + after[i]) + 0.5F * here[i];
}

void blur(std::vector<float>& image, int rows, int columns, std::vector<float>& scratch) {
    const int stride = 3 * columns;
    scratch.resize(image.size());
    for (int y = 0; y < rows; ++y) {
        const auto row = [&](int r) { return image.data() + std::clamp(r, 0, rows - 1) * stride; };
        blurRow(row(y - 1), row(y), row(y + 1), stride, scratch.data() + y * stride);
    }
    for (int y = 0; y < rows; ++y) {
        const float* in = scratch.data() + y * stride;
        float* out = image.data() + y * stride;
        blurRow(in, in + 3, in + 6, stride - 6, out + 3);
        for (int k = 0; k < 3; ++k) {
            out[k] = 0.75F * in[k] + 0.25F * in[3 + k];
            out[stride - 3 + k] = 0.75F * in[stride - 3 + k] + 0.25F * in[stride - 6 + k];
        }
    }
}

// The mean over places along the way, each to the nearest pixel.
void shake(std::vector<float>& image, int rows, int columns, float dx, float dy,
           std::vector<float>& scratch) {
    const int steps = 1 + static_cast<int>(std::max(std::abs(dx), std::abs(dy)));
    scratch.assign(image.size(), 0.F);
    for (int s = 0; s <= steps; ++s) {
        const float part = static_cast<float>(s) / static_cast<float>(steps) - 0.5F;
        const int sx = static_cast<int>(std::lrintf(part * dx)),
                  sy = static_cast<int>(std::lrintf(part * dy));
        for (int y = 0; y < rows; ++y) {
            const float* in = image.data() + 3 * columns * std::clamp(y + sy, 0, rows - 1);
            float* out = scratch.data() + 3 * columns * y;
            const int first = std::clamp(-sx, 0, columns),
                      last = std::clamp(columns - sx, 0, columns);
            for (int x = 0; x < first; ++x)
                for (int k = 0; k < 3; ++k) out[3 * x + k] += in[k];
            for (int i = 3 * first; i < 3 * last; ++i) out[i] += in[i + 3 * sx];
            for (int x = last; x < columns; ++x)
                for (int k = 0; k < 3; ++k) out[3 * x + k] += in[3 * (columns - 1) + k];
        }
    }
    const float scale = 1 / static_cast<float>(steps + 1);
    for (std::size_t i = 0; i < image.size(); ++i) image[i] = scratch[i] * scale;
}

/// Two neighbours and the weight of the second, of 256.
struct Between {
    int first, second, weight;
};

std::vector<Between> planAxis(int from, int to) {
    std::vector<Between> plan;
    for (int i = 0; i < to; ++i) {
        const int at = i * from * 256 / to, whole = at / 256;
        plan.push_back({whole, std::min(whole + 1, from - 1), at % 256});
    }
    return plan;
}

void enlarge(const std::vector<std::uint8_t>& in, const PixelGrid& from, const PixelGrid& to,
             std::vector<std::uint8_t>& out) {
    const auto rows = planAxis(from.rows, to.rows), columns = planAxis(from.columns, to.columns);
    std::vector<int> mixed(std::size_t(from.columns) * 3);
    out.resize(std::size_t(to.rows) * std::size_t(to.columns) * 3);
    std::uint8_t* pixel = out.data();
    for (const Between& y : rows) {
        const std::uint8_t *upper = in.data() + 3 * y.first * from.columns,
                           *lower = in.data() + 3 * y.second * from.columns;
        for (std::size_t i = 0; i < mixed.size(); ++i)
            mixed[i] = 256 * upper[i] + y.weight * (lower[i] - upper[i]);
        for (const Between& x : columns) {
            for (int k = 0; k < 3; ++k, ++pixel) {
                const int a = mixed[std::size_t(3 * x.first + k)],
                          b = mixed[std::size_t(3 * x.second + k)];
                *pixel =
                    static_cast<std::uint8_t>((256 * a + x.weight * (b - a) + (1 << 15)) >> 16);
            }
        }
    }
}

// The sum of four bytes of a mixed counter, made to mean 0 and deviation 1: near enough to a
// Gaussian, without a table or a logarithm.
inline float noiseAt(std::uint32_t index, std::uint32_t seed) {
    std::uint32_t h = index * 0x9E3779B1U + seed;
    h ^= h >> 15U;
    h *= 0x2C1B3C6DU;
    h ^= h >> 12U;
    h *= 0x297A2D39U;
    h ^= h >> 15U;
    const auto sum =
        static_cast<int>((h & 255U) + ((h >> 8U) & 255U) + ((h >> 16U) & 255U) + (h >> 24U));
    return static_cast<float>(sum - 510) * (1 / 147.8F);
}

GONIO_HOT void addNoise(float* values, int count, float shot, float read, std::uint32_t seed) {
    for (int i = 0; i < count; ++i) {
        const float deviation = std::sqrt(read * read + shot * std::max(values[i], 0.F));
        values[i] += deviation * noiseAt(static_cast<std::uint32_t>(i), seed);
    }
}

// sRGB's curve by roots alone, which many numbers take at once: within 0.003 of it above 0.002.
GONIO_HOT void applyCurve(float* values, int count) {
    for (int i = 0; i < count; ++i) {
        const float x = std::min(std::max(values[i], 0.F), 1.F);
        const float half = std::sqrt(x), fourth = std::sqrt(half), eighth = std::sqrt(fourth);
        values[i] = 0.585122381F * half + 0.783140355F * fourth - 0.368262736F * eighth;
    }
}

void develop(const Degradation& how, std::vector<float>& linear, std::vector<std::uint8_t>& bytes) {
    applyCurve(linear.data(), static_cast<int>(linear.size()));
    bytes.resize(linear.size());
    const float scale = 255 * how.contrast, shift = 127.5F * (1 - how.contrast) + 0.5F;
    for (std::size_t i = 0; i + 2 < linear.size(); i += 3) {
        const float* const v = linear.data() + i;
        const float grey = (1 - how.saturation) * (0.3F * v[0] + 0.59F * v[1] + 0.11F * v[2]);
        for (std::size_t k = 0; k < 3; ++k) {
            const float seen = scale * (grey + how.saturation * v[k]) + shift;
            bytes[i + k] = static_cast<std::uint8_t>(std::min(std::max(seen, 0.F), 255.F));
        }
    }
}

void expose(const Degradation& how, std::vector<float>& linear) {
    std::array<float, 8> sums{};
    for (std::size_t i = 0; i + 8 <= linear.size(); i += 8)
        for (std::size_t k = 0; k < 8; ++k) sums[k] += std::min(linear[i + k], 2.F);
    const float mean =
        std::accumulate(sums.begin(), sums.end(), 0.F) / static_cast<float>(linear.size());
    const float gain = how.exposure / std::max(mean, 1e-4F);
    const std::array<float, 3> gains{gain * how.balance[0], gain * how.balance[1],
                                     gain * how.balance[2]};
    for (std::size_t i = 0; i + 2 < linear.size(); i += 3)
        for (std::size_t k = 0; k < 3; ++k) linear[i + k] *= gains[k];
}

}  // namespace

Degradation randomDegradation(double strength, Dice& dice) {
    Degradation how;
    how.noiseSeed = dice.seed();
    how.exposure = static_cast<float>(dice.betweenLog(0.11, 0.33));
    how.contrast = dice.betweenF(0.85, 1.2);
    how.saturation = dice.chance(0.04) ? 0.F : dice.betweenF(0.6, 1.25);
    for (float& gain : how.balance) gain = dice.betweenF(0.88, 1.12);
    const bool isBlurred = dice.chance(0.4 * strength), isShaken = dice.chance(0.12 * strength);
    const bool isSmall = dice.chance(0.3 * strength), isNoisy = dice.chance(0.7 * strength);
    const bool isCompressed = dice.chance(0.6 * strength);
    if (isBlurred) how.defocus = 1 + dice.index(dice.chance(0.2) ? 6 : 2);
    const double angle = dice.between(0, 6.2831853), length = dice.between(1.5, 9);
    if (isShaken) {
        how.shakeX_px = static_cast<float>(length * std::cos(angle));
        how.shakeY_px = static_cast<float>(length * std::sin(angle));
    }
    if (isSmall) {  // blurs are those of the sensor's own pixels
        how.reduction = static_cast<float>(dice.betweenLog(1.2, 4));
        how.defocus = std::min(how.defocus, 2);
        how.shakeX_px /= how.reduction;
        how.shakeY_px /= how.reduction;
    }
    const double noise = dice.betweenLog(0.002, 0.05);
    if (isNoisy) {
        how.readNoise = static_cast<float>(0.25 * noise);
        how.shotNoise = static_cast<float>(1.2 * noise * noise);
    }
    if (isCompressed) how.quality = 20 + dice.index(75);
    return how;
}

PixelGrid sensorGrid(const Degradation& how, const PixelGrid& crop) {
    if (how.reduction <= 1) return crop;
    const auto rows = static_cast<int>(static_cast<float>(crop.rows) / how.reduction);
    // Multiples of 8 keep the crop's proportions exactly.
    const int whole = std::clamp(rows / 8 * 8, std::min(32, crop.rows), crop.rows);
    return {whole, whole * crop.columns / crop.rows};
}

void degrade(const Degradation& how, const PixelGrid& sensor, const PixelGrid& crop,
             std::vector<float>& linear, std::vector<std::uint8_t>& bytes) {
    thread_local std::vector<float> scratch;
    thread_local std::vector<std::uint8_t> small;
    const auto& [rows, columns] = sensor;
    for (int i = 0; i < how.defocus; ++i) blur(linear, rows, columns, scratch);
    if (how.shakeX_px != 0 || how.shakeY_px != 0)
        shake(linear, rows, columns, how.shakeX_px, how.shakeY_px, scratch);
    expose(how, linear);
    if (how.shotNoise > 0 || how.readNoise > 0) {
        addNoise(linear.data(), static_cast<int>(linear.size()), how.shotNoise, how.readNoise,
                 static_cast<std::uint32_t>(how.noiseSeed));
    }
    const bool isSmall = rows != crop.rows || columns != crop.columns;
    std::vector<std::uint8_t>& developed = isSmall ? small : bytes;
    develop(how, linear, developed);
    if (how.quality < 100) quantiseBlocks(developed, rows, columns, how.quality);
    if (isSmall) enlarge(small, sensor, crop, bytes);
}

}  // namespace gonio
