#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/random_start.h"
#include "inference/training/orthogonal_step.h"
#include "inference/training/trainer.h"
#include "inference/training/training_step.h"
#include "tests/inference/training_runs.h"

using namespace gonio;

namespace {

/// A line to be found from noisy points, with a running mean beside it.
TrainingProblem lineProblem() {
    TrainingProblem problem;
    problem.start = NamedTensors({{"line.weight", normal({1, 3}, 5, 0.1)},
                                  {"line.bias", at::zeros({1})},
                                  {"line.running_mean", at::zeros({3})}});
    problem.batch = [](std::uint64_t seed, const std::stop_token&) {
        const auto x = normal({12, 3}, seed, 1);
        const auto truth = at::tensor({1.0F, -2.0F, 0.5F});
        const auto y = at::matmul(x, truth).unsqueeze(1) + 0.25;
        return NamedTensors({{"x", x}, {"y", y + normal({12, 1}, seed + 1, 0.01)}});
    };
    problem.losses = [](const NamedTensors& weights, const NamedTensors& batch, std::uint64_t seed,
                        const NetworkPulse& pulse) {
        pulse();
        auto mean = weights["line.running_mean"];
        mean.mul_(0.9).add_(batch["x"].mean(0), 0.1);
        const auto noisy = batch["x"] + normal(batch["x"].sizes(), seed, 0.01);
        const auto error =
            at::linear(noisy, weights["line.weight"], weights["line.bias"]) - batch["y"];
        const auto square = error.square().mean();
        return TrainingLosses{square, {{"square", square.detach()}}};
    };
    return problem;
}

TrainerOptions optionsFor(const QTemporaryDir& folder, std::int64_t steps) {
    auto options =
        testing::shortRun(folder, steps, {LearningRate::Course::Cosine, 0.05, 5, 200, 0.1});
    options.parts = 3;
    options.feederThreads = 2;
    options.seed = 11;
    options.configuration = "a line";
    return options;
}

bool sameBits(const NamedTensors& a, const NamedTensors& b) {
    for (const auto& [name, tensor] : a.all()) {
        if (!at::equal(tensor, b[name])) return false;
    }
    return a.all().size() == b.all().size();
}

}  // namespace

class TestTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The singular vectors stay, the values come to about 1.
    void orthogonalStepsTurnAllDirections() {
        for (const auto& [rows, columns] : {std::pair{12, 30}, {30, 12}, {8, 8}}) {
            const auto matrix = normal({rows, columns}, 3, 1).to(at::kDouble);
            const auto [u, values, vt] = at::linalg_svd(matrix, false);
            const auto core = u.t().mm(orthogonalised(matrix)).mm(vt.t());
            const auto diagonal = core.diagonal();
            QVERIFY((core - at::diag(diagonal)).abs().max().item<double>() < 1e-9);
            QVERIFY2(diagonal.min().item<double>() > 0.6, "smallest");
            QVERIFY2(diagonal.max().item<double>() < 1.3, "largest");
        }
        const auto kernel = normal({4, 3, 3, 3}, 5, 1);
        QCOMPARE(orthogonalised(kernel).sizes(), kernel.sizes());
        QVERIFY(at::equal(orthogonalised(kernel).flatten(1), orthogonalised(kernel.flatten(1))));
    }

    // First step from rest: gradient times (1 - 0.95) (1 + ...) has only a direction.
    void orthogonalStepIsAsWritten() {
        const auto gradient = normal({6, 9}, 7, 1);
        auto weight = at::ones({6, 9}), moment = at::zeros({6, 9});
        stepOrthogonal(0.9, 0.5, 0.01, gradient, weight, moment);
        QVERIFY(at::allclose(moment, 0.1 * gradient));
        // lerp(g, 0.1 g, 0.9) is 0.19 g, whose size does not count.
        const auto wanted =
            at::ones({6, 9}) * (1 - 0.005) - 0.01 * 0.8 * 3 * orthogonalised(gradient);
        QVERIFY(at::allclose(weight, wanted, 1e-4, 1e-6));
    }

    void findsTheLine() {
        QTemporaryDir folder;
        const auto done = train(lineProblem(), optionsFor(folder, 200), {});
        QVERIFY2(done, done ? "" : describe(done.error()).c_str());
        QVERIFY(done->isComplete);
        QVERIFY(done->losses.at("square") < 2e-3);
        QVERIFY(std::abs(done->state.weights["line.weight"][0][1].item<double>() + 2) < 0.02);
        QCOMPARE(testing::totals(optionsFor(folder, 0).folder).size(), std::size_t(200));
    }

    // The promise: stopped and gone on with, on another number of threads, is the same to the bit.
    void goingOnGivesTheSameBits() {
        QTemporaryDir whole, broken;
        const auto unbroken = train(lineProblem(), optionsFor(whole, 40), {});
        QVERIFY(unbroken);
        QVERIFY(train(lineProblem(), optionsFor(broken, 17), {}));
        auto options = optionsFor(broken, 40);
        options.resume = true;
        options.threads = 2;
        options.feederThreads = 1;
        const auto resumed = train(lineProblem(), options, {});
        QVERIFY2(resumed, resumed ? "" : describe(resumed.error()).c_str());
        QCOMPARE(testing::totals(options.folder), testing::totals(optionsFor(whole, 0).folder));
        QVERIFY(sameBits(resumed->state.weights, unbroken->state.weights));
        QVERIFY(sameBits(resumed->state.average, unbroken->state.average));
        QVERIFY(!sameBits(resumed->state.average, resumed->state.weights));
    }

    // A killed run leaves log lines behind its last checkpoint; they are done again, not doubled.
    void killedRunsDoNotDoubleTheLog() {
        QTemporaryDir folder;
        int seen = 0;
        const Job cancelling{[&seen] { return seen >= 9; }, [&seen](int, int) { ++seen; }};
        auto options = optionsFor(folder, 20);
        QVERIFY(train(lineProblem(), optionsFor(folder, 4), {}));
        options.resume = true;
        const auto cancelled = train(lineProblem(), options, cancelling);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QVERIFY(testing::totals(options.folder).size() > 9);
        QVERIFY(train(lineProblem(), options, {}));
        QCOMPARE(testing::totals(options.folder).size(), std::size_t(20));
    }

    void keepsTwoCheckpoints() {
        QTemporaryDir folder;
        auto options = optionsFor(folder, 12);
        options.checkpointEvery_s = 0;
        QVERIFY(train(lineProblem(), options, {}));
        QCOMPARE(
            QDir(QString::fromStdString(options.folder.string())).entryList({"checkpoint*"}),
            QStringList({"checkpoint-00000011.safetensors", "checkpoint-00000012.safetensors"}));
    }

    void foreignTrainingsAreLeftAlone() {
        QTemporaryDir folder;
        QVERIFY(train(lineProblem(), optionsFor(folder, 2), {}));
        const auto again = train(lineProblem(), optionsFor(folder, 3), {});
        QCOMPARE(again.error().code, ErrorCode::Usage);
        auto other = optionsFor(folder, 3);
        other.resume = true;
        other.configuration = "a curve";
        QCOMPARE(train(lineProblem(), other, {}).error().code, ErrorCode::Usage);
        auto problem = lineProblem();
        auto tensors = problem.start.all();
        tensors["line.weight"] = at::zeros({1, 4});
        problem.start = NamedTensors(tensors);
        other.configuration = "a line";
        QCOMPARE(train(problem, other, {}).error().code, ErrorCode::MalformedFile);
    }

    void timeEndsTraining() {
        QTemporaryDir folder;
        auto options = optionsFor(folder, 1'000'000'000);
        options.minutes = 0.002;
        options.logEvery = 1000;
        const auto done = train(lineProblem(), options, {});
        QVERIFY(done);
        QVERIFY(!done->isComplete);
        QVERIFY(done->state.step > 0);
        QVERIFY(newestCheckpoint(options.folder));
    }

    void lossesThatBurstEndTraining() {
        QTemporaryDir folder;
        auto problem = lineProblem();
        problem.losses = [](const NamedTensors& weights, const NamedTensors&, std::uint64_t,
                            const NetworkPulse&) {
            return TrainingLosses{(weights["line.weight"] / 0.0).sum(), {}};
        };
        const auto done = train(problem, optionsFor(folder, 3), {});
        QCOMPARE(done.error().code, ErrorCode::SolverFailed);
    }

    // Cut into parts of unequal sizes, a batch gives the gradient of the whole one.
    void partsAddUpToTheWhole() {
        auto problem = lineProblem();
        problem.losses = [](const NamedTensors& weights, const NamedTensors& batch, std::uint64_t,
                            const NetworkPulse&) {
            const auto error = at::linear(batch["x"], weights["line.weight"]) - batch["y"];
            return TrainingLosses{error.square().mean(), {}};
        };
        const auto batch = problem.batch(3, {});
        const auto whole = computeStep(problem, problem.start, batch, 1, 1, 1, [] {});
        for (const int parts : {2, 5, 100}) {
            const auto cut = computeStep(problem, problem.start, batch, 1, parts, 2, [] {});
            const auto& name = "line.weight";
            QVERIFY(at::allclose(cut.gradients.at(name), whole.gradients.at(name), 1e-5, 1e-6));
            QVERIFY(std::abs(cut.losses.at("total") - whole.losses.at("total")) < 1e-5);
            QVERIFY(!cut.gradients.contains("line.bias"));
        }
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
