#include "inference/plugin/train_neurik.h"

#include <algorithm>
#include <numbers>

#include "inference/plugin/own_settings.h"
#include "inference/plugin/training_run.h"
#include "inference/training/neurik_problem.h"
#include "inference/weights/import_weights.h"
#include "inference/weights/mqhmr_shapes.h"

namespace gonio {
namespace {

/// Windows that one thread works on.
constexpr int kRowsOfPart = 16;

void readWeights(OwnSettings& own, NeurIkLossWeights& weights) {
    constexpr double kMost = 1e6;
    weights.markers = own.value("markers-loss", weights.markers, 0, kMost);
    weights.joints = own.value("joints-loss", weights.joints, 0, kMost);
    weights.angles = own.value("angles-loss", weights.angles, 0, kMost);
    weights.scales = own.value("scales-loss", weights.scales, 0, kMost);
    weights.root = own.value("root-loss", weights.root, 0, kMost);
    weights.limits = own.value("limits-loss", weights.limits, 0, kMost);
}

void readDisturbance(OwnSettings& own, MarkerDisturbance& how) {
    constexpr double kDegree = std::numbers::pi / 180;
    how.removesHeading = own.flag("remove-heading", false);
    how.yaw_rad = kDegree * own.value("yaw-deg", 180, 0, 180);
    how.tilt_rad = kDegree * own.value("tilt-deg", 10, 0, 180);
    how.translation_m = own.value("translation-mm", 20, 0, 1000) / 1000;
    const double scaling = own.value("scaling", 0.2, 0, 0.9);
    how.leastScale = 1 - scaling;
    how.mostScale = 1 + scaling;
    const double noise = own.value("noise", 1, 0, 100);
    how.misplacement_m *= noise;
    how.wobble_m *= noise;
    how.white_m *= noise;
    how.depthStretch *= noise > 0 ? 1 : 0;
    const double occlusion = own.value("occlusion", 1, 0, 3);
    how.segmentChance *= occlusion;
    how.markerChance *= occlusion;
}

NeurIkProblemOptions problemOptions(const TrainingOptions& options, OwnSettings& own,
                                    const MarkerTable& table) {
    NeurIkProblemOptions problem;
    NeurIkConfig& network = problem.network;
    network.markers = table.size();
    network.frames = own.whole("frames", network.frames, 1, 1024);
    network.everyFrame = own.flag("every-frame", false);
    network.convWidth = own.whole("conv-width", network.convWidth, 1, 1024);
    network.width = own.whole("width", network.width, 32, 4096);
    network.hidden = own.whole("hidden", network.hidden, 1, 16384);
    network.layers = own.whole("layers", network.layers, 1, 64);
    network.heads = deformableHeadsOf(network.width);
    problem.batch = options.batch;
    problem.poseEvery = own.whole("pose-every", 8, 1, 1024);
    problem.windowsOfClip = own.whole("windows-of-clip", 2, 1, 1024);
    readWeights(own, problem.weights);
    readDisturbance(own, problem.disturbance);
    return problem;
}

TrainerOptions trainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                              OwnSettings& own) {
    TrainerOptions trainer = commonTrainerOptions(options, setup, settingsText(options.own));
    trainer.rate = {LearningRate::Course::Exponential, options.learningRate,
                    own.whole("warm-up", 0, 0, 1'000'000), options.steps,
                    own.value("rate-last", 0.005, 1e-9, 1)};
    trainer.largestGradient = 5;
    trainer.averageDecay = 0.999;
    trainer.averageTau_steps = 500;
    if (trainer.device.is_cpu()) trainer.parts = std::max(1, options.batch / kRowsOfPart);
    return trainer;
}

Result<NeurIkData> dataOf(const TrainingSetup& setup, MarkerTable table,
                          const MarkerMotionOptions& options, std::uint64_t seed) {
    auto motions = MarkerMotions::make(setup.bodies, std::move(table), options, seed);
    if (!motions) return tl::unexpected<Error>(motions.error());
    return NeurIkData::of(*std::move(motions));
}

}  // namespace

Result<TrainingReport> trainNeurIk(const TrainingOptions& options, const Job& job) {
    const auto setup = setUpTraining(options);
    if (!setup) return tl::unexpected<Error>(setup.error());
    auto table = readMarkerTable(options.markers);
    if (!table) return passOn(table.error(), "reading " + options.markers.string());
    OwnSettings own(options.own);
    NeurIkProblemOptions problem = problemOptions(options, own, *table);
    problem.device = setup->placement.device;
    MarkerMotionOptions motions;
    motions.strayChance = own.value("stray-chance", motions.strayChance, 0, 1);
    motions.freeChance = own.value("free-chance", motions.freeChance, 0, 1);
    const TrainerOptions trainer = trainerOptions(options, *setup, own);
    if (auto known = own.check("NeurIK"); !known) return tl::unexpected<Error>(known.error());
    if (problem.network.width % problem.network.heads != 0) {
        return fail(ErrorCode::Usage, "width is no multiple of 32");
    }
    const auto name = table->name;
    const auto data = dataOf(*setup, *std::move(table), motions, options.seed);
    if (!data) return tl::unexpected<Error>(data.error());
    const auto done = train(neurIkProblem(problem, *data, options.seed), trainer, job);
    if (!done) return tl::unexpected<Error>(done.error());
    TrainedNetwork trained{"Goniograph's NeurIK", done->state.average,
                           "trained on markers of procedural motions"};
    trained.metadata = {{kFramesKey, std::to_string(problem.network.frames)},
                        {kAnswersKey, problem.network.everyFrame ? "every" : "last"},
                        {"markers", name}};
    const auto file = writeTrainedNetwork(options, *setup, trained, done->state);
    if (!file) return tl::unexpected<Error>(file.error());
    return TrainingReport{done->state.step, done->isComplete, done->losses, *file};
}

}  // namespace gonio
