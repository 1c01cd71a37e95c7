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

/// Weights of one axis of a resize.
struct Taps {
    int first, count;
    std::array<float, 12> weight;
};

/// Means over the source's pixels where it shrinks, a straight line between two where it grows.
std::vector<Taps> planAxis(int from, int to) {
    std::vector<Taps> plan;
    const float step = static_cast<float>(from) / static_cast<float>(to);
    const float reach = std::max(step, 1.F);  // half the width of a triangle
    for (int i = 0; i < to; ++i) {
        const float middle = (static_cast<float>(i) + 0.5F) * step - 0.5F;
        Taps taps{};
        taps.first = static_cast<int>(std::ceil(middle - reach));
        float sum = 0;
        for (; taps.count < 12; ++taps.count) {
            const float away = std::abs(static_cast<float>(taps.first + taps.count) - middle);
            if (taps.count > 0 && static_cast<float>(taps.first + taps.count) > middle &&
                away >= reach)
                break;
            const float w = std::max(0.F, 1 - away / reach);
            taps.weight[static_cast<std::size_t>(taps.count)] = w;
            sum += w;
        }
        for (float& w : taps.weight) w /= sum;
        plan.push_back(taps);
    }
    return plan;
}

template <class Value>
void resize(const std::vector<Value>& in, int rows, int columns, int outRows, int outColumns,
            std::vector<float>& scratch, std::vector<float>& out) {
    scratch.assign(std::size_t(outRows) * std::size_t(columns) * 3, 0.F);
    out.assign(std::size_t(outRows) * std::size_t(outColumns) * 3, 0.F);
    const auto vertical = planAxis(rows, outRows), horizontal = planAxis(columns, outColumns);
    for (int y = 0; y < outRows; ++y) {
        const Taps& taps = vertical[std::size_t(y)];
        float* to = scratch.data() + 3 * columns * y;
        for (int t = 0; t < taps.count; ++t) {
            const Value* from = in.data() + 3 * columns * std::clamp(taps.first + t, 0, rows - 1);
            const float w = taps.weight[std::size_t(t)];
            for (int i = 0; i < 3 * columns; ++i) to[i] += w * static_cast<float>(from[i]);
        }
    }
    for (int y = 0; y < outRows; ++y) {
        const float* from = scratch.data() + 3 * columns * y;
        float* to = out.data() + 3 * outColumns * y;
        for (int x = 0; x < outColumns; ++x) {
            const Taps& taps = horizontal[std::size_t(x)];
            for (int t = 0; t < taps.count; ++t) {
                const float* p = from + 3 * std::clamp(taps.first + t, 0, columns - 1);
                for (int k = 0; k < 3; ++k) to[3 * x + k] += taps.weight[std::size_t(t)] * p[k];
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

/// The camera's curve, in 4096 steps.
const std::vector<float>& curve() {
    static const std::vector<float> table = [] {
        std::vector<float> values;
        for (int i = 0; i < 4096; ++i) {
            const double x = i / 4095.0;
            values.push_back(static_cast<float>(
                x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055));
        }
        return values;
    }();
    return table;
}

void develop(const Degradation& how, const std::vector<float>& linear,
             std::vector<std::uint8_t>& bytes) {
    bytes.resize(linear.size());
    const auto& table = curve();
    for (std::size_t i = 0; i + 2 < linear.size(); i += 3) {
        std::array<float, 3> value;
        for (std::size_t k = 0; k < 3; ++k) {
            const float x = std::clamp(linear[i + k], 0.F, 1.F);
            value[k] = table[static_cast<std::size_t>(x * 4095 + 0.5F)];
        }
        const float grey = 0.3F * value[0] + 0.59F * value[1] + 0.11F * value[2];
        for (std::size_t k = 0; k < 3; ++k) {
            const float coloured = grey + how.saturation * (value[k] - grey);
            const float seen = 0.5F + how.contrast * (coloured - 0.5F);
            bytes[i + k] = static_cast<std::uint8_t>(std::clamp(seen, 0.F, 1.F) * 255 + 0.5F);
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
    if (isSmall) how.reduction = static_cast<float>(dice.betweenLog(1.2, 4));
    const double noise = dice.betweenLog(0.002, 0.05);
    if (isNoisy) {
        how.readNoise = static_cast<float>(0.25 * noise);
        how.shotNoise = static_cast<float>(1.2 * noise * noise);
    }
    if (isCompressed) how.quality = 20 + dice.index(75);
    return how;
}

void degrade(const Degradation& how, int rows, int columns, std::vector<float>& linear,
             std::vector<std::uint8_t>& bytes) {
    thread_local std::vector<float> scratch, resized;
    for (int i = 0; i < how.defocus; ++i) blur(linear, rows, columns, scratch);
    if (how.shakeX_px != 0 || how.shakeY_px != 0)
        shake(linear, rows, columns, how.shakeX_px, how.shakeY_px, scratch);
    expose(how, linear);
    int ownRows = rows, ownColumns = columns;
    if (how.reduction > 1) {
        ownRows = std::max(16, static_cast<int>(static_cast<float>(rows) / how.reduction));
        ownColumns = std::max(12, static_cast<int>(static_cast<float>(columns) / how.reduction));
        resize(linear, rows, columns, ownRows, ownColumns, scratch, resized);
        linear.swap(resized);
    }
    if (how.shotNoise > 0 || how.readNoise > 0) {
        addNoise(linear.data(), static_cast<int>(linear.size()), how.shotNoise, how.readNoise,
                 static_cast<std::uint32_t>(how.noiseSeed));
    }
    develop(how, linear, bytes);
    if (how.quality < 100) quantiseBlocks(bytes, ownRows, ownColumns, how.quality);
    if (how.reduction > 1) {
        resize(bytes, ownRows, ownColumns, rows, columns, scratch, resized);
        bytes.resize(resized.size());
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(std::clamp(resized[i], 0.F, 255.F) + 0.5F);
    }
}

}  // namespace gonio
