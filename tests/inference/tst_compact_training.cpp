#include <ATen/ATen.h>

#include <QtTest>

#include "inference/training/compact_problem.h"
#include "inference/training/training_step.h"
#include "tests/inference/synthesis_test_bodies.h"
#include "tests/inference/training_runs.h"

using namespace gonio;

namespace {

CompactProblemOptions smallProblem() {
    CompactProblemOptions options;
    options.network.stages = {{{16, 0}, {32, 0}, {32, 1}, {64, 1}}};
    options.network.stem = 8;
    options.network.neck = 32;
    options.network.placeHidden = 64;
    options.network.bodyHidden = 128;
    options.batch = 8;
    return options;
}

TrainingProblem drawnPeople(const CompactProblemOptions& options) {
    const auto bodies = testing::openBodies();
    return compactProblem(options, *bodies.front(), *CropSynthesiser::make(bodies, {}), 5);
}

TrainerOptions optionsFor(const QTemporaryDir& folder, std::int64_t steps) {
    auto options =
        testing::shortRun(folder, steps, {LearningRate::Course::Cosine, 3e-3, 10, 150, 0.02});
    options.largestGradient = 5;
    options.parts = 2;
    return options;
}

}  // namespace

class TestCompactTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Eight crops, over and over: every loss falls far below where it began.
    void learnsEightCropsByHeart() {
        QTemporaryDir folder;
        auto problem = drawnPeople(smallProblem());
        const auto eight = problem.batch(1, {});
        problem.batch = [eight](std::uint64_t, const std::stop_token&) { return eight; };
        auto options = optionsFor(folder, 150);
        options.parts = 1;
        const auto done = train(problem, options, {});
        QVERIFY2(done, done ? "" : describe(done.error()).c_str());
        const auto log = readTrainingLog(options.folder / kTrainingLogName);
        QVERIFY(log);
        const auto& first = log->front().losses;
        for (const auto& [name, value] : done->losses) {
            qInfo("%s: %.6f after %.4f", name.c_str(), value, first.at(name));
        }
        QVERIFY(done->losses.at("total") < 0.1 * first.at("total"));
        QVERIFY(done->losses.at("places") < 0.5);    // nats, of 6 and more
        QVERIFY(done->losses.at("points") < 0.03);   // m
        QVERIFY(done->losses.at("picture") < 0.05);  // crop units
    }

    void goingOnGivesTheSameBits() {
        QTemporaryDir whole, broken;
        const auto problem = drawnPeople(smallProblem());
        QVERIFY(train(problem, optionsFor(whole, 5), {}));
        QVERIFY(train(problem, optionsFor(broken, 2), {}));
        auto options = optionsFor(broken, 5);
        options.resume = true;
        options.threads = 2;
        options.feederThreads = 2;
        QVERIFY(train(problem, options, {}));
        const auto all = testing::totals(optionsFor(whole, 0).folder);
        QCOMPARE(all.size(), std::size_t(5));
        QCOMPARE(testing::totals(options.folder), all);
    }

    // A question at every layer, backwards too: between two of them lies little work.
    void asksAtEveryLayer() {
        const auto problem = drawnPeople(smallProblem());
        const auto batch = problem.batch(1, {});
        int asked = 0;
        (void)computeStep(problem, problem.start, batch, 1, 1, 1, [&asked] { ++asked; });
        QVERIFY2(asked >= 2 * 12, std::to_string(asked).c_str());
        const int half = asked * 3 / 4;
        asked = 0;
        const auto stop = [&asked, half] {
            if (++asked == half) throw std::domain_error("stop");
        };
        bool isStopped = false;
        try {
            (void)computeStep(problem, problem.start, batch, 1, 1, 1, stop);
        } catch (const std::exception&) {
            isStopped = true;
        }
        QVERIFY(isStopped);
        QCOMPARE(asked, half);
    }

    // With a backbone of bfloat16 the gradients keep their direction.
    void fewerBitsPointTheSameWay() {
        auto options = smallProblem();
        const auto gradientOf = [](const CompactProblemOptions& given) {
            const auto problem = drawnPeople(given);
            const auto batch = problem.batch(1, {});
            auto gradients =
                computeStep(problem, cloned(problem.start), batch, 1, 1, 1, {}).gradients;
            return gradients.at("simcc.maps.weight").flatten();
        };
        const auto exact = gradientOf(options);
        options.backboneType = at::kBFloat16;
        const auto reduced = gradientOf(options);
        QCOMPARE(reduced.scalar_type(), at::kFloat);
        const double alike = (exact.dot(reduced) / (exact.norm() * reduced.norm())).item<double>();
        QVERIFY2(alike > 0.95, std::to_string(alike).c_str());
    }
};

QTEST_GUILESS_MAIN(TestCompactTraining)
#include "tst_compact_training.moc"
