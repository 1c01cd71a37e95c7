#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace gonio {

/// What a step of a training came to.
struct TrainingLogLine {
    std::int64_t step = 0;  ///< steps done
    std::map<std::string, double> losses;
    double learningRate = 0;
    double gradientNorm = 0;  ///< before it was clipped
    double samplesPerSecond = 0;
};

/// One JSON object: {"step":10,"learning_rate":0.001,"gradient_norm":2.5,"samples_per_s":31.5,
/// "losses":{"total":0.5}}; numbers come back to the bit.
std::string textOfLogLine(const TrainingLogLine& line);

/// \return MalformedFile with the line's number. A last line without its end is left out: it was
/// being written when the training stopped.
Result<std::vector<TrainingLogLine>> parseTrainingLog(std::string_view text);
Result<std::vector<TrainingLogLine>> readTrainingLog(const std::filesystem::path& file);

/// Curves of the losses over the steps as a picture in SVG, a panel a loss with a logarithmic axis;
/// thin: as logged, thick: mean over a fortieth of the steps.
/// \return Usage where there are fewer than two lines
Result<std::string> drawTrainingLog(const std::vector<TrainingLogLine>& lines);

}  // namespace gonio
