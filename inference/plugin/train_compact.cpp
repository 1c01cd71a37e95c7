#include "inference/plugin/train_compact.h"

#include <algorithm>

#include "inference/plugin/training_run.h"
#include "inference/training/compact_problem.h"

namespace gonio {
namespace {

/// Rows of a batch that one thread works on, with batch normalisation over them.
constexpr int kRowsOfPart = 16;

TrainerOptions trainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                              const CompactLossWeights& losses, const std::string& begunWith) {
    TrainerOptions trainer =
        commonTrainerOptions(options, setup,
                             {{"course", std::to_string(static_cast<int>(options.course))},
                              {"losses", textOf(losses)},
                              {"begun_with", begunWith}});
    trainer.rate = {options.course, options.learningRate,
                    std::min<std::int64_t>(200, options.steps / 10), options.steps, 0.01};
    trainer.largestGradient = 5;
    trainer.averageDecay = 0.999;
    trainer.averageTau_steps = 1000;
    if (trainer.device.is_cpu()) trainer.parts = std::max(1, options.batch / kRowsOfPart);
    return trainer;
}

}  // namespace

Result<TrainingReport> trainCompact(const TrainingOptions& options, const Job& job) {
    const auto setup = setUpTraining(options);
    if (!setup) return tl::unexpected<Error>(setup.error());
    CompactProblemOptions problem;
    problem.batch = options.batch;
    problem.device = setup->placement.device;
    problem.backboneType = setup->placement.type();
    const auto& bodies = setup->bodies;
    PersonCropSettings crops;  // also as seen by a search for the person
    crops.view.looseShare = 0.12;
    crops.view.besideShare = 0.02;
    const auto synthesiser = CropSynthesiser::make(bodies, crops);
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    auto training = compactProblem(problem, *bodies.front(), *synthesiser, options.seed);
    const auto begunWith = beginWith(options.from, training);
    if (!begunWith) return tl::unexpected<Error>(begunWith.error());
    const auto done =
        train(training, trainerOptions(options, *setup, problem.weights, *begunWith), job);
    if (!done) return tl::unexpected<Error>(done.error());
    const TrainedNetwork trained{"Goniograph's compact network",
                                 foldCompact(problem.network, done->state.average)};
    const auto file = writeTrainedNetwork(options, *setup, trained, done->state);
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
