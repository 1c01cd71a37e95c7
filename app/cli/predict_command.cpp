#include "app/cli/commands.h"
#include "core/io/npz.h"
#include "inference/plugin/load_network_library.h"

namespace gonio {
namespace {

struct Options {
    std::string backend, weights, input, output;
    NetworkOptions network{.details = true};
};

/// Runs the network on the arrays of one file and writes what it says.
/// \return the number of pictures
Result<std::int64_t> predict(const Options& given, CommandContext& context) {
    const auto library = loadNetworkLibrary();
    if (!library) return tl::unexpected<Error>(library.error());
    for (const std::string& warning : (*library)->warnings()) context.console.warning(warning);
    const auto inputs = readNpz(given.input);
    if (!inputs) return tl::unexpected<Error>(inputs.error());
    const auto network = (*library)->open(given.backend, given.weights, given.network);
    if (!network) return tl::unexpected<Error>(network.error());
    context.console.note((*network)->title() + "; " + (*network)->device());
    for (const std::string& warning : (*network)->warnings()) context.console.warning(warning);
    const auto outputs = (*network)->run(*inputs, context.job("Predicting"));
    context.console.endProgress();
    if (!outputs) return passOn(outputs.error(), "running " + given.input);
    if (auto written = writeNpz(given.output, *outputs); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return outputs->empty() ? 0 : outputs->begin()->second.shape.front();
}

int run(const Options& given, CommandContext& context) {
    const auto count = predict(given, context);
    if (!count) return context.console.error("Nothing was predicted", count.error());
    context.console.result(
        std::to_string(*count) + (*count == 1 ? " picture" : " pictures") + " written to " +
            given.output,
        {{"pictures", *count}, {"backend", given.backend}, {"file", given.output}});
    return kDone;
}

}  // namespace

void addPredictCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("predict", "Run one network on prepared tensors: no video, no body");
    auto options = defineCommand<Options>(command, context, run);
    command
        .add_option(
            "--backend", options->backend,
            "Network: hsmr, skelcf, humanfov, mqhmr, neurik, or torchscript: your own module, a "
            "program that runs with your rights")
        ->required();
    command
        .add_option("--weights", options->weights,
                    "Its weights: the file as published or as imported; the module itself")
        ->required();
    command
        .add_option(
            "--in", options->input,
            "npz: patch B x 3 x 256 x 256 (RGB, normalised); skelcf also bbox_info B x 3; "
            "humanfov: image B x 3 x 256 x 256; mqhmr also keypoints2d B x 25 x 3 (refines); "
            "neurik: markers B x T x M x 3 (m, from the pelvis)")
        ->required();
    command
        .add_option(
            "-o,--out", options->output,
            "npz: poses, betas, cam, features; skelcf: pd_dec_*, pd_enc_*, layer*; "
            "humanfov: fov, pooled; mqhmr: rotations, poses, betas, cam, trans_cam; neurik: "
            "coordinates, scales, root, joints")
        ->required();
    command.add_option("--smpl", options->network.smpl,
                       "Imported SMPL body, or the body whose twin it speaks of, for mqhmr's "
                       "refinement by keypoints2d");
    command
        .add_option("--refinement-iterations", options->network.refinementIterations,
                    "Of that refinement; 20 for exercises")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command.add_option("--device", options->network.device, "auto, cpu or cuda:N");
    command
        .add_option("--precision", options->network.precision,
                    "Of the backbone: float32, bfloat16 or, on a GPU, half; tried on opening and "
                    "refused where angles move by more than " +
                        std::to_string(static_cast<int>(kLargestAngleError_deg)) + " degrees")
        ->transform(CLI::CheckedTransformer(kPrecisions));
    command.add_option("--threads", options->network.threads, "On the CPU; 0: one a core")
        ->check(CLI::Range(0, 1024));
    command
        .add_option("--heads", options->network.heads.backbone,
                    "Attention heads of the backbone, which files do not tell; 0: as published")
        ->check(CLI::Range(0, 1024));
    command
        .add_option("--decoder-heads", options->network.heads.decoder,
                    "Attention heads of the decoder; 0: as published")
        ->check(CLI::Range(0, 1024));
}

}  // namespace gonio
