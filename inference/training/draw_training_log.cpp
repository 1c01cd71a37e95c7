#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>

#include "inference/training/training_log.h"

namespace gonio {
namespace {

constexpr double kWidth = 640, kHeight = 180, kLeft = 70, kRight = 15, kTop = 28, kBottom = 24;

struct Point {
    double step, value;
};

std::string number(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '&')
            safe += "&amp;";
        else
            safe += c;
    }
    return safe;
}

std::vector<Point> smoothed(const std::vector<Point>& points) {
    const std::size_t reach = points.size() / 80;
    std::vector<Point> smooth;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t first = i > reach ? i - reach : 0;
        const std::size_t end = std::min(points.size(), i + reach + 1);
        double sum = 0;
        for (std::size_t k = first; k < end; ++k) sum += points[k].value;
        smooth.push_back({points[i].step, sum / double(end - first)});
    }
    return smooth;
}

/// One loss's axes and curves; values at or below 0 have no place on its axis.
class Panel {
public:
    Panel(const std::vector<Point>& points, double top_px) : m_top_px(top_px) {
        for (const Point& point : points) {
            m_firstStep = std::min(m_firstStep, point.step);
            m_lastStep = std::max(m_lastStep, point.step);
            m_low = std::min(m_low, std::log10(point.value));
            m_high = std::max(m_high, std::log10(point.value));
        }
        m_low -= 0.05;
        m_high += 0.05;
    }

    std::string curve(const std::vector<Point>& points, const char* style) const {
        std::string text = "<polyline fill=\"none\" " + std::string(style) + " points=\"";
        for (const Point& point : points) {
            text += number("%.1f,", x_px(point.step)) + number("%.1f ", y_px(point.value));
        }
        return text + "\"/>\n";
    }

    std::string axes(const std::string& name) const {
        const double bottom_px = m_top_px + kHeight - kBottom;
        std::string text = "<rect fill=\"none\" stroke=\"#888\" x=\"" + number("%.0f", kLeft) +
                           "\" y=\"" + number("%.0f", m_top_px + kTop) + "\" width=\"" +
                           number("%.0f", kWidth - kLeft - kRight) + "\" height=\"" +
                           number("%.0f", kHeight - kTop - kBottom) + "\"/>\n";
        text += label(kLeft, m_top_px + kTop - 8, "start", escaped(name));
        text += label(kLeft, bottom_px + 16, "start", number("%.0f", m_firstStep));
        text += label(kWidth - kRight, bottom_px + 16, "end", number("step %.0f", m_lastStep));
        for (const double level : {m_low, m_high}) {
            const double value = std::pow(10, level);
            text += label(kLeft - 6, y_px(value) + 4, "end", number("%.3g", value));
        }
        return text;
    }

private:
    static std::string label(double x, double y, const char* anchor, const std::string& words) {
        return "<text x=\"" + number("%.1f", x) + "\" y=\"" + number("%.1f", y) +
               "\" text-anchor=\"" + anchor + "\">" + words + "</text>\n";
    }

    double x_px(double step) const {
        const double length = std::max(1.0, m_lastStep - m_firstStep);
        return kLeft + (step - m_firstStep) / length * (kWidth - kLeft - kRight);
    }

    double y_px(double value) const {
        const double share = (std::log10(value) - m_low) / (m_high - m_low);
        return m_top_px + kTop + (1 - share) * (kHeight - kTop - kBottom);
    }

    double m_top_px;
    double m_firstStep = std::numeric_limits<double>::infinity(), m_lastStep = -m_firstStep;
    double m_low = std::numeric_limits<double>::infinity(), m_high = -m_low;
};

std::vector<Point> pointsOf(const std::vector<TrainingLogLine>& lines, const std::string& name) {
    std::vector<Point> points;
    for (const TrainingLogLine& line : lines) {
        const auto found = line.losses.find(name);
        if (found == line.losses.end() || !(found->second > 0)) continue;
        points.push_back({double(line.step), found->second});
    }
    return points;
}

}  // namespace

Result<std::string> drawTrainingLog(const std::vector<TrainingLogLine>& lines) {
    if (lines.size() < 2) {
        return fail(ErrorCode::Usage, "a curve needs two logged steps at least, there are " +
                                          std::to_string(lines.size()));
    }
    std::set<std::string> names;
    for (const TrainingLogLine& line : lines) {
        for (const auto& [name, value] : line.losses) names.insert(name);
    }
    std::string panels;
    double top_px = 0;
    for (const std::string& name : names) {
        const auto points = pointsOf(lines, name);
        if (points.empty()) continue;
        const Panel panel(points, top_px);
        panels += panel.curve(points, "stroke=\"#b8cbe0\" stroke-width=\"1\"");
        panels += panel.curve(smoothed(points), "stroke=\"#1f5fa8\" stroke-width=\"2\"");
        panels += panel.axes(name);
        top_px += kHeight;
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number("%.0f", kWidth) +
           "\" height=\"" + number("%.0f", top_px) +
           "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" "
           "fill=\"white\"/>\n" +
           panels + "</svg>\n";
}

}  // namespace gonio
