#include "app/cli/commands.h"
#include "app/cli/train_kinds.h"
#include "core/biomech/text_numbers.h"
#include "core/io/atomic_file.h"
#include "core/pipeline/program_files.h"
#include "inference/backends/training_tools.h"
#include "inference/plugin/load_network_library.h"
#include "inference/training/training_log.h"

namespace gonio {
namespace {

struct Options {
    TrainingOptions training;
    std::vector<std::string> bodies{"open-female", "open-male"};
};

struct PlotOptions {
    std::string log, picture;
};

std::string lossesText(const std::map<std::string, double>& losses) {
    std::string text;
    for (const auto& [name, value] : losses) {
        text += (text.empty() ? "" : ", ") + name + " " + formatFixed(value, 4);
    }
    return text;
}

Result<TrainingReport> trainNetwork(const Options& given, CommandContext& context) {
    const auto library = loadNetworkLibrary();
    if (!library) return tl::unexpected<Error>(library.error());
    for (const std::string& warning : (*library)->warnings()) context.console.warning(warning);
    TrainingOptions options = given.training;
    const auto resources = resourceFolder();
    if (!resources) return tl::unexpected<Error>(resources.error());
    options.markers = *resources / "markers" / "m78.json";
    for (const std::string& name : given.bodies) {
        auto file = findBody(name);
        if (!file) return tl::unexpected<Error>(file.error());
        options.bodies.push_back(*std::move(file));
    }
    options.skel.warn = [&context](const std::string& text) { context.console.warning(text); };
    if (options.skel.refinesLabels) {
        auto body = loadBodyModel(options.bodies.front());
        if (!body) return tl::unexpected<Error>(body.error());
        auto refine = skelifyRefiner(*std::move(body));
        if (!refine) return tl::unexpected<Error>(refine.error());
        options.skel.refine = *std::move(refine);
    }
    return (*library)->train(options, context.job("Training"));
}

int run(const Options& given, CommandContext& context) {
    const auto report = trainNetwork(given, context);
    context.console.endProgress();
    if (!report) return context.console.error("The network was not trained", report.error());
    context.console.result(std::to_string(report->steps) + " steps" +
                               (report->isComplete ? "" : ", not all yet: go on with --resume") +
                               "; " + lossesText(report->losses) + "\nWeights in " +
                               report->weights.string(),
                           {{"steps", report->steps},
                            {"complete", report->isComplete},
                            {"losses", report->losses},
                            {"weights", report->weights.string()}});
    return kDone;
}

Result<std::vector<TrainingLogLine>> plot(const PlotOptions& given) {
    auto lines = readTrainingLog(given.log);
    if (!lines) return lines;
    const auto drawn = drawTrainingLog(*lines);
    if (!drawn) return passOn(drawn.error(), "drawing " + given.log);
    const std::string& text = *drawn;
    if (auto written = writeFileAtomically(given.picture, std::as_bytes(std::span(text)));
        !written) {
        return tl::unexpected<Error>(written.error());
    }
    return lines;
}

int runPlot(const PlotOptions& given, CommandContext& context) {
    const auto lines = plot(given);
    if (!lines) return context.console.error("The curves were not drawn", lines.error());
    const TrainingLogLine &first = lines->front(), &last = lines->back();
    context.console.result("Step " + std::to_string(first.step) + ": " + lossesText(first.losses) +
                               "\nStep " + std::to_string(last.step) + ": " +
                               lossesText(last.losses) + "\nCurves in " + given.picture,
                           {{"first_step", first.step},
                            {"first_losses", first.losses},
                            {"last_step", last.step},
                            {"last_losses", last.losses},
                            {"picture", given.picture}});
    return kDone;
}

/// What all networks are asked.
void addCommonOptions(CLI::App& command, Options& options) {
    TrainingOptions& training = options.training;
    command.add_option("-o,--out", training.folder, "Folder for checkpoints, log and weights")
        ->required();
    command
        .add_option("--steps", training.steps,
                    "Steps in all; the learning rate falls towards them, so resume with the same")
        ->check(CLI::Range(std::int64_t(1), std::int64_t(100'000'000)));
    command.add_option("--minutes", training.minutes, "Stop after so long; 0: no limit")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--seed", training.seed, "Of the start values and of the people");
    command.add_flag("--resume", training.resume, "Go on with the training in the folder");
    command.add_option("--batch", training.batch, "Crops a step")->check(CLI::Range(2, 4096));
    command.add_option("--learning-rate", training.learningRate, "The largest, after the warm-up")
        ->check(CLI::PositiveNumber);
    command.add_option("--weight-decay", training.weightDecay, "AdamW's")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--body", options.bodies,
                       "Bodies to draw; the network speaks the first one's shape numbers");
    command.add_option("--device", training.device, "auto, cpu or cuda:N");
    command
        .add_option("--precision", training.precision,
                    "Of the backbone: float32, or bfloat16 where the device is made for it")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Precision>{
            {"float32", Precision::Float32}, {"bfloat16", Precision::BFloat16}}));
    command.add_option("--threads", training.threads, "On the CPU; 0: one a core")
        ->check(CLI::Range(0, 1024));
}

void addKind(CLI::App& train, const TrainingKind& kind, CommandContext& context) {
    CLI::App& command = *train.add_subcommand(kind.defaults.network, kind.help);
    const auto options = defineCommand<Options>(command, context, run);
    options->training = kind.defaults;
    addCommonOptions(command, *options);
    if (kind.addOptions != nullptr) kind.addOptions(command, options->training);
}

}  // namespace

void addTrainCommand(CLI::App& app, CommandContext& context) {
    CLI::App& train = *app.add_subcommand("train", "Train a network, or draw a training's log");
    train.require_subcommand(1);
    train.fallthrough();
    for (const TrainingKind& kind : trainingKinds()) addKind(train, kind, context);
    CLI::App& command = *train.add_subcommand("plot", "Draw the losses of a training's log");
    auto options = defineCommand<PlotOptions>(command, context, runPlot);
    command.add_option("LOG", options->log, "log.jsonl in the training's folder")->required();
    command.add_option("-o,--out", options->picture, "The picture, SVG")->required();
}

}  // namespace gonio
