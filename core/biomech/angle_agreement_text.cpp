#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/biomech/angle_agreement.h"
#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

constexpr std::size_t kNameWidth = 22;
constexpr std::size_t kNumberWidth = 10;

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string cell(double value, int decimals = 2) {
    std::string text = formatFixed(value, decimals);
    if (text.empty()) text = "-";
    if (text.size() < kNumberWidth) text.insert(0, kNumberWidth - text.size(), ' ');
    return text;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string groupLine(const GroupAgreement& group) {
    std::string line = padded(group.name, kNameWidth) + cell(group.rmse_deg) +
                       cell(group.meanAbsolute_deg) + cell(group.meanAbsoluteNoOffset_deg);
    if (!group.missing.empty()) line += "  without " + listed(group.missing);
    return line + "\n";
}

}  // namespace

std::string agreementText(const AngleAgreement& agreement) {
    std::string text = "overlap " + formatFixed(agreement.overlapBegin_s, 2) + " to " +
                       formatFixed(agreement.overlapEnd_s, 2) + " s; all in degrees\n";
    text += padded("coordinate", kNameWidth) +
            "      RMSE      mean no offset    offset      corr         n\n";
    for (const CoordinateAgreement& one : agreement.coordinates) {
        text += padded(one.name, kNameWidth) + cell(one.rmse_deg) + cell(one.meanAbsolute_deg) +
                cell(one.meanAbsoluteNoOffset_deg) + cell(one.offset_deg) +
                cell(one.correlation, 3) + cell(one.count, 0) + "\n";
    }
    text += "\n" + padded("mean over", kNameWidth) + "      RMSE      mean no offset\n";
    for (const GroupAgreement& group : agreement.groups) text += groupLine(group);
    if (agreement.bestLag_s) {
        text += "best lag " + formatFixed(*agreement.bestLag_s, 2) +
                " s (estimate late if above 0), applied " + formatFixed(agreement.appliedLag_s, 2) +
                " s\n";
    }
    if (!agreement.onlyInEstimate.empty()) {
        text += "only in the estimate: " + listed(agreement.onlyInEstimate) + "\n";
    }
    if (!agreement.onlyInTruth.empty()) {
        text += "only in the truth: " + listed(agreement.onlyInTruth) + "\n";
    }
    return text;
}

std::string agreementJson(const AngleAgreement& agreement) {
    using nlohmann::ordered_json;
    ordered_json json;
    json["overlap_s"] = {agreement.overlapBegin_s, agreement.overlapEnd_s};
    json["best_lag_s"] = agreement.bestLag_s ? ordered_json(*agreement.bestLag_s) : ordered_json();
    json["applied_lag_s"] = agreement.appliedLag_s;
    for (const CoordinateAgreement& one : agreement.coordinates) {
        json["coordinates"][one.name] = {{"n", one.count},
                                         {"rmse_deg", one.rmse_deg},
                                         {"mean_abs_deg", one.meanAbsolute_deg},
                                         {"mean_abs_no_offset_deg", one.meanAbsoluteNoOffset_deg},
                                         {"offset_deg", one.offset_deg},
                                         {"correlation", one.correlation}};
    }
    for (const GroupAgreement& group : agreement.groups) {
        json["groups"][group.name] = {{"coordinates", group.coordinates},
                                      {"missing", group.missing},
                                      {"rmse_deg", group.rmse_deg},
                                      {"mean_abs_deg", group.meanAbsolute_deg},
                                      {"mean_abs_no_offset_deg", group.meanAbsoluteNoOffset_deg}};
    }
    json["only_in_estimate"] = agreement.onlyInEstimate;
    json["only_in_truth"] = agreement.onlyInTruth;
    // Names come from files and need not be UTF-8.
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace gonio
