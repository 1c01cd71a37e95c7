#include "inference/plugin/training_run.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

#include "inference/nets/cpu_threads.h"
#include "inference/nets/tensor_convert.h"
#include "inference/weights/import_weights.h"

namespace gonio {
namespace {

using Bodies = std::vector<std::shared_ptr<const BodyModel>>;

Result<Bodies> loadBodies(const TrainingOptions& options) {
    Bodies bodies;
    for (const auto& file : options.bodies) {
        auto body = loadBodyModel(file);
        if (!body) return passOn(body.error(), "reading the body " + file.string());
        bodies.push_back(*std::move(body));
    }
    if (bodies.empty()) return fail(ErrorCode::Usage, "training needs a body to draw");
    return bodies;
}

std::string configurationText(const TrainingOptions& options, const Bodies& bodies,
                              const std::map<std::string, std::string>& own) {
    nlohmann::ordered_json text{{"network", options.network},
                                {"steps", options.steps},
                                {"batch", options.batch},
                                {"learning_rate", options.learningRate},
                                {"weight_decay", options.weightDecay},
                                {"precision", static_cast<int>(options.precision)},
                                {"bodies", nlohmann::json::array()}};
    for (const auto& body : bodies) text["bodies"].push_back(body->name);
    for (const auto& [name, value] : own) text[name] = value;
    return text.dump();
}

Tensor stored(const at::Tensor& tensor, bool halvesMatrices) {
    Tensor numbers = tensorOfTorch(tensor);
    if (!halvesMatrices || tensor.dim() < 2 || tensor.size(0) == 1) return numbers;
    const auto half = tensor.to(at::kHalf).contiguous();
    numbers.dtype = DType::F16;
    const auto* const bytes = static_cast<const std::byte*>(half.data_ptr());
    numbers.data.assign(bytes, bytes + half.nbytes());
    return numbers;
}

}  // namespace

Result<TrainingSetup> setUpTraining(const TrainingOptions& options) {
    if (options.batch < 2 || options.steps < 1 || !(options.learningRate > 0)) {
        return fail(ErrorCode::Usage,
                    "training needs two pictures a batch, a step and a learning rate above 0");
    }
    NetworkOptions wanted;
    wanted.device = options.device;
    wanted.precision = options.precision;
    wanted.threads = options.threads;
    const auto placement = placementOf(wanted);
    if (!placement) return tl::unexpected<Error>(placement.error());
    if (placement->precision == Precision::Half) {
        return fail(ErrorCode::Usage,
                    "half precision loses small gradients: choose bfloat16 or float32");
    }
    auto bodies = loadBodies(options);
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    return TrainingSetup{*placement, *std::move(bodies)};
}

Result<std::string> beginWith(const std::filesystem::path& folder, TrainingProblem& problem) {
    if (folder.empty()) return std::string();
    const auto newest = newestCheckpoint(folder);
    if (!newest) {
        return fail(
            ErrorCode::NotFound,
            folder.string() + " holds no training to begin with (checkpoint-*.safetensors)");
    }
    auto state = readCheckpoint(*newest, problem.start);
    if (!state) return passOn(state.error(), "beginning with the training in " + folder.string());
    problem.start = std::move(state->weights);
    return state->configuration + ", seed " + std::to_string(state->seed) + ", step " +
           std::to_string(state->step);
}

TrainerOptions commonTrainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                                    const std::map<std::string, std::string>& own) {
    TrainerOptions trainer;
    trainer.optimiser.weightDecay = options.weightDecay;
    trainer.steps = options.steps;
    trainer.minutes = options.minutes;
    trainer.seed = options.seed;
    trainer.device = setup.placement.device;
    trainer.threads = setup.placement.threads;
    trainer.feederThreads = usefulThreads();
    trainer.folder = options.folder;
    trainer.resume = options.resume;
    trainer.configuration = configurationText(options, setup.bodies, own);
    return trainer;
}

Result<std::filesystem::path> writeTrainedNetwork(const TrainingOptions& options,
                                                  const TrainingSetup& setup,
                                                  const TrainedNetwork& network,
                                                  const TrainingState& state) {
    TensorFile file;
    for (const auto& [name, tensor] : network.weights.all()) {
        file.tensors[name] = stored(tensor, network.halvesMatrices);
    }
    file.metadata = {{"kind", kNetworkKind},
                     {"network", options.network},
                     {"layout_version", kWeightsLayoutVersion},
                     {"name", network.title},
                     {kBodyKey, setup.bodies.front()->name},
                     {"source", network.source},
                     {"training", state.configuration},
                     {"training_seed", std::to_string(state.seed)},
                     {"training_steps", std::to_string(state.step)}};
    file.metadata.insert(network.metadata.begin(), network.metadata.end());
    const auto path = options.folder / (options.network + ".safetensors");
    if (auto written = writeSafetensors(path, file); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return path;
}

}  // namespace gonio
