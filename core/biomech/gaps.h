#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/result.h"

namespace gonio {

/// What stands behind one sample of a series.
enum class SampleFlag : std::uint8_t {
    Observed,      ///< given
    Interpolated,  ///< inside a short gap, filled from both sides
    Missing,       ///< NaN: inside a long gap, or before the first or after the last sample
    Unfiltered,    ///< given, but in a run too short to filter: the raw value stands
};

struct FilledSeries {
    std::vector<double> values;
    std::vector<SampleFlag> flags;
};

/// Fills the gaps (NaN) of a series that last no longer than `maxGap_s` with a curve that does not
/// overshoot (PCHIP through the observed samples); longer ones, and those at the ends, stay NaN.
/// A gap lasts from the last sample before it to the first one after it.
///
/// \param times_s  strictly increasing, finite; \param values same size, any unit
/// \return Usage where sizes differ or times do not increase
Result<FilledSeries> fillGaps(std::span<const double> times_s, std::span<const double> values,
                              double maxGap_s = 0.2);

/// Usage error unless both have one size and the times are finite and strictly increasing.
Result<void> checkSeries(std::span<const double> times_s, std::span<const double> values);

}  // namespace gonio
