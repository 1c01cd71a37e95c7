#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/biomech/angle_agreement.h"
#include "core/biomech/angle_csv.h"
#include "core/biomech/text_numbers.h"
#include "core/io/atomic_file.h"
#include "core/io/file_hash.h"
#include "core/pipeline/analyze.h"
#include "core/pipeline/program_files.h"
#include "core/pipeline/replay_estimator.h"
#include "core/pipeline/synth_clip.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr double kNoise_px = 2;
constexpr double kMostError_deg = 4;  ///< mean over hips, knees and ankles

struct Options {
    bool demo = false;
    std::string output;
};

/// What the self-test found.
struct Finding {
    double kneeLow_deg = 0, kneeHigh_deg = 0, meanError_deg = 0;
    fs::path folder;
};

fs::path folderFor(const Options& given) {
    if (!given.output.empty()) return given.output;
    if (given.demo) return "gonio_demo";
    std::error_code ignored;
    return fs::temp_directory_path(ignored) / ("gonio_selftest_" + std::to_string(getpid()));
}

Result<AngleTable> readAngles(const fs::path& path) {
    auto bytes = readFile(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    return parseAngleCsv({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

Result<Finding> evaluate(const fs::path& folder) {
    auto estimate = readAngles(folder / "results" / "angles.csv");
    if (!estimate) return tl::unexpected<Error>(estimate.error());
    auto truth = readAngles(folder / "truth_angles.csv");
    if (!truth) return tl::unexpected<Error>(truth.error());
    auto agreement = compareAngles(*estimate, *truth);
    if (!agreement) return tl::unexpected<Error>(agreement.error());
    Finding finding;
    finding.folder = folder;
    int count = 0;
    for (const CoordinateAgreement& one : agreement->coordinates) {
        const bool sagittal = one.name.starts_with("hip_flexion") ||
                              one.name.starts_with("knee_angle") ||
                              one.name.starts_with("ankle_angle");
        if (!sagittal) continue;
        finding.meanError_deg += one.meanAbsolute_deg;
        ++count;
    }
    finding.meanError_deg = count > 0 ? finding.meanError_deg / count : std::nan("");
    std::vector<double> knee = estimate->find("knee_angle_r")->filtered_deg;
    std::erase_if(knee, [](double value) { return !std::isfinite(value); });
    if (knee.empty()) return fail(ErrorCode::Internal, "no knee angle was found");
    const auto [low, high] = std::minmax_element(knee.begin(), knee.end());
    finding.kneeLow_deg = *low;
    finding.kneeHigh_deg = *high;
    return finding;
}

SynthClipOptions clipOptions(bool demo) {
    SynthClipOptions options;
    options.duration_s = demo ? 3 : 1.5;
    options.view.width_px = demo ? 1280 : 640;
    options.view.height_px = demo ? 720 : 360;
    options.view.focal_px = demo ? 1500 : 750;
    options.view.bodyHeight_px = demo ? 500 : 300;
    return options;
}

Result<Finding> testMainJob(const Options& given, CommandContext& context) {
    const fs::path folder = folderFor(given);
    auto file = findBody("open-female");
    if (!file) return tl::unexpected<Error>(file.error());
    AnalyzeParts parts;
    auto model = loadBodyModel(*file);
    auto hash = sha256OfFile(*file);
    if (!model || !hash) return tl::unexpected<Error>(!model ? model.error() : hash.error());
    parts.body = *model;
    parts.bodyHash = *hash;
    const SynthClipOptions clip = clipOptions(given.demo);
    auto planned = planClip(**model, clip);
    if (!planned) return tl::unexpected<Error>(planned.error());
    auto made = writeSynthClip(**model, *planned, clip, folder, context.job("Rendering a walk"));
    if (!made) return tl::unexpected<Error>(made.error());
    ReplayOptions noise;
    noise.noise_px = kNoise_px * (given.demo ? 1 : 0.5);
    parts.estimator = makeReplayEstimator(keypointsOf(planned->truth), "generated", noise);
    parts.solver = makeTrajectorySolver();
    AnalyzeOptions options;
    options.video = folder / "video.mp4";
    options.outputFolder = folder / "results";
    if (given.demo) options.overlay = folder / "overlay.mp4";
    const PipelineJob job{wasInterrupted, [&](Stage, int done, int total) {
                              context.console.progress("Analysing", done, total);
                          }};
    auto analysed = analyze(options, parts, job);
    if (!analysed) return tl::unexpected<Error>(analysed.error());
    return evaluate(folder);
}

int run(const Options& given, CommandContext& context) {
    auto finding = testMainJob(given, context);
    std::error_code ignored;
    if (!given.demo && given.output.empty()) fs::remove_all(folderFor(given), ignored);
    if (!finding) return context.console.error("The self-test failed", finding.error());
    const bool good = finding->meanError_deg <= kMostError_deg;
    std::string text =
        "A generated walk was rendered, analysed and compared with its truth.\n"
        "Right knee: " +
        formatFixed(finding->kneeLow_deg, 1) + " to " + formatFixed(finding->kneeHigh_deg, 1) +
        " degrees of flexion\nMean error of hip flexion, knee and ankle: " +
        formatFixed(finding->meanError_deg, 2) + " degrees (" +
        (good ? "passed" : "FAILED: at most " + formatFixed(kMostError_deg, 0)) + ")";
    if (given.demo) {
        text += "\nVideo, truth, results and overlay.mp4 are in " + finding->folder.string() +
                "\nNext: gonio analyze YOUR_VIDEO (gonio analyze --help)";
    }
    context.console.result(text, {{"knee_low_deg", finding->kneeLow_deg},
                                  {"knee_high_deg", finding->kneeHigh_deg},
                                  {"mean_error_deg", finding->meanError_deg},
                                  {"passed", good},
                                  {"folder", finding->folder.string()}});
    return good ? kDone : kInternalError;
}

}  // namespace

void addSelftestCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand(
        "selftest", "Run the main job on a generated walk and compare with the truth");
    auto options = defineCommand<Options>(command, context, run);
    command.add_flag("--demo", options->demo, "A larger clip; keep the files and draw an overlay");
    command.add_option("-o,--output", options->output, "Folder to keep the files in");
}

}  // namespace gonio
