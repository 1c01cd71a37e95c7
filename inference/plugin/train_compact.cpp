#include "inference/plugin/train_compact.h"

#include <algorithm>

#include "inference/plugin/training_run.h"
#include "inference/training/compact_problem.h"

namespace gonio {
namespace {

/// Rows of a batch that one thread works on, with batch normalisation over them.
constexpr int kRowsOfPart = 16;

TrainerOptions trainerOptions(const TrainingOptions& options, const TrainingSetup& setup) {
    TrainerOptions trainer = commonTrainerOptions(options, setup, {});
    trainer.rate = {LearningRate::Course::Cosine, options.learningRate,
                    std::min<std::int64_t>(500, options.steps / 10), options.steps, 0.01};
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
    const auto synthesiser = CropSynthesiser::make(bodies, {});
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    const auto done = train(compactProblem(problem, *bodies.front(), *synthesiser, options.seed),
                            trainerOptions(options, *setup), job);
    if (!done) return tl::unexpected<Error>(done.error());
    const TrainedNetwork trained{"Goniograph's compact network",
                                 foldCompact(problem.network, done->state.average)};
    const auto file = writeTrainedNetwork(options, *setup, trained, done->state);
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
