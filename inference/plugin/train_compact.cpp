#include "inference/plugin/train_compact.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>

#include "inference/nets/cpu_threads.h"
#include "inference/nets/tensor_convert.h"
#include "inference/plugin/network_base.h"
#include "inference/training/compact_problem.h"
#include "inference/weights/import_weights.h"

namespace gonio {
namespace {

using Bodies = std::vector<std::shared_ptr<const BodyModel>>;

/// Rows of a batch that one thread works on, with batch normalisation over them.
constexpr int kRowsOfPart = 16;

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

/// All that decides what the steps do.
std::string configurationText(const TrainingOptions& options, const Bodies& bodies,
                              const std::string& begunWith) {
    nlohmann::ordered_json text{{"network", options.network},
                                {"steps", options.steps},
                                {"batch", options.batch},
                                {"learning_rate", options.learningRate},
                                {"course", static_cast<int>(options.course)},
                                {"begun_with", begunWith},
                                {"weight_decay", options.weightDecay},
                                {"precision", static_cast<int>(options.precision)},
                                {"bodies", nlohmann::json::array()}};
    for (const auto& body : bodies) text["bodies"].push_back(body->name);
    return text.dump();
}

TrainerOptions trainerOptions(const TrainingOptions& options, const Placement& placement,
                              const std::string& configuration) {
    TrainerOptions trainer;
    trainer.optimiser.weightDecay = options.weightDecay;
    trainer.rate = {options.course, options.learningRate,
                    std::min<std::int64_t>(200, options.steps / 10), options.steps, 0.01};
    trainer.largestGradient = 5;
    trainer.averageDecay = 0.999;
    trainer.averageTau_steps = 1000;
    trainer.steps = options.steps;
    trainer.minutes = options.minutes;
    trainer.seed = options.seed;
    trainer.device = placement.device;
    trainer.threads = placement.threads;
    trainer.feederThreads = usefulThreads();
    if (placement.device.is_cpu()) trainer.parts = std::max(1, options.batch / kRowsOfPart);
    trainer.folder = options.folder;
    trainer.resume = options.resume;
    trainer.configuration = configuration;
    return trainer;
}

/// Puts the weights of another training's last checkpoint into the problem.
/// \return what to call that state: its seed, its steps and what it was asked
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

Tensor stored(const at::Tensor& tensor) {
    Tensor numbers = tensorOfTorch(tensor);
    if (tensor.dim() < 2 || tensor.size(0) == 1) return numbers;
    const auto half = tensor.to(at::kHalf).contiguous();
    numbers.dtype = DType::F16;
    const auto* const bytes = static_cast<const std::byte*>(half.data_ptr());
    numbers.data.assign(bytes, bytes + half.nbytes());
    return numbers;
}

Result<std::filesystem::path> writeNetwork(const TrainingOptions& options,
                                           const CompactConfig& config, const TrainingState& state,
                                           const BodyModel& body) {
    TensorFile file;
    const NamedTensors folded = foldCompact(config, state.average);
    for (const auto& [name, tensor] : folded.all()) file.tensors[name] = stored(tensor);
    file.metadata = {{"kind", kNetworkKind},
                     {"network", "default"},
                     {"layout_version", kWeightsLayoutVersion},
                     {"name", "Goniograph's compact network"},
                     {kBodyKey, body.name},
                     {"source", "trained on drawn people"},
                     {"training", state.configuration},
                     {"training_seed", std::to_string(state.seed)},
                     {"training_steps", std::to_string(state.step)}};
    const auto path = options.folder / "default.safetensors";
    if (auto written = writeSafetensors(path, file); !written) {
        return tl::unexpected<Error>(written.error());
    }
    return path;
}

Result<CompactProblemOptions> problemOptions(const TrainingOptions& options,
                                             const Placement& placement) {
    if (options.batch < 2 || options.steps < 1 || !(options.learningRate > 0)) {
        return fail(ErrorCode::Usage,
                    "training needs two pictures a batch, a step and a learning rate above 0");
    }
    if (placement.precision == Precision::Half) {
        return fail(ErrorCode::Usage,
                    "half precision loses small gradients: choose bfloat16 or float32");
    }
    CompactProblemOptions problem;
    problem.batch = options.batch;
    problem.device = placement.device;
    problem.backboneType = placement.type();
    return problem;
}

}  // namespace

Result<TrainingReport> trainCompact(const TrainingOptions& options, const Job& job) {
    NetworkOptions wanted;
    wanted.device = options.device;
    wanted.precision = options.precision;
    wanted.threads = options.threads;
    const auto placement = placementOf(wanted);
    if (!placement) return tl::unexpected<Error>(placement.error());
    const auto bodies = loadBodies(options);
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    const auto problem = problemOptions(options, *placement);
    if (!problem) return tl::unexpected<Error>(problem.error());
    const auto synthesiser = CropSynthesiser::make(*bodies, {});
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    auto training = compactProblem(*problem, *bodies->front(), *synthesiser, options.seed);
    const auto begunWith = beginWith(options.from, training);
    if (!begunWith) return tl::unexpected<Error>(begunWith.error());
    const auto configuration = configurationText(options, *bodies, *begunWith);
    const auto done = train(training, trainerOptions(options, *placement, configuration), job);
    if (!done) return tl::unexpected<Error>(done.error());
    const auto file = writeNetwork(options, problem->network, done->state, *bodies->front());
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
