#include <charconv>
#include <optional>

#include "app/cli/commands.h"
#include "app/synth/benchmark_clips.h"
#include "app/synth/picture_folder.h"
#include "core/pipeline/open_bodies.h"
#include "core/pipeline/synth_clip.h"

namespace gonio {
namespace {

struct Options {
    SynthClipOptions clip;
    std::string output, body = "open-female", side = "right", look = "plain", camera = "fixed";
    std::string background;
    std::optional<double> focal_px, bodyHeight_px;
    double heading_deg = 90, degradation = 1;
    int people = 1, threads = 0;
    bool occluder = false, masks = false;
};

struct BenchmarkCommand {
    BenchmarkOptions set;
    std::string output;
};

/// A number is the seed of a room, anything else a folder of pictures.
Result<void> chooseBackground(const std::string& word, ActorSceneSettings& look,
                              CommandContext& context) {
    if (word.empty()) return {};
    std::uint64_t seed = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), seed);
    if (problem == std::errc() && end == word.data() + word.size()) {
        look.roomSeed = seed;
        return {};
    }
    auto folder = PictureFolder::open(word);
    if (!folder) return tl::unexpected<Error>(folder.error());
    for (const PictureFolder::Skipped& skipped : (*folder)->skipped())
        context.console.warning(skipped.file.string() + " was left out: " + describe(skipped.why));
    look.backgrounds = *folder;
    return {};
}

SynthClipOptions clipOf(const Options& given) {
    SynthClipOptions clip = given.clip;
    clip.view.heading_rad = given.heading_deg * 0.017453292519943295;
    clip.side = given.side == "left" ? Side::Left : Side::Right;
    clip.camera = *cameraMotionOf(given.camera);
    return clip;
}

Result<void> drawPlainly(const Options& given, const Job& job) {
    const bool isRealistic = given.people > 1 || given.occluder || given.masks ||
                             !given.background.empty() || given.camera != "fixed";
    if (isRealistic) {
        return fail(ErrorCode::Usage,
                    "--people, --occluder, --background, --masks and a moving --camera need "
                    "--look realistic");
    }
    auto model = openBody(given.body);
    if (!model) return tl::unexpected<Error>(model.error());
    SynthClipOptions options = clipOf(given);
    options.view.focal_px = given.focal_px.value_or(options.view.focal_px);
    options.view.bodyHeight_px = given.bodyHeight_px.value_or(options.view.bodyHeight_px);
    auto clip = planClip(**model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    return writeSynthClip(**model, *clip, options, given.output, job);
}

Result<void> paint(const Options& given, CommandContext& context, const Job& job) {
    auto bodies = openBodies({given.body, "open-male", "open-female"});
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    ActorClipOptions options;
    options.clip = clipOf(given);
    options.focal_px = given.focal_px;
    options.bodyHeight_px = given.bodyHeight_px;
    options.look.seed = given.clip.seed;
    options.look.occluder = given.occluder;
    options.look.degradation = given.degradation;
    options.people = given.people;
    options.masks = given.masks;
    options.threads = given.threads;
    if (auto chosen = chooseBackground(given.background, options.look, context); !chosen)
        return chosen;
    auto clip = planActorClip(*bodies, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    return writeActorClip(*std::move(clip), options, given.output, job);
}

int run(const Options& given, CommandContext& context) {
    if (given.clip.motion.empty())
        return context.console.usageError("MOTION is missing; `gonio synth --help` lists them");
    if (given.output.empty()) return context.console.usageError("--output FOLDER is missing");
    const Job job = context.job("Rendering");
    const auto made =
        given.look == "realistic" ? paint(given, context, job) : drawPlainly(given, job);
    if (!made) return context.console.error("The clip could not be made", made.error());
    context.console.result("Video and truth in " + given.output, {{"folder", given.output}});
    return kDone;
}

int runBenchmark(const BenchmarkCommand& given, CommandContext& context) {
    const auto made = [&]() -> Result<void> {
        auto bodies = openBodies({"open-male", "open-female"});
        if (!bodies) return tl::unexpected<Error>(bodies.error());
        return writeBenchmark(*bodies, given.set, given.output, context.job("Rendering"));
    }();
    if (!made) return context.console.error("The benchmark could not be made", made.error());
    context.console.result(std::to_string(given.set.clips) + " clips in " + given.output,
                           {{"folder", given.output}, {"clips", given.set.clips}});
    return kDone;
}

CLI::App& addBenchmark(CLI::App& synth, CommandContext& context) {
    CLI::App& command = *synth.add_subcommand(
        "benchmark", "Clips by which networks trained on drawn people are judged");
    auto options = defineCommand<BenchmarkCommand>(command, context, runBenchmark);
    command.add_option("-o,--output", options->output, "Folder")->required();
    BenchmarkOptions& set = options->set;
    command.add_option("--clips", set.clips, "How many")->check(CLI::Range(1, 1000));
    command.add_option("--seconds", set.duration_s, "Of each")->check(CLI::Range(0.1, 60.0));
    command.add_option("--rate", set.rate_hz, "Frames a second")->check(CLI::Range(5.0, 240.0));
    command.add_option("--width", set.width_px, "Picture, px")->check(CLI::Range(64, 4096));
    command.add_option("--picture-height", set.height_px, "Picture, px")
        ->check(CLI::Range(64, 4096));
    command.add_option("--threads", set.threads, "0: one a core")->check(CLI::Range(0, 1024));
    command.add_option("--seed", set.seed, "Which clips: every number is a set of its own");
    return command;
}

/// The command line hands to `synth` what `synth benchmark` does not know: said, not swallowed.
void refuseMotionOptions(const CLI::App& synth, CommandContext& context) {
    for (const CLI::Option* option : synth.get_options()) {
        if (option->count() == 0) continue;
        context.run = [&context, name = option->get_name()] {
            return context.console.usageError(name +
                                              " is for one clip, 'synth MOTION'; "
                                              "'synth benchmark --help' lists its own options");
        };
        return;
    }
}

void addMotionOptions(CLI::App& command, Options& options) {
    SynthClipOptions& clip = options.clip;
    command.add_option("--body", options.body, "Body: a name or a .safetensors file");
    command.add_option("--rate", clip.rate_hz, "Frames a second")->check(CLI::Range(5.0, 240.0));
    command.add_option("--duration", clip.duration_s, "Seconds (0: as long as the motion takes)")
        ->check(CLI::Range(0.0, 3600.0));
    command.add_option("--jitter", clip.jitter, "Variable frame rate: share of the interval")
        ->check(CLI::Range(0.0, 0.9));
    command.add_option("--seed", clip.seed,
                       "Small personal differences (0: none); of everything that is seen if "
                       "realistic");
    command.add_option("--style", clip.style, "Seed of a way of moving (0: the mean person's)");
    command
        .add_option("--side", options.side,
                    "Painful leg of a limp, side a turn goes to or a lunge, reach or drop jump "
                    "begins with")
        ->check(CLI::IsMember({"right", "left"}));
    command.add_option("--turn", clip.turn_deg, "Angle of a turn, degrees")
        ->check(CLI::Range(10.0, 180.0));
    command.add_option("--heading", options.heading_deg,
                       "0: towards the camera, 90: to the right, degrees");
}

void addPictureOptions(CLI::App& command, Options& options) {
    SynthClipOptions& clip = options.clip;
    command.add_option("--width", clip.view.width_px, "Picture, px")->check(CLI::Range(64, 7680));
    command.add_option("--picture-height", clip.view.height_px, "Picture, px")
        ->check(CLI::Range(64, 4320));
    command
        .add_option("--focal", options.focal_px,
                    "Focal length, px (1500; by the seed if realistic)")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--body-height", options.bodyHeight_px,
                    "Stature in the picture, px (600; if realistic, so that all fits)")
        ->check(CLI::PositiveNumber);
    command.add_option("--grain", clip.clip.scene.noise, "Noise of the plain picture, grey values")
        ->check(CLI::NonNegativeNumber);
}

void addLookOptions(CLI::App& command, Options& options) {
    command
        .add_option("--look", options.look,
                    "plain: a figure on a checkered floor, frame numbers in the corner; "
                    "realistic: dressed people in a room, all by the seed")
        ->check(CLI::IsMember({"plain", "realistic"}));
    command
        .add_option("--people", options.people,
                    "Realistic: people in the clip; others' truth in person_2, person_3 ...")
        ->check(CLI::Range(1, static_cast<int>(ActorScene::kMostPeople)));
    command.add_option("--camera", options.camera, "Realistic: how the camera is held")
        ->check(CLI::IsMember(
            std::vector<std::string>(kCameraMotionNames.begin(), kCameraMotionNames.end())));
    command.add_flag("--occluder", options.occluder, "Realistic: a thing before the person");
    command.add_option("--background", options.background,
                       "Realistic: seed of a room, or a folder of pictures for a fixed camera");
    command
        .add_option("--degradation", options.degradation,
                    "Realistic: 0 for clean pictures, 1 for all that lens, sensor and file do")
        ->check(CLI::Range(0.0, 1.0));
    command.add_flag("--masks", options.masks,
                     "Realistic: write who is where into mask.mkv (0 nobody, 85 the person, 170 "
                     "others, 255 things)");
    command.add_option("--threads", options.threads, "Realistic: 0 for one a core")
        ->check(CLI::Range(0, 1024));
}

}  // namespace

void addSynthCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("synth", "Render a moving body into a video with its truth");
    auto options = std::make_shared<Options>();
    options->clip.motion.clear();
    CLI::App& benchmark = addBenchmark(command, context);
    command.fallthrough();
    command.callback([options, &command, &benchmark, &context] {
        if (benchmark.parsed()) return refuseMotionOptions(command, context);
        context.run = [options, &context] { return run(*options, context); };
    });
    command.add_option("MOTION", options->clip.motion, "What to do")
        ->check(CLI::IsMember(
            std::vector<std::string>(kMotionKindNames.begin(), kMotionKindNames.end())));
    command.add_option("-o,--output", options->output, "Folder");
    addMotionOptions(command, *options);
    addPictureOptions(command, *options);
    addLookOptions(command, *options);
}

}  // namespace gonio
