#include <QtTest>
#include <clocale>
#include <locale>

#include "biomech_test_data.h"
#include "core/biomech/angle_csv.h"

using namespace gonio;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

AngleTable sampleTable(std::size_t count = 60) {
    AngleTable table;
    table.times_s = test::evenTimes_s(count, 50);
    table.notes = {{"sha256 of the video", "abc"}, {"warning", "two\nlines"}};
    for (const char* name : {"knee_angle_r", "pelvis_tilt"}) {
        AngleSeries& series = table.series.emplace_back();
        series.name = name;
        for (const double t : table.times_s) series.raw_deg.push_back(30 * std::sin(5 * t));
        series.confidence.assign(count, 0.75);
    }
    for (std::size_t i = 0; i < count; ++i) {
        table.frames.push_back(static_cast<int>(i) + 3);
        table.sources.push_back(FrameSource::Measured);
    }
    return table;
}

AngleTable withGaps() {
    AngleTable table = sampleTable();
    for (std::size_t i = 20; i < 24; ++i) table.sources[i] = FrameSource::Missing;
    for (std::size_t i = 40; i < 60; ++i) table.sources[i] = FrameSource::Missing;
    table.sources[5] = FrameSource::Corrected;
    for (AngleSeries& series : table.series) {
        for (std::size_t i = 0; i < 60; ++i) {
            if (table.sources[i] == FrameSource::Missing) series.raw_deg[i] = kNaN;
        }
    }
    return table;
}

}  // namespace

class TestAngleCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void finishFillsFiltersAndMarks() {
        const auto table = finishAngles(withGaps());
        QVERIFY(table.has_value());
        QCOMPARE(table->sources[21], FrameSource::Interpolated);
        QCOMPARE(table->sources[45], FrameSource::Missing);
        QCOMPARE(table->sources[5], FrameSource::Corrected);
        const AngleSeries& knee = *table->find("knee_angle_r");
        QVERIFY(std::isnan(knee.raw_deg[21]) && !std::isnan(knee.filtered_deg[21]));
        QVERIFY(std::isnan(knee.filtered_deg[45]));
        QCOMPARE(knee.flags[21], SampleFlag::Interpolated);
        QCOMPARE(knee.flags[45], SampleFlag::Missing);
        AngleTable filledBefore = sampleTable();
        filledBefore.sources[12] = FrameSource::Interpolated;
        const auto again = finishAngles(filledBefore);
        QCOMPARE(again->series[0].flags[12], SampleFlag::Interpolated);
        QCOMPARE(again->series[0].flags[13], SampleFlag::Observed);
        QCOMPARE(table->notes.back().first, std::string("filter"));
        QVERIFY(table->find("nothing") == nullptr);
    }

    void shortTrialsStandRawAndMarked() {
        const auto table = finishAngles(sampleTable(8));
        QVERIFY(table.has_value());
        const AngleSeries& knee = *table->find("knee_angle_r");
        QCOMPARE(knee.filtered_deg, knee.raw_deg);
        QCOMPARE(knee.flags[3], SampleFlag::Unfiltered);
        QCOMPARE(unfilteredRows(*table), std::size_t{8});
        const auto text = formatAngleCsv(*table);
        QVERIFY(text && text->find("\n# unfiltered: in 8 rows ") != std::string::npos);
        const auto enough = finishAngles(sampleTable(30));
        QVERIFY(enough && unfilteredRows(*enough) == 0);
        QVERIFY(formatAngleCsv(*enough)->find("# unfiltered") == std::string::npos);
        QVERIFY(finishAngles(sampleTable(0)).has_value());
    }

    void cutoffFollowsTheFrameRate() {
        AngleTable slow = sampleTable(30);
        slow.times_s = test::evenTimes_s(30, 4);  // a quarter of a second between frames
        const auto table = finishAngles(slow);
        QVERIFY(table.has_value());
        QVERIFY(table->notes.back().second.find("1.00 Hz") != std::string::npos);
        QVERIFY(table->notes.back().second.find("lowered from 6.00 Hz") != std::string::npos);
        QCOMPARE(table->series[0].flags[3], SampleFlag::Observed);
    }

    void exactText() {
        AngleTable table = sampleTable(1);
        table.notes.clear();
        table.series.resize(1);
        table.series[0].raw_deg = {-0.00001};
        table.series[0].filtered_deg = {12.34567};
        table.times_s = {0.0166666};
        QCOMPARE(QString::fromStdString(formatAngleCsv(table).value()),
                 QString("# goniograph angles, version 1\n"
                         "# convention: opensim\n"
                         "# units: time s; angles deg; confidence 0..1; empty = missing\n"
                         "# angle knee_angle_r: hinge of the body model; + flexion; "
                         "0 = straight knee\n"
                         "time_s,frame,knee_angle_r_deg,knee_angle_r_raw_deg,"
                         "knee_angle_r_confidence,source\n"
                         "0.016667,3,12.3457,0.0000,0.750,measured\n"));
    }

    void roundTrip() {
        const auto table = finishAngles(withGaps());
        const auto text = formatAngleCsv(*table);
        QVERIFY(text.has_value());
        const auto back = parseAngleCsv(*text);
        QVERIFY2(back.has_value(), back ? "" : describe(back.error()).c_str());
        QCOMPARE(back->frames, table->frames);
        QVERIFY(back->sources == table->sources);
        QCOMPARE(back->series.size(), table->series.size());
        for (std::size_t k = 0; k < 2; ++k) {
            QCOMPARE(back->series[k].name, table->series[k].name);
            for (std::size_t i = 0; i < 60; ++i) {
                for (auto values : {&AngleSeries::raw_deg, &AngleSeries::filtered_deg}) {
                    const double a = (back->series[k].*values)[i];
                    const double b = (table->series[k].*values)[i];
                    QCOMPARE(std::isnan(a), std::isnan(b));
                    if (!std::isnan(a)) QVERIFY(std::abs(a - b) <= 0.5001e-4);
                }
            }
        }
        QCOMPARE(back->notes.size(), table->notes.size());
        QCOMPARE(back->notes[1].second, std::string("two lines"));
        QCOMPARE(formatAngleCsv(*back).value(), *text);
    }

    void decimalPointInEveryLocale() {
        struct DecimalComma : std::numpunct<char> {
            char do_decimal_point() const override { return ','; }
        };

        const auto table = finishAngles(sampleTable());
        const std::string before = formatAngleCsv(*table).value();
        const std::locale old =
            std::locale::global(std::locale(std::locale::classic(), new DecimalComma));
        std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it is installed
        const std::string after = formatAngleCsv(*table).value();
        const auto read = parseAngleCsv(before);
        std::setlocale(LC_ALL, "C");
        std::locale::global(old);
        QCOMPARE(after, before);
        QVERIFY(read.has_value());
        QVERIFY(std::abs(read->times_s[1] - 0.02) < 1e-12);
    }

    void plainTable() {
        const auto table = parseAngleCsv(
            "\xEF\xBB\xBFtime,knee_angle_r,hip_flexion_r\r\n"
            "0.00, 1.5,\r\n\r\n0.01,-2e1,3\r\n");
        QVERIFY(table.has_value());
        QCOMPARE(table->series.size(), std::size_t(2));
        QCOMPARE(table->series[0].raw_deg[1], -20.0);
        QCOMPARE(table->series[0].confidence[1], 1.0);
        QVERIFY(std::isnan(table->series[1].filtered_deg[0]));
        QCOMPARE(table->series[1].flags[0], SampleFlag::Missing);
    }

    void realTable() {
        const std::string text = test::testFile("paired/opencap_walk/mocap_angles.csv");
        if (text.empty()) QSKIP("paired/opencap_walk/mocap_angles.csv is absent");
        const auto table = parseAngleCsv(text);
        QVERIFY(table.has_value());
        QCOMPARE(table->times_s.size(), std::size_t(125));
        QCOMPARE(table->find("pelvis_tilt")->raw_deg[0], 0.72350);
    }

    void badTables_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("empty") << QByteArray() << QByteArray("no header");
        QTest::newRow("comments only") << QByteArray("# a\n") << QByteArray("no header");
        QTest::newRow("no time") << QByteArray("a,b\n1,2\n") << QByteArray("line 1: expected");
        QTest::newRow("two times") << QByteArray("time,time_s\n") << QByteArray("line 1: expected");
        QTest::newRow("twice") << QByteArray("time,a,a\n") << QByteArray("there twice");
        QTest::newRow("short row")
            << QByteArray("time,a\n1\n") << QByteArray("line 2: 1 values, expected 2");
        QTest::newRow("text") << QByteArray("time,a\n1,x\n") << QByteArray("'x' is not a number");
        QTest::newRow("comma") << QByteArray("time,a\n1,2,5\n") << QByteArray("3 values");
        QTest::newRow("infinite") << QByteArray("time,a\n1,inf\n") << QByteArray("not a number");
        QTest::newRow("backwards")
            << QByteArray("time,a\n1,1\n1,2\n") << QByteArray("line 3: times");
        QTest::newRow("no time value") << QByteArray("time,a\n,1\n") << QByteArray("line 2: times");
        QTest::newRow("frame") << QByteArray("time_s,frame,a_deg\n1,0.5,1\n")
                               << QByteArray("whole number");
        QTest::newRow("source") << QByteArray("time_s,a_deg,source\n1,1,guess\n")
                                << QByteArray("unknown source 'guess'");
        QTest::newRow("version") << QByteArray("# goniograph angles, version 2\ntime,a\n")
                                 << QByteArray("version '2'");
        QTest::newRow("convention") << QByteArray("# convention: mine\ntime,a\n")
                                    << QByteArray("neither opensim nor clinical");
    }

    void badTables() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        const auto table = parseAngleCsv(text.toStdString());
        QVERIFY(!table);
        QVERIFY2(QByteArray::fromStdString(table.error().detail).contains(message),
                 table.error().detail.c_str());
    }

    void unequalColumnsAreRefused() {
        QCOMPARE(formatAngleCsv(sampleTable()).error().code, ErrorCode::Usage);
    }

    void damagedTextNeverCrashes() {
        const std::string text = formatAngleCsv(*finishAngles(withGaps())).value();
        int read = 0;
        for (unsigned seed = 0; seed < 3000; ++seed) {
            const auto table = parseAngleCsv(test::mutated(text, seed));
            if (!table) continue;
            ++read;
            QVERIFY(formatAngleCsv(*table).has_value());
        }
        QVERIFY(read > 0 && read < 3000);
    }
};

QTEST_GUILESS_MAIN(TestAngleCsv)
#include "tst_angle_csv.moc"
