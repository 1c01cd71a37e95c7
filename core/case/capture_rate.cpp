#include "core/case/capture_rate.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace gonio {

AnalysedRate captureRateOf(const AnalysisInfo& info) {
    using Json = nlohmann::json;
    const Json all = Json::parse(info.settingsText, nullptr, false);
    if (!all.is_object()) return {};
    const auto settings = all.find("settings");
    if (settings == all.end() || !settings->is_object()) return {};
    const auto rate = settings->find("capture_rate_hz");
    if (rate == settings->end()) return {};
    if (rate->is_string()) return {true, std::nullopt};
    if (!rate->is_number() || !(rate->get<double>() > 0)) return {};
    return {true, rate->get<double>()};
}

bool hasOtherCaptureRate(const Trial& trial, const Person& person) {
    if (!person.info || !person.base) return false;
    const AnalysedRate analysed = captureRateOf(*person.info);
    if (!analysed.isKnown) return false;
    constexpr double kSame_hz = 1e-6;
    // Rates are above 0.
    return std::abs(analysed.rate_hz.value_or(0) - trial.video.captureRate_hz.value_or(0)) >
           kSame_hz;
}

Edit captureRateEdit(const Case& value, int trial, std::optional<double> rate_hz) {
    Trial changed = *value.trial(trial);
    changed.video.captureRate_hz = rate_hz;
    return EditBuilder(value, EditKind::Several).putTrial(changed).build();
}

}  // namespace gonio
