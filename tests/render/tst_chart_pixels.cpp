#include <QTest>
#include <algorithm>
#include <map>
#include <random>

#include "chart_test_data.h"
#include "render/chart/chart_state.h"
#include "render/chart/curve_pixels.h"

namespace gonio {

class ChartPixelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryExtreme_data();
    void keepsEveryExtreme();
    void opensGaps();
    void previewsAreJoined();
    void marksDoubt();
    void dashesAreAsLongAsAsked();
    void ticksAreRound_data();
    void ticksAreRound();
    void valueAxisHoldsEverything();
    void nearestFrameOfUnevenTimes();
    void readsSources();
    void namesCoverBothConventions();
    void readsCutoff();
};

void ChartPixelsTest::keepsEveryExtreme_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<bool>("variable");
    QTest::addColumn<double>("visible");
    QTest::addRow("few") << 50 << false << 1.0;
    QTest::addRow("long") << 36000 << false << 1.0;
    QTest::addRow("long, uneven") << 36000 << true << 1.0;
    QTest::addRow("zoomed") << 36000 << true << 0.037;
}

/// Whatever the curve: in each column of pixels the least and the greatest value are vertices, in
/// order of time, and there are at most four.
void ChartPixelsTest::keepsEveryExtreme() {
    QFETCH(int, frames);
    QFETCH(bool, variable);
    QFETCH(double, visible);
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 20);
    std::uniform_real_distribution<double> chance(0, 1);
    for (int seed = 0; seed < 10; ++seed) {
        const auto times = clipTimes(frames, 60, variable);
        std::vector<double> values;
        std::vector<int> indices;
        for (int i = 0; i < frames; ++i) {
            values.push_back(chance(random) < 0.05 ? std::nan("") : noise(random));
            indices.push_back(i);
        }
        const double middle = times.back() / 2, half = visible * times.back() / 2;
        const TimeWindow window{{middle - half, middle + half}, 40.5, 440.5};
        const auto vertices = curvePixels(times, values, indices, {}, window);
        std::map<int, std::vector<double>> expected, got;
        const auto columnOf = [&](int row) {
            return int(std::floor(
                toPixel(times[std::size_t(row)], window.times_s, window.left_px, window.right_px)));
        };
        for (int row = 0; row < frames; ++row) {
            const double time = times[std::size_t(row)];
            if (time < window.times_s.low || time > window.times_s.high) continue;
            if (std::isfinite(values[std::size_t(row)])) {
                expected[columnOf(row)].push_back(values[std::size_t(row)]);
            }
        }
        int before = -1;
        for (const CurveVertex& vertex : vertices) {
            QVERIFY(vertex.row > before);
            before = vertex.row;
            QCOMPARE(vertex.value_deg, values[std::size_t(vertex.row)]);
            got[columnOf(vertex.row)].push_back(vertex.value_deg);
        }
        for (auto& [column, all] : expected) {
            const auto& kept = got[column];
            QVERIFY(!kept.empty() && kept.size() <= 4);
            // The invisible neighbours of the first and last visible sample may share its column.
            QVERIFY(*std::min_element(kept.begin(), kept.end()) <=
                    *std::min_element(all.begin(), all.end()));
            QVERIFY(*std::max_element(kept.begin(), kept.end()) >=
                    *std::max_element(all.begin(), all.end()));
        }
    }
}

void ChartPixelsTest::opensGaps() {
    const auto times = clipTimes(100, 100);
    std::vector<double> values(100, 5.0);
    std::vector<int> frames;
    for (int i = 0; i < 100; ++i) frames.push_back(i < 70 ? i : i + 10);
    for (int i = 30; i < 40; ++i) values[std::size_t(i)] = std::nan("");
    const auto vertices = curvePixels(times, values, frames, {}, {{0, 0.99}, 0, 990});
    const auto lines = linesOf(vertices, {0, 10}, 0, 100);
    QCOMPARE(lines.size(), std::size_t(3));  // two gaps: no values, and frames that are not there
    QCOMPARE(lines[0].xy[lines[0].xy.size() - 2], 290.F);
    QCOMPARE(lines[1].xy[0], 400.F);
    QCOMPARE(lines[1].xy[lines[1].xy.size() - 2], 690.F);
    QCOMPARE(lines[2].xy[0], 700.F);
}

void ChartPixelsTest::previewsAreJoined() {
    // Every third frame, once the fourth, and a real gap.
    const std::vector<int> frames{0, 3, 6, 10, 13, 40, 43};
    const std::vector<double> times{0, 0.1, 0.2, 0.33, 0.43, 1.33, 1.43};
    const std::vector<double> values(frames.size(), 5);
    const TimeWindow window{{0, 1.5}, 0, 1500};
    QCOMPARE(stepOf(frames), 4);
    const auto joined =
        linesOf(curvePixels(times, values, frames, {}, window, stepOf(frames)), {0, 10}, 0, 100);
    QCOMPARE(joined.size(), std::size_t(2));
    QCOMPARE(joined[0].xy.size(), std::size_t(10));
    QCOMPARE(linesOf(curvePixels(times, values, frames, {}, window), {0, 10}, 0, 100).size(),
             frames.size());
    QCOMPARE(stepOf({}), 1);
    QCOMPARE(stepOf(std::vector<int>{4, 5, 6}), 1);
}

void ChartPixelsTest::marksDoubt() {
    const auto times = clipTimes(20, 10);
    AngleTable table = gaitTable(times);
    AngleSeries& series = table.series[2];
    series.flags[5] = SampleFlag::Interpolated;
    series.confidence[12] = 0.2;
    const auto vertices = curvePixels(times, series.filtered_deg, table.frames,
                                      looksOf(table, series), {{0, 1.9}, 0, 190});
    const auto lines = linesOf(vertices, {-20, 80}, 0, 100);
    QCOMPARE(lines.size(), std::size_t(5));
    QVERIFY(lines[1].look.interpolated && !lines[1].look.lowConfidence);
    QVERIFY(lines[3].look.lowConfidence && !lines[3].look.interpolated);
    // From the sample before the doubtful one to the one after it.
    QCOMPARE(lines[1].xy.front(), 40.F);
    QCOMPARE(lines[1].xy[lines[1].xy.size() - 2], 60.F);
}

void ChartPixelsTest::dashesAreAsLongAsAsked() {
    const std::vector<float> line{0, 0, 30, 40, 60, 80};  // 100 px
    const auto pieces = dashed(line, 5, 4);
    double drawn = 0;
    for (std::size_t i = 0; i + 3 < pieces.size(); i += 4) {
        drawn += std::hypot(pieces[i + 2] - pieces[i], pieces[i + 3] - pieces[i + 1]);
    }
    QVERIFY(std::abs(drawn - (11 * 5 + 1)) < 0.05);  // 11 whole periods and 1 px of the next dash
}

void ChartPixelsTest::ticksAreRound_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("most");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("decimals");
    QTest::addRow("degrees") << -12.0 << 67.0 << 5 << 20.0 << 4 << 0;
    QTest::addRow("tenths") << 0.0 << 0.5 << 5 << 0.1 << 6 << 1;
    QTest::addRow("hundredths") << 10.001 << 10.109 << 6 << 0.02 << 5 << 2;
    QTest::addRow("minutes") << 0.0 << 600.0 << 8 << 100.0 << 7 << 0;
}

void ChartPixelsTest::ticksAreRound() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, most);
    const Ticks ticks = ticksOf({low, high}, most);
    QTEST(ticks.step, "step");
    QTEST(int(ticks.values.size()), "count");
    QTEST(ticks.decimals, "decimals");
}

void ChartPixelsTest::valueAxisHoldsEverything() {
    const AngleTable table = gaitTable(clipTimes(300, 60));
    const auto charts = gaitCharts();
    const std::vector<ChartMark> marks{{1, "knee_angle_r", 10, 111.0, false},
                                       {2, "hip_flexion_r", 10, 300.0, false}};
    const AxisRange range = valueRangeOf(table, charts[1].curves, marks);
    QVERIFY(range.high > 111 && range.high < 300);  // the hip's mark is not this chart's
    for (const char* name : {"knee_angle_r", "knee_angle_l"}) {
        for (const double value : table.find(name)->filtered_deg) {
            QVERIFY(value > range.low && value < range.high);
        }
    }
    const AxisRange empty = valueRangeOf(AngleTable{}, charts[1].curves, {});
    QVERIFY(empty.span() > 0);
}

void ChartPixelsTest::nearestFrameOfUnevenTimes() {
    const auto times = clipTimes(1000, 50, true);
    for (int frame = 0; frame < 1000; ++frame) {
        const double time = times[std::size_t(frame)];
        QCOMPARE(nearestFrame(times, time), frame);
        QCOMPARE(nearestFrame(times, time + 0.004), frame);
        QCOMPARE(nearestFrame(times, time - 0.004), frame);
    }
    QCOMPARE(nearestFrame(times, -5), 0);
    QCOMPARE(nearestFrame(times, 1e9), 999);
    QCOMPARE(nearestFrame({}, 1), 0);
}

void ChartPixelsTest::readsSources() {
    AngleTable table = gaitTable(clipTimes(10, 10));
    AngleSeries& knee = table.series[2];
    knee.filtered_deg[1] = std::nan("");
    knee.flags[2] = SampleFlag::Interpolated;
    table.sources[3] = FrameSource::Corrected;
    table.sources[4] = FrameSource::Missing;
    const std::vector<FrameSource> expected{FrameSource::Measured, FrameSource::Missing,
                                            FrameSource::Interpolated, FrameSource::Corrected,
                                            FrameSource::Interpolated};
    for (int row = 0; row < 5; ++row) {
        QVERIFY(readingAt(table, knee, row).source == expected[std::size_t(row)]);
    }
    QVERIFY(readingAt(table, knee, -1).source == FrameSource::Missing);
    QVERIFY(readingAt(table, knee, 10).source == FrameSource::Missing);
    const auto text =
        englishChartTexts().reading(ChartSide::Right, readingAt(table, knee, 3), Freshness::Fresh);
    QVERIFY(text.starts_with("right ") && text.ends_with("° corrected"));
    QVERIFY(englishChartTexts()
                .reading(ChartSide::Left, readingAt(table, knee, 3), Freshness::Stale)
                .ends_with("stale"));
}

/// Every angle that a convention computes can be found under a title, once.
void ChartPixelsTest::namesCoverBothConventions() {
    for (const auto convention : {AngleConvention::OpenSim, AngleConvention::Clinical}) {
        for (const AngleDefinition& definition : conventionTable(convention)) {
            QVERIFY2(namedAngleOf(convention, definition.name) != nullptr,
                     std::string(definition.name).c_str());
        }
    }
    for (const AngleGroup& group : angleGroups()) {
        for (const auto key : group.angles) {
            QVERIFY(std::any_of(namedAngles().begin(), namedAngles().end(),
                                [&](const NamedAngle& angle) { return angle.key == key; }));
        }
    }
}

void ChartPixelsTest::readsCutoff() {
    QCOMPARE(filterCutoff_hz(gaitTable({0, 1})), 6.0);
    QCOMPARE(filterCutoff_hz({}), 0.0);
    const auto charts = gaitCharts();
    QCOMPARE(charts[1].title, std::string("Knee flexion (°)"));
    QCOMPARE(charts[1].subtitle, std::string("OpenSim convention · filtered 6 Hz"));
}

}  // namespace gonio

QTEST_GUILESS_MAIN(gonio::ChartPixelsTest)
#include "tst_chart_pixels.moc"
