#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/body/hot_loop.h"
#include "inference/synthesis/degrade.h"

namespace gonio {
namespace {

constexpr int kBlock = 8;
using Block = std::array<float, kBlock * kBlock>;

// ITU T.81, annex K.
constexpr std::array<std::uint8_t, 64> kLuma{
    16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
    14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
    18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr std::array<std::uint8_t, 64> kChroma{
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99,
    99, 99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

/// Rows are the cosines, of unit length.
const Block& cosines() {
    static const Block table = [] {
        Block c{};
        for (int k = 0; k < kBlock; ++k) {
            const double scale = k == 0 ? std::sqrt(1.0 / kBlock) : std::sqrt(2.0 / kBlock);
            for (int i = 0; i < kBlock; ++i) {
                c[std::size_t(kBlock * k + i)] = static_cast<float>(
                    scale * std::cos((2 * i + 1) * k * std::numbers::pi / (2 * kBlock)));
            }
        }
        return c;
    }();
    return table;
}

Block quantisers(const std::array<std::uint8_t, 64>& table, int quality) {
    // The usual scale of the reference encoder.
    const int scale = quality < 50 ? 5000 / std::max(quality, 1) : 200 - 2 * quality;
    Block out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<float>(std::clamp((table[i] * scale + 50) / 100, 1, 255));
    return out;
}

// out = m in, both 8 x 8; row by row, so that eight columns are done at once.
inline void multiply(const float* m, const float* in, float* out) {
    for (int r = 0; r < kBlock; ++r) {
        float sum[kBlock] = {};
        for (int k = 0; k < kBlock; ++k) {
            const float f = m[kBlock * r + k];
            for (int c = 0; c < kBlock; ++c) sum[c] += f * in[kBlock * k + c];
        }
        for (int c = 0; c < kBlock; ++c) out[kBlock * r + c] = sum[c];
    }
}

inline void transpose(const float* in, float* out) {
    for (int r = 0; r < kBlock; ++r)
        for (int c = 0; c < kBlock; ++c) out[kBlock * c + r] = in[kBlock * r + c];
}

GONIO_HOT void quantiseBlock(float* plane, int stride, const float* forward, const float* backward,
                             const float* steps) {
    float a[64], b[64];
    for (int r = 0; r < kBlock; ++r)
        for (int c = 0; c < kBlock; ++c) a[kBlock * r + c] = plane[r * stride + c];
    multiply(forward, a, b);
    transpose(b, a);
    multiply(forward, a, b);  // coefficients, transposed; the tables are transposed, too
    for (int i = 0; i < 64; ++i) b[i] = std::nearbyint(b[i] / steps[i]) * steps[i];
    multiply(backward, b, a);
    transpose(a, b);
    multiply(backward, b, a);
    for (int r = 0; r < kBlock; ++r)
        for (int c = 0; c < kBlock; ++c) plane[r * stride + c] = a[kBlock * r + c];
}

struct Plane {
    int rows, columns;  ///< multiples of 8
    std::vector<float> values;

    Plane(int r, int c)
        : rows((r + 7) / 8 * 8),
          columns((c + 7) / 8 * 8),
          values(std::size_t(rows) * std::size_t(columns)) {}

    float& at(int y, int x) { return values[std::size_t(y * columns + x)]; }

    void quantise(const std::array<std::uint8_t, 64>& table, int quality) {
        Block steps = quantisers(table, quality), turned{}, backward{};
        transpose(steps.data(), turned.data());
        transpose(cosines().data(), backward.data());
        for (int y = 0; y < rows; y += kBlock) {
            for (int x = 0; x < columns; x += kBlock)
                quantiseBlock(&at(y, x), columns, cosines().data(), backward.data(), turned.data());
        }
    }
};

std::uint8_t toByte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.F, 255.F) + 0.5F);
}

}  // namespace

void quantiseBlocks(std::vector<std::uint8_t>& rgb, int rows, int columns, int quality) {
    Plane luma(rows, columns), blue((rows + 1) / 2, (columns + 1) / 2),
        red((rows + 1) / 2, (columns + 1) / 2);
    // What lies beyond the picture repeats its border.
    const auto pixel = [&](int y, int x) {
        return rgb.data() +
               3 * (std::min(y, rows - 1) * std::ptrdiff_t(columns) + std::min(x, columns - 1));
    };
    for (int y = 0; y < luma.rows; ++y) {
        for (int x = 0; x < luma.columns; ++x) {
            const std::uint8_t* p = pixel(y, x);
            luma.at(y, x) = 0.299F * p[0] + 0.587F * p[1] + 0.114F * p[2] - 128;
        }
    }
    for (int y = 0; y < blue.rows; ++y) {
        for (int x = 0; x < blue.columns; ++x) {
            float r = 0, g = 0, b = 0;
            for (int k = 0; k < 4; ++k) {
                const std::uint8_t* p = pixel(2 * y + k / 2, 2 * x + k % 2);
                r += p[0];
                g += p[1];
                b += p[2];
            }
            blue.at(y, x) = (-0.1687F * r - 0.3313F * g + 0.5F * b) / 4;
            red.at(y, x) = (0.5F * r - 0.4187F * g - 0.0813F * b) / 4;
        }
    }
    luma.quantise(kLuma, quality);
    blue.quantise(kChroma, quality);
    red.quantise(kChroma, quality);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            const float l = luma.at(y, x) + 128, b = blue.at(y / 2, x / 2),
                        r = red.at(y / 2, x / 2);
            std::uint8_t* p = rgb.data() + 3 * (y * std::ptrdiff_t(columns) + x);
            p[0] = toByte(l + 1.402F * r);
            p[1] = toByte(l - 0.34414F * b - 0.71414F * r);
            p[2] = toByte(l + 1.772F * b);
        }
    }
}

}  // namespace gonio
