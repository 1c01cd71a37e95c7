#include "app/gui/curves/brush.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gonio {
namespace {

constexpr double kLeastWeight = 0.05;  ///< of a sample without any confidence

/// Local straight line through the samples around `time`; NaN where there are none.
double smoothedAt(const AngleSeries& series, const std::vector<double>& rowTimes_s, double time,
                  double halfWidth_s) {
    const auto begin = std::lower_bound(rowTimes_s.begin(), rowTimes_s.end(), time - halfWidth_s);
    double w0 = 0, wt = 0, wtt = 0, wv = 0, wtv = 0;
    for (auto at = begin; at != rowTimes_s.end() && *at <= time + halfWidth_s; ++at) {
        const auto row = std::size_t(at - rowTimes_s.begin());
        const double value = series.raw_deg[row], t = *at - time;
        if (!std::isfinite(value)) continue;
        const double u = std::abs(t) / halfWidth_s;
        const double confidence = row < series.confidence.size() ? series.confidence[row] : 1;
        const double weight = std::pow(1 - u * u * u, 3) * (kLeastWeight + confidence);
        w0 += weight;
        wt += weight * t;
        wtt += weight * t * t;
        wv += weight * value;
        wtv += weight * t * value;
    }
    if (!(w0 > 0)) return std::numeric_limits<double>::quiet_NaN();
    const double spread = w0 * wtt - wt * wt;
    if (spread < 1e-9 * w0 * w0 * halfWidth_s * halfWidth_s) return wv / w0;
    return (wtt * wv - wt * wtv) / spread;
}

}  // namespace

double roundedAngle_deg(double value_deg) {
    return std::round(value_deg * 10) / 10;
}

std::vector<std::pair<int, double>> brushKeyFrames(const AngleTable& table,
                                                   const AngleSeries& series,
                                                   const std::vector<double>& frameTimes_s,
                                                   FrameRange stretch,
                                                   const BrushOptions& options) {
    std::vector<std::pair<int, double>> keys;
    const int last = std::min(stretch.last, int(frameTimes_s.size()) - 1);
    const int first = std::max(stretch.first, 0);
    if (last < first || series.raw_deg.size() != table.frames.size()) return keys;
    std::vector<double> rowTimes_s;
    for (const int frame : table.frames) {
        rowTimes_s.push_back(
            frameTimes_s[std::size_t(std::clamp(frame, 0, int(frameTimes_s.size()) - 1))]);
    }
    const auto timeOf = [&](int frame) { return frameTimes_s[std::size_t(frame)]; };
    const double span = timeOf(last) - timeOf(first);
    const int steps = std::max(1, int(std::lround(span / options.spacing_s)));
    int before = -1;
    for (int i = 0; i <= steps; ++i) {
        const double time = timeOf(first) + span * i / steps;
        const auto after = std::lower_bound(frameTimes_s.begin() + first,
                                            frameTimes_s.begin() + last, time - 1e-9);
        const int frame = int(after - frameTimes_s.begin());
        if (frame == before) continue;
        before = frame;
        const double value = smoothedAt(series, rowTimes_s, timeOf(frame), options.halfWidth_s);
        if (std::isfinite(value)) keys.emplace_back(frame, roundedAngle_deg(value));
    }
    return keys;
}

}  // namespace gonio
