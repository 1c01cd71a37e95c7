#include "inference/plugin/train_skelcf.h"

#include <algorithm>

#include "inference/plugin/train_skel.h"
#include "inference/plugin/training_run.h"
#include "inference/training/compact_problem.h"

namespace gonio {
namespace {

/// Published: one of 30 epochs to warm up, then a constant rate; everything decays.
TrainerOptions trainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                              const SkelTrainingData& data) {
    constexpr std::int64_t kEpochs = 30;
    TrainerOptions trainer = commonTrainerOptions(options, setup, skelSettings(options, data));
    trainer.optimiser.decaysVectors = true;
    trainer.rate = {LearningRate::Course::Constant, options.learningRate,
                    std::max<std::int64_t>(1, options.steps / kEpochs)};
    trainer.largestGradient = 1;
    trainer.averageDecay = 0.9995;
    trainer.averageTau_steps = 6000;
    if (trainer.device.is_cpu()) trainer.parts = skelParts(options);
    return trainer;
}

}  // namespace

Result<TrainingReport> trainSkelCf(const TrainingOptions& options, const Job& job) {
    const auto setup = setUpTraining(options);
    if (!setup) return tl::unexpected<Error>(setup.error());
    const auto backbone = vitOfSize(options.skel.size);
    if (!backbone) return tl::unexpected<Error>(backbone.error());
    const auto data = skelTrainingData(options, true, setup->bodies);
    if (!data) return tl::unexpected<Error>(data.error());
    SkelCfProblemOptions chosen;
    chosen.batch = options.batch;
    chosen.device = setup->placement.device;
    chosen.backboneType = setup->placement.type();
    chosen.network = skelCfOfSize(*backbone, options.skel.isCoarseToFine);
    chosen.knowsCamera = options.skel.knowsCamera;
    const auto start =
        withChosenBackbone(options, startSkelCf(chosen.network, meanPerson(), options.seed));
    if (!start) return tl::unexpected<Error>(start.error());
    const auto done = train(skelCfProblem(chosen, *setup->bodies.front(), data->samples, *start),
                            trainerOptions(options, *setup, *data), job);
    if (!done) return tl::unexpected<Error>(done.error());
    const TrainedNetwork trained{"SKEL-CF, " + sizeText(chosen.network.backbone),
                                 done->state.average,
                                 data->source,
                                 {},
                                 false};
    const auto file = writeTrainedNetwork(options, *setup, trained, done->state);
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
