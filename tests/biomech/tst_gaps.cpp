#include <QtTest>

#include "biomech_test_data.h"
#include "core/biomech/gaps.h"
#include "core/biomech/pchip.h"

using namespace gonio;
using gonio::test::evenTimes_s;

namespace {
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
}

class TestGaps : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void pchipIsExactForALine() {
        const std::vector<double> x{0, 1, 3, 3.5}, y{1, 3, 7, 8}, at{0, 0.25, 2, 3.4, 3.5};
        const auto found = interpolatePchip(x, y, at);
        for (std::size_t i = 0; i < at.size(); ++i) {
            QVERIFY(std::abs(found[i] - (1 + 2 * at[i])) < 1e-12);
        }
    }

    /// One interval by hand: x = 0,1,2, y = 0,1,4; slopes 0 (end rule), 1.5 (harmonic mean of 1 and
    /// 3), so the first half-way value is (0 + 1)/2 + (0 - 1.5)/8 = 0.3125.
    void pchipMatchesTheClosedForm() {
        const auto found = interpolatePchip(std::vector<double>{0, 1, 2},
                                            std::vector<double>{0, 1, 4}, std::vector<double>{0.5});
        QVERIFY(std::abs(found[0] - 0.3125) < 1e-12);
    }

    void pchipDoesNotOvershoot() {
        const std::vector<double> x{0, 1, 2, 3, 4, 5}, y{0, 0, 0, 10, 10, 10};
        std::vector<double> at;
        for (int i = 0; i <= 500; ++i) at.push_back(0.01 * i);
        double before = -1e-12;
        for (const double value : interpolatePchip(x, y, at)) {
            QVERIFY(value >= before - 1e-12 && value <= 10 + 1e-12);
            before = value;
        }
    }

    void pchipOutsideIsMissing() {
        const std::vector<double> one{2}, at{1, 2, kNaN};
        const auto found = interpolatePchip(one, one, at);
        QVERIFY(std::isnan(found[0]) && std::isnan(found[2]));
        QCOMPARE(found[1], 2.0);
        QVERIFY(std::isnan(interpolatePchip({}, {}, at)[1]));
        QVERIFY(std::isnan(interpolatePchip(std::vector<double>{0, 0.5}, one, at)[0]));
    }

    void shortGapsAreFilledLongOnesStay() {
        const auto times_s = evenTimes_s(60, 50);
        std::vector<double> values;
        for (const double t : times_s) values.push_back(10 * t);
        const auto hide = [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) values[i] = kNaN;
        };
        hide(0, 2);    // at the start
        hide(10, 19);  // 9 frames missing: 0.20 s from frame 9 to 19
        hide(25, 35);  // 0.22 s
        hide(58, 60);  // at the end
        const auto filled = fillGaps(times_s, values);
        QVERIFY(filled.has_value());
        for (std::size_t i = 0; i < 60; ++i) {
            const bool missing = i < 2 || (i >= 25 && i < 35) || i >= 58;
            const bool interpolated = i >= 10 && i < 19;
            QCOMPARE(filled->flags[i], missing        ? SampleFlag::Missing
                                       : interpolated ? SampleFlag::Interpolated
                                                      : SampleFlag::Observed);
            QCOMPARE(std::isnan(filled->values[i]), missing);
            if (!missing) QVERIFY(std::abs(filled->values[i] - 10 * times_s[i]) < 1e-9);
        }
    }

    void nothingToGoBy() {
        const auto times_s = evenTimes_s(4, 50);
        const auto filled = fillGaps(times_s, std::vector<double>(4, kNaN));
        QVERIFY(filled.has_value());
        for (const SampleFlag flag : filled->flags) QCOMPARE(flag, SampleFlag::Missing);
        QVERIFY(fillGaps({}, {}).has_value());
        QVERIFY(!fillGaps(times_s, std::vector<double>(3, 0.0)));
        QVERIFY(!fillGaps(std::vector<double>{0, 0}, std::vector<double>{1, 1}));
        QVERIFY(!fillGaps(std::vector<double>{0, kNaN}, std::vector<double>{1, 1}));
    }
};

QTEST_GUILESS_MAIN(TestGaps)
#include "tst_gaps.moc"
