#include "app/cli/analyze_arguments.h"

#include <charconv>

#include "app/cli/interrupt.h"
#include "core/biomech/text_numbers.h"
#include "core/pipeline/load_parts.h"
#include "inference/backends/network_backends.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

std::string stageText(Stage stage) {
    switch (stage) {
        case Stage::FindPeople:
            return "Finding people";
        case Stage::FindKeypoints:
            return "Finding keypoints";
        case Stage::FitMotion:
            return "Fitting the body";
        case Stage::DrawOverlay:
            return "Drawing the overlay";
    }
    return "";
}

Result<void> choosePerson(const std::string& person, AnalyzeOptions& options) {
    if (person == "largest") return {};
    if (person == "all") {
        options.person = PersonChoice::All;
        return {};
    }
    const char* end = person.data() + person.size();
    const auto parsed = std::from_chars(person.data(), end, options.personId);
    if (parsed.ec != std::errc() || parsed.ptr != end || options.personId < 1) {
        return fail(ErrorCode::Usage,
                    "--person takes 'largest', 'all' or an id from 1 on, not '" + person + "'");
    }
    options.person = PersonChoice::ById;
    return {};
}

std::string numberText(double value) {
    return formatShortest(value);
}

Result<AnalyzeParts> loadGivenParts(const AnalyzeArguments& given) {
    PartsChoice choice;
    const RegressorLoader* const networks = &networkBackends();
    const bool standIn =
        given.backend == "default" && given.weights.empty() && !isIncluded("default", networks);
    if (!given.backend.empty() && !standIn) {
        choice.backend = given.backend;
    } else if (!standIn && given.keypoints.empty() && given.detector.empty()) {
        choice.backend = usualBackend(networks);
    }
    const bool takesWeights = !given.backend.empty() && choice.backend != "fit";
    if (!given.weights.empty() && !takesWeights) {
        return fail(ErrorCode::Usage,
                    "--weights belongs to a network backend or to --backend replay; the network "
                    "that finds keypoints is named with --keypoints");
    }
    choice.body = given.body;
    (choice.backend == "replay" ? choice.recording : choice.weights) = given.weights;
    choice.precision = given.precision;
    choice.asPublished = given.asPublished;
    if (given.focal_px > 0) choice.focal_px = given.focal_px;
    choice.keypoints = given.keypoints;
    choice.personDetector = given.detector;
    choice.device = given.device;
    choice.mirrored = !given.noMirror;
    choice.replayNoise_px = given.noise_px;
    choice.replayDelay_s = given.delay_s;
    auto parts = loadParts(choice, networks, {wasInterrupted, [](int, int) {}});
    if (parts && standIn) {
        parts->warnings.insert(
            parts->warnings.begin(),
            "The weights of backend 'default' are not installed; backend 'fit' (keypoints and "
            "trajectory fit) was used instead.");
    }
    return parts;
}

/// Which network decides the results, before they come.
void tellNetwork(const AnalyzeParts& parts, Console& console) {
    if (!parts.regressor) return;
    const BodyRegressor& network = *parts.regressor;
    std::string text = "Backend " + parts.backend + ": " + network.name() + ", sha256 " +
                       network.hash().substr(0, 12) + ", " + network.device();
    if (!network.bodyOfShape().empty()) text += ", shapes of body " + network.bodyOfShape();
    console.note(text);
}

void report(const AnalyzeResult& result, Console& console) {
    for (const std::string& warning : result.warnings) console.warning(warning);
    for (const std::string& note : result.damage.notes) console.warning(note);
    for (const PersonResult& person : result.persons) {
        const std::string name = "Person " + std::to_string(person.id);
        for (const std::string& warning : person.warnings) {
            console.warning(name + ": " + warning);
        }
        if (person.failure) {
            console.warning(name + " was left out: " + person.failure->detail);
            continue;
        }
        const std::string text = name + ": " + formatFixed(100 * person.recoveredShare, 1) +
                                 " % of the frames, mean reprojection error " +
                                 formatFixed(person.meanReprojection_px, 2) + " px\nResults in " +
                                 person.folder.string();
        console.result(text, {{"person", person.id},
                              {"recovered_share", person.recoveredShare},
                              {"mean_reprojection_px", person.meanReprojection_px},
                              {"folder", person.folder.string()}});
    }
}

void addChoices(CLI::App& command, AnalyzeArguments& options) {
    command.add_option(
        "--backend", options.backend,
        "fit (keypoints and trajectory fit), default (our own network; usual where no network that "
        "finds keypoints is installed), hsmr, skelcf, biopose, torchscript or replay");
    command.add_option("--weights", options.weights,
                       "Weights of the backend's network (default: the imported ones); for replay "
                       "keypoints.npz or truth.npz");
    command.add_flag(
        "--as-published", options.asPublished,
        "Crops, cameras and windows of networks with the faults of the published code");
    command.add_option("--noise", options.noise_px, "Noise added by --backend replay, px")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--delay", options.delay_s, "Delay of every frame by --backend replay, s")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--body", options.body,
                       "open-female, open-male, an imported body, or a file");
    command.add_option("--keypoints", options.keypoints, "ONNX network that finds keypoints");
    command.add_option("--detector", options.detector, "ONNX network that finds people");
    command.add_option("--person", options.person, "largest, all, or a person's id");
    command.add_option("--device", options.device, "auto, cpu or cuda:N");
    command.add_option("--precision", options.precision,
                       "Of a network's backbone: float32, bfloat16 or, on a GPU, half");
}

}  // namespace

Result<AnalyzeOptions> analyzeOptions(const AnalyzeArguments& given) {
    AnalyzeOptions options;
    options.video = given.video;
    options.outputFolder = given.output.empty()
                               ? fs::path(fs::path(given.video).stem().string() + "_gonio")
                               : fs::path(given.output);
    if (auto chosen = choosePerson(given.person, options); !chosen) {
        return tl::unexpected<Error>(chosen.error());
    }
    if (given.rate_hz > 0) options.captureRate_hz = given.rate_hz;
    if (given.focal_px > 0) options.fit.focal_px = given.focal_px;
    if (given.height_m > 0) options.fit.stature_m = given.height_m;
    options.fit.refine = !given.noRefine;
    options.cutoff_hz = given.cutoff_hz;
    options.resume = given.resume;
    options.overlay = given.overlay;
    const std::pair<const char*, std::string> settings[] = {
        {"backend", given.backend.empty() ? "(not given)" : given.backend},
        {"body", given.body},
        {"person", given.person},
        {"device", given.device},
        {"precision", given.precision},
        {"fps", given.rate_hz > 0 ? numberText(given.rate_hz) : "(not given)"},
        {"focal", given.focal_px > 0 ? numberText(given.focal_px) : "(not given)"},
        {"height", given.height_m > 0 ? numberText(given.height_m) : "(not given)"},
        {"cutoff", numberText(given.cutoff_hz)},
        {"refine", given.noRefine ? "no" : "yes"},
        {"as_published", given.asPublished ? "yes" : "no"},
        {"mirror", given.noMirror ? "no" : "yes"}};
    for (const auto& [name, value] : settings) options.settings.emplace_back(name, value);
    return options;
}

Result<AnalyzeResult> analyzeAs(const AnalyzeArguments& given, CommandContext& context,
                                const AnalyzeWatch& watch) {
    if (auto device = checkDevice(given.device); !device) {
        return tl::unexpected<Error>(device.error());
    }
    auto options = analyzeOptions(given);
    if (!options) return tl::unexpected<Error>(options.error());
    // The video first: a wrong name should not be answered with a missing model.
    VideoOptions reading;
    reading.captureRate_hz = options->captureRate_hz;
    auto video = VideoReader::open(options->video, reading);
    if (!video) return passOn(video.error(), "opening " + options->video.string());
    auto parts = loadGivenParts(given);
    if (!parts) return tl::unexpected<Error>(parts.error());
    parts->video = *std::move(video);
    tellNetwork(*parts, context.console);
    const PipelineJob job{wasInterrupted, [&context](Stage stage, int done, int total) {
                              context.console.progress(stageText(stage), done, total);
                          }};
    return analyze(*options, *parts, job, watch);
}

int reportAnalysis(const Result<AnalyzeResult>& result, CommandContext& context) {
    if (result) {
        report(*result, context.console);
        return kDone;
    }
    if (result.error().code == ErrorCode::Cancelled) {
        context.console.note(
            "Stopped. The finished frames are kept; the same command with "
            "--resume goes on from there.");
        return kCancelled;
    }
    return context.console.error("The video could not be analysed", result.error());
}

void addAnalyzeArguments(CLI::App& command, AnalyzeArguments& arguments) {
    addChoices(command, arguments);
    command.add_option("--fps", arguments.rate_hz, "Rate at which slow motion was recorded, Hz")
        ->check(CLI::PositiveNumber);
    command.add_option("--focal", arguments.focal_px, "Focal length, px (default: estimated)")
        ->check(CLI::PositiveNumber);
    command.add_option("--height", arguments.height_m, "Height of the person, m")
        ->check(CLI::Range(0.4, 2.6));
    command.add_option("--cutoff", arguments.cutoff_hz, "Low-pass of the angles, Hz")
        ->check(CLI::PositiveNumber);
    command.add_flag("--no-refine", arguments.noRefine, "Every frame by itself: nothing smoothed");
    command.add_flag("--no-mirror", arguments.noMirror,
                     "Look at each person once, not also mirrored: faster, less steady");
    command.add_option("--overlay", arguments.overlay, "Also write a video with the body drawn in");
    command.add_flag("--resume", arguments.resume, "Go on with an interrupted run");
}

}  // namespace gonio
