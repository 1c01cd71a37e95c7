#include "inference/plugin/train_hsmr.h"

#include "inference/plugin/train_skel.h"
#include "inference/plugin/training_run.h"
#include "inference/training/compact_problem.h"
#include "inference/training/label_refinement.h"

namespace gonio {
namespace {

/// Published: a constant rate, no clipping, no average of the weights, everything decays.
TrainerOptions trainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                              const SkelTrainingData& data) {
    TrainerOptions trainer = commonTrainerOptions(options, setup, skelSettings(options, data));
    trainer.optimiser.decaysVectors = true;
    trainer.rate = {LearningRate::Course::Constant, options.learningRate};
    trainer.largestGradient = 0;
    trainer.averageDecay = 0;
    if (trainer.device.is_cpu()) trainer.parts = skelParts(options);
    return trainer;
}

Result<HsmrProblemOptions> problemOptions(const TrainingOptions& options,
                                          const Placement& placement) {
    const auto backbone = vitOfSize(options.skel.size);
    if (!backbone) return tl::unexpected<Error>(backbone.error());
    HsmrProblemOptions problem;
    problem.batch = options.batch;
    problem.device = placement.device;
    problem.backboneType = placement.type();
    problem.network = hsmrOfSize(*backbone);
    if (options.skel.regressesAngles) problem.network.poseSize = kAngleCount;
    return problem;
}

Result<std::shared_ptr<TrainingMemory>> refinement(const TrainingOptions& options,
                                                   const TrainingSetup& setup,
                                                   const SkelTrainingData& data) {
    if (data.samples->labelSets() == 0) {
        return fail(ErrorCode::Usage,
                    "labels are refined of a data set or of a number of drawn crops: crops that "
                    "are never seen again keep none");
    }
    if (!options.skel.refine) return fail(ErrorCode::Usage, "there is nothing to refine with");
    return std::make_shared<LabelRefinement>(setup.bodies.front(), options.skel.refine,
                                             options.skel.refinement, setup.placement.threads);
}

}  // namespace

Result<TrainingReport> trainHsmr(const TrainingOptions& options, const Job& job) {
    const auto setup = setUpTraining(options);
    if (!setup) return tl::unexpected<Error>(setup.error());
    const auto chosen = problemOptions(options, setup->placement);
    if (!chosen) return tl::unexpected<Error>(chosen.error());
    const auto data = skelTrainingData(options, false, setup->bodies);
    if (!data) return tl::unexpected<Error>(data.error());
    const auto mean = options.skel.regressesAngles ? inAngles(meanPerson()) : meanPerson();
    const auto start = withChosenBackbone(options, startHsmr(chosen->network, mean, options.seed));
    if (!start) return tl::unexpected<Error>(start.error());
    auto problem = hsmrProblem(*chosen, *setup->bodies.front(), data->samples, *start);
    if (options.skel.refinesLabels) {
        auto memory = refinement(options, *setup, *data);
        if (!memory) return tl::unexpected<Error>(memory.error());
        problem.memory = *std::move(memory);
    }
    const auto done = train(problem, trainerOptions(options, *setup, *data), job);
    if (!done) return tl::unexpected<Error>(done.error());
    const TrainedNetwork trained{"HSMR, " + sizeText(chosen->network.backbone),
                                 done->state.average,
                                 data->source,
                                 {},
                                 false};
    const auto file = writeTrainedNetwork(options, *setup, trained, done->state);
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
