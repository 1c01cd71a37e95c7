#include "app/cli/dataset_commands.h"

#include <algorithm>
#include <functional>

#include "core/biomech/text_numbers.h"
#include "core/body/smpl_twin.h"
#include "core/pipeline/find_detectors.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/load_parts.h"
#include "core/pipeline/program_files.h"
#include "inference/datasets/label_videos.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

struct ConvertOptions {
    std::string input, model, smpl, picturePrefix;
    double scaleUnit_px = 0;  ///< 0: the layout's
    ConversionOptions conversion;
};

struct LabelOptions {
    std::vector<std::string> inputs;
    std::string model = "open-female", keypoints, persons, analysis;
    int people = 3;
    LabelVideosOptions labelling;
};

std::string sizeAndTimeOf(const fs::path& file) {
    std::error_code ignored;
    const auto size = fs::file_size(file, ignored);
    const auto time = fs::last_write_time(file, ignored).time_since_epoch().count();
    return std::to_string(size) + " " + std::to_string(time);
}

/// Path, size and time of change, of a folder those of all .tar files in it: what unfinished work
/// belongs to.
std::string identityOf(const fs::path& path) {
    std::error_code problem;
    const std::string whole = fs::weakly_canonical(path, problem).string();
    if (!fs::is_directory(path, problem)) return whole + " " + sizeAndTimeOf(path);
    std::vector<std::string> shards;
    for (fs::directory_iterator entry(path, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        const fs::path& file = entry->path();
        if (file.extension() == ".tar") {
            shards.push_back(file.filename().string() + " " + sizeAndTimeOf(file));
        }
    }
    std::sort(shards.begin(), shards.end());
    std::string all;
    for (const std::string& shard : shards) all += shard + "\n";
    const std::hash<std::string> sum;
    return whole + " " + std::to_string(shards.size()) + " " + std::to_string(sum(all));
}

Result<ConversionBodies> loadBodies(const ConvertOptions& given) {
    ConversionBodies bodies;
    auto file = findBody(given.model);
    if (!file) return tl::unexpected<Error>(file.error());
    auto body = loadBodyModel(*file);
    if (!body) return tl::unexpected<Error>(body.error());
    bodies.body = *std::move(body);
    if (given.smpl == "twin") {
        bodies.smpl = smplTwinOf(*bodies.body);
        return bodies;
    }
    auto smplFile = findBody(given.smpl);
    if (!smplFile) return tl::unexpected<Error>(smplFile.error());
    auto smpl = loadSmplModel(*smplFile);
    if (!smpl) return tl::unexpected<Error>(smpl.error());
    bodies.smpl = *std::move(smpl);
    return bodies;
}

Result<ConversionReport> convert(const ConvertOptions& given, CommandContext& context) {
    auto bodies = loadBodies(given);
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    DatasetOptions reading;
    if (given.scaleUnit_px > 0) reading.scaleUnit_px = given.scaleUnit_px;
    reading.picturePrefix = given.picturePrefix;
    auto dataset = DatasetReader::open(given.input, reading);
    if (!dataset) return tl::unexpected<Error>(dataset.error());
    context.console.note("Layout " + std::string(nameOf((*dataset)->layout())) + ", " +
                         std::to_string((*dataset)->count()) + " rows.");
    ConversionOptions options = given.conversion;
    options.inputIdentity = identityOf(given.input) + " " + given.picturePrefix + " " +
                            std::to_string(given.scaleUnit_px);
    return convertDataset(**dataset, *bodies, options, context.job("Converting rows"));
}

std::string reasonLines(const LabelCounts& counts) {
    std::string text;
    for (const auto& [reason, count] : counts.reasons) {
        text += "\n  " + std::to_string(count) + ": " + reason;
    }
    return text;
}

int runConvert(const ConvertOptions& given, CommandContext& context) {
    const auto report = convert(given, context);
    context.console.endProgress();
    if (!report) {
        return context.console.error("The data set was not converted", report.error());
    }
    for (const std::string& warning : report->warnings) context.console.warning(warning);
    const LabelCounts& counts = report->counts;
    context.console.result(std::to_string(counts.labelled) + " of " + std::to_string(counts.rows) +
                               " rows have SKEL parameters (" + std::to_string(counts.resumed) +
                               " of an earlier run); mean vertex distance " +
                               formatFixed(1e3 * report->meanDistance_m, 2) + " mm, largest " +
                               formatFixed(1e3 * report->maxDistance_m, 1) + " mm; " +
                               formatFixed(report->rowsPerSecond, 1) + " rows a second" +
                               reasonLines(counts) + "\nWritten to " +
                               given.conversion.output.string(),
                           {{"rows", counts.rows},
                            {"labelled", counts.labelled},
                            {"resumed", counts.resumed},
                            {"reasons", counts.reasons},
                            {"mean_pve_m", report->meanDistance_m},
                            {"max_pve_m", report->maxDistance_m},
                            {"rows_per_s", report->rowsPerSecond},
                            {"file", given.conversion.output.string()}});
    return kDone;
}

/// What looks at frames, with what it looks through.
struct Looker {
    LoadedDetectors detectors;
    std::unique_ptr<FrameLooker> looker;
};

Result<Looker> loadLooker(const LabelOptions& given, CommandContext& context) {
    Looker made;
    if (!given.analysis.empty()) {
        if (given.labelling.files.size() != 1) {
            return fail(ErrorCode::Usage, "--analysis belongs to one video");
        }
        auto keypoints = readKeypoints(fs::path(given.analysis) / "keypoints.npz");
        if (!keypoints) return tl::unexpected<Error>(keypoints.error());
        made.looker = makeRecordedLooker(*std::move(keypoints));
        return made;
    }
    auto models = modelFolder();
    auto resources = resourceFolder();
    if (!models || !resources) {
        return tl::unexpected<Error>(!models ? models.error() : resources.error());
    }
    auto files = findDetectors(given.keypoints, given.persons, *models, *resources);
    if (!files) return tl::unexpected<Error>(files.error());
    for (const std::string& note : files->notes) context.console.note(note);
    auto detectors = loadDetectors(*files, *resources, true);
    if (!detectors) return tl::unexpected<Error>(detectors.error());
    made.detectors = *std::move(detectors);
    made.looker =
        makeDetectingLooker(*made.detectors.persons, *made.detectors.keypoints, given.people);
    return made;
}

Result<LabelVideosReport> label(LabelOptions given, CommandContext& context) {
    for (const std::string& input : given.inputs) {
        auto files = labelFiles(input);
        if (!files) return tl::unexpected<Error>(files.error());
        auto& all = given.labelling.files;
        all.insert(all.end(), files->begin(), files->end());
    }
    auto body = loadBodyByName(given.model);
    if (!body) return tl::unexpected<Error>(body.error());
    auto looker = loadLooker(given, context);
    if (!looker) return tl::unexpected<Error>(looker.error());
    return labelVideos(*body->model, *looker->looker, given.labelling,
                       context.job("Labelling frames"));
}

int runLabel(const LabelOptions& given, CommandContext& context) {
    const auto report = label(given, context);
    context.console.endProgress();
    if (!report) return context.console.error("No labels were made", report.error());
    for (const std::string& warning : report->warnings) context.console.warning(warning);
    const LabelCounts& counts = report->counts;
    context.console.result(
        std::to_string(counts.labelled) + " rows from " + std::to_string(counts.rows) +
            " people in " + std::to_string(report->framesSeen) + " frames" + reasonLines(counts) +
            "\nWritten to " + given.labelling.output.string(),
        {{"rows", counts.labelled},
         {"people", counts.rows},
         {"frames", report->framesSeen},
         {"reasons", counts.reasons},
         {"file", given.labelling.output.string()}});
    return kDone;
}

void addRules(CLI::App& command, PseudoLabelRules& rules) {
    command.add_option("--confidence", rules.leastConfidence, "Of a keypoint that counts as seen")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--least-keypoints", rules.leastKeypoints, "Seen, for a row")
        ->check(CLI::Range(4, kKeypointCount));
    command.add_option("--least-height", rules.leastSide_px, "Of the person, px")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--largest-error", rules.largestError,
                    "Root mean square of the fit's keypoints, share of the crop")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--least-change", rules.leastChange,
                    "Of the keypoints from every earlier row's, share of the crop")
        ->check(CLI::NonNegativeNumber);
}

}  // namespace

void addConvertDatasetCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand(
        "convert-dataset", "Turn a data set's SMPL parameters into SKEL parameters");
    auto options = defineCommand<ConvertOptions>(command, context, runConvert);
    ConversionOptions& conversion = options->conversion;
    command.add_option("IN", options->input, "An .npz, a .tar or a folder of .tar files")
        ->required();
    command.add_option("-o,--out", conversion.output, "npz in the HMR-SKEL layout")->required();
    command.add_option("--model", options->model, "SKEL body: a name or a .safetensors file")
        ->required();
    command
        .add_option("--smpl", options->smpl,
                    "SMPL body of the rows' parameters: a name or a .safetensors file; 'twin': the "
                    "body of SMPL's kind on the mesh of --model")
        ->required();
    command.add_flag("--resume", conversion.resume, "Go on with unfinished work");
    command
        .add_option("--keypoint-error", conversion.largestKeypointError,
                    "Mean distance of keypoints above which labels count as wrong, share of the "
                    "box")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--scale-unit", options->scaleUnit_px,
                    "Pixels that one unit of 'scale' is; 0: as usual in the layout")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--picture-prefix", options->picturePrefix,
                       "Taken off the front of picture paths, such as /data/coco");
    command.footer(
        "Rows stay in their order; has_skel is 0 and 'reason' says why where a row has no usable\n"
        "SKEL parameters. docs/datasets.md has the layouts that can be read.");
}

void addPseudoLabelCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand(
        "pseudo-label", "Make a data set of videos without labels, by keypoints and SKELify");
    auto options = defineCommand<LabelOptions>(command, context, runLabel);
    LabelVideosOptions& labelling = options->labelling;
    command.add_option("VIDEO", options->inputs, "Videos, pictures, or folders of them")
        ->required();
    command.add_option("-o,--out", labelling.output, "npz; pictures are put beside it")->required();
    command.add_option("--model", options->model, "Body that is fitted");
    command.add_option("--keypoints", options->keypoints, "Keypoint network (.onnx)");
    command.add_option("--person-detector", options->persons, "Person network (.onnx)");
    command.add_option("--analysis", options->analysis,
                       "Folder of an analysis of the one video: its keypoints are taken");
    command.add_option("--every", labelling.every, "Frames from one looked at to the next")
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--frames", labelling.mostPerVideo, "Looked at in a video; 0: all")
        ->check(CLI::Range(0, 1'000'000'000));
    command.add_option("--people", options->people, "In a frame, the surest")
        ->check(CLI::Range(1, 100));
    addRules(command, labelling.rules);
    command.footer(
        "Labels of keypoints are guesses: depth comes from the body's proportions alone. Look at\n"
        "some before you train with them.");
}

}  // namespace gonio
