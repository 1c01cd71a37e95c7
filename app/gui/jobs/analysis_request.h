#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>
#include <optional>

#include "core/case/trial.h"
#include "core/pipeline/load_parts.h"

namespace gonio {

/// What the user asks of an analysis.
struct AnalysisRequest {
    int trial = 0;
    PartsChoice parts;
    PersonChoice person = PersonChoice::Largest;
    int personId = 0;                      ///< for ById: the tracker's number
    std::optional<double> captureRate_hz;  ///< of slow motion
    std::optional<double> height_m;        ///< of the person; else the body's mean
    double cutoff_hz = 6;
    bool operator==(const AnalysisRequest&) const = default;
};

/// As text for the work folder, and back. nullopt for what is not such a text.
QByteArray toJson(const AnalysisRequest& request);
std::optional<AnalysisRequest> requestFromJson(const QByteArray& text);

/// Options of `analyze` for a request; everything stays in memory but what resume needs.
AnalyzeOptions analyzeOptions(const AnalysisRequest& request, const std::filesystem::path& video,
                              const std::filesystem::path& workFolder);

}  // namespace gonio
