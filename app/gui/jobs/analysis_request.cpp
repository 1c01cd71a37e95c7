#include "app/gui/jobs/analysis_request.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gonio {
namespace {

constexpr int kVersion = 1;

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

std::filesystem::path pathOf(const QJsonValue& value) {
    return value.toString().toStdString();
}

QJsonValue optionalNumber(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<double> numberOf(const QJsonValue& value) {
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::string shortNumber(const std::optional<double>& value) {
    return value ? QString::number(*value, 'g', 17).toStdString() : "(not given)";
}

std::string personText(const AnalysisRequest& request) {
    switch (request.person) {
        case PersonChoice::Largest:
            return "largest";
        case PersonChoice::All:
            return "all";
        case PersonChoice::ById:
            return std::to_string(request.personId);
    }
    return {};
}

}  // namespace

QByteArray toJson(const AnalysisRequest& request) {
    const PartsChoice& parts = request.parts;
    const QJsonObject json{{"version", kVersion},
                           {"trial", request.trial},
                           {"backend", QString::fromStdString(parts.backend)},
                           {"body", QString::fromStdString(parts.body)},
                           {"recording", textOf(parts.recording)},
                           {"weights", textOf(parts.weights)},
                           {"keypoints", textOf(parts.keypoints)},
                           {"person_detector", textOf(parts.personDetector)},
                           {"device", QString::fromStdString(parts.device)},
                           {"precision", QString::fromStdString(parts.precision)},
                           {"mirrored", parts.mirrored},
                           {"as_published", parts.asPublished},
                           {"focal_px", optionalNumber(parts.focal_px)},
                           {"replay_noise_px", parts.replayNoise_px},
                           {"replay_delay_s", parts.replayDelay_s},
                           {"person", int(request.person)},
                           {"person_id", request.personId},
                           {"capture_rate_hz", optionalNumber(request.captureRate_hz)},
                           {"height_m", optionalNumber(request.height_m)},
                           {"cutoff_hz", request.cutoff_hz}};
    return QJsonDocument(json).toJson();
}

std::optional<AnalysisRequest> requestFromJson(const QByteArray& text) {
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const int person = json["person"].toInt(-1);
    if (json["version"].toInt() != kVersion || person < int(PersonChoice::Largest) ||
        person > int(PersonChoice::ById)) {
        return std::nullopt;
    }
    AnalysisRequest request;
    request.trial = json["trial"].toInt();
    request.parts.backend = json["backend"].toString().toStdString();
    request.parts.body = json["body"].toString().toStdString();
    request.parts.recording = pathOf(json["recording"]);
    request.parts.weights = pathOf(json["weights"]);
    request.parts.keypoints = pathOf(json["keypoints"]);
    request.parts.personDetector = pathOf(json["person_detector"]);
    request.parts.device = json["device"].toString().toStdString();
    request.parts.mirrored = json["mirrored"].toBool(true);
    request.parts.precision = json["precision"].toString("float32").toStdString();
    request.parts.asPublished = json["as_published"].toBool();
    request.parts.focal_px = numberOf(json["focal_px"]);
    request.parts.replayNoise_px = json["replay_noise_px"].toDouble();
    request.parts.replayDelay_s = json["replay_delay_s"].toDouble();
    request.person = PersonChoice(person);
    request.personId = json["person_id"].toInt();
    request.captureRate_hz = numberOf(json["capture_rate_hz"]);
    request.height_m = numberOf(json["height_m"]);
    request.cutoff_hz = json["cutoff_hz"].toDouble(6);
    return request;
}

AnalyzeOptions analyzeOptions(const AnalysisRequest& request, const std::filesystem::path& video,
                              const std::filesystem::path& workFolder) {
    AnalyzeOptions options;
    options.video = video;
    options.outputFolder = workFolder;
    options.captureRate_hz = request.captureRate_hz;
    options.person = request.person;
    options.personId = request.personId;
    options.fit.stature_m = request.height_m;
    options.fit.focal_px = request.parts.focal_px;
    options.cutoff_hz = request.cutoff_hz;
    options.inMemory = true;
    options.settings = {{"backend", request.parts.backend},
                        {"body", request.parts.body},
                        {"person", personText(request)},
                        {"device", request.parts.device},
                        {"precision", request.parts.precision},
                        {"as_published", request.parts.asPublished ? "yes" : "no"},
                        {"focal", shortNumber(request.parts.focal_px)},
                        {"fps", shortNumber(request.captureRate_hz)},
                        {"height", shortNumber(request.height_m)},
                        {"cutoff", shortNumber(request.cutoff_hz)},
                        {"mirror", request.parts.mirrored ? "yes" : "no"}};
    return options;
}

}  // namespace gonio
