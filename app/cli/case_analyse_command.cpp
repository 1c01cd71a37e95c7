#include "app/cli/analyze_arguments.h"
#include "app/cli/case_access.h"
#include "app/cli/case_commands.h"
#include "core/pipeline/base_analysis.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

struct Options : CaseChoice {
    AnalyzeArguments analyze;
};

struct Found {
    int person = 0;
    AnalysisInfo info;
    std::shared_ptr<const BaseAnalysis> base;
};

/// What the case keeps of everybody who was finished.
struct Keeper {
    const AnalyzeArguments& given;
    std::vector<Found> found;
    std::optional<Error> error;

    AnalyzeWatch watch() {
        AnalyzeWatch watch;
        watch.finished = [this](const RunFacts& run, const PersonOutcome& outcome) {
            auto base = baseAnalysisOf(outcome, run.options.cutoff_hz, run.options.fit.maxGap_s);
            if (!base) {
                error = base.error();
                return;
            }
            found.push_back({outcome.track.id, analysisInfoOf(run, outcome, given.body),
                             std::make_shared<const BaseAnalysis>(*std::move(base))});
        };
        return watch;
    }
};

Result<Edit> editOf(const Options& given, const OpenCase& opened, const Keeper& keeper) {
    if (keeper.error) return tl::unexpected<Error>(*keeper.error);
    EditBuilder builder(opened.value(), EditKind::Analyse,
                        {opened.value().trial(given.trial)->name});
    for (const Found& one : keeper.found) {
        builder.putAnalysis(given.trial, one.person, one.info, one.base);
    }
    return builder.build();
}

int run(const Options& given, CommandContext& context) {
    const char* action = "The trial could not be analysed";
    auto opened = OpenCase::open(given.file, CaseFile::Access::ReadWrite);
    if (!opened) return context.console.error(action, opened.error());
    auto trial = opened->trial(given.trial);
    if (!trial) return context.console.error(action, trial.error());
    auto video = findVideo((*trial)->video, given.file);
    if (!video) return context.console.error(action, video.error());
    AnalyzeArguments arguments = given.analyze;
    arguments.video = video->string();
    if (arguments.rate_hz == 0) arguments.rate_hz = (*trial)->video.captureRate_hz.value_or(0);
    if (arguments.output.empty()) {
        const fs::path file = given.file;
        arguments.output = (file.parent_path() / (file.stem().string() + "_trial_" +
                                                  std::to_string(given.trial) + "_gonio"))
                               .string();
    }
    Keeper keeper{arguments, {}, {}};
    const auto result = analyzeAs(arguments, context, keeper.watch());
    const int code = reportAnalysis(result, context);
    if (code != kDone) return code;
    auto edit = editOf(given, *opened, keeper);
    if (!edit) return context.console.error(action, edit.error());
    if (edit->empty()) {
        context.console.note("The case holds this very analysis already.");
        return kDone;
    }
    if (auto done = opened->apply(*edit); !done) return context.console.error(action, done.error());
    return sayStep(*opened, *edit, context);
}

}  // namespace

void addCaseAnalyseCommand(CLI::App& group, CommandContext& context) {
    CLI::App& command = *group.add_subcommand(
        "analyse",
        "Analyse a trial; takes the options of 'gonio analyze', results go into the case");
    command.alias("analyze");
    auto options = defineCommand<Options>(command, context, run);
    addTrial(command, *options);
    command.add_option("-o,--output", options->analyze.output,
                       "Folder for the result files (default: <case>_trial_<N>_gonio beside it)");
    addAnalyzeArguments(command, options->analyze);
}

}  // namespace gonio
