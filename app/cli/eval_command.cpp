#include "app/cli/commands.h"
#include "core/biomech/angle_agreement.h"
#include "core/biomech/angle_csv.h"
#include "core/biomech/mot_file.h"
#include "core/biomech/paper_metrics.h"
#include "core/io/atomic_file.h"
#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/program_files.h"
#include "core/pipeline/projected_keypoints.h"
#include "inference/backends/drawn_people.h"
#include "inference/backends/open_weights.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> arrays;   ///< estimate and truth, .npz
    std::vector<std::string> files;    ///< estimate and truth, tables of angles
    std::vector<std::string> folders;  ///< an analysis, and one whose keypoints are the reference
    std::string protocol;
    bool alignHeading = false, raw = false, applyLag = false;
    std::string network;  ///< that is shown drawn people
    std::string weights;
    std::vector<std::string> bodies{"open-female", "open-male"};
    DrawnPeople people;
};

Result<AngleTable> parseTable(const fs::path& path, std::string_view text) {
    if (path.extension() != ".mot" && path.extension() != ".sto") return parseAngleCsv(text);
    auto table = parseMot(text);
    if (!table) return tl::unexpected<Error>(table.error());
    return anglesOf(*table);
}

Result<AngleTable> readTable(const fs::path& path) {
    auto bytes = readFile(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto table = parseTable(path, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!table) return passOn(table.error(), "reading " + path.string());
    return table;
}

Result<AngleAgreement> compare(const Options& given) {
    if (given.files.size() != 2) {
        return fail(ErrorCode::Usage,
                    "--angles takes two files: the estimate (.csv) and the truth (.csv, .mot)");
    }
    auto estimate = readTable(given.files[0]);
    if (!estimate) return tl::unexpected<Error>(estimate.error());
    auto truth = readTable(given.files[1]);
    if (!truth) return tl::unexpected<Error>(truth.error());
    AgreementOptions options;
    options.alignHeading = given.alignHeading;
    options.useFiltered = !given.raw;
    options.searchLag = true;
    options.applyLag = given.applyLag;
    return compareAngles(*estimate, *truth, options);
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

Result<PaperMetrics> evaluateDrawn(const Options& given, const Job& job) {
    std::vector<std::shared_ptr<const BodyModel>> bodies;
    for (const std::string& name : given.bodies) {
        const auto file = findBody(name);
        if (!file) return tl::unexpected<Error>(file.error());
        auto body = loadBodyModel(*file);
        if (!body) return tl::unexpected<Error>(body.error());
        bodies.push_back(*std::move(body));
    }
    PersonCropSettings crops;  // as of people who are found already
    crops.view.looseShare = crops.view.besideShare = 0;
    const auto synthesiser = CropSynthesiser::make(bodies, crops);
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    const auto opened = openNetwork(given.network, given.weights, {}, job);
    if (!opened) return tl::unexpected<Error>(opened.error());
    const auto answers =
        answersOnDrawnPeople(*opened->network, **synthesiser, *bodies.front(), given.people, job);
    if (!answers) return tl::unexpected<Error>(answers.error());
    return paperMetrics(answers->estimate, answers->truth, given.protocol);
}

Result<ProjectedAgreement> projectInto(const Options& given) {
    const auto file = findBody(given.bodies.front());
    if (!file) return tl::unexpected<Error>(file.error());
    const auto body = loadBodyModel(*file);
    if (!body) return tl::unexpected<Error>(body.error());
    const auto arrays = readNpz(fs::path(given.folders.front()) / "motion.npz");
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    const auto motion = motionOf(*arrays);
    if (!motion) return passOn(motion.error(), "reading the motion of " + given.folders.front());
    const auto reference = readKeypoints(fs::path(given.folders.back()) / "keypoints.npz");
    if (!reference) return tl::unexpected<Error>(reference.error());
    return projectedAgreement(**body, *motion, *reference);
}

int runProjected(const Options& given, CommandContext& context) {
    const auto agreement = projectInto(given);
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
    auto metrics =
        given.network.empty() ? evaluate(given) : evaluateDrawn(given, context.job("Evaluating"));
    context.console.endProgress();
    if (!metrics) {
        return context.console.error("The arrays could not be compared", metrics.error());
    }
    context.console.result(paperMetricsText(*metrics),
                           nlohmann::ordered_json::parse(paperMetricsJson(*metrics)));
    return kDone;
}

int run(const Options& given, CommandContext& context) {
    if (!given.folders.empty()) return runProjected(given, context);
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

}  // namespace

void addEvalCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand(
        "eval", "Compare predictions, or joint angles, with a truth: the papers' metrics");
    auto options = defineCommand<Options>(command, context, run);
    auto* arrays =
        command.add_option("files", options->arrays, "Every metric that their arrays allow");
    arrays->option_text("PRED.npz TRUTH.npz")->expected(2);
    command.add_option("--protocol", options->protocol, "Only these joints: " + protocolNames());
    auto* drawn = command.add_option("--drawn", options->network,
                                     "Show this network (default, hsmr) drawn people instead");
    drawn->excludes(arrays);
    command.add_option("--weights", options->weights, "The network's weights")->needs(drawn);
    command.add_option("--count", options->people.count, "How many drawn people")
        ->needs(drawn)
        ->check(CLI::Range(1, 1'000'000));
    command
        .add_option("--seed", options->people.seed, "Of the first; take other ones than trained")
        ->needs(drawn);
    auto* projected = command.add_option(
        "--projected", options->folders,
        "Folders of two analyses: how near the first one's body falls to the second's keypoints");
    projected->option_text("OUT REFERENCE")->expected(2)->excludes(arrays)->excludes(drawn);
    command.add_option("--body", options->bodies,
                       "Bodies to draw, the network speaks the first one's shape numbers; or the "
                       "body that was analysed with");
    auto* angles =
        command.add_option("--angles", options->files, "Estimate and truth: .csv, .mot or .sto");
    angles->expected(2)->excludes(arrays)->excludes(drawn)->excludes(projected);
    command
        .add_flag("--align-heading", options->alignHeading,
                  "Measure both pelvises against their own mean direction first")
        ->needs(angles);
    command.add_flag("--raw", options->raw, "Compare the unfiltered curves")->needs(angles);
    command
        .add_flag("--apply-lag", options->applyLag,
                  "Compare at the shift in time with the best agreement")
        ->needs(angles);
}

}  // namespace gonio
