#include "inference/synthesis/texture_bank.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "inference/synthesis/dice.h"

namespace gonio {
namespace {

using Field = std::vector<Eigen::Vector3f>;
constexpr int kSide = Texture::kSide;
constexpr float kTurn = 6.2831853F;

std::size_t texelIndex(int x, int y) {
    return static_cast<std::size_t>(((y & (kSide - 1)) * kSide) + (x & (kSide - 1)));
}

/// Grey noise that continues at the borders: octaves from `coarsest` waves on.
std::vector<float> cloudsOf(Dice& dice, int coarsest, int octaves, float fade, int stretch = 1) {
    std::vector<float> sum(std::size_t(kSide) * kSide, 0.F);
    float amplitude = 1;
    for (int o = 0, waves = coarsest; o < octaves && waves <= kSide / 2; ++o, waves *= 2) {
        const int wavesX = waves, wavesY = std::max(1, waves / stretch);
        std::vector<float> knots(std::size_t(wavesX) * std::size_t(wavesY));
        for (float& knot : knots) knot = dice.betweenF(-1, 1);
        for (int y = 0; y < kSide; ++y) {
            const float fy = static_cast<float>(y * wavesY) / kSide;
            const int y0 = static_cast<int>(fy);
            const float ty = fy - static_cast<float>(y0), sy = ty * ty * (3 - 2 * ty);
            for (int x = 0; x < kSide; ++x) {
                const float fx = static_cast<float>(x * wavesX) / kSide;
                const int x0 = static_cast<int>(fx);
                const float tx = fx - static_cast<float>(x0), sx = tx * tx * (3 - 2 * tx);
                const auto knot = [&](int i, int j) {
                    return knots[std::size_t(((y0 + j) % wavesY) * wavesX + (x0 + i) % wavesX)];
                };
                const float top = knot(0, 0) + sx * (knot(1, 0) - knot(0, 0));
                const float low = knot(0, 1) + sx * (knot(1, 1) - knot(0, 1));
                sum[texelIndex(x, y)] += amplitude * (top + sy * (low - top));
            }
        }
        amplitude *= fade;
    }
    return sum;
}

Field greyField(const std::function<float(int, int)>& value) {
    Field field(std::size_t(kSide) * kSide);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            field[texelIndex(x, y)].setConstant(std::clamp(value(x, y), 0.F, 1.F));
        }
    }
    return field;
}

Field clouds(Dice& dice, int stretch = 1) {
    const auto noise = cloudsOf(dice, 4 * stretch, 5, dice.betweenF(0.45, 0.7), stretch);
    const float contrast = dice.betweenF(0.25, 0.6);
    return greyField([&](int x, int y) { return 0.5F + contrast * noise[texelIndex(x, y)]; });
}

Field stripes(Dice& dice) {
    const int count = 1 << dice.index(5);
    const float share = dice.betweenF(0.15, 0.6);
    const bool alongY = dice.chance(0.65);
    return greyField([&](int x, int y) {
        const float at = static_cast<float>((alongY ? y : x) * count) / kSide;
        return at - std::floor(at) < share ? 1.F : 0.F;
    });
}

Field checks(Dice& dice) {
    const int count = 2 << dice.index(4);
    const bool isTartan = dice.chance(0.5);
    const float share = dice.betweenF(0.2, 0.6);
    return greyField([&](int x, int y) {
        const float u = static_cast<float>(x * count) / kSide,
                    v = static_cast<float>(y * count) / kSide;
        const bool a = u - std::floor(u) < share, b = v - std::floor(v) < share;
        return isTartan ? 0.5F * float(a) + 0.5F * float(b) : float(a != b);
    });
}

Field spots(Dice& dice) {
    const int count = 2 << dice.index(4);
    const float radius = dice.betweenF(0.15, 0.42);
    return greyField([&](int x, int y) {
        const float u = static_cast<float>(x * count) / kSide,
                    v = static_cast<float>(y * count) / kSide;
        const int row = static_cast<int>(v);
        const float du = u + 0.5F * static_cast<float>(row & 1);
        return std::hypot(du - std::floor(du) - 0.5F, v - std::floor(v) - 0.5F) < radius ? 1.F
                                                                                         : 0.F;
    });
}

/// Boards, bricks or tiles: rows of pieces with joints, each piece a little different.
Field pieces(Dice& dice) {
    const int rows = 2 << dice.index(3), columns = std::max(1, rows / (1 << dice.index(4)));
    const bool shifted = dice.chance(0.7);
    const float joint = dice.betweenF(0.02, 0.1), spread = dice.betweenF(0.05, 0.35);
    const auto grain = cloudsOf(dice, 8, 4, 0.6F, dice.chance(0.5) ? 8 : 1);
    const auto piece = cloudsOf(dice, kSide / 2, 1, 1);
    const float depth = dice.betweenF(0.03, 0.2);
    return greyField([&](int x, int y) {
        const float v = static_cast<float>(y * rows) / kSide;
        const int row = static_cast<int>(v);
        const float u = static_cast<float>(x * columns) / kSide +
                        (shifted ? 0.5F * static_cast<float>(row & 1) : 0.F);
        const int column = static_cast<int>(std::floor(u)) % columns;
        const float du = u - std::floor(u), dv = v - static_cast<float>(row);
        const float wide = joint * static_cast<float>(columns) / static_cast<float>(rows);
        if (du < wide || dv < joint) return 0.05F;
        return 0.6F +
               spread * piece[texelIndex(2 * (17 * row + 5 * column), 2 * (7 * column + row))] +
               depth * grain[texelIndex(x, y)];
    });
}

/// Blots with hard edges: camouflage, leaves, prints.
Field blots(Dice& dice) {
    const auto noise = cloudsOf(dice, 3 + dice.index(8), 3, 0.5F);
    const float low = dice.betweenF(-0.4, 0.1), high = low + dice.betweenF(0.1, 0.7);
    return greyField([&](int x, int y) {
        const float n = noise[texelIndex(x, y)];
        return n < low ? 0.F : n < high ? 0.5F : 1.F;
    });
}

/// \param saturation  0: grey, 1: any
Eigen::Vector3f anyColour(Dice& dice, float saturation) {
    // Dark colours are more frequent than bright ones, as linear values go.
    const auto value = [&] { return static_cast<float>(dice.betweenLog(0.02, 0.95)); };
    const Eigen::Vector3f colour(value(), value(), value());
    return Eigen::Vector3f::Constant(colour.mean()) +
           saturation * (colour - Eigen::Vector3f::Constant(colour.mean()));
}

void paintDisc(Field& field, Dice& dice, const Eigen::Vector3f& colour) {
    const int cx = dice.index(kSide), cy = dice.index(kSide), radius = 2 + dice.index(18);
    const float squeeze = dice.betweenF(0.3, 1.5);
    for (int y = -radius; y <= radius; ++y) {
        for (int x = -radius; x <= radius; ++x) {
            if (std::hypot(float(x), float(y) * squeeze) <= float(radius))
                field[texelIndex(cx + x, cy + y)] = colour;
        }
    }
}

void paintBox(Field& field, Dice& dice, const Eigen::Vector3f& colour) {
    const int x0 = dice.index(kSide), y0 = dice.index(kSide);
    const int width = 2 + dice.index(40), height = 2 + dice.index(40);
    for (int y = y0; y < y0 + height; ++y) {
        for (int x = x0; x < x0 + width; ++x) field[texelIndex(x, y)] = colour;
    }
}

/// Rows of short strokes, as writing looks from afar.
void paintWriting(Field& field, Dice& dice, const Eigen::Vector3f& colour) {
    const int x0 = dice.index(kSide), y0 = dice.index(kSide), size = 3 + dice.index(8);
    const int letters = 3 + dice.index(8);
    for (int l = 0; l < letters; ++l) {
        for (int stroke = 0; stroke < 4; ++stroke) {
            const bool upright = dice.chance(0.5);
            const int at = dice.index(size);
            for (int i = 0; i < size; ++i) {
                const int x = upright ? at : i, y = upright ? i : at;
                field[texelIndex(x0 + l * (size + 2) + x, y0 + y)] = colour;
            }
        }
    }
}

/// Coloured clutter on uneven ground.
Field clutter(Dice& dice) {
    const auto noise = cloudsOf(dice, 2, 6, dice.betweenF(0.4, 0.75));
    const float saturation = dice.betweenF(0, 1) * dice.betweenF(0.2, 1);
    const Eigen::Vector3f low = anyColour(dice, saturation), high = anyColour(dice, saturation);
    Field field(std::size_t(kSide) * kSide);
    for (std::size_t i = 0; i < field.size(); ++i) {
        field[i] = low + (high - low) * std::clamp(0.5F + 0.6F * noise[i], 0.F, 1.F);
    }
    const int things = dice.chance(0.3) ? 0 : static_cast<int>(dice.betweenLog(2, 90));
    for (int i = 0; i < things; ++i) {
        const Eigen::Vector3f colour = anyColour(dice, saturation);
        const int kind = dice.index(3);
        if (kind == 0) paintDisc(field, dice, colour);
        if (kind == 1) paintBox(field, dice, colour);
        if (kind == 2) paintWriting(field, dice, colour);
    }
    for (std::size_t i = 0; i < field.size(); ++i) {
        field[i] = (field[i] * (1 + 0.25F * noise[i])).cwiseMax(0.F).cwiseMin(1.F);
    }
    return field;
}

}  // namespace

Texture::Texture(const std::vector<Eigen::Vector3f>& texels) {
    Field level = texels;
    for (int l = 0, side = kSide; l < kLevels; ++l, side /= 2) {
        for (const auto& c : level) {
            const auto byte = [](float value) {
                return static_cast<std::uint32_t>(std::clamp(value, 0.F, 1.F) * 255 + 0.5F);
            };
            m_texels.push_back(byte(c[0]) | byte(c[1]) << 8U | byte(c[2]) << 16U);
        }
        Field half(std::size_t(side / 2) * std::size_t(side / 2));
        for (int y = 0; y < side / 2; ++y) {
            for (int x = 0; x < side / 2; ++x) {
                const auto at = [&](int i, int j) {
                    return level[std::size_t((2 * y + j) * side + 2 * x + i)];
                };
                half[std::size_t(y * (side / 2) + x)] =
                    (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
            }
        }
        level = std::move(half);
    }
}

TextureBank::TextureBank(std::uint64_t seed) {
    Dice dice(mixedSeed(seed, 0x7E87));
    for (int i = 0; i < 10; ++i) {
        m_masks.emplace_back(clouds(dice, i % 3 == 2 ? 8 : 1));
        m_masks.emplace_back(stripes(dice));
        m_masks.emplace_back(checks(dice));
        m_masks.emplace_back(pieces(dice));
        m_masks.emplace_back(blots(dice));
        if (i % 2 == 0) m_masks.emplace_back(spots(dice));
    }
    for (int i = 0; i < 48; ++i) m_pictures.emplace_back(clutter(dice));
}

int TextureBank::count(TextureKind kind) const {
    return static_cast<int>((kind == TextureKind::Mask ? m_masks : m_pictures).size());
}

const Texture& TextureBank::texture(TextureKind kind, int index) const {
    return (kind == TextureKind::Mask ? m_masks : m_pictures)[static_cast<std::size_t>(index)];
}

}  // namespace gonio
