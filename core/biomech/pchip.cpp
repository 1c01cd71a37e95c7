#include "core/biomech/pchip.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

bool sameSign(double a, double b) {
    return (a > 0 && b > 0) || (a < 0 && b < 0);
}

/// Slope at an end knot from the two nearest intervals, limited so that the curve stays monotone.
double endSlope(double h0, double h1, double slope0, double slope1) {
    const double slope = ((2 * h0 + h1) * slope0 - h0 * slope1) / (h0 + h1);
    if (!sameSign(slope, slope0)) return 0;
    if (!sameSign(slope0, slope1) && std::abs(slope) > 3 * std::abs(slope0)) return 3 * slope0;
    return slope;
}

std::vector<double> knotSlopes(std::span<const double> x, std::span<const double> y) {
    const std::size_t n = x.size();
    std::vector<double> h(n - 1), chord(n - 1), slopes(n, 0.0);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        h[i] = x[i + 1] - x[i];
        chord[i] = (y[i + 1] - y[i]) / h[i];
    }
    if (n == 2) return {chord[0], chord[0]};
    for (std::size_t i = 1; i + 1 < n; ++i) {
        if (!sameSign(chord[i - 1], chord[i])) continue;
        const double w0 = 2 * h[i] + h[i - 1];
        const double w1 = h[i] + 2 * h[i - 1];
        slopes[i] = (w0 + w1) / (w0 / chord[i - 1] + w1 / chord[i]);
    }
    slopes[0] = endSlope(h[0], h[1], chord[0], chord[1]);
    slopes[n - 1] = endSlope(h[n - 2], h[n - 3], chord[n - 2], chord[n - 3]);
    return slopes;
}

}  // namespace

std::vector<double> interpolatePchip(std::span<const double> x, std::span<const double> y,
                                     std::span<const double> at) {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> result(at.size(), kNaN);
    if (x.empty() || x.size() != y.size()) return result;
    if (x.size() == 1) {
        for (std::size_t k = 0; k < at.size(); ++k) {
            if (at[k] == x[0]) result[k] = y[0];
        }
        return result;
    }
    const std::vector<double> slopes = knotSlopes(x, y);
    for (std::size_t k = 0; k < at.size(); ++k) {
        if (!(at[k] >= x.front() && at[k] <= x.back())) continue;
        const auto above = std::upper_bound(x.begin(), x.end() - 1, at[k]);
        const std::size_t i = static_cast<std::size_t>(above - x.begin()) - 1;
        const double h = x[i + 1] - x[i];
        const double s = (at[k] - x[i]) / h;
        const double s2 = s * s;
        const double s3 = s2 * s;
        result[k] = (2 * s3 - 3 * s2 + 1) * y[i] + (s3 - 2 * s2 + s) * h * slopes[i] +
                    (3 * s2 - 2 * s3) * y[i + 1] + (s3 - s2) * h * slopes[i + 1];
    }
    return result;
}

}  // namespace gonio
