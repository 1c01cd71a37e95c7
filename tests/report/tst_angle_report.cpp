#include <QtTest>
#include <filesystem>

#include "core/biomech/angle_csv.h"
#include "core/biomech/mot_file.h"
#include "core/biomech/text_numbers.h"
#include "core/io/atomic_file.h"
#include "core/report/angle_text.h"
#include "core/report/range_of_motion.h"
#include "report_test_data.h"

using namespace gonio;
using namespace gonio::test;

namespace {

std::string textOf(const std::filesystem::path& path) {
    const auto bytes = readFile(path);
    if (!bytes) return "(not there)";
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

/// Rows of a marks' table without its head, split at commas outside quotes.
std::vector<std::vector<std::string>> rowsOf(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    while (const auto line = takeLine(text)) {
        if (line->empty() || line->front() == '#') continue;
        std::vector<std::string> cells(1);
        bool inQuotes = false;
        for (const char c : *line) {
            if (c == '"') inQuotes = !inQuotes;
            if (c == ',' && !inQuotes) {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

}  // namespace

class TestAngleReport : public QObject {
    Q_OBJECT

private:
    static constexpr int kFrames = 40;
    Trial m_trial = trialWithMarks(kFrames);
    AnglePair m_angles{randomTable(AngleConvention::OpenSim, kFrames, 30, 1),
                       randomTable(AngleConvention::Clinical, kFrames, 23, 2)};

    ReportSource source() const {
        return {"Knee follow-up", m_trial, m_trial.people.at(1), m_angles};
    }

private Q_SLOTS:

    void allNumbersAreThoseOfTheTable_data() {
        QTest::addColumn<bool>("clinical");
        QTest::newRow("opensim") << false;
        QTest::newRow("clinical") << true;
    }

    void allNumbersAreThoseOfTheTable() {
        QFETCH(const bool, clinical);
        const AngleTable& truth = clinical ? m_angles.clinical : m_angles.openSim;
        ReportOptions options;
        options.convention = truth.convention;
        const auto report = makeAngleReport(source(), options);
        QVERIFY2(report.has_value(), report ? "" : describe(report.error()).c_str());
        const auto read = parseAngleCsv(report->angles);
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        QCOMPARE(read->convention, truth.convention);
        QCOMPARE(read->frames, truth.frames);
        QVERIFY(read->sources == truth.sources);
        QCOMPARE(read->series.size(), truth.series.size());
        for (std::size_t a = 0; a < truth.series.size(); ++a) {
            QCOMPARE(read->series[a].name, truth.series[a].name);
            for (std::size_t i = 0; i < truth.frames.size(); ++i) {
                const double there = read->series[a].filtered_deg[i];
                const double here = truth.series[a].filtered_deg[i];
                QCOMPARE(formatAngle_deg(there), formatAngle_deg(here));
                QCOMPARE(formatFixed(there, 4), formatFixed(here, 4));
            }
        }
        QCOMPARE(makeAngleReport(source(), options)->angles, report->angles);
    }

    void headSaysWhatEveryNumberIs_data() {
        QTest::addColumn<QString>("line");
        for (const char* line :
             {"# statement: For research and education, not a medical device.",
              "# case: Knee follow-up", "# trial: Walk, side view", "# person: Patient",
              "# filter: zero-lag Butterworth low-pass, 6 Hz", "# convention: opensim",
              "# slow motion: recorded at 240 Hz; times are those of the movement",
              "# backend: fit", "# settings: cutoff 6, mirror yes",
              "# warning: The camera moved a little.", "# corrections: 2",
              "hip_flexion_r set to 21.5000 deg in the OpenSim convention",
              "marked as bad, interpolated", ": right foot strike",
              ": note, with \"quotes\" (found by the program)", ": stance",
              ": knee: nearly straight"}) {
            QTest::newRow(line) << line;
        }
    }

    void headSaysWhatEveryNumberIs() {
        QFETCH(const QString, line);
        const auto report = makeAngleReport(source(), {});
        QVERIFY2(report->angles.find(line.toStdString()) != std::string::npos,
                 report->angles.substr(0, 4000).c_str());
        for (const char c : {'a', 'b', 'c'}) {
            QVERIFY(report->angles.find(std::string(64, c)) != std::string::npos);
        }
    }

    void chosenAnglesAndFrames() {
        ReportOptions options;
        options.angles = {"knee_angle_r", "hip_flexion_r"};
        options.frames = {10, 19};
        const auto report = makeAngleReport(source(), options);
        QVERIFY(report.has_value());
        const auto read = parseAngleCsv(report->angles);
        QCOMPARE(read->series.size(), std::size_t{2});
        QCOMPARE(read->frames.front(), 10);
        QCOMPARE(read->frames.back(), 19);
        const auto& truth = *m_angles.openSim.find("hip_flexion_r");
        QCOMPARE(formatFixed(read->find("hip_flexion_r")->filtered_deg[3], 4),
                 formatFixed(truth.filtered_deg[13], 4));
        QCOMPARE(formatFixed(read->times_s[3], 6), formatFixed(m_angles.openSim.times_s[13], 6));
    }

    void marksHaveValuesAndRanges() {
        ReportOptions options;
        options.angles = {"hip_flexion_r"};
        const auto report = makeAngleReport(source(), options);
        const AngleSeries& series = *m_angles.openSim.find("hip_flexion_r");
        const auto rows = rowsOf(report->marks);
        QCOMPARE(rows.size(), std::size_t{5});  // head, range, two events, phase
        for (const auto& row : rows) QCOMPARE(row.size(), std::size_t{15});
        QCOMPARE(rows[2][1], std::string("\"note, with \"\"quotes\"\"\""));
        QCOMPARE(rows[2][8], std::string());  // frame 6 is missing
        QCOMPARE(rows[2][13], std::string("1"));
        QCOMPARE(rows[3][8], formatFixed(series.filtered_deg[12], 4));
        QCOMPARE(rows[3][14], std::string("measured"));
        const RangeOfMotion stance = rangeOfMotion(m_angles.openSim, series, {4, 15});
        QCOMPARE(stance.present, 11);
        QCOMPARE(stance.missing, 1);
        QCOMPARE(rows[4][0], std::string("phase"));
        // The range is the difference of what is printed, to the last digit.
        const auto units = [&](std::size_t column) {
            return *fileAngle(*parseNumber(rows[4][column]));
        };
        QCOMPARE(units(11), units(10) - units(9));
        QCOMPARE(rows[4][9], formatAngle_deg(series.filtered_deg[std::size_t(stance.minFrame)], 4));
        QCOMPARE(rows[4][10],
                 formatAngle_deg(series.filtered_deg[std::size_t(stance.maxFrame)], 4));
    }

    void refusals_data() {
        QTest::addColumn<QString>("angle");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown angle") << "elbow" << 0 << -1 << "there is no angle 'elbow'";
        QTest::newRow("too far") << "hip_flexion_r" << 5 << 40 << "frames 5 to 40 are not all";
        QTest::newRow("before") << "hip_flexion_r" << -3 << 4 << "frames -3 to 4 are not all";
    }

    void refusals() {
        QFETCH(const QString, angle);
        QFETCH(const int, first);
        QFETCH(const int, last);
        QFETCH(const QString, says);
        ReportOptions options;
        options.angles = {angle.toStdString()};
        options.frames = {first, last};
        const auto report = makeAngleReport(source(), options);
        QVERIFY(!report);
        QVERIFY(report.error().code == ErrorCode::Usage);
        QVERIFY2(report.error().detail.find(says.toStdString()) != std::string::npos,
                 report.error().detail.c_str());
    }

    void unanalysedPersonIsRefused() {
        Person person;
        person.id = 2;
        const auto report = makeAngleReport({"Case", m_trial, person, m_angles}, {});
        QVERIFY(!report);
        QVERIFY(report.error().detail.find("Person 2") != std::string::npos);
    }

    void motFileIsReadByOpenSimsRules() {
        ReportOptions options;
        options.angles = {"hip_flexion_r", "knee_angle_l"};
        options.frames = {7, 16};
        const auto text = makeMotReport(source(), options);
        QVERIFY2(text.has_value(), text ? "" : describe(text.error()).c_str());
        QVERIFY(text->find(kStandingSentence) != std::string::npos);
        const auto read = parseMot(*text);
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        QVERIFY(read->warnings.empty());
        QCOMPARE(read->times_s.size(), std::size_t{10});
        QCOMPARE(read->columns[0].size(), std::size_t{10});
        options.convention = AngleConvention::Clinical;
        QVERIFY(!makeMotReport(source(), options));
    }

    void filesAreWholeOrOld() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("knee.csv").toStdString();
        const auto report = makeAngleReport(source(), {});
        QVERIFY(writeAngleReport(*report, file).has_value());
        QCOMPARE(textOf(file), report->angles);
        QCOMPARE(textOf(marksFileOf(file)), report->marks);
        QCOMPARE(marksFileOf(file).filename().string(), std::string("knee_marks.csv"));
        ReportOptions options;
        options.frames = {0, 3};
        const auto other = makeAngleReport(source(), options);
        const std::filesystem::path nowhere = folder.filePath("no/such/knee.csv").toStdString();
        const auto failed = writeAngleReport(*other, nowhere);
        QVERIFY(!failed && failed.error().code == ErrorCode::WriteFailed);
        // A full disk: the device that is always full takes the place of the file's folder.
        if (std::filesystem::exists("/dev/full")) {
            QVERIFY(!writeAngleReport(*other, "/dev/full/knee.csv"));
        }
        QCOMPARE(textOf(file), report->angles);
    }
};

QTEST_GUILESS_MAIN(TestAngleReport)
#include "tst_angle_report.moc"
