#include <QtTest>

#include "biomech_test_data.h"
#include "core/biomech/mot_file.h"

using namespace gonio;

namespace {

const char* kSmall =
    "Coordinates\nversion=1\nnRows=2\nnColumns=4\ninDegrees=no\n\nUnits are S.I. units\n\n"
    "endheader\ntime\t/jointset/walker_knee_r/knee_angle_r/value\tpelvis_ty\t"
    "/jointset/walker_knee_r/knee_angle_r/speed\n"
    "0\t1\t0.95\t2\n0.01\t0.5\t0.96\t3\n";

}  // namespace

class TestMotFile : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void pathsAndRadians() {
        const auto mot = parseMot(kSmall);
        QVERIFY2(mot.has_value(), mot ? "" : describe(mot.error()).c_str());
        QCOMPARE(mot->name, std::string("Coordinates"));
        QVERIFY(!mot->inDegrees && mot->warnings.empty());
        QCOMPARE(mot->labels[0], std::string("knee_angle_r"));
        QCOMPARE(mot->labels[2], std::string("/jointset/walker_knee_r/knee_angle_r/speed"));
        const AngleTable angles = anglesOf(*mot);
        QCOMPARE(angles.series.size(), std::size_t(1));
        QVERIFY(std::abs(angles.series[0].raw_deg[1] - 28.64788975654116) < 1e-12);
    }

    void lineEndsCommentsAndTrailingTabs() {
        const auto mot = parseMot(
            "first trial\t\t\r\nnRows=3\t\r\ndatacolumns 2\r\n# note\r\n"
            "EndHeader\t\r\n\r\ntime\tknee_angle_r\t\r\n 0.0   -1.5\t\r\n"
            "0.5\t+2\r\n\r\n");
        QVERIFY2(mot.has_value(), mot ? "" : describe(mot.error()).c_str());
        QVERIFY(mot->inDegrees);
        QCOMPARE(mot->name, std::string("first trial"));
        QCOMPARE(mot->columns[0], (std::vector<double>{-1.5, 2}));
        QCOMPARE(mot->warnings.size(), std::size_t(1));
        QCOMPARE(mot->warnings[0], std::string("nRows says 3, the file has 2"));
    }

    void badFiles_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("empty") << QByteArray() << QByteArray("endheader");
        QTest::newRow("no header") << QByteArray("time\ta\n0\t1\n") << QByteArray("endheader");
        QTest::newRow("unit") << QByteArray("x\ninDegrees=maybe\n")
                              << QByteArray("line 2: inDegrees is neither yes nor no");
        QTest::newRow("no labels") << QByteArray("endheader\n") << QByteArray("before the column");
        QTest::newRow("no time") << QByteArray("endheader\na\tb\n") << QByteArray("not 'time'");
        QTest::newRow("twice") << QByteArray("endheader\ntime\ta\ta\n")
                               << QByteArray("there twice");
        QTest::newRow("short") << QByteArray("endheader\ntime\ta\n1\n")
                               << QByteArray("line 3: 1 values, expected 2");
        QTest::newRow("text") << QByteArray("endheader\ntime\ta\n1\tx\n")
                              << QByteArray("'x' is not a number");
        QTest::newRow("still") << QByteArray("endheader\ntime\ta\n1\t1\n1\t1\n")
                               << QByteArray("line 4: time must increase");
        QTest::newRow("vectors") << QByteArray("DataType=Vec3\nendheader\n")
                                 << QByteArray("only DataType=double");
    }

    void badFiles() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        const auto mot = parseMot(text.toStdString());
        QVERIFY(!mot);
        QVERIFY2(QByteArray::fromStdString(mot.error().detail).contains(message),
                 mot.error().detail.c_str());
    }

    void roundTrip() {
        const auto mot = parseMot(kSmall);
        const auto text = formatMot(*mot);
        QVERIFY(text.has_value());
        const auto back = parseMot(*text);
        QVERIFY(back.has_value() && back->warnings.empty());
        QCOMPARE(back->labels, mot->labels);
        QCOMPARE(back->columns, mot->columns);
        QCOMPARE(back->times_s, mot->times_s);
        QCOMPARE(back->inDegrees, mot->inDegrees);
    }

    void gapsAreNotWritten() {
        auto mot = parseMot("endheader\ntime\ta\n0\t1\n1\tnan\n2\t3\n").value();
        QVERIFY(std::isnan(mot.columns[0][1]));
        QCOMPARE(formatMot(mot).error().code, ErrorCode::Usage);
        const MotTable cut = motOf(anglesOf(mot));
        QCOMPARE(cut.times_s, (std::vector<double>{0, 2}));
        QVERIFY(formatMot(cut).has_value());
        mot.columns.clear();
        QVERIFY(!formatMot(mot));
    }

    void translations() {
        QVERIFY(isTranslation("pelvis_tx") && isTranslation("Abs_t1"));
        QVERIFY(!isTranslation("pelvis_tilt") && !isTranslation("tx") && !isTranslation(""));
    }

    void realFiles_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("labels");
        QTest::addColumn<double>("largestKnee_deg");
        const auto row = [](const char* path, int rows, int labels, double knee) {
            QTest::newRow(path) << QByteArray(path) << rows << labels << knee;
        };
        row("paired/opencap_squat/squats1_ik.mot", 1346, 35, 104);
        row("paired/opencap_jump_2cam/Jump.mot", 293, 33, 92);
        row("paired/pose2sim_beam_4cam/motion.mot", 100, 62, 60);
        row("kinematics/opensim_walk_rajagopal/coordinates.sto", 1350, 31, 73);
        row("kinematics/opensim_ik_test/std_subject01_walk1_ik.mot", 73, 23, 1);
        row("kinematics/bmclab/run_ik.mot", 122, 39, 97);
        row("kinematics/opencap_examples/jump2_240Hz.mot", 1419, 35, 100);
    }

    void realFiles() {
        QFETCH(QByteArray, path);
        QFETCH(int, rows);
        QFETCH(int, labels);
        QFETCH(double, largestKnee_deg);
        const std::string text = test::testFile(path.constData());
        if (text.empty()) QSKIP("the file is absent");
        const auto mot = parseMot(text);
        QVERIFY2(mot.has_value(), mot ? "" : describe(mot.error()).c_str());
        QCOMPARE(static_cast<int>(mot->times_s.size()), rows);
        QCOMPARE(static_cast<int>(mot->labels.size()), labels);
        // One of these files claims 40 columns and has 32.
        QCOMPARE(mot->warnings.size(), std::size_t(path.endsWith("coordinates.sto") ? 1 : 0));
        const AngleTable angles = anglesOf(*mot);
        double largest = -1000;
        for (const char* knee : {"knee_angle_r", "knee_angle_l"}) {
            const auto& values = angles.find(knee)->raw_deg;
            largest = std::max(largest, *std::max_element(values.begin(), values.end()));
        }
        QVERIFY2(std::abs(largest - largestKnee_deg) < 3, qPrintable(QString::number(largest)));
    }

    void damagedTextNeverCrashes() {
        const std::string text = kSmall;
        int read = 0;
        for (unsigned seed = 0; seed < 5000; ++seed) {
            const auto mot = parseMot(test::mutated(text, seed));
            if (!mot) continue;
            ++read;
            (void)formatMot(motOf(anglesOf(*mot)));
        }
        QVERIFY(read > 0 && read < 5000);
    }
};

QTEST_GUILESS_MAIN(TestMotFile)
#include "tst_mot_file.moc"
