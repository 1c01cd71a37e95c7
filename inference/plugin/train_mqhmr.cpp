#include "inference/plugin/train_mqhmr.h"

#include <algorithm>

#include "inference/plugin/own_settings.h"
#include "inference/plugin/training_run.h"
#include "inference/training/mqhmr_problem.h"

namespace gonio {
namespace {

/// Crops that one thread works on.
constexpr int kRowsOfPart = 8;

MqHmrProblemOptions problemOptions(const TrainingOptions& options, OwnSettings& own) {
    MqHmrProblemOptions problem;
    MqHmrConfig& network = problem.network;
    network.vit.width = own.whole("vit-width", network.vit.width, 16, 8192);
    network.vit.depth = own.whole("vit-depth", network.vit.depth, 1, 128);
    network.vit.heads = own.whole("vit-heads", network.vit.heads, 1, 128);
    network.width = own.whole("width", network.width, 16, 4096);
    network.queries = MqHmrConfig::kJoints *
                      own.whole("tokens-of-joint", network.queries / MqHmrConfig::kJoints, 1, 64);
    network.layers = own.whole("layers", network.layers, 1, 64);
    network.hidden = own.whole("hidden", network.hidden, 1, 16384);
    network.heads = deformableHeadsOf(network.width);
    problem.batch = options.batch;
    constexpr double kMost = 1e6;
    problem.weights.points = own.value("points-loss", problem.weights.points, 0, kMost);
    problem.weights.picture = own.value("picture-loss", problem.weights.picture, 0, kMost);
    problem.weights.turns = own.value("turns-loss", problem.weights.turns, 0, kMost);
    problem.weights.betas = own.value("betas-loss", problem.weights.betas, 0, kMost);
    return problem;
}

/// Widths that can be cut as the network cuts them.
Result<void> checkWidths(const MqHmrConfig& network) {
    const bool fits = network.vit.width % network.vit.heads == 0 && network.vit.width % 4 == 0 &&
                      network.width % network.heads == 0 && network.width % 4 == 0;
    if (fits) return {};
    return fail(ErrorCode::Usage,
                "widths of MQ-HMR must be multiples of 4 and of their numbers of heads");
}

TrainerOptions trainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                              OwnSettings& own) {
    TrainerOptions trainer = commonTrainerOptions(options, setup, settingsText(options.own));
    const bool falls = own.flag("cosine", false);
    trainer.rate = {falls ? LearningRate::Course::Cosine : LearningRate::Course::Constant,
                    options.learningRate, own.whole("warm-up", 0, 0, 1'000'000), options.steps,
                    0.01};
    trainer.largestGradient = 1;
    trainer.averageDecay = 0.999;
    trainer.averageTau_steps = 500;
    if (trainer.device.is_cpu()) trainer.parts = std::max(1, options.batch / kRowsOfPart);
    return trainer;
}

}  // namespace

Result<TrainingReport> trainMqHmr(const TrainingOptions& options, const Job& job) {
    const auto setup = setUpTraining(options);
    if (!setup) return tl::unexpected<Error>(setup.error());
    OwnSettings own(options.own);
    MqHmrProblemOptions problem = problemOptions(options, own);
    problem.device = setup->placement.device;
    const TrainerOptions trainer = trainerOptions(options, *setup, own);
    if (auto known = own.check("MQ-HMR"); !known) return tl::unexpected<Error>(known.error());
    if (auto fits = checkWidths(problem.network); !fits) {
        return tl::unexpected<Error>(fits.error());
    }
    const auto& body = setup->bodies.front();
    const auto synthesiser = CropSynthesiser::make({&body, 1}, {});
    if (!synthesiser) return tl::unexpected<Error>(synthesiser.error());
    const auto done = train(mqHmrProblem(problem, body, *synthesiser, options.seed), trainer, job);
    if (!done) return tl::unexpected<Error>(done.error());
    const TrainedNetwork trained{"Goniograph's MQ-HMR", done->state.average};
    const auto file = writeTrainedNetwork(options, *setup, trained, done->state);
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
