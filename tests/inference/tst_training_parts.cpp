#include <ATen/ATen.h>

#include <QtTest>
#include <atomic>

#include "inference/training/learning_rate.h"
#include "inference/training/optimiser.h"
#include "inference/training/ordered_feeder.h"
#include "inference/training/training_log.h"

using namespace gonio;

namespace {

NamedTensors two(double a, double b) {
    return NamedTensors({{"layer.weight", at::full({1, 1}, a, at::kDouble)},
                         {"layer.bias", at::full({1}, b, at::kDouble)}});
}

double value(const NamedTensors& tensors, const char* name) {
    return tensors[name].item<double>();
}

TrainingLogLine exampleLine() {
    return {30, {{"places", 0.1}, {"total", 1.0 / 3}}, 1e-3, 2.5, 31.25};
}

}  // namespace

/// What a training is made of, each piece against numbers worked out by hand.
class TestTrainingParts : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The first step of Adam goes by the learning rate against the gradient's sign; the weight's
    // decay comes before it and leaves biases alone.
    void firstStepOfAdamW() {
        const auto weights = two(2, 3);
        auto moments = startMoments(weights);
        const TensorsByName gradients{{"layer.weight", at::full({1, 1}, 0.5, at::kDouble)},
                                      {"layer.bias", at::full({1}, -4.0, at::kDouble)}};
        const AdamWOptions options{.epsilon = 0, .weightDecay = 0.1};
        stepAdamW(options, 0.01, 1, gradients, weights, moments);
        QCOMPARE(value(weights, "layer.weight"), 2 * (1 - 0.001) - 0.01);
        QCOMPARE(value(weights, "layer.bias"), 3.01);
        QCOMPARE(moments.first["layer.weight"].item<double>(), 0.05);
        QVERIFY(std::abs(moments.second["layer.weight"].item<double>() - 0.00025) < 1e-15);
    }

    // Gradients 1 and then 3: m' = (0.9 * 0.1 + 0.3) / 0.19, v' = (0.999 * 0.001 + 0.009) /
    // 0.001999.
    void secondStepOfAdamW() {
        const auto weights = two(0, 0);
        auto moments = startMoments(weights);
        const AdamWOptions options{.epsilon = 1e-3, .weightDecay = 0};
        double expected = 0;
        for (const double gradient : {1.0, 3.0}) {
            const bool isFirst = gradient == 1.0;
            stepAdamW(options, 0.1, isFirst ? 1 : 2,
                      {{"layer.bias", at::full({1}, gradient, at::kDouble)}}, weights, moments);
            const double mean = isFirst ? 1 : (0.9 * 0.1 + 0.3) / 0.19;
            const double square = isFirst ? 1 : (0.999 * 0.001 + 0.009) / 0.001999;
            expected -= 0.1 * mean / (std::sqrt(square) + 1e-3);
        }
        QVERIFY(std::abs(value(weights, "layer.bias") - expected) < 1e-14);
        QCOMPARE(value(weights, "layer.weight"), 0.0);  // had no gradient
    }

    void statisticsAndMeansAreNotTrained() {
        const auto number = at::zeros({1});
        QVERIFY(isTrained("stage.0.norm.weight", number));
        QVERIFY(!isTrained("stage.0.norm.running_var", number));
        QVERIFY(!isTrained("body.init_poses", number));
        QVERIFY(!isTrained("counter", at::zeros({1}, at::kLong)));
    }

    void gradientsAreClippedTogether() {
        TensorsByName gradients{{"a", at::full({1}, 3.0)}, {"b", at::full({1}, 4.0)}};
        QCOMPARE(clipGradients(gradients, 10), 5.0);
        QCOMPARE(gradients["a"].item<double>(), 3.0);
        QCOMPARE(clipGradients(gradients, 1), 5.0);
        QVERIFY(std::abs(gradients["b"].item<double>() - 0.8) < 1e-7);
        QVERIFY(std::abs(clipGradients(gradients, 0) - 1) < 1e-6);
    }

    void averageFollows() {
        const auto mean = two(1, 10);
        updateAverage(mean, two(3, 20), 0.75);
        QCOMPARE(value(mean, "layer.weight"), 1.5);
        QCOMPARE(value(mean, "layer.bias"), 12.5);
        QCOMPARE(averageDecayAt(0.9, 100, 0), 0.0);
        QVERIFY(std::abs(averageDecayAt(0.9, 100, 100) - 0.9 * (1 - std::exp(-1.0))) < 1e-15);
    }

    void learningRates() {
        const LearningRate cosine{LearningRate::Course::Cosine, 0.2, 4, 24, 0.1};
        QCOMPARE(learningRateAt(cosine, 0), 0.05);
        QCOMPARE(learningRateAt(cosine, 3), 0.2);
        QCOMPARE(learningRateAt(cosine, 4), 0.2);
        QVERIFY(std::abs(learningRateAt(cosine, 14) - 0.2 * 0.55) < 1e-15);
        QVERIFY(std::abs(learningRateAt(cosine, 24) - 0.02) < 1e-15);
        QVERIFY(std::abs(learningRateAt(cosine, 99) - 0.02) < 1e-15);
        const LearningRate steps{LearningRate::Course::Steps, 1, 0, 0, 0, 10, 0.5};
        QCOMPARE(learningRateAt(steps, 9), 1.0);
        QCOMPARE(learningRateAt(steps, 10), 0.5);
        QCOMPARE(learningRateAt(steps, 25), 0.25);
        QCOMPARE(learningRateAt(LearningRate{.base = 3, .warmUp = 2}, 50), 3.0);
        // The paper's: 1e-3 to 5e-6, in its middle at their geometric mean.
        const LearningRate falling{LearningRate::Course::Exponential, 1e-3, 10, 110, 5e-3};
        QCOMPARE(learningRateAt(falling, 4), 5e-4);
        QCOMPARE(learningRateAt(falling, 10), 1e-3);
        QVERIFY(std::abs(learningRateAt(falling, 60) / std::sqrt(1e-3 * 5e-6) - 1) < 1e-12);
        QVERIFY(std::abs(learningRateAt(falling, 999) / 5e-6 - 1) < 1e-12);
    }

    void feederKeepsOrderAndBound() {
        std::atomic<std::int64_t> largest = 0;
        OrderedFeeder<std::int64_t> feeder(
            [&](std::int64_t i, const std::stop_token&) {
                // Later ones of a group are ready first.
                std::this_thread::sleep_for(std::chrono::milliseconds(3 - i % 3));
                std::int64_t seen = largest;
                while (seen < i && !largest.compare_exchange_weak(seen, i)) {
                }
                return i * i;
            },
            5, 3, 4);
        for (std::int64_t i = 5; i < 30; ++i) {
            QCOMPARE(feeder.take([] {}), i * i);
            QVERIFY(largest <= i + 4);
        }
    }

    void feederPassesFailuresAndPulses() {
        OrderedFeeder<int> broken(
            [](std::int64_t i, const std::stop_token&) {
                if (i == 1) throw std::runtime_error("no more");
                return static_cast<int>(i);
            },
            0, 2, 2);
        QCOMPARE(broken.take([] {}), 0);
        QVERIFY_EXCEPTION_THROWN(broken.take([] {}), std::runtime_error);
        OrderedFeeder<int> slow(
            [](std::int64_t, const std::stop_token& stop) {
                while (!stop.stop_requested()) std::this_thread::yield();
                return 0;
            },
            0, 1, 1);
        QVERIFY_EXCEPTION_THROWN(slow.take([] { throw std::logic_error("stop"); }),
                                 std::logic_error);
    }

    void logComesBack() {
        const std::string text = textOfLogLine(exampleLine()) + "\n";
        const auto lines = parseTrainingLog(text + text + text.substr(0, 20));
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t(2));
        QCOMPARE(lines->front().step, std::int64_t(30));
        QCOMPARE(lines->front().losses, exampleLine().losses);
        QCOMPARE(lines->front().samplesPerSecond, 31.25);
        QVERIFY(parseTrainingLog("")->empty());
    }

    void brokenLogsAreNamed_data() {
        QTest::addColumn<QString>("line");
        QTest::newRow("not JSON") << "step 3";
        QTest::newRow("a list") << "[1, 2]";
        QTest::newRow("no losses")
            << R"({"step":1,"learning_rate":1,"gradient_norm":1,"samples_per_s":1})";
        QTest::newRow("a loss in words")
            << R"({"step":1,"learning_rate":1,"gradient_norm":1,"samples_per_s":1,"losses":{"a":"b"}})";
        QTest::newRow("a step before the first")
            << R"({"step":-1,"learning_rate":1,"gradient_norm":1,"samples_per_s":1,"losses":{}})";
    }

    void brokenLogsAreNamed() {
        QFETCH(QString, line);
        const auto lines =
            parseTrainingLog(textOfLogLine(exampleLine()) + "\n" + line.toStdString() + "\n");
        QVERIFY(!lines);
        QCOMPARE(lines.error().code, ErrorCode::MalformedFile);
        QVERIFY(describe(lines.error()).find("line 2") != std::string::npos);
    }

    // A loss of a tenth at the end lies lower than one of 1 at the beginning.
    void curvesFall() {
        auto late = exampleLine();
        late.step = 60;
        late.losses = {{"total", 0.1}, {"<odd & end>", 0}};
        auto early = exampleLine();
        early.losses = {{"total", 1}};
        const auto picture = drawTrainingLog({early, late});
        QVERIFY(picture);
        const auto text = QString::fromStdString(*picture);
        QCOMPARE(text.count("<polyline"), 2);  // nothing to draw of the loss that is 0
        const auto points = text.section("points=\"", 1, 1).section('"', 0, 0).split(' ');
        QCOMPARE(points[0].section(',', 0, 0).toDouble(), 70.0);
        QVERIFY(points[0].section(',', 1).toDouble() < points[1].section(',', 1).toDouble());
        QVERIFY(!drawTrainingLog({early}));
    }
};

QTEST_GUILESS_MAIN(TestTrainingParts)
#include "tst_training_parts.moc"
