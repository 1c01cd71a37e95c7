#include "core/biomech/butterworth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/biomech/gaps.h"
#include "core/biomech/pchip.h"

namespace gonio {
namespace {

/// y_n = a0 x_n + a1 x_n-1 + a2 x_n-2 + b1 y_n-1 + b2 y_n-2
struct Section {
    double a0, a1, a2, b1, b2;
};

Section designSection(double sampleRate_hz, const LowPassOptions& options) {
    const double twoPasses =
        options.correctForTwoPasses ? std::pow(std::numbers::sqrt2 - 1, 0.25) : 1.0;
    const double w = std::tan(std::numbers::pi * options.cutoff_hz / sampleRate_hz) / twoPasses;
    const double k1 = std::numbers::sqrt2 * w;
    const double k2 = w * w;
    const double a0 = k2 / (1 + k1 + k2);
    const double k3 = 2 * a0 / k2;
    return {a0, 2 * a0, a0, -2 * a0 + k3, 1 - 2 * a0 - k3};
}

/// One pass in place, as if the first sample had been there for ever.
void run(const Section& s, std::vector<double>& samples) {
    double x1 = samples.front(), x2 = x1, y1 = x1, y2 = x1;
    for (double& sample : samples) {
        const double x = sample;
        sample = s.a0 * x + s.a1 * x1 + s.a2 * x2 + s.b1 * y1 + s.b2 * y2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = sample;
    }
}

/// Samples with their ends turned about the end points: continues value and slope.
std::vector<double> padOddly(std::span<const double> samples) {
    const std::size_t n = samples.size();
    std::vector<double> padded;
    padded.reserve(n + 2 * kLowPassPadding);
    for (std::size_t k = kLowPassPadding; k > 0; --k) padded.push_back(2 * samples[0] - samples[k]);
    padded.insert(padded.end(), samples.begin(), samples.end());
    for (std::size_t k = 1; k <= kLowPassPadding; ++k) {
        padded.push_back(2 * samples[n - 1] - samples[n - 1 - k]);
    }
    return padded;
}

bool isEven(std::span<const double> times_s) {
    const double step_s =
        (times_s.back() - times_s.front()) / static_cast<double>(times_s.size() - 1);
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        const double even_s = times_s.front() + step_s * static_cast<double>(i);
        if (std::abs(times_s[i] - even_s) > 0.05 * step_s) return false;
    }
    return true;
}

std::vector<double> evenGrid(std::span<const double> times_s) {
    const std::size_t n = times_s.size();
    const double span_s = times_s.back() - times_s.front();
    std::vector<double> grid_s(n);
    for (std::size_t i = 0; i < n; ++i) {
        grid_s[i] = times_s.front() + span_s * static_cast<double>(i) / static_cast<double>(n - 1);
    }
    grid_s.back() = times_s.back();
    return grid_s;
}

/// Filters one run; an empty vector where it is too short or too slow for the cut-off.
std::vector<double> filterRun(std::span<const double> times_s, std::span<const double> values,
                              const LowPassOptions& options) {
    if (values.size() <= kLowPassPadding) return {};
    const double rate_hz =
        static_cast<double>(values.size() - 1) / (times_s.back() - times_s.front());
    if (isEven(times_s)) {
        return lowPassUniform(values, rate_hz, options).value_or(std::vector<double>{});
    }
    const std::vector<double> grid_s = evenGrid(times_s);
    const auto filtered =
        lowPassUniform(interpolatePchip(times_s, values, grid_s), rate_hz, options);
    if (!filtered) return {};
    return interpolatePchip(grid_s, *filtered, times_s);
}

}  // namespace

Result<std::vector<double>> lowPassUniform(std::span<const double> samples, double sampleRate_hz,
                                           const LowPassOptions& options) {
    if (!(sampleRate_hz > 0) || !(options.cutoff_hz > 0) ||
        !(options.cutoff_hz < sampleRate_hz / 2)) {
        return fail(ErrorCode::Usage, "cut-off " + std::to_string(options.cutoff_hz) +
                                          " Hz must lie between 0 and half the sample rate " +
                                          std::to_string(sampleRate_hz) + " Hz");
    }
    if (samples.size() <= kLowPassPadding) {
        return fail(ErrorCode::Usage, std::to_string(samples.size()) +
                                          " samples are too few to filter; more than " +
                                          std::to_string(kLowPassPadding) + " are needed");
    }
    const Section section = designSection(sampleRate_hz, options);
    std::vector<double> padded = padOddly(samples);
    run(section, padded);
    std::reverse(padded.begin(), padded.end());
    run(section, padded);
    std::reverse(padded.begin(), padded.end());
    const auto first = padded.begin() + static_cast<std::ptrdiff_t>(kLowPassPadding);
    return std::vector<double>(first, first + static_cast<std::ptrdiff_t>(samples.size()));
}

Result<FilteredSeries> lowPass(std::span<const double> times_s, std::span<const double> values,
                               const LowPassOptions& options) {
    if (auto checked = checkSeries(times_s, values); !checked) {
        return passOn(std::move(checked.error()), "low-pass filter");
    }
    if (!(options.cutoff_hz > 0) || !(options.maxStep_s > 0)) {
        return fail(ErrorCode::Usage, "cut-off and longest step must be above 0");
    }
    FilteredSeries result{{values.begin(), values.end()},
                          std::vector<std::uint8_t>(values.size(), 0)};
    std::size_t begin = 0;
    while (begin < values.size()) {
        if (!std::isfinite(values[begin])) {
            result.values[begin++] = std::numeric_limits<double>::quiet_NaN();
            continue;
        }
        std::size_t end = begin + 1;
        while (end < values.size() && std::isfinite(values[end]) &&
               times_s[end] - times_s[end - 1] <= options.maxStep_s) {
            ++end;
        }
        const auto filtered = filterRun(times_s.subspan(begin, end - begin),
                                        values.subspan(begin, end - begin), options);
        for (std::size_t i = begin; i < end; ++i) {
            if (filtered.empty())
                result.unfiltered[i] = 1;
            else
                result.values[i] = filtered[i - begin];
        }
        begin = end;
    }
    return result;
}

double medianRate_hz(std::span<const double> times_s) {
    if (times_s.size() < 2) return 0;
    std::vector<double> steps_s(times_s.size() - 1);
    for (std::size_t i = 0; i < steps_s.size(); ++i) steps_s[i] = times_s[i + 1] - times_s[i];
    const auto middle = steps_s.begin() + static_cast<std::ptrdiff_t>(steps_s.size() / 2);
    std::nth_element(steps_s.begin(), middle, steps_s.end());
    return *middle > 0 ? 1 / *middle : 0;
}

double usableCutoff_hz(double wanted_hz, double sampleRate_hz) {
    return std::min(wanted_hz, sampleRate_hz / 4);
}

}  // namespace gonio
