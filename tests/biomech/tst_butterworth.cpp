#include <QtTest>

#include "biomech_test_data.h"
#include "core/biomech/butterworth.h"

using namespace gonio;
using gonio::test::evenTimes_s;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPi = std::numbers::pi;

std::vector<double> sine(const std::vector<double>& times_s, double frequency_hz) {
    std::vector<double> values;
    for (const double t : times_s) values.push_back(std::sin(2 * kPi * frequency_hz * t));
    return values;
}

/// Two-pass gain of the digital section: 1 / (1 + r^4), r = tan(pi f/fs) / w (bilinear).
double expectedGain(double frequency_hz, double rate_hz, const LowPassOptions& options) {
    const double c = options.correctForTwoPasses ? 0.8022432629231502 : 1;
    const double r =
        std::tan(kPi * frequency_hz / rate_hz) * c / std::tan(kPi * options.cutoff_hz / rate_hz);
    return 1 / (1 + std::pow(r, 4));
}

}  // namespace

class TestButterworth : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void sineComesOutScaledAndInPhase_data() {
        QTest::addColumn<double>("frequency_hz");
        QTest::addColumn<double>("rate_hz");
        QTest::addColumn<bool>("corrected");
        QTest::newRow("slow") << 1.0 << 60.0 << true;
        QTest::newRow("at the cut-off") << 6.0 << 60.0 << true;
        QTest::newRow("at the cut-off, 240 fps") << 6.0 << 240.0 << true;
        QTest::newRow("above") << 12.0 << 100.0 << true;
        QTest::newRow("as OpenCap") << 6.0 << 60.0 << false;
        QTest::newRow("as OpenCap, effective cut-off") << 4.817 << 240.0 << false;
    }

    void sineComesOutScaledAndInPhase() {
        QFETCH(double, frequency_hz);
        QFETCH(double, rate_hz);
        QFETCH(bool, corrected);
        const LowPassOptions options{.cutoff_hz = 6, .correctForTwoPasses = corrected};
        const auto times_s = evenTimes_s(static_cast<std::size_t>(10 * rate_hz), rate_hz);
        const auto input = sine(times_s, frequency_hz);
        const auto output = lowPassUniform(input, rate_hz, options);
        QVERIFY(output.has_value());
        const double gain = expectedGain(frequency_hz, rate_hz, options);
        // In the middle, 3 s from the ends, where their influence is below 1e-9.
        for (std::size_t i = times_s.size() * 3 / 10; i < times_s.size() * 7 / 10; ++i) {
            QVERIFY(std::abs((*output)[i] - gain * input[i]) < 1e-8);
        }
        if (corrected && frequency_hz == 6.0) QVERIFY(std::abs(gain - std::sqrt(0.5)) < 1e-9);
        if (!corrected && frequency_hz == 6.0) QVERIFY(std::abs(gain - 0.5) < 1e-12);
        if (frequency_hz == 4.817) QVERIFY(std::abs(gain - std::sqrt(0.5)) < 1e-4);
    }

    void constantAndRampPass() {
        const std::vector<double> flat(40, -73.25);
        const auto same = lowPassUniform(flat, 60);
        QVERIFY(same.has_value());
        for (const double value : *same) QVERIFY(std::abs(value + 73.25) < 1e-10);
        std::vector<double> ramp;
        for (int i = 0; i < 300; ++i) ramp.push_back(0.5 * i);
        const auto line = lowPassUniform(ramp, 60);
        QVERIFY(line.has_value());
        for (std::size_t i = 100; i < 200; ++i) QVERIFY(std::abs((*line)[i] - ramp[i]) < 1e-9);
    }

    void pulseStaysSymmetric() {
        std::vector<double> pulse(201, 0.0);
        pulse[100] = 1;
        const auto output = lowPassUniform(pulse, 100);
        QVERIFY(output.has_value());
        for (std::size_t k = 1; k < 60; ++k) {
            QVERIFY(std::abs((*output)[100 + k] - (*output)[100 - k]) < 1e-12);
        }
        double sum = 0;
        for (const double value : *output) sum += value;
        QVERIFY(std::abs(sum - 1) < 1e-9);
    }

    void gapsSplitAndShortRunsStayRaw() {
        const auto times_s = evenTimes_s(100, 60);
        auto values = sine(times_s, 8);
        values[40] = kNaN;
        values[45] = kNaN;
        const auto whole = lowPass(times_s, values);
        QVERIFY(whole.has_value());
        QVERIFY(std::isnan(whole->values[40]) && std::isnan(whole->values[45]));
        for (std::size_t i = 41; i < 45; ++i) {
            QCOMPARE(whole->values[i], values[i]);
            QCOMPARE(int(whole->unfiltered[i]), 1);
        }
        const auto first = lowPassUniform(std::span(values).first(40), 60);
        QVERIFY(first.has_value());
        for (std::size_t i = 0; i < 40; ++i) {
            QVERIFY(std::abs(whole->values[i] - (*first)[i]) < 1e-12);
            QCOMPARE(int(whole->unfiltered[i]), 0);
        }
    }

    void stepInTimeSplits() {
        auto times_s = evenTimes_s(60, 60);
        for (std::size_t i = 30; i < 60; ++i) times_s[i] += 1;
        std::vector<double> values(60, 0.0);
        std::fill(values.begin() + 30, values.end(), 50.0);
        const auto output = lowPass(times_s, values);
        QVERIFY(output.has_value());
        for (std::size_t i = 0; i < 60; ++i)
            QVERIFY(std::abs(output->values[i] - values[i]) < 1e-9);
    }

    void unevenTimesAreResampled() {
        auto times_s = evenTimes_s(600, 120);
        for (std::size_t i = 1; i + 1 < times_s.size(); ++i) {
            times_s[i] += 0.3 / 120 * std::sin(1.7 * static_cast<double>(i));
        }
        const auto input = sine(times_s, 2);
        const auto output = lowPass(times_s, input);
        QVERIFY(output.has_value());
        const double gain = expectedGain(2, 120, {});
        for (std::size_t i = 200; i < 400; ++i) {
            // PCHIP twice flattens the peaks of a 2 Hz sine at 120 Hz by less than this.
            QVERIFY(std::abs(output->values[i] - gain * input[i]) < 0.006);
            QCOMPARE(int(output->unfiltered[i]), 0);
        }
    }

    void wrongUseIsRefused() {
        const std::vector<double> enough(20, 1.0);
        const std::vector<double> few(9, 1.0);
        QVERIFY(!lowPassUniform(few, 60));
        QVERIFY(!lowPassUniform({}, 60));
        QVERIFY(!lowPassUniform(enough, 0));
        QVERIFY(!lowPassUniform(enough, 12));
        QVERIFY(!lowPassUniform(enough, 60, {.cutoff_hz = -1}));
        QVERIFY(!lowPassUniform(enough, kNaN));
        QVERIFY(lowPassUniform(std::vector<double>(10, 1.0), 60).has_value());
        const std::vector<double> backwards{0.0, 0.2, 0.1};
        const auto refused = lowPass(backwards, std::vector<double>(3, 1.0));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(!lowPass(backwards, enough));
        QVERIFY(lowPass({}, {}).has_value());
    }

    void ratesAndCutoffs() {
        QCOMPARE(medianRate_hz({}), 0.0);
        QVERIFY(std::abs(medianRate_hz(evenTimes_s(11, 30)) - 30) < 1e-9);
        QCOMPARE(usableCutoff_hz(6, 60), 6.0);
        QCOMPARE(usableCutoff_hz(6, 15), 3.75);
    }
};

QTEST_GUILESS_MAIN(TestButterworth)
#include "tst_butterworth.moc"
