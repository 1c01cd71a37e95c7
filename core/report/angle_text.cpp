#include "core/report/angle_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

constexpr double kUnitsPerDegree = 10000;
// Beyond this the units do not fit; no angle is there.
constexpr double kGreatest_deg = 1e12;

}  // namespace

std::optional<long long> fileAngle(double value_deg) {
    if (!(std::abs(value_deg) < kGreatest_deg)) return std::nullopt;
    // A product far enough from a half rounds as the exact number does. At a half the digits
    // decide: the multiplication itself may have rounded across it.
    constexpr double kGreatestExact = 1e12, kTooNear = 1e-3;
    const double scaled = value_deg * kUnitsPerDegree;
    const double nearest = std::nearbyint(scaled);
    const bool clear = std::abs(std::abs(scaled - nearest) - 0.5) > kTooNear;
    if (clear && std::abs(scaled) < kGreatestExact) return static_cast<long long>(nearest);
    std::string digits = formatFixed(value_deg, kFileAngleDecimals);
    digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
    long long units = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), units);
    return units;
}

double fileAngle_deg(double value_deg) {
    const auto units = fileAngle(value_deg);
    return units ? static_cast<double>(*units) / kUnitsPerDegree
                 : std::numeric_limits<double>::quiet_NaN();
}

std::string formatAngle_deg(double value_deg, int decimals) {
    const auto units = fileAngle(value_deg);
    if (!units) return {};
    decimals = std::clamp(decimals, 0, kFileAngleDecimals);
    long long step = 1, scale = 1;
    for (int d = decimals; d < kFileAngleDecimals; ++d) step *= 10;
    for (int d = 0; d < decimals; ++d) scale *= 10;
    const long long rounded = (std::llabs(*units) + step / 2) / step;
    std::string text = *units < 0 && rounded != 0 ? "-" : "";
    text += std::to_string(rounded / scale);
    if (decimals == 0) return text;
    const std::string fraction = std::to_string(rounded % scale);
    text += '.';
    text.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
    return text + fraction;
}

}  // namespace gonio
