#pragma once

#include <cmath>
#include <limits>
#include <memory>

#include "render/chart/angle_groups.h"
#include "render/chart/chart_data.h"

namespace gonio {

/// Presentation times of a clip: even, or with steps that alternate between 0.5 and 1.5.
inline std::vector<double> clipTimes(int frames, double rate_hz, bool variable = false) {
    std::vector<double> times;
    double time = 0;
    for (int i = 0; i < frames; ++i) {
        times.push_back(time);
        time += (variable ? (i % 2 == 0 ? 0.5 : 1.5) : 1.0) / rate_hz;
    }
    return times;
}

/// A curve that looks like a knee in gait, with ripples in its raw form.
inline AngleSeries gaitSeries(const std::string& name, const std::vector<double>& times_s,
                              double phase, double scale_deg = 60) {
    AngleSeries series;
    series.name = name;
    for (const double t : times_s) {
        const double p = 2 * M_PI * (t / 1.1 + phase);
        const double value = scale_deg * (0.42 - 0.3 * std::cos(p) - 0.22 * std::cos(2 * p + 0.6));
        series.filtered_deg.push_back(value);
        series.raw_deg.push_back(value + 1.5 * std::sin(173 * t));
        series.confidence.push_back(0.9);
        series.flags.push_back(SampleFlag::Observed);
    }
    return series;
}

/// Hips, knees and ankles over a clip.
inline AngleTable gaitTable(const std::vector<double>& times_s) {
    AngleTable table;
    table.times_s = times_s;
    for (std::size_t i = 0; i < times_s.size(); ++i) table.frames.push_back(int(i));
    table.sources.assign(times_s.size(), FrameSource::Measured);
    table.series = {gaitSeries("hip_flexion_r", times_s, 0.1, 45),
                    gaitSeries("hip_flexion_l", times_s, 0.6, 45),
                    gaitSeries("knee_angle_r", times_s, 0.0),
                    gaitSeries("knee_angle_l", times_s, 0.5),
                    gaitSeries("ankle_angle_r", times_s, 0.2, 25),
                    gaitSeries("ankle_angle_l", times_s, 0.7, 25)};
    table.notes = {{"filter",
                    "zero-lag Butterworth low-pass, 2nd order forwards and backwards, cut-off 6.00 "
                    "Hz (corrected for two passes); gaps up to 0.20 s interpolated with PCHIP"}};
    return table;
}

/// The charts of the first group.
inline std::vector<AngleChart> gaitCharts() {
    std::vector<AngleChart> charts;
    for (const auto key : angleGroups().front().angles) {
        for (const NamedAngle& angle : namedAngles()) {
            if (angle.key == key) {
                charts.push_back(englishChart(angle, AngleConvention::OpenSim, 6));
            }
        }
    }
    return charts;
}

}  // namespace gonio
