#include "app/cli/bench_cases.h"
#include "app/cli/commands.h"
#include "core/biomech/text_numbers.h"
#include "core/pipeline/open_bodies.h"
#include "inference/backends/network_backends.h"

namespace gonio {
namespace {

struct Options {
    std::string what = "all", body = "open-female", video;
    PartsChoice parts;
    NetworkOptions network;
    bench::NeurIkBench neurIk;
    bench::AblationBench ablations;
};

using bench::BenchResult;
using Results = std::vector<BenchResult>;

Result<void> append(Results& all, Result<Results> more) {
    if (!more) return tl::unexpected<Error>(more.error());
    all.insert(all.end(), more->begin(), more->end());
    return {};
}

/// Both open bodies, as in training.
Result<Results> measureNeurIk(const Options& given, const Job& job) {
    bench::NeurIkBench options = given.neurIk;
    options.weights = given.parts.weights;
    options.device = given.network.device;
    auto bodies = openBodies({"open-female", "open-male"});
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    options.bodies = *std::move(bodies);
    return bench::benchNeurIk(options, job);
}

Result<Results> measureAblations(const Options& given, const Job& job) {
    bench::AblationBench options = given.ablations;
    options.device = given.network.device;
    options.threads = given.network.threads;
    return bench::benchAblations(options, job);
}

Result<Results> measure(const Options& given, const Job& job) {
    if (given.what == "neurik") return measureNeurIk(given, job);
    if (given.what == "ablations") return measureAblations(given, job);
    auto model = openBody(given.body);
    if (!model) return tl::unexpected<Error>(model.error());
    const auto wanted = [&](const char* part) { return given.what == "all" || given.what == part; };
    const bench::MachinePeak peak = bench::measureMachinePeak();
    Results all = bench::describePeak(peak);
    Result<void> done;
    if (wanted("body")) done = append(all, bench::benchBody(**model, peak));
    if (done && wanted("body")) done = append(all, bench::benchSmpl(peak));
    if (done && wanted("fit")) done = append(all, bench::benchSkelify(**model));
    if (done && wanted("fit")) done = append(all, bench::benchSurfaceFit(**model, peak));
    if (done && wanted("fit")) done = append(all, bench::benchTrajectoryFit(**model, job));
    if (done && wanted("refine")) done = append(all, bench::benchRefine(**model, job));
    if (done && wanted("video")) done = append(all, bench::benchVideo(**model, job));
    if (done && wanted("synthesis")) done = append(all, bench::benchSynthesis(*model));
    // Only where asked for: the networks need gigabytes of memory.
    if (done && given.what == "networks") {
        done = append(all, bench::benchNetworks({given.network, *model}, job));
    }
    if (done && given.what == "analyze") {
        PartsChoice parts = given.parts;
        parts.body = given.body;
        parts.device = given.network.device;
        if (parts.backend.empty()) parts.backend = usualBackend(&networkBackends());
        done = append(all, bench::benchAnalyze(parts, given.video, job));
    }
    if (!done) return tl::unexpected<Error>(done.error());
    return all;
}

std::string textOf(const BenchResult& line) {
    const auto number = [](double value) {
        return formatFixed(value, value < 10 ? 3 : value < 1000 ? 1 : 0);
    };
    std::string text =
        line.name + std::string(line.name.size() < 44 ? 44 - line.name.size() : 1, ' ');
    text += number(line.value) + " " + line.unit;
    if (line.reference > 0) {
        text += "   against " + number(line.reference) + " " + line.referenceUnit + ": " +
                number(line.ratio);
    }
    return line.note.empty() ? text : text + "   (" + line.note + ")";
}

int run(const Options& given, CommandContext& context) {
    auto results = measure(given, context.job("Measuring"));
    context.console.endProgress();
    if (!results) return context.console.error("Nothing was measured", results.error());
    for (const BenchResult& line : *results) {
        context.console.result(textOf(line), {{"name", line.name},
                                              {"value", line.value},
                                              {"unit", line.unit},
                                              {"reference", line.reference},
                                              {"reference_unit", line.referenceUnit},
                                              {"ratio", line.ratio},
                                              {"runs", line.runs},
                                              {"note", line.note}});
    }
    return kDone;
}

void addAblationOptions(CLI::App& command, Options& options) {
    bench::AblationBench& given = options.ablations;
    command.add_option("--only", given.only, "For ablations: these alone, by name");
    command.add_option("--folder", given.folder,
                       "For ablations: for networks and finished rows, to go on later; else a "
                       "temporary one");
    command.add_option("--out", given.markdown, "For ablations: file for the table, Markdown");
    command
        .add_option("--steps", given.budget.steps,
                    "For ablations: of networks that look at crops; NeurIK has twice as many")
        ->check(CLI::Range(std::int64_t(1), std::int64_t(10'000'000)))
        ->capture_default_str();
    command.add_option("--seed", given.budget.seed, "For ablations: of every training");
    command.add_option("--people", given.budget.people, "For ablations: crops to evaluate on")
        ->check(CLI::Range(2, 1'000'000))
        ->capture_default_str();
    command.add_option("--motions", given.budget.clips, "For ablations: to evaluate on, 3 s each")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command.add_option("--threads", options.network.threads, "On the CPU; 0: one a core")
        ->check(CLI::Range(0, 1024));
}

}  // namespace

void addBenchCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand("bench", "Measure speed on this machine");
    auto options = defineCommand<Options>(command, context, run);
    options->parts.backend.clear();
    command
        .add_option("WHAT", options->what,
                    "Which part; all leaves networks, neurik, ablations and analyze out")
        ->check(CLI::IsMember({"body", "fit", "refine", "video", "synthesis", "networks", "neurik",
                               "ablations", "analyze", "all"}));
    addAblationOptions(command, *options);
    command.add_option("--weights", options->parts.weights,
                       "For analyze: of the backend's network; for neurik: its weights, or none: "
                       "its training-free counterpart is measured");
    command.add_option("--clips", options->neurIk.clips, "For neurik: how many, 3 s each")
        ->check(CLI::Range(1, 10000));
    command
        .add_option("--seen", options->neurIk.seen,
                    "For neurik: folders of analyses and of their truths (synth benchmark), whose "
                    "bodies bear the markers")
        ->option_text("RESULTS TRUTHS")
        ->expected(2);
    command.add_option("--video", options->video, "For analyze: the video");
    command.add_option("--backend", options->parts.backend, "For analyze, as there");
    command.add_option("--keypoints", options->parts.keypoints,
                       "For analyze: ONNX network that finds keypoints");
    command.add_option("--body", options->body, "Body: a name or a .safetensors file");
    command.add_option("--device", options->network.device, "Of the networks: auto, cpu or cuda:N");
    command
        .add_option("--precision", options->network.precision,
                    "Of the networks' backbones: float32, bfloat16 or, on a GPU, half")
        ->transform(CLI::CheckedTransformer(kPrecisions));
}

}  // namespace gonio
