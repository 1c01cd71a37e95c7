#include "core/biomech/angle_series.h"

#include <algorithm>
#include <cmath>

#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

std::string describeFilter(const LowPassOptions& filter, double wantedCutoff_hz, double maxGap_s) {
    std::string text = "zero-lag Butterworth low-pass, 2nd order forwards and backwards, cut-off " +
                       formatFixed(filter.cutoff_hz, 2) + " Hz ";
    text += filter.correctForTwoPasses ? "(corrected for two passes)"
                                       : "(not corrected for two passes)";
    if (filter.cutoff_hz < wantedCutoff_hz) {
        text += ", lowered from " + formatFixed(wantedCutoff_hz, 2) + " Hz for the frame rate";
    }
    return text + "; gaps up to " + formatFixed(maxGap_s, 2) + " s interpolated with PCHIP";
}

void setNote(AngleTable& table, const std::string& key, const std::string& text) {
    for (auto& [name, value] : table.notes) {
        if (name == key) {
            value = text;
            return;
        }
    }
    table.notes.emplace_back(key, text);
}

}  // namespace

const AngleSeries* AngleTable::find(std::string_view name) const {
    const auto found = std::find_if(series.begin(), series.end(),
                                    [&](const AngleSeries& one) { return one.name == name; });
    return found == series.end() ? nullptr : &*found;
}

std::size_t unfilteredRows(const AngleTable& table) {
    std::size_t rows = 0;
    for (std::size_t i = 0; i < table.times_s.size(); ++i) {
        rows +=
            std::any_of(table.series.begin(), table.series.end(),
                        [i](const AngleSeries& one) {
                            return i < one.flags.size() && one.flags[i] == SampleFlag::Unfiltered;
                        })
                ? 1
                : 0;
    }
    return rows;
}

Result<void> finishSeries(AngleSeries& series, const AngleTable& table,
                          const FinishOptions& options) {
    const std::vector<double>& times_s = table.times_s;
    const auto filled = fillGaps(times_s, series.raw_deg, options.maxGap_s);
    if (!filled) return passOn(filled.error(), "angle " + series.name);
    const auto filtered = lowPass(times_s, filled->values, options.filter);
    if (!filtered) return passOn(filtered.error(), "angle " + series.name);
    series.filtered_deg = filtered->values;
    series.flags = filled->flags;
    for (std::size_t i = 0; i < series.flags.size(); ++i) {
        if (filtered->unfiltered[i] != 0 && series.flags[i] == SampleFlag::Observed) {
            series.flags[i] = SampleFlag::Unfiltered;
        }
        // Filled by an earlier stage.
        if (i < table.sources.size() && table.sources[i] == FrameSource::Interpolated &&
            series.flags[i] != SampleFlag::Missing) {
            series.flags[i] = SampleFlag::Interpolated;
        }
    }
    return {};
}

FinishOptions resolved(const FinishOptions& options, std::span<const double> times_s) {
    FinishOptions used = options;
    const double rate_hz = medianRate_hz(times_s);
    if (rate_hz > 0) {
        used.filter.cutoff_hz = usableCutoff_hz(options.filter.cutoff_hz, rate_hz);
        used.filter.maxStep_s = std::max(options.filter.maxStep_s, 1.5 / rate_hz);
    }
    return used;
}

Result<AngleTable> finishAngles(AngleTable table, const FinishOptions& options) {
    const FinishOptions used = resolved(options, table.times_s);
    for (AngleSeries& series : table.series) {
        if (auto done = finishSeries(series, table, used); !done) {
            return passOn(std::move(done.error()), "smoothing angles");
        }
    }
    for (std::size_t i = 0; i < table.sources.size(); ++i) {
        const bool filled =
            std::any_of(table.series.begin(), table.series.end(), [i](const AngleSeries& series) {
                return i < series.flags.size() && series.flags[i] == SampleFlag::Interpolated;
            });
        if (filled && table.sources[i] == FrameSource::Missing) {
            table.sources[i] = FrameSource::Interpolated;
        }
    }
    if (const std::size_t rows = unfilteredRows(table); rows > 0) {
        setNote(table, "unfiltered",
                "in " + std::to_string(rows) +
                    " rows some values are raw, their run being too short for the filter");
    }
    setNote(table, "filter",
            describeFilter(used.filter, options.filter.cutoff_hz, options.maxGap_s));
    return table;
}

}  // namespace gonio
