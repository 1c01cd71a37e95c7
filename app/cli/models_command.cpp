#include "app/cli/commands.h"
#include "core/pipeline/model_store.h"
#include "core/pipeline/program_files.h"

namespace gonio {
namespace {

struct Options {};

std::string textOf(const StoredModel& model) {
    std::string text = model.name + "  (" + model.kind +
                       ")\n  licence: " + (model.licence.empty() ? "unknown" : model.licence) +
                       "\n  sha256:  " + model.sha256;
    if (!model.sourceHash.empty() && model.sourceHash != model.sha256) {
        text += "\n  made from a file with sha256 " + model.sourceHash;
    }
    text += model.intact ? "\n  unchanged since the import"
                         : "\n  CHANGED since the import: import it again";
    if (!model.problem.empty()) text += "\n  problem: " + model.problem;
    return text;
}

Result<std::vector<StoredModel>> list() {
    auto models = modelFolder();
    auto resources = resourceFolder();
    if (!models || !resources) {
        return tl::unexpected<Error>(!models ? models.error() : resources.error());
    }
    return listModels(*models, *resources);
}

int run(const Options& /*given*/, CommandContext& context) {
    auto models = list();
    if (!models) return context.console.error("The models cannot be listed", models.error());
    const std::string folder = modelFolder()->string();
    bool sound = true;
    for (const StoredModel& model : *models) {
        sound = sound && model.intact;
        context.console.result(textOf(model), {{"name", model.name},
                                               {"kind", model.kind},
                                               {"licence", model.licence},
                                               {"sha256", model.sha256},
                                               {"source_sha256", model.sourceHash},
                                               {"intact", model.intact},
                                               {"problem", model.problem},
                                               {"file", model.file.string()}});
    }
    context.console.note(models->empty() ? "No models are imported yet; the folder is " + folder
                                         : "The folder is " + folder);
    return sound ? kDone : kBadInput;
}

}  // namespace

void addModelsCommand(CLI::App& app, CommandContext& context) {
    CLI::App& command =
        *app.add_subcommand("models", "List and verify the imported models with their licences");
    defineCommand<Options>(command, context, run);
}

}  // namespace gonio
