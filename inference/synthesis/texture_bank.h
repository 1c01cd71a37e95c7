#pragma once

#include <Eigen/Core>
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
    Eigen::Vector3f at(float u, float v, float footprint) const;

    /// The copy in which one texel is about as wide as a pixel.
    static int levelOf(float footprint);
    Eigen::Vector3f atLevel(float u, float v, int level) const;

private:
    struct Texel {
        std::uint8_t r, g, b, unused;
    };

    std::vector<Texel> m_texels;  ///< all copies, the largest first
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
