#include <ATen/ATen.h>

#include <QtTest>
#include <numbers>

#include "inference/nets/rotations6.h"
#include "inference/training/neurik_problem.h"
#include "inference/training/training_step.h"
#include "tests/inference/training_runs.h"

using namespace gonio;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

NeurIkData dataOf(double freeChance = 0.2) {
    const std::string resources = std::string(GONIO_SOURCE_DIR) + "/resources/";
    const auto body = *loadBodyModel(resources + "bodies/open_female.safetensors");
    MarkerMotionOptions options;
    options.freeChance = freeChance;
    return *NeurIkData::of(
        *MarkerMotions::make({body}, *readMarkerTable(resources + "markers/m78.json"), options, 3));
}

NeurIkProblemOptions smallProblem() {
    NeurIkProblemOptions options;
    options.network.frames = 8;
    options.network.convWidth = 8;
    options.network.width = 64;
    options.network.hidden = 96;
    options.network.layers = 2;
    options.network.heads = 4;
    options.network.everyFrame = true;
    options.poseEvery = 4;
    options.batch = 8;
    return options;
}

TrainerOptions optionsFor(const QTemporaryDir& folder, std::int64_t steps) {
    auto options =
        testing::shortRun(folder, steps, {LearningRate::Course::Exponential, 4e-3, 0, 160, 0.05});
    options.largestGradient = 5;
    options.parts = 2;
    return options;
}

/// The truth of a batch as an answer, in 64 bits.
IkEstimate truthOf(const NamedTensors& batch) {
    const auto frames = batch["root"].size(1);
    return {batch["root"].to(at::kDouble),
            batch["scales"].to(at::kDouble).unsqueeze(1).expand({-1, frames, -1}).clone(),
            batch["coordinates"].to(at::kDouble).clone()};
}

struct Case {
    NeurIkProblemOptions options = smallProblem();
    NeurIkData data = dataOf();
    NamedTensors batch = neurIkBatch(options, data, 11, {});
    NeurIkAnatomy anatomy = NeurIkAnatomy::of(data.motions->table());

    TrainingLosses losses(const IkEstimate& answer, const NeurIkLossWeights& weights = {}) const {
        return neurIkLosses(weights, anatomy, answer, options.poseEvery, batch);
    }
};

}  // namespace

class TestNeurIkTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void labelsAreThoseOfTheTree() {
        const Case one;
        const auto losses = one.losses(truthOf(one.batch));
        QVERIFY(losses.parts.at("markers_m").item<double>() < 1e-5);
        QVERIFY(losses.parts.at("joints_m").item<double>() < 1e-5);
        QVERIFY(losses.parts.at("root").item<double>() < 1e-5);
        for (const char* name : {"angles", "scales", "angle_deg"}) {
            QCOMPARE(losses.parts.at(name).item<double>(), 0.0);
        }
        // The tree's pelvis stands near the markers' mean: within the body.
        const auto seen = one.batch["markers"].select(-1, 3);
        QVERIFY(seen.sum().item<double>() > 0.8 * double(seen.numel()));
        const auto places = one.batch["markers"].slice(-1, 0, 3);
        QVERIFY(places.abs().max().item<double>() < 2);
    }

    void anglesAreSmoothAbsolutes() {
        const Case one;
        auto answer = truthOf(one.batch);
        const int knee = osimTree().coordinate("knee_angle_r");
        const auto valueFor = [&](double off_deg) {
            auto moved = answer;
            moved.coordinates_rad = answer.coordinates_rad.clone();
            moved.coordinates_rad.select(-1, knee) += off_deg * kDegree;
            return one.losses(moved).parts.at("angles").item<double>();
        };
        // b / (0.2 halfRange) with b = 5: 5 / 14 for the knee's 140 degrees
        const double factor = 5.0 / 14 / kOsimCoordinates;
        QVERIFY(std::abs(valueFor(2) - factor * 4 / 10) < 1e-6);
        QVERIFY(std::abs(valueFor(12) - factor * (12 - 2.5)) < 1e-6);
        QVERIFY(std::abs(valueFor(-12) - factor * (12 - 2.5)) < 1e-6);
    }

    void otherTermsAreTheirFormulas() {
        const Case one;
        auto answer = truthOf(one.batch);
        const auto turn = at::tensor({std::cos(0.4), 0.0, std::sin(0.4), 0.0, 1.0, 0.0,
                                      -std::sin(0.4), 0.0, std::cos(0.4)},
                                     at::kDouble)
                              .reshape({3, 3});
        answer.root = at::matmul(turn, answer.root);
        answer.scales.select(-1, 0) += 0.2;  // pelvis_x, a long axis
        const auto losses = one.losses(answer);
        QVERIFY(std::abs(losses.parts.at("root").item<double>() - (1 - std::cos(0.4))) < 1e-6);
        QVERIFY(std::abs(losses.parts.at("scales").item<double>() -
                         2 * (0.2 - 0.025) / kOsimScales) < 1e-6);
        QVERIFY(losses.parts.at("markers_m").item<double>() > 0.05);
    }

    void everyTermHasItsSwitch() {
        const Case one;
        const auto start = startNeurIkFor(one.options, one.data, 1);
        const auto answer = runNeurIk(one.options.network, start, one.batch["markers"]);
        const NeurIkLossWeights none{0, 0, 0, 0, 0, 0};
        QCOMPARE(one.losses(answer, none).total.item<double>(), 0.0);
        const std::pair<double NeurIkLossWeights::*, const char*> terms[] = {
            {&NeurIkLossWeights::markers, "markers_m"}, {&NeurIkLossWeights::joints, "joints_m"},
            {&NeurIkLossWeights::angles, "angles"},     {&NeurIkLossWeights::scales, "scales"},
            {&NeurIkLossWeights::root, "root"},         {&NeurIkLossWeights::limits, "limits_deg"}};
        for (const auto& [term, name] : terms) {
            auto weights = none;
            weights.*term = 3;
            const auto losses = one.losses(answer, weights);
            const double part = losses.parts.at(name).item<double>();
            QVERIFY(std::abs(losses.total.item<double>() - 3 * part) < 1e-5 * (1 + part));
        }
    }

    void gradientsAreThoseOfFiniteDifferences() {
        const Case one;
        auto answer = truthOf(one.batch);
        for (at::Tensor* x : {&answer.coordinates_rad, &answer.scales}) {
            *x = (*x + 0.1 * at::randn(x->sizes(), at::kDouble)).requires_grad_(true);
        }
        const auto six = (sixColumnsOf(answer.root) + 0.1).detach().requires_grad_(true);
        const auto value = [&] {
            answer.root = matrixOfSixColumns(six);
            return one.losses(answer).total;
        };
        value().backward();
        const at::NoGradGuard noGradients;
        for (const at::Tensor& variable : {answer.coordinates_rad, answer.scales, six}) {
            const auto flat = variable.view({-1}), slope = variable.grad().view({-1});
            for (std::int64_t i = 0; i < flat.numel(); i += flat.numel() / 40) {
                constexpr double kStep = 1e-6;
                const double at = flat[i].item<double>();
                flat[i] = at + kStep;
                const double above = value().item<double>();
                flat[i] = at - kStep;
                const double below = value().item<double>();
                flat[i] = at;
                const double exact = slope[i].item<double>();
                QVERIFY(std::abs(exact - (above - below) / (2 * kStep)) <
                        1e-7 + 1e-4 * std::abs(exact));
            }
        }
    }

    /// Centre and spread come from data and stay.
    void statisticsAreNotTrained() {
        const auto options = smallProblem();
        const auto problem = neurIkProblem(options, dataOf(), 1);
        const auto mean = problem.start["input.mean"];
        QVERIFY(mean.abs().max().item<double>() > 0.1);
        const auto step = computeStep(problem, problem.start, problem.batch(1, {}), 1, 1, 1, [] {});
        for (const auto& [name, gradient] : step.gradients) {
            QVERIFY(!name.starts_with("input.") && !name.starts_with("output."));
        }
        QVERIFY(step.gradients.contains("head.fc2.weight"));
        // Every coordinate of the data can be said.
        const auto batch = problem.batch(2, {});
        const auto off = (batch["coordinates"] - problem.start["output.coordinate_centre"]).abs() /
                         problem.start["output.coordinate_half"];
        QVERIFY((off > 1).to(at::kFloat).mean().item<double>() < 0.01);
    }

    void lastFrameAlone() {
        auto options = smallProblem();
        options.network.everyFrame = false;
        const auto data = dataOf();
        const auto batch = neurIkBatch(options, data, 11, {});
        QCOMPARE(batch["root"].size(1), std::int64_t(1));
        QCOMPARE(batch["joints"].size(1), std::int64_t(1));
        const auto every = neurIkBatch(smallProblem(), data, 11, {});
        QVERIFY(at::equal(batch["coordinates"], every["coordinates"].slice(1, 7)));
        QVERIFY(at::equal(batch["tree_markers"], every["tree_markers"].slice(1, 1)));
        QVERIFY(at::equal(batch["markers"], every["markers"]));
        const auto problem = neurIkProblem(options, data, 1);
        const auto step = computeStep(problem, problem.start, batch, 1, 1, 1, [] {});
        QVERIFY(std::isfinite(step.losses.at("total")));
    }

    void learnsEightWindowsByHeart() {
        QTemporaryDir folder;
        auto small = smallProblem();
        small.poseEvery = 8;
        auto problem = neurIkProblem(small, dataOf(), 1);
        const auto eight = problem.batch(1, {});
        problem.batch = [eight](std::uint64_t, const std::stop_token&) { return eight; };
        auto options = optionsFor(folder, 160);
        options.parts = 1;
        const auto done = train(problem, options, {});
        QVERIFY2(done, done ? "" : describe(done.error()).c_str());
        const auto log = readTrainingLog(options.folder / kTrainingLogName);
        QVERIFY(log);
        const auto& first = log->front().losses;
        for (const auto& [name, value] : done->losses) {
            qInfo("%s: %.5f after %.4f", name.c_str(), value, first.at(name));
        }
        QVERIFY(done->losses.at("angle_deg") < 4);
        QVERIFY(done->losses.at("markers_m") < 0.04);
        QVERIFY(done->losses.at("total") < 0.2 * first.at("total"));
    }

    void goingOnGivesTheSameBits() {
        QTemporaryDir whole, broken;
        const auto problem = neurIkProblem(smallProblem(), dataOf(), 1);
        const auto unbroken = train(problem, optionsFor(whole, 5), {});
        QVERIFY(unbroken);
        QVERIFY(train(problem, optionsFor(broken, 2), {}));
        auto options = optionsFor(broken, 5);
        options.resume = true;
        options.threads = 2;
        options.feederThreads = 2;
        const auto resumed = train(problem, options, {});
        QVERIFY(resumed);
        const auto all = testing::totals(optionsFor(whole, 0).folder);
        QCOMPARE(all.size(), std::size_t(5));
        QCOMPARE(testing::totals(options.folder), all);
        for (const auto& [name, tensor] : unbroken->state.weights.all()) {
            QVERIFY(at::equal(tensor, resumed->state.weights[name]));
        }
    }
};

QTEST_APPLESS_MAIN(TestNeurIkTraining)
#include "tst_neurik_training.moc"
