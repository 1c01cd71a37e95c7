#include "render/chart/curve_pixels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gonio {
namespace {

/// Samples of one column of pixels.
struct Column {
    int first = -1, least = -1, greatest = -1, last = -1;
    CurveLook look;
    bool starts = false;

    bool empty() const { return first < 0; }
};

/// Rows of which at least one line is visible.
std::pair<int, int> visibleRows(std::span<const double> times_s, AxisRange range) {
    const auto begin = std::lower_bound(times_s.begin(), times_s.end(), range.low);
    const auto end = std::upper_bound(times_s.begin(), times_s.end(), range.high);
    const int first = std::max(0, int(begin - times_s.begin()) - 1);
    const int last = std::min(int(times_s.size()) - 1, int(end - times_s.begin()));
    return {first, last};
}

class Decimator {
public:
    Decimator(std::span<const double> times_s, std::span<const double> values,
              std::span<const CurveLook> looks, const TimeWindow& window)
        : m_times(times_s), m_values(values), m_looks(looks), m_window(window) {}

    void take(int row, bool starts) {
        const double x = xOf(row);
        const int column = int(std::floor(x));
        if (!m_column.empty() && column != m_at) flush();
        if (m_column.empty()) {
            m_column.starts = starts;
            m_at = column;
        }
        add(row);
    }

    std::vector<CurveVertex> finish() {
        flush();
        return std::move(m_vertices);
    }

    double xOf(int row) const {
        return toPixel(m_times[std::size_t(row)], m_window.times_s, m_window.left_px,
                       m_window.right_px);
    }

private:
    double value(int row) const { return m_values[std::size_t(row)]; }

    void add(int row) {
        if (m_column.empty()) m_column.first = m_column.least = m_column.greatest = row;
        if (value(row) < value(m_column.least)) m_column.least = row;
        if (value(row) > value(m_column.greatest)) m_column.greatest = row;
        m_column.last = row;
        if (m_looks.empty()) return;
        // Doubt anywhere in a column shows in all of it.
        m_column.look.interpolated |= m_looks[std::size_t(row)].interpolated;
        m_column.look.lowConfidence |= m_looks[std::size_t(row)].lowConfidence;
    }

    void flush() {
        if (m_column.empty()) return;
        std::array<int, 4> rows{m_column.first, m_column.least, m_column.greatest, m_column.last};
        std::sort(rows.begin(), rows.end());
        const auto end = std::unique(rows.begin(), rows.end());
        for (auto at = rows.begin(); at != end; ++at) {
            m_vertices.push_back(
                {xOf(*at), value(*at), *at, m_column.look, m_column.starts && at == rows.begin()});
        }
        m_column = {};
    }

    std::span<const double> m_times, m_values;
    std::span<const CurveLook> m_looks;
    const TimeWindow& m_window;
    Column m_column;
    int m_at = 0;
    std::vector<CurveVertex> m_vertices;
};

}  // namespace

std::vector<CurveVertex> curvePixels(std::span<const double> rowTimes_s,
                                     std::span<const double> values_deg,
                                     std::span<const int> frames, std::span<const CurveLook> looks,
                                     const TimeWindow& window, int step) {
    if (rowTimes_s.empty() || values_deg.size() != rowTimes_s.size()) return {};
    const auto [first, last] = visibleRows(rowTimes_s, window.times_s);
    Decimator decimator(rowTimes_s, values_deg, looks, window);
    bool gap = true;
    for (int row = first; row <= last; ++row) {
        const auto at = std::size_t(row);
        if (!std::isfinite(values_deg[at])) {
            gap = true;
            continue;
        }
        if (row > first && at < frames.size() && frames[at] - frames[at - 1] > step) gap = true;
        decimator.take(row, gap);
        gap = false;
    }
    return decimator.finish();
}

int stepOf(std::span<const int> frames) {
    int least = 0;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        const int step = frames[i] - frames[i - 1];
        least = least == 0 ? step : std::min(least, step);
    }
    return std::max(1, least * 3 / 2);
}

std::vector<CurveLook> looksOf(const AngleTable& table, const AngleSeries& series) {
    std::vector<CurveLook> looks(series.filtered_deg.size());
    for (std::size_t row = 0; row < looks.size(); ++row) {
        const AngleReading reading = readingAt(table, series, int(row));
        looks[row].interpolated = reading.source == FrameSource::Interpolated;
        looks[row].lowConfidence = reading.confidence < kLowConfidence;
    }
    return looks;
}

std::vector<PixelLine> linesOf(std::span<const CurveVertex> vertices, AxisRange values,
                               double top_px, double bottom_px) {
    std::vector<PixelLine> lines;
    const auto y = [&](const CurveVertex& vertex) {
        return float(toPixel(vertex.value_deg, values, bottom_px, top_px));
    };
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const CurveVertex& vertex = vertices[i];
        if (vertex.starts || lines.empty()) {
            lines.push_back({{}, vertex.look});
        } else {
            // What leads to or from a doubtful sample is doubtful.
            const CurveVertex& before = vertices[i - 1];
            const CurveLook look{before.look.interpolated || vertex.look.interpolated,
                                 before.look.lowConfidence || vertex.look.lowConfidence};
            if (lines.back().xy.size() == 2) {
                lines.back().look = look;
            } else if (!(lines.back().look == look)) {
                lines.push_back({{float(before.x_px), y(before)}, look});
            }
        }
        lines.back().xy.insert(lines.back().xy.end(), {float(vertex.x_px), y(vertex)});
    }
    for (PixelLine& line : lines) {
        if (line.xy.size() != 2) continue;
        const float x = line.xy[0], at = line.xy[1];
        line.xy = {x - 0.75F, at, x + 0.75F, at};
    }
    return lines;
}

std::vector<float> columnBars(std::span<const CurveVertex> vertices, AxisRange values,
                              double top_px, double bottom_px) {
    std::vector<float> bars;
    const auto y = [&](double value) { return float(toPixel(value, values, bottom_px, top_px)); };
    for (std::size_t i = 0; i < vertices.size();) {
        const double column = std::floor(vertices[i].x_px);
        // The line from the column before crosses into this one.
        const bool joined = i > 0 && !vertices[i].starts;
        double low = joined ? vertices[i - 1].value_deg : vertices[i].value_deg, high = low;
        for (; i < vertices.size() && std::floor(vertices[i].x_px) == column; ++i) {
            low = std::min(low, vertices[i].value_deg);
            high = std::max(high, vertices[i].value_deg);
        }
        const float x = float(column + 0.5);
        bars.insert(bars.end(), {x, y(low) + 0.5F, x, y(high) - 0.5F});
    }
    return bars;
}

std::vector<float> dashed(const std::vector<float>& xy, double dash_px, double space_px) {
    std::vector<float> pieces;
    const double period = dash_px + space_px;
    double walked = 0;
    for (std::size_t i = 2; i + 1 < xy.size(); i += 2) {
        const double x0 = xy[i - 2], y0 = xy[i - 1], dx = xy[i] - x0, dy = xy[i + 1] - y0;
        const double length = std::hypot(dx, dy);
        double at = 0;
        while (at < length) {
            const double phase = std::fmod(walked + at, period);
            const bool drawn = phase < dash_px;
            // Never less than a hundredth of a pixel, or rounding would stop the walk.
            const double step = std::max(0.01, (drawn ? dash_px : period) - phase);
            const double end = std::min(length, at + step);
            if (drawn) {
                for (const double t : {at / length, end / length}) {
                    pieces.push_back(float(x0 + t * dx));
                    pieces.push_back(float(y0 + t * dy));
                }
            }
            at = end;
        }
        walked += length;
    }
    return pieces;
}

}  // namespace gonio
