#include "inference/training/training_log.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"

namespace gonio {
namespace {

using nlohmann::json;

bool takeNumber(const json& object, const char* name, double& out) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number()) return false;
    out = found->get<double>();
    return std::isfinite(out);
}

Result<TrainingLogLine> parseLine(std::string_view text) {
    const json object = json::parse(text, nullptr, false);
    TrainingLogLine line;
    double step = 0;
    constexpr double kMostSteps = 1e15;
    const bool isWhole = object.is_object() && takeNumber(object, "step", step) && step >= 0 &&
                         step <= kMostSteps &&
                         takeNumber(object, "learning_rate", line.learningRate) &&
                         takeNumber(object, "gradient_norm", line.gradientNorm) &&
                         takeNumber(object, "samples_per_s", line.samplesPerSecond) &&
                         object.contains("losses") && object["losses"].is_object();
    if (!isWhole) {
        return fail(ErrorCode::MalformedFile,
                    "expected an object with step, learning_rate, gradient_norm, samples_per_s "
                    "and losses");
    }
    line.step = static_cast<std::int64_t>(step);
    for (const auto& [name, value] : object["losses"].items()) {
        if (!takeNumber(object["losses"], name.c_str(), line.losses[name])) {
            return fail(ErrorCode::MalformedFile, "the loss '" + name + "' is no finite number");
        }
    }
    return line;
}

}  // namespace

std::string textOfLogLine(const TrainingLogLine& line) {
    nlohmann::ordered_json object{{"step", line.step},
                                  {"learning_rate", line.learningRate},
                                  {"gradient_norm", line.gradientNorm},
                                  {"samples_per_s", line.samplesPerSecond},
                                  {"losses", nlohmann::ordered_json::object()}};
    for (const auto& [name, value] : line.losses) object["losses"][name] = value;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<TrainingLogLine>> parseTrainingLog(std::string_view text) {
    std::vector<TrainingLogLine> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return lines;
        auto line = parseLine(text.substr(0, end));
        if (!line) return passOn(line.error(), "line " + std::to_string(lines.size() + 1));
        lines.push_back(*std::move(line));
        text.remove_prefix(end + 1);
    }
}

Result<std::vector<TrainingLogLine>> readTrainingLog(const std::filesystem::path& file) {
    const auto bytes = readFile(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto lines = parseTrainingLog({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!lines) return passOn(lines.error(), "reading " + file.string());
    return lines;
}

}  // namespace gonio
