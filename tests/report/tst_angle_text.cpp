#include <QElapsedTimer>
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

#include "core/biomech/text_numbers.h"
#include "core/report/angle_text.h"
#include "core/report/range_of_motion.h"

using namespace gonio;

class TestAngleText : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void shown_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << 38.4 << 1 << "38.4";
        QTest::newRow("half goes away from zero") << 38.45 << 1 << "38.5";
        QTest::newRow("negative half") << -38.45 << 1 << "-38.5";
        // 0.15 is 0.1499999... in binary; the file says 0.1500, and so its reader rounds up.
        QTest::newRow("as the file's reader rounds") << 0.15 << 1 << "0.2";
        QTest::newRow("carries") << 9.96 << 1 << "10.0";
        QTest::newRow("no negative zero") << -0.00001 << 1 << "0.0";
        QTest::newRow("nor by rounding") << -0.04 << 1 << "0.0";
        QTest::newRow("small negative") << -0.06 << 1 << "-0.1";
        QTest::newRow("whole") << 179.5 << 0 << "180";
        QTest::newRow("file") << 1.0 / 3 << 4 << "0.3333";
        QTest::newRow("two") << 2.005 << 2 << "2.01";
        QTest::newRow("missing") << std::numeric_limits<double>::quiet_NaN() << 1 << "";
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 1 << "";
        QTest::newRow("too many decimals are four") << 1.23456 << 9 << "1.2346";
    }

    void shown() {
        QFETCH(const double, value);
        QFETCH(const int, decimals);
        QFETCH(const QString, text);
        QCOMPARE(QString::fromStdString(formatAngle_deg(value, decimals)), text);
    }

    // Units are those of the text, about halves above all, and cost little.
    void unitsAreThoseOfTheText() {
        const auto check = [](double value) {
            const auto units = fileAngle(value);
            QVERIFY(units.has_value());
            QString digits = QString::fromStdString(formatFixed(value, 4));
            QCOMPARE(*units, digits.remove('.').toLongLong());
        };
        for (int unit = -4000; unit <= 4000; ++unit) {
            const double half = (unit + 0.5) / 10000;
            double below = half, above = half;
            for (int step = 0; step < 3; ++step) {
                check(below);
                check(above);
                below = std::nextafter(below, -1000.0);
                above = std::nextafter(above, 1000.0);
            }
        }
        for (const double value : {0.03125, -0.09375, 179.00005, 1e7 + 0.00005, 3e9, -0.00004}) {
            check(value);
        }
    }

    void costOfRanges() {
        AngleTable table;
        AngleSeries series;
        for (int f = 0; f < 36000; ++f) {
            table.frames.push_back(f);
            series.filtered_deg.push_back(40 * std::sin(f / 17.0));
        }
        QElapsedTimer clock;
        const auto time_ms = [&](FrameRange frames) {
            clock.start();
            for (int angle = 0; angle < 30; ++angle) {
                if (rangeOfMotion(table, series, frames).present == 0) return -1.0;
            }
            return double(clock.nsecsElapsed()) / 1e6;
        };
        qInfo("30 ranges of motion of 36,000 frames: %.2f ms, of 300 of them: %.3f ms", time_ms({}),
              time_ms({30000, 30299}));
        const auto part = rangeOfMotion(table, series, {30000, 30299});
        QCOMPARE(part.present, 300);
        QVERIFY(part.minFrame >= 30000 && part.maxFrame <= 30299);
        QCOMPARE(rangeOfMotion(table, series, {40000, 41000}).present, 0);
    }

    // The screen's text is a function of the file's text alone, and at four decimals equal to it.
    void screenFollowsTheFile() {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> degrees(-200, 200);
        for (int i = 0; i < 20000; ++i) {
            const double value = degrees(random);
            const std::string inFile = formatFixed(value, 4);
            QCOMPARE(formatAngle_deg(value, 4), inFile);
            const double read = *parseNumber(inFile);
            QCOMPARE(fileAngle_deg(value), read);
            for (const int decimals : {0, 1, 2, 3}) {
                QCOMPARE(formatAngle_deg(value, decimals), formatAngle_deg(read, decimals));
            }
            QVERIFY(std::abs(*parseNumber(formatAngle_deg(value)) - read) <= 0.05 + 1e-9);
        }
    }
};

QTEST_GUILESS_MAIN(TestAngleText)
#include "tst_angle_text.moc"
