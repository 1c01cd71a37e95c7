#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

#include "app/cli/console.h"
#include "core/job.h"

namespace gonio {

/// What commands share. Parsing chooses `run`, which then does the work and gives the exit code.
struct CommandContext {
    Console console;
    std::function<int()> run;

    /// A job that Ctrl-C cancels, with progress under this name.
    Job job(const std::string& stage);
};

void addAnalyzeCommand(CLI::App& app, CommandContext& context);
void addBodyCommand(CLI::App& app, CommandContext& context);
void addFitCommand(CLI::App& app, CommandContext& context);
void addFitSurfaceCommand(CLI::App& app, CommandContext& context);
void addImportCommand(CLI::App& app, CommandContext& context);
void addModelsCommand(CLI::App& app, CommandContext& context);
void addEvalCommand(CLI::App& app, CommandContext& context);
void addSynthCommand(CLI::App& app, CommandContext& context);
void addBenchCommand(CLI::App& app, CommandContext& context);
void addSelftestCommand(CLI::App& app, CommandContext& context);
void addCaseCommand(CLI::App& app, CommandContext& context);
void addReportCommand(CLI::App& app, CommandContext& context);
void addExportCommand(CLI::App& app, CommandContext& context);
void addPredictCommand(CLI::App& app, CommandContext& context);
void addTrainCommand(CLI::App& app, CommandContext& context);

/// A command with options of type `Options`, done by `work(options, context)`.
template <class Options, class Work>
std::shared_ptr<Options> defineCommand(CLI::App& command, CommandContext& context, Work work) {
    auto options = std::make_shared<Options>();
    command.fallthrough();
    command.callback([options, work, &context] {
        context.run = [options, work, &context] { return work(*options, context); };
    });
    return options;
}

}  // namespace gonio
