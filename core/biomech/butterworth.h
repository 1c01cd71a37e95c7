#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/result.h"

namespace gonio {

struct LowPassOptions {
    double cutoff_hz = 6;  ///< where the whole, two-pass filter has -3 dB (if corrected)
    /// Two passes lower the -3 dB point to 0.802 of one pass's. True: design for that, so that
    /// cutoff_hz holds. False: leave it, as OpenCap and Pose2Sim do (6 Hz then acts as 4.8 Hz).
    bool correctForTwoPasses = true;
    double maxStep_s = 0.2;  ///< a longer step in time separates two runs, as a NaN does
};

struct FilteredSeries {
    std::vector<double> values;            ///< NaN where the input was
    std::vector<std::uint8_t> unfiltered;  ///< 1 where a run was too short and the input stands
};

/// Samples that must be exceeded for a run to be filtered: 3 x the filter's 3 coefficients.
inline constexpr std::size_t kLowPassPadding = 9;

/// Zero-lag low-pass of evenly spaced samples without gaps: a second-order Butterworth section, run
/// forwards and backwards ("fourth order, zero lag"), with odd reflection of 9 samples at both ends
/// and the steady state as initial state, so that a constant passes unchanged.
///
/// Section: w = tan(pi fc / fs) / C, a0 = w^2 / (1 + sqrt(2) w + w^2) (Winter, Biomechanics and
/// Motor Control of Human Movement, 4th ed., 3.4.4.2), C = (sqrt(2) - 1)^(1/4) = 0.802 or 1.
///
/// \param samples       more than kLowPassPadding, finite, any unit
/// \param sampleRate_hz > 0; the cut-off must lie in (0, sampleRate_hz / 2)
/// \return same size and unit; Usage if a condition is broken
Result<std::vector<double>> lowPassUniform(std::span<const double> samples, double sampleRate_hz,
                                           const LowPassOptions& options = {});

/// The same for a series with gaps and any times: each contiguous run (no NaN, no step above
/// maxStep_s) is filtered alone; runs of kLowPassPadding samples or fewer, and those whose rate is
/// too low for the cut-off, stand raw and are marked. A run whose times stray more than 5 % of a
/// step from an even grid is taken to such a grid (same number of samples) with PCHIP, filtered
/// there and brought back the same way.
///
/// \param times_s strictly increasing, finite; \return Usage where that or the options are wrong
Result<FilteredSeries> lowPass(std::span<const double> times_s, std::span<const double> values,
                               const LowPassOptions& options = {});

/// Median of the steps in time as a rate; 0 for fewer than two samples.
double medianRate_hz(std::span<const double> times_s);

/// The cut-off that may be used at this rate: at most a quarter of it.
double usableCutoff_hz(double wanted_hz, double sampleRate_hz);

}  // namespace gonio
