#include <QTest>
#include <random>

#include "../../render/chart_test_data.h"
#include "app/gui/curves/brush.h"

namespace gonio {

class BrushTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsStraightLines();
    void placesKeysEveryTenth();
    void smoothsNoise();
    void skipsHoles();
};

/// A straight line is its own smooth curve, at any spacing of frames.
void BrushTest::keepsStraightLines() {
    const auto times = clipTimes(200, 60, true);
    AngleTable table = gaitTable(times);
    AngleSeries& knee = table.series[2];
    for (std::size_t i = 0; i < times.size(); ++i) knee.raw_deg[i] = 10 + 20 * times[i];
    for (const auto& [frame, value] : brushKeyFrames(table, knee, times, {40, 150})) {
        QVERIFY(std::abs(value - (10 + 20 * times[std::size_t(frame)])) <= 0.0501);
    }
}

void BrushTest::placesKeysEveryTenth() {
    const auto times = clipTimes(300, 100);
    const AngleTable table = gaitTable(times);
    const auto keys = brushKeyFrames(table, table.series[2], times, {50, 150});
    QCOMPARE(keys.size(), std::size_t(11));
    for (std::size_t i = 0; i < keys.size(); ++i) QCOMPARE(keys[i].first, 50 + 10 * int(i));
    QCOMPARE(brushKeyFrames(table, table.series[2], times, {70, 70}).size(), std::size_t(1));
    QVERIFY(brushKeyFrames(table, table.series[2], times, {70, 60}).empty());
    QCOMPARE(brushKeyFrames(table, table.series[2], times, {-50, 9999}).back().first, 299);
}

void BrushTest::smoothsNoise() {
    const auto times = clipTimes(300, 60);
    AngleTable table = gaitTable(times);
    AngleSeries& knee = table.series[2];
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0, 5);
    for (double& value : knee.raw_deg) value = 30 + noise(random);
    double worst = 0;
    for (const auto& [frame, value] : brushKeyFrames(table, knee, times, {20, 280})) {
        worst = std::max(worst, std::abs(value - 30));
    }
    QVERIFY2(worst < 5, qPrintable(QString::number(worst)));  // single samples stray by 15
}

void BrushTest::skipsHoles() {
    const auto times = clipTimes(300, 60);
    AngleTable table = gaitTable(times);
    for (std::size_t i = 100; i < 200; ++i) table.series[2].raw_deg[i] = std::nan("");
    for (const auto& [frame, value] : brushKeyFrames(table, table.series[2], times, {50, 250})) {
        QVERIFY(std::isfinite(value));
        QVERIFY(frame < 113 || frame > 186);
    }
}

}  // namespace gonio

QTEST_GUILESS_MAIN(gonio::BrushTest)
#include "tst_brush.moc"
