#include "app/cli/commands.h"
#include "core/pipeline/program_files.h"
#include "core/pipeline/synth_clip.h"

namespace gonio {
namespace {

struct Options {
    SynthClipOptions clip;
    std::string output, body = "open-female", side = "right";
    double heading_deg = 90;
};

Result<void> synthesise(const Options& given, const Job& job) {
    auto file = findBody(given.body);
    if (!file) return tl::unexpected<Error>(file.error());
    auto model = loadBodyModel(*file);
    if (!model) return tl::unexpected<Error>(model.error());
    SynthClipOptions options = given.clip;
    options.view.heading_rad = given.heading_deg * 0.017453292519943295;
    options.side = given.side == "left" ? Side::Left : Side::Right;
    auto clip = planClip(**model, options);
    if (!clip) return tl::unexpected<Error>(clip.error());
    return writeSynthClip(**model, *clip, options, given.output, job);
}

int run(const Options& given, CommandContext& context) {
    if (auto made = synthesise(given, context.job("Rendering")); !made) {
        return context.console.error("The clip could not be made", made.error());
    }
    context.console.result("Video and truth in " + given.output, {{"folder", given.output}});
    return kDone;
}

}  // namespace

void addSynthCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("synth", "Render a moving body into a video with its truth");
    auto options = defineCommand<Options>(command, context, run);
    SynthClipOptions& clip = options->clip;
    command.add_option("MOTION", clip.motion, "What to do")
        ->required()
        ->check(CLI::IsMember(
            std::vector<std::string>(kMotionKindNames.begin(), kMotionKindNames.end())));
    command.add_option("-o,--output", options->output, "Folder")->required();
    command.add_option("--body", options->body, "Body: a name or a .safetensors file");
    command.add_option("--rate", clip.rate_hz, "Frames a second")->check(CLI::Range(5.0, 240.0));
    command.add_option("--duration", clip.duration_s, "Seconds (0: as long as the motion takes)")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--jitter", clip.jitter, "Variable frame rate: share of the interval")
        ->check(CLI::Range(0.0, 0.9));
    command.add_option("--seed", clip.seed, "Small personal differences (0: none)");
    command.add_option("--style", clip.style, "Seed of a way of moving (0: the mean person's)");
    command
        .add_option("--side", options->side,
                    "Painful leg of a limp, side a turn goes to or a lunge or reach begins with")
        ->check(CLI::IsMember({"right", "left"}));
    command.add_option("--turn", clip.turn_deg, "Angle of a turn, degrees")
        ->check(CLI::Range(10.0, 180.0));
    command.add_option("--width", clip.view.width_px, "Picture, px")->check(CLI::Range(64, 7680));
    command.add_option("--picture-height", clip.view.height_px, "Picture, px")
        ->check(CLI::Range(64, 4320));
    command.add_option("--focal", clip.view.focal_px, "Focal length, px")
        ->check(CLI::PositiveNumber);
    command.add_option("--body-height", clip.view.bodyHeight_px, "Stature in the picture, px")
        ->check(CLI::PositiveNumber);
    command.add_option("--heading", options->heading_deg,
                       "0: towards the camera, 90: to the right, degrees");
    command.add_option("--grain", clip.clip.scene.noise, "Noise of the picture, grey values")
        ->check(CLI::NonNegativeNumber);
}

}  // namespace gonio
