#include <QtTest>

#include "app/bench/bench.h"
#include "tests/body/body_test_data.h"
#include "tests/body/synthetic_body.h"

using namespace gonio;
using namespace gonio::bench;

namespace {

void print(const std::vector<BenchResult>& results) {
    for (const BenchResult& r : results)
        qInfo("%-42s %9.3f %-8s ratio %.4f  %s", r.name.c_str(), r.value, r.unit.c_str(), r.ratio,
              r.note.c_str());
}

}  // namespace

/// Figures are printed, not judged: another machine has others.
class BenchBodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void medianIgnoresOutliers() {
        int calls = 0;
        const double time_s = medianTime_s(5, [&] { ++calls; });
        QCOMPARE(calls, 6);
        QVERIFY(time_s >= 0 && time_s < 0.1);
    }

    void machine() {
        const MachinePeak peak = measureMachinePeak();
        QVERIFY(peak.singleThread_gflops > 0.1 && peak.read_gbs > 0.01 && peak.threads >= 1);
        print(describePeak(peak));
        print(benchBody(*syntheticBody(), peak));
        print(benchSmpl(peak));
    }

    void licensedLayout() {
        const auto model = test::goldenBody("male");
        if (!model) QSKIP("the test data are not here");
        const auto body = benchBody(*model, measureMachinePeak());
        QCOMPARE(body.size(), 4U);
        for (const BenchResult& r : body) QVERIFY(r.value > 0 && r.runs > 0 && !r.unit.empty());
        print(body);
        const auto fit = benchSkelify(*model);
        QCOMPARE(fit.size(), 1U);
        print(fit);
        const auto surface = benchSurfaceFit(*model, measureMachinePeak());
        QCOMPARE(surface.size(), 2U);
        for (const BenchResult& r : surface) QVERIFY(r.value > 0 && r.ratio > 0);
        print(surface);
    }

    void syntheticPeople() {
        const auto model = loadBodyModel(std::string(GONIO_SOURCE_DIR) +
                                         "/resources/bodies/open_male.safetensors");
        QVERIFY(model.has_value());
        const auto made = benchSynthesis(*model, 8, 1);
        QVERIFY(made.has_value());
        QCOMPARE(made->size(), 2U);
        for (const BenchResult& r : *made) QVERIFY(r.value > 0);
        print(*made);
    }

    std::shared_ptr<const BodyModel> syntheticBody() { return test::syntheticBody(); }
};

QTEST_GUILESS_MAIN(BenchBodyTest)
#include "tst_bench_body.moc"
