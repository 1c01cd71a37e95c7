#include "core/synth/smooth_path.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace gonio {

PathPoint quintic(const PathPoint& from, const PathPoint& to, double length, double at) {
    const double h = length, u = at / h;
    const double v0 = from.slope * h, v1 = to.slope * h;
    const double a0 = from.curvature * h * h, a1 = to.curvature * h * h;
    const double d = to.value - from.value;
    const double c3 = 10 * d - 6 * v0 - 4 * v1 - 1.5 * a0 + 0.5 * a1;
    const double c4 = -15 * d + 8 * v0 + 7 * v1 + 1.5 * a0 - a1;
    const double c5 = 6 * d - 3 * (v0 + v1) - 0.5 * (a0 - a1);
    const double value = from.value + u * (v0 + u * (a0 / 2 + u * (c3 + u * (c4 + u * c5))));
    const double slope = v0 + u * (a0 + u * (3 * c3 + u * (4 * c4 + u * 5 * c5)));
    const double curvature = a0 + u * (6 * c3 + u * (12 * c4 + u * 20 * c5));
    return {value, slope / h, curvature / (h * h)};
}

double smoothStep(double at) {
    if (at <= 0) return 0;
    if (at >= 1) return 1;
    return at * at * at * (10 + at * (6 * at - 15));
}

PathPoint alongPath(const std::vector<PathKey>& keys, double at) {
    if (at <= keys.front().at) return {keys.front().point.value, 0, 0};
    for (std::size_t i = 1; i < keys.size(); ++i) {
        if (at <= keys[i].at) {
            return quintic(keys[i - 1].point, keys[i].point, keys[i].at - keys[i - 1].at,
                           at - keys[i - 1].at);
        }
    }
    return {keys.back().point.value, 0, 0};
}

PeriodicCurve::PeriodicCurve(const std::vector<double>& samples, int harmonics) {
    const auto n = static_cast<double>(samples.size());
    for (const double sample : samples) m_mean += sample / n;
    for (int h = 1; h <= harmonics; ++h) {
        double c = 0, s = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double angle = 2 * std::numbers::pi * h * static_cast<double>(i) / n;
            c += 2 / n * samples[i] * std::cos(angle);
            s += 2 / n * samples[i] * std::sin(angle);
        }
        m_cos.push_back(c);
        m_sin.push_back(s);
    }
}

double PeriodicCurve::operator()(double phase) const {
    double value = m_mean;
    for (std::size_t h = 0; h < m_cos.size(); ++h) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(h + 1) * phase;
        value += m_cos[h] * std::cos(angle) + m_sin[h] * std::sin(angle);
    }
    return value;
}

}  // namespace gonio
