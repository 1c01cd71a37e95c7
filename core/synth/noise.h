#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace gonio {

/// Random numbers that are the same with every compiler and library (SplitMix64; standard
/// distributions differ between implementations).
class Noise {
public:
    explicit Noise(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {}

    /// Evenly in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

    /// Gaussian, mean 0 and standard deviation 1 (Box and Muller).
    double gaussian() {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }

    /// 1 with a Gaussian relative deviation, cut at three standard deviations.
    double factor(double deviation) {
        return 1 + deviation * std::fmax(-3, std::fmin(3, gaussian()));
    }

private:
    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    std::uint64_t m_state;
};

}  // namespace gonio
