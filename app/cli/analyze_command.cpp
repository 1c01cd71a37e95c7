#include "app/cli/analyze_arguments.h"

namespace gonio {

void addAnalyzeCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("analyze", "Body and joint angles of the people in a video");
    auto options = defineCommand<AnalyzeArguments>(
        command, context, [](const AnalyzeArguments& given, CommandContext& run) {
            return reportAnalysis(analyzeAs(given, run), run);
        });
    command.add_option("VIDEO", options->video, "The video")->required();
    command.add_option("-o,--output", options->output,
                       "Folder for the results (default: <name of the video>_gonio)");
    addAnalyzeArguments(command, *options);
}

}  // namespace gonio
