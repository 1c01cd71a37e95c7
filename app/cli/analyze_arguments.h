#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "app/cli/commands.h"
#include "core/pipeline/analyze.h"

namespace gonio {

/// Words on the command line that say how a video is analysed.
struct AnalyzeArguments {
    std::string video, output, backend, weights, body = "open-female", keypoints, detector;
    std::string person = "largest", device = "auto", precision = "float32", overlay;
    double rate_hz = 0, focal_px = 0, height_m = 0, cutoff_hz = 6, noise_px = 0, delay_s = 0;
    bool noRefine = false, noMirror = false, resume = false, asPublished = false;
};

/// All of them but the video and the folder.
void addAnalyzeArguments(CLI::App& command, AnalyzeArguments& arguments);

/// What the arguments ask for. Usage where that is not possible.
Result<AnalyzeOptions> analyzeOptions(const AnalyzeArguments& given);

/// Opens the video, loads the parts and analyses, with progress on the console.
Result<AnalyzeResult> analyzeAs(const AnalyzeArguments& given, CommandContext& context,
                                const AnalyzeWatch& watch = {});

/// Says what came out, and exits with the code for it.
int reportAnalysis(const Result<AnalyzeResult>& result, CommandContext& context);

}  // namespace gonio
