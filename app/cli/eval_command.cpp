#include "app/cli/commands.h"
#include "app/cli/eval_clips.h"
#include "app/cli/eval_networks.h"
#include "core/biomech/paper_metrics.h"
#include "core/io/npz.h"

namespace gonio {
namespace {

struct Options {
    std::vector<std::string> arrays;   ///< estimate and truth, .npz
    std::vector<std::string> files;    ///< estimate and truth, tables of angles
    std::vector<std::string> folders;  ///< an analysis, and one whose keypoints are the reference
    std::vector<std::string> clips;    ///< folders of results and of truths
    std::string protocol;
    bool alignHeading = false, raw = false, applyLag = false;
    DrawnEvaluation drawn;
};

AgreementOptions agreementOptions(const Options& given) {
    AgreementOptions options;
    options.alignHeading = given.alignHeading;
    options.useFiltered = !given.raw;
    options.searchLag = true;
    options.applyLag = given.applyLag;
    return options;
}

Result<AngleAgreement> compare(const Options& given) {
    if (given.files.size() != 2) {
        return fail(ErrorCode::Usage,
                    "--angles takes two files: the estimate (.csv) and the truth (.csv, .mot)");
    }
    auto estimate = readAngleTable(given.files[0]);
    if (!estimate) return tl::unexpected<Error>(estimate.error());
    auto truth = readAngleTable(given.files[1]);
    if (!truth) return tl::unexpected<Error>(truth.error());
    return compareAngles(*estimate, *truth, agreementOptions(given));
}

Result<PaperMetrics> evaluate(const Options& given) {
    if (given.arrays.size() != 2) {
        return fail(ErrorCode::Usage,
                    "two files are compared: PRED.npz TRUTH.npz, or --angles with two tables");
    }
    auto estimate = readNpz(given.arrays[0]);
    if (!estimate) return tl::unexpected<Error>(estimate.error());
    auto truth = readNpz(given.arrays[1]);
    if (!truth) return tl::unexpected<Error>(truth.error());
    return paperMetrics(*estimate, *truth, given.protocol);
}

int runProjected(const Options& given, CommandContext& context) {
    const auto agreement =
        evaluateProjected(given.folders.front(), given.folders.back(), given.drawn.bodies.front());
    if (!agreement) {
        return context.console.error("The keypoints could not be compared", agreement.error());
    }
    auto rows = nlohmann::ordered_json::object();
    for (const auto& row : agreement->rows) {
        rows[row.name] = {
            {"pck", row.within}, {"median_px", row.median_px}, {"points", row.points}};
    }
    context.console.result(projectedAgreementText(*agreement),
                           {{"reach", agreement->reach},
                            {"frames", agreement->frames},
                            {"recovered", agreement->recovered},
                            {"pck", agreement->all.within},
                            {"median_px", agreement->all.median_px},
                            {"landmarks", rows}});
    return kDone;
}

int runArrays(const Options& given, CommandContext& context) {
    auto metrics = given.drawn.people.network.empty()
                       ? evaluate(given)
                       : evaluateDrawn(given.drawn, given.protocol, context.job("Evaluating"));
    context.console.endProgress();
    if (!metrics) {
        return context.console.error("The arrays could not be compared", metrics.error());
    }
    context.console.result(paperMetricsText(*metrics),
                           nlohmann::ordered_json::parse(paperMetricsJson(*metrics)));
    return kDone;
}

int runClips(const Options& given, CommandContext& context) {
    const auto all = compareClips(given.clips[1], given.clips[0], agreementOptions(given));
    if (!all) return context.console.error("The clips could not be compared", all.error());
    nlohmann::ordered_json fields{{"sagittal_deg", all->sagittal_deg}};
    for (const ClipsAgreement::Clip& clip : all->clips)
        fields["clips"].push_back({{"clip", clip.name}, {"sagittal_deg", clip.sagittal_deg}});
    for (const ClipsAgreement::Coordinate& one : all->coordinates) {
        fields["coordinates"].push_back({{"name", one.name},
                                         {"clips", one.clips},
                                         {"mean_absolute_deg", one.meanAbsolute_deg},
                                         {"rmse_deg", one.rmse_deg}});
    }
    fields["missing"] = all->missing;
    context.console.result(clipsText(*all), fields);
    return kDone;
}

int run(const Options& given, CommandContext& context) {
    if (!given.folders.empty()) return runProjected(given, context);
    if (!given.clips.empty()) return runClips(given, context);
    if (given.files.empty()) return runArrays(given, context);
    auto agreement = compare(given);
    if (!agreement) {
        return context.console.error("The angles could not be compared", agreement.error());
    }
    context.console.result(agreementText(*agreement),
                           nlohmann::ordered_json::parse(agreementJson(*agreement)));
    return kDone;
}

std::string protocolNames() {
    std::string names;
    for (const EvaluationProtocol& one : evaluationProtocols()) {
        names += (names.empty() ? "" : ", ") + std::string(one.name);
        names += " (" + std::string(one.dataSets) + ")";
    }
    return names;
}

CLI::Option* addDrawnOptions(CLI::App& command, DrawnEvaluation& given, CLI::Option& arrays) {
    auto* drawn = command.add_option("--drawn", given.people.network,
                                     "Show this network drawn people instead");
    drawn->excludes(&arrays)->check(CLI::IsMember({"default", "hsmr", "skelcf", "mqhmr"}));
    command.add_option("--weights", given.weights, "The network's weights")->needs(drawn);
    command.add_option("--count", given.people.count, "How many drawn people")
        ->needs(drawn)
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--seed", given.people.seed, "Of the first; take other ones than trained")
        ->needs(drawn);
    command
        .add_flag("!--no-camera", given.people.knowsCamera,
                  "For skelcf that was trained with --camera off")
        ->needs(drawn);
    return drawn;
}

}  // namespace

void addEvalCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand(
        "eval", "Compare predictions, or joint angles, with a truth: the papers' metrics");
    auto options = defineCommand<Options>(command, context, run);
    auto* arrays =
        command.add_option("files", options->arrays, "Every metric that their arrays allow");
    arrays->option_text("PRED.npz TRUTH.npz")->expected(2);
    command.add_option("--protocol", options->protocol, "Only these joints: " + protocolNames());
    auto* drawn = addDrawnOptions(command, options->drawn, *arrays);
    auto* projected = command.add_option(
        "--projected", options->folders,
        "Folders of two analyses: how near the first one's body falls to the second's keypoints");
    projected->option_text("OUT REFERENCE")->expected(2)->excludes(arrays)->excludes(drawn);
    command.add_option("--body", options->drawn.bodies,
                       "Bodies to draw, the network speaks the first one's shape numbers; or the "
                       "body that was analysed with");
    auto* angles =
        command.add_option("--angles", options->files, "Estimate and truth: .csv, .mot or .sto");
    angles->expected(2)->excludes(arrays)->excludes(drawn)->excludes(projected);
    auto* clips = command.add_option("--clips", options->clips,
                                     "Folders of results and of truths: every clip of `synth "
                                     "benchmark`, analysed into the folder of its name");
    clips->expected(2)->excludes(arrays)->excludes(angles)->excludes(drawn)->excludes(projected);
    command
        .add_flag("--align-heading", options->alignHeading,
                  "Measure both pelvises against their own mean direction first")
        ->excludes(arrays);
    command.add_flag("--raw", options->raw, "Compare the unfiltered curves")->excludes(arrays);
    command
        .add_flag("--apply-lag", options->applyLag,
                  "Compare at the shift in time with the best agreement")
        ->excludes(arrays);
}

}  // namespace gonio
