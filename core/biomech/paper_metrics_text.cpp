#include <nlohmann/json.hpp>

#include "core/biomech/paper_metrics.h"
#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

using nlohmann::ordered_json;

std::string left(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string right(double value, int decimals, std::size_t width = 10) {
    std::string text = formatFixed(value, decimals);
    if (text.size() < width) text.insert(0, width - text.size(), ' ');
    return text;
}

void appendMetric(std::string& text, const PaperMetric& metric) {
    appendTo(text, left(metric.protocol, 10), left(metric.name, 24),
             right(metric.value, metric.unit == "share" ? 3 : 2), " ", left(metric.unit, 6),
             right(metric.frames, 0, 7));
    if (metric.leftOut > 0) appendTo(text, ", ", std::to_string(metric.leftOut), " left out");
    if (!metric.remark.empty()) appendTo(text, "  ", metric.remark);
    appendTo(text, "\n");
}

void appendViolations(std::string& text, const ViolationTable& table) {
    appendTo(text, "\nbeyond the joint limits, ", table.body, ", ", std::to_string(table.frames),
             " frames\n", left("part", 10),
             "tolerance_deg  frames_%  mean_deg  median_deg  largest_deg\n");
    for (const LimitViolation& row : table.rows) {
        appendTo(text, left(std::string(row.part), 10), right(row.tolerance_deg, 0, 13),
                 right(100 * row.share, 1), right(row.mean_deg, 2), right(row.median_deg, 2, 12),
                 right(row.largest_deg, 2, 13), "\n");
    }
}

ordered_json jsonOf(const PaperMetric& metric) {
    ordered_json json = {{"protocol", metric.protocol}, {"name", metric.name},
                         {"value", metric.value},       {"unit", metric.unit},
                         {"frames", metric.frames},     {"frames_left_out", metric.leftOut}};
    if (!metric.remark.empty()) json["remark"] = metric.remark;
    return json;
}

ordered_json jsonOf(const ViolationTable& table) {
    ordered_json rows = ordered_json::array();
    for (const LimitViolation& row : table.rows) {
        rows.push_back({{"part", row.part},
                        {"tolerance_deg", row.tolerance_deg},
                        {"share", row.share},
                        {"mean_deg", row.mean_deg},
                        {"median_deg", row.median_deg},
                        {"largest_deg", row.largest_deg}});
    }
    return {{"body", table.body}, {"frames", table.frames}, {"rows", rows}};
}

}  // namespace

std::string paperMetricsText(const PaperMetrics& metrics) {
    std::string text = left("over", 10) + left("metric", 24) + "     value unit     frames\n";
    for (const PaperMetric& metric : metrics.values) appendMetric(text, metric);
    for (const ViolationTable& table : metrics.violations) appendViolations(text, table);
    if (!metrics.missing.empty()) text += "\nnot computed\n";
    for (const MissingMetric& one : metrics.missing) {
        appendTo(text, "  ", one.name, ": ", one.reason, "\n");
    }
    return text;
}

std::string paperMetricsJson(const PaperMetrics& metrics) {
    ordered_json json = {{"metrics", ordered_json::array()},
                         {"limit_violations", ordered_json::array()},
                         {"angles_deg", ordered_json::object()},
                         {"not_computed", ordered_json::array()}};
    for (const PaperMetric& one : metrics.values) json["metrics"].push_back(jsonOf(one));
    for (const auto& table : metrics.violations) json["limit_violations"].push_back(jsonOf(table));
    for (const AngleError& one : metrics.angles)
        json["angles_deg"][one.name] = one.meanAbsolute_deg;
    for (const MissingMetric& one : metrics.missing) {
        json["not_computed"].push_back({{"name", one.name}, {"reason", one.reason}});
    }
    return json.dump();
}

}  // namespace gonio
