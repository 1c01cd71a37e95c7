#pragma once

#include <array>
#include <cstdint>

#include "core/synth/noise.h"

namespace gonio {

/// Independent streams of random numbers of one crop: another background does not change the pose.
enum class Stream : std::uint64_t {
    Person = 1,
    Pose,
    Outfit,
    View,
    Room,
    Light,
    Others,
    Occluders,
    Degradation,
    Box,
};

/// Mixes two numbers into a seed that looks unrelated to both (SplitMix64's finaliser).
constexpr std::uint64_t mixedSeed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9E3779B97F4A7C15ULL * (b + 1);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

/// Random choices, the same with every compiler.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_noise(seed) {}

    Dice(std::uint64_t seed, Stream stream)
        : m_noise(mixedSeed(seed, static_cast<std::uint64_t>(stream))) {}

    double uniform() { return m_noise.uniform(); }

    double gaussian() { return m_noise.gaussian(); }

    double between(double low, double high) { return low + (high - low) * m_noise.uniform(); }

    float betweenF(double low, double high) { return static_cast<float>(between(low, high)); }

    /// Evenly in its logarithm; both ends above 0.
    double betweenLog(double low, double high) {
        return low * std::pow(high / low, m_noise.uniform());
    }

    bool chance(double probability) { return m_noise.uniform() < probability; }

    /// 0 .. count - 1.
    int index(int count) {
        const int i = static_cast<int>(m_noise.uniform() * count);
        return i < count ? i : count - 1;
    }

    /// A seed for something that has its own dice.
    std::uint64_t seed() { return static_cast<std::uint64_t>(m_noise.uniform() * 0x1.0p53); }

private:
    Noise m_noise;
};

}  // namespace gonio
