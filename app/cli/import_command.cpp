#include "app/cli/commands.h"
#include "core/pipeline/model_store.h"
#include "core/pipeline/program_files.h"
#include "inference/weights/import_weights.h"

namespace gonio {
namespace {

struct Options {
    std::vector<std::string> files;
};

Result<ImportReport> import(const Options& given, const Job& job) {
    auto models = modelFolder();
    auto resources = resourceFolder();
    if (!models || !resources) {
        return tl::unexpected<Error>(!models ? models.error() : resources.error());
    }
    const std::vector<std::filesystem::path> files(given.files.begin(), given.files.end());
    return importModels(files, *models, *resources, &networkWeightsImporter(), job);
}

int run(const Options& given, CommandContext& context) {
    auto report = import(given, context.job("Importing (MB)"));
    if (!report) return context.console.error("Nothing was imported", report.error());
    for (const std::string& warning : report->warnings) context.console.warning(warning);
    std::string text = "Imported into " + modelFolder()->string() + ":";
    for (const std::string& name : report->stored) text += "\n  " + name;
    context.console.result(text, {{"stored", report->stored}, {"folder", modelFolder()->string()}});
    return kDone;
}

}  // namespace

void addImportCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command = *app.add_subcommand("import",
                                            "Bring official SKEL and SMPL files, weights of "
                                            "networks and detectors into the model folder");
    auto options = defineCommand<Options>(command, context, run);
    command
        .add_option("FILE", options->files,
                    "skel_male.pkl, skel_female.pkl, J_regressor_SKEL_mix_MALE.pkl, "
                    "SMPL_to_J19.pkl, SMPL_NEUTRAL.pkl and other SMPL files, ONNX networks with "
                    "their .json, weights as they are downloaded (HSMR's hsmr.ckpt, SKEL-CF's "
                    "best.pth, CameraHMR's cam_model_cleaned.ckpt, ViTPose, HMR2.0), in any order")
        ->required();
    command.footer(
        "Pickles and checkpoints are read as data; nothing in them is ever run. The folder is "
        "$GONIO_MODELS, else "
        "goniograph/models in the user's data folder.");
}

}  // namespace gonio
