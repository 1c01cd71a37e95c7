#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace gonio {

/// A square picture that continues at its borders, with smaller copies for the distance. Colours
/// are linear, 0..1.
class Texture {
public:
    static constexpr int kSide = 128;  ///< texels; a power of two
    static constexpr int kLevels = 6;

    /// \param texels  kSide x kSide x RGB
    explicit Texture(const std::vector<Eigen::Vector3f>& texels);

    /// Bilinear in the copy whose texels fit `footprint` (widths of the whole picture that a pixel
    /// covers). `u` and `v` are in widths of the picture and wrap.
    Eigen::Vector3f at(float u, float v, float footprint) const {
        const Tap tap = tapAt(u, v, footprint);
        const auto mix = [&](int shift) {
            const auto part = [&](std::uint32_t texel) {
                return static_cast<float>(static_cast<int>((texel >> shift) & 255U));
            };
            return tap.wa * part(tap.a) + tap.wb * part(tap.b) + tap.wc * part(tap.c) +
                   tap.wd * part(tap.d);
        };
        return Eigen::Vector3f(mix(0), mix(8), mix(16)) * (1.F / 255);
    }

    /// The first channel alone: all of a mask.
    float greyAt(float u, float v, float footprint) const {
        const Tap tap = tapAt(u, v, footprint);
        const auto part = [](std::uint32_t texel) {
            return static_cast<float>(static_cast<int>(texel & 255U));
        };
        return (tap.wa * part(tap.a) + tap.wb * part(tap.b) + tap.wc * part(tap.c) +
                tap.wd * part(tap.d)) *
               (1.F / 255);
    }

    /// The copy in which one texel is about as wide as a pixel.
    static int levelOf(float footprint) {
        // 1 + the exponent of footprint in texels / 1.4.
        const auto bits = std::bit_cast<std::uint32_t>(footprint * (kSide / 1.4F));
        return std::clamp(static_cast<int>(bits >> 23U) - 126, 0, kLevels - 1);
    }

private:
    /// Four neighbours and their weights.
    struct Tap {
        std::uint32_t a, b, c, d;
        float wa, wb, wc, wd;
    };

    // std::floor is a call where the machine's basic instructions have none.
    static int wholeBelow(float value) {
        const int cut = static_cast<int>(value);
        return cut - (value < static_cast<float>(cut) ? 1 : 0);
    }

    Tap tapAt(float u, float v, float footprint) const {
        const int level = levelOf(footprint), side = kSide >> level, mask = side - 1;
        const float x = u * static_cast<float>(side) - 0.5F,
                    y = v * static_cast<float>(side) - 0.5F;
        const int x0 = wholeBelow(x), y0 = wholeBelow(y);
        const float tx = x - static_cast<float>(x0), ty = y - static_cast<float>(y0);
        // The copies before this one hold 4/3 (kSide^2 - side^2) texels.
        const std::uint32_t* const base = m_texels.data() + (kSide * kSide - side * side) * 4 / 3;
        const std::uint32_t *row0 = base + (y0 & mask) * side,
                            *row1 = base + ((y0 + 1) & mask) * side;
        const int left = x0 & mask, right = (x0 + 1) & mask;
        return {row0[left],          row0[right],   row1[left],    row1[right],
                (1 - tx) * (1 - ty), tx * (1 - ty), (1 - tx) * ty, tx * ty};
    }

    std::vector<std::uint32_t> m_texels;  ///< 0xbbggrr; all copies, the largest first
};

enum class TextureKind { Mask, Picture };

/// Procedural textures: masks are grey and mix two colours; pictures carry colours of their own.
class TextureBank {
public:
    /// The same seed gives the same bank.
    explicit TextureBank(std::uint64_t seed);

    int count(TextureKind kind) const;
    const Texture& texture(TextureKind kind, int index) const;

    /// Uneven grey around 0.5: light dirt and folds.
    const Texture& cloudy() const { return m_masks.front(); }

private:
    std::vector<Texture> m_masks, m_pictures;
};

}  // namespace gonio
