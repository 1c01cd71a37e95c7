#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <span>

#include "app/cli/commands.h"
#include "app/cli/dataset_commands.h"
#include "app/cli/interrupt.h"
#include "core/pipeline/analyze.h"

namespace gonio {

Job CommandContext::job(const std::string& stage) {
    return {wasInterrupted,
            [this, stage](int done, int total) { console.progress(stage, done, total); }};
}

namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 bad input, 4 a needed model file is "
    "missing, 5 cancelled.\nFor research and education; not a medical device.";

/// What to say where a word stands in the place of a command and is none; else empty.
std::string unknownCommand(const CLI::App& app, std::span<const std::string> words) {
    if (app.get_require_subcommand_min() == 0) return "";
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].starts_with("-")) continue;
        std::string known;
        for (const CLI::App* command : commands) {
            if (command->get_name() == words[i])
                return unknownCommand(*command, words.subspan(i + 1));
            known += (known.empty() ? "" : ", ") + command->get_name();
        }
        return "There is no command '" + words[i] + "'; there are " + known + ".";
    }
    return "";
}

void addCommands(CLI::App& app, CommandContext& context) {
    addAnalyzeCommand(app, context);
    addBodyCommand(app, context);
    addFitCommand(app, context);
    addFitSurfaceCommand(app, context);
    addImportCommand(app, context);
    addModelsCommand(app, context);
    addEvalCommand(app, context);
    addSynthCommand(app, context);
    addBenchCommand(app, context);
    addSelftestCommand(app, context);
    addCaseCommand(app, context);
    addReportCommand(app, context);
    addExportCommand(app, context);
    addPredictCommand(app, context);
    addTrainCommand(app, context);
    addConvertDatasetCommand(app, context);
    addPseudoLabelCommand(app, context);
}

int runProgram(int argc, char** argv) {
    CommandContext context;
    CLI::App app("Goniograph: joint angles of a moving person from a video.", "gonio");
    bool json = false, verbose = false;
    app.add_flag("--json", json, "JSON lines on standard output");
    app.add_flag("--verbose", verbose, "Log details on standard error");
    app.set_version_flag("--version", programVersion());
    app.require_subcommand(1);
    app.option_defaults()->always_capture_default();
    app.footer(kFooter);
    addCommands(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        if (problem.get_exit_code() == 0) return app.exit(problem);
        context.console.setJson(json);
        const std::string unknown =
            unknownCommand(app, std::vector<std::string>(argv + 1, argv + argc));
        return context.console.usageError((unknown.empty() ? problem.what() : unknown) +
                                          "\nSee 'gonio --help' or 'gonio COMMAND --help'.");
    }
    context.console.setJson(json);
    spdlog::set_level(verbose ? spdlog::level::debug : spdlog::level::warn);
    catchInterrupts();
    return context.run();
}

}  // namespace
}  // namespace gonio

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("gonio"));
    try {
        return gonio::runProgram(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("The machine has not enough memory for this.\n", stderr);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "The program failed by a mistake of its own: %s\n", problem.what());
    }
    return gonio::kInternalError;
}
