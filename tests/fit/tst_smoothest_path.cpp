#include <QtTest>
#include <limits>
#include <random>

#include "core/fit/smoothest_path.h"

using namespace gonio;

namespace {

/// Of one sequence of states, by the definition.
double costOf(const std::vector<PathStep>& steps, const std::vector<int>& path) {
    double sum = 0;
    const auto stateAt = [&](std::size_t i) { return steps[i].states[std::size_t(path[i])]; };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        sum += stateAt(i).cost;
        if (i < 2) continue;
        const double before_s = steps[i - 1].time_s - steps[i - 2].time_s;
        const double after_s = steps[i].time_s - steps[i - 1].time_s;
        const double ratio = after_s / before_s;
        const double turned = steps[i].acceleration * after_s * (before_s + after_s) / 2;
        const double noise =
            steps[i].noise * steps[i].noise * (1 + (1 + ratio) * (1 + ratio) + ratio * ratio);
        const double variance = noise + turned * turned;
        for (std::size_t c = 0; c < 4; ++c) {
            const double here = stateAt(i - 1).place[c];
            const double off =
                stateAt(i).place[c] - here - ratio * (here - stateAt(i - 2).place[c]);
            sum += std::min(8.0, 0.5 * off * off / variance);
        }
    }
    return sum;
}

double leastCost(const std::vector<PathStep>& steps, std::vector<int>& path, std::size_t at) {
    if (at == steps.size()) return costOf(steps, path);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < steps[at].states.size(); ++s) {
        path[at] = static_cast<int>(s);
        least = std::min(least, leastCost(steps, path, at + 1));
    }
    return least;
}

/// A point that goes steadily to the right while another goes to the left; which is which is not
/// said.
std::vector<PathStep> crossing(double rate_hz, double duration_s) {
    std::vector<PathStep> steps;
    const int count = static_cast<int>(duration_s * rate_hz) + 1;
    for (int i = 0; i < count; ++i) {
        const double time_s = i / rate_hz, place = 100 * (time_s - duration_s / 2);
        steps.push_back({time_s, 1, 10, {{{place, -place}, 0}, {{-place, place}, 0}}});
    }
    steps.front().states[1].cost = 1;
    return steps;
}

}  // namespace

class SmoothestPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void isTheCheapestOfAll() {
        std::mt19937 random(7);
        std::normal_distribution<double> normal;
        for (int trial = 0; trial < 50; ++trial) {
            std::vector<PathStep> steps;
            for (int i = 0; i < 6; ++i) {
                PathStep step{0.1 * i + 0.03 * (i % 3), 0.5, 20, {}};
                for (int s = 0; s <= (i + trial) % 3; ++s) {
                    step.states.push_back(
                        {{normal(random), normal(random), normal(random), 3 * normal(random)},
                         normal(random)});
                }
                steps.push_back(step);
            }
            std::vector<int> any(steps.size(), 0);
            const double found = costOf(steps, smoothestPath(steps));
            QVERIFY(std::abs(found - leastCost(steps, any, 0)) < 1e-9);
        }
    }

    void limbsKeepTheirWayThroughACrossing_data() {
        QTest::addColumn<double>("rate_hz");
        for (const double rate_hz : {12.0, 15.0, 30.0, 60.0, 240.0})
            QTest::addRow("%.0f Hz", rate_hz) << rate_hz;
    }

    void limbsKeepTheirWayThroughACrossing() {
        QFETCH(const double, rate_hz);
        const auto steps = crossing(rate_hz, 2);
        for (const double apart_s : {0.0, 1.0 / 14}) {
            if (apart_s == 0.0 && rate_hz > 30) continue;  // noise hides so short steps
            const auto path = smoothestPath(steps, apart_s);
            for (std::size_t i = 0; i < steps.size(); ++i) {
                const double apart = std::abs(steps[i].states[0].place[0]);
                if (apart > 3) QVERIFY2(path[i] == 0, std::to_string(i).c_str());
            }
        }
    }

    // What happened while nobody looked is not known: each side of a long gap is taken by itself.
    void nothingIsSaidOverAGap() {
        auto steps = crossing(30, 2);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].time_s > 1) steps[i].time_s += 0.3;
        }
        steps.back().states[0].cost = 0.5;
        const auto path = smoothestPath(steps, 1.0 / 14);
        QCOMPARE(path.front(), 0);
        QCOMPARE(path.back(), 1);
    }

    void shortOnes() {
        QVERIFY(smoothestPath({}).empty());
        auto steps = crossing(30, 2);
        steps.resize(1);
        QCOMPARE(smoothestPath(steps), std::vector<int>{0});
        steps[0].states[0].cost = 2;
        QCOMPARE(smoothestPath(steps), std::vector<int>{1});
        steps.push_back(crossing(30, 2)[1]);
        QCOMPARE(smoothestPath(steps).size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(SmoothestPathTest)
#include "tst_smoothest_path.moc"
