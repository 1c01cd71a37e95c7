#include "core/biomech/gaps.h"

#include <cmath>
#include <limits>

#include "core/biomech/pchip.h"

namespace gonio {
namespace {

/// A gap of exactly the limit, computed from rounded times, still counts as short.
constexpr double kTimeRounding_s = 1e-9;

}  // namespace

Result<void> checkSeries(std::span<const double> times_s, std::span<const double> values) {
    if (times_s.size() != values.size()) {
        return fail(ErrorCode::Usage, std::to_string(values.size()) + " values for " +
                                          std::to_string(times_s.size()) + " times");
    }
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        if (!std::isfinite(times_s[i]) || (i > 0 && times_s[i] <= times_s[i - 1])) {
            return fail(ErrorCode::Usage,
                        "times must increase strictly; sample " + std::to_string(i) + " does not");
        }
    }
    return {};
}

Result<FilledSeries> fillGaps(std::span<const double> times_s, std::span<const double> values,
                              double maxGap_s) {
    if (auto checked = checkSeries(times_s, values); !checked) {
        return passOn(std::move(checked.error()), "filling gaps");
    }
    FilledSeries filled;
    filled.values.assign(values.begin(), values.end());
    filled.flags.assign(values.size(), SampleFlag::Observed);
    std::vector<double> knotTimes_s, knots, wantedTimes_s;
    std::vector<std::size_t> wanted, open;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            filled.values[i] = std::numeric_limits<double>::quiet_NaN();
            filled.flags[i] = SampleFlag::Missing;
            open.push_back(i);
            continue;
        }
        if (!knots.empty() && times_s[i] - knotTimes_s.back() <= maxGap_s + kTimeRounding_s) {
            wanted.insert(wanted.end(), open.begin(), open.end());
        }
        open.clear();
        knotTimes_s.push_back(times_s[i]);
        knots.push_back(values[i]);
    }
    for (const std::size_t i : wanted) wantedTimes_s.push_back(times_s[i]);
    const std::vector<double> between = interpolatePchip(knotTimes_s, knots, wantedTimes_s);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        filled.values[wanted[k]] = between[k];
        filled.flags[wanted[k]] = SampleFlag::Interpolated;
    }
    return filled;
}

}  // namespace gonio
