#include <QImage>

#include "core/biomech/angle_csv.h"
#include "core/biomech/mot_file.h"
#include "core/io/atomic_file.h"
#include "core/video/video_reader.h"
#include "gonio_run.h"

namespace {

std::string textOf(const QString& path) {
    const auto bytes = gonio::readFile(path.toStdU16String());
    if (!bytes) return {};
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

QByteArray bytesOf(const QString& path) {
    return QByteArray::fromStdString(textOf(path));
}

}  // namespace

/// A case from its first step to report and export, by the program alone.
class TestCliCase : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;

    GonioRun onCase(const QString& verb, const QStringList& rest = {}) const {
        return m_gonio.run(QStringList{"case", verb, "knee.gonio"} + rest);
    }

    gonio::AngleTable reported(const QStringList& options = {}) const {
        const GonioRun run = m_gonio.run(
            QStringList{"report", "knee.gonio", "--trial", "1", "-o", "now.csv"} + options);
        if (run.exitCode != 0) return {};
        auto table = gonio::parseAngleCsv(textOf(m_gonio.path("now.csv")));
        return table ? *table : gonio::AngleTable{};
    }

    int firstPerson() const {
        return onCase("people", {"--trial", "1", "--json"}).last("result")["person"].toInt();
    }

private Q_SLOTS:

    void initTestCase() {
        if (!QFile::exists(QString(GONIO_SOURCE_DIR) + "/resources/bodies/open_female.safetensors"))
            QSKIP("the open body has not been generated");
        GonioRun run =
            m_gonio.run({"synth", "walk", "-o", "clip", "--duration", "1.5", "--width", "320",
                         "--picture-height", "240", "--focal", "375", "--body-height", "150"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("new", {"--name", "Knee, 6 weeks"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("add", {"clip/video.mp4", "--name", "Walk"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("analyse", {"--trial", "1", "--backend", "replay", "--weights",
                                 m_gonio.path("clip/truth.npz"), "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(run.last("result")["step"].toInt() == 3);
        QCOMPARE(firstPerson(), 1);
    }

    void infoShowsEverything() {
        const GonioRun run = onCase("info", {"--json"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.jsonLines(), 3);
        QCOMPARE(run.last("result")["analysed"].toBool(), true);
        QVERIFY(run.last("result")["recovered_share"].toDouble() > 0.9);
        QVERIFY2(onCase("info").output.contains("Knee, 6 weeks"), "name");
    }

    void reportEqualsTheResultFiles() {
        const auto report = reported();
        const auto direct =
            gonio::parseAngleCsv(textOf(m_gonio.path("knee_trial_1_gonio/angles.csv")));
        QVERIFY(direct.has_value());
        QCOMPARE(report.frames, direct->frames);
        for (const auto& series : direct->series) {
            const auto* ours = report.find(series.name);
            QVERIFY2(ours != nullptr, series.name.c_str());
            if (series.name.starts_with("pro_sup")) {  // no point beyond the wrist tells of it
                QVERIFY(std::isnan(ours->filtered_deg[5]) && std::isnan(series.filtered_deg[5]));
                continue;
            }
            QVERIFY2(ours->filtered_deg == series.filtered_deg, series.name.c_str());
        }
        const std::string text = textOf(m_gonio.path("now.csv"));
        QVERIFY(text.find("For research and education, not a medical device.") !=
                std::string::npos);
        QVERIFY(text.find("# case: Knee, 6 weeks") != std::string::npos);
        QVERIFY(text.find("# not estimated: pro_sup_r, pro_sup_l") != std::string::npos);
    }

    void reportTakesAnglesTimesAndConvention() {
        const auto part =
            reported({"--angles", "knee_angle_r,hip_flexion_l", "--from", "0.5", "--to", "1.0"});
        QCOMPARE(part.series.size(), std::size_t{2});
        QVERIFY(part.times_s.front() >= 0.499999 && part.times_s.back() <= 1.000001);
        QCOMPARE(part.frames.size(), std::size_t{16});  // 30 Hz, both ends
        QVERIFY(reported({"--convention", "clinical"}).convention ==
                gonio::AngleConvention::Clinical);
        const GonioRun run = m_gonio.run(
            {"report", "knee.gonio", "--trial", "1", "-o", "walk.mot", "--angles", "knee_angle_r"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const auto mot = gonio::parseMot(textOf(m_gonio.path("walk.mot")));
        QVERIFY(mot.has_value());
        QCOMPARE(mot->labels.size(), std::size_t{1});
    }

    void correctRefineUndoRedo() {
        const auto before = reported();
        const double there = before.find("knee_angle_r")->filtered_deg[20];
        const QString wanted = QString::number(there + 4, 'f', 4);
        GonioRun run = onCase("correct", {"--trial", "1", "--frame", "20", "--angle",
                                          "knee_angle_r", "--value", wanted});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        // What waits is said, and the numbers are the old ones.
        const std::string waiting = (reported(), textOf(m_gonio.path("now.csv")));
        QVERIFY(waiting.find("# not refined yet: ") != std::string::npos);
        run = onCase("refine", {"--trial", "1"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const auto after = reported();
        QCOMPARE(after.find("knee_angle_r")->filtered_deg[20], wanted.toDouble());
        QCOMPARE(after.find("knee_angle_r")->filtered_deg[0],
                 before.find("knee_angle_r")->filtered_deg[0]);
        QVERIFY(textOf(m_gonio.path("now.csv")).find("# not refined yet: ") == std::string::npos);
        run = onCase("refine", {"--trial", "1"});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(onCase("undo").exitCode == 0 && onCase("undo").exitCode == 0);
        QCOMPARE(reported().find("knee_angle_r")->filtered_deg[20], there);
        run = onCase("history", {"--json"});
        QCOMPARE(run.last("result")["done"].toBool(), false);
        QVERIFY(onCase("redo").exitCode == 0 && onCase("redo").exitCode == 0);
        QCOMPARE(reported().find("knee_angle_r")->filtered_deg[20], wanted.toDouble());
        QCOMPARE(onCase("redo").exitCode, 2);
        QVERIFY(onCase("undo").exitCode == 0 && onCase("undo").exitCode == 0);
    }

    void marksComeIntoTheReport() {
        GonioRun run = onCase(
            "event", {"--trial", "1", "--frame", "12", "--kind", "foot strike", "--side", "right"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("phase", {"--trial", "1", "--from", "5", "--to", "30", "--name", "stance"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("people", {"--trial", "1", "--name", "Patient"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        reported({"--angles", "knee_angle_r"});
        const std::string marks = textOf(m_gonio.path("now_marks.csv"));
        QVERIFY2(marks.find("\nevent,foot strike,right,12,12,0.400000,") != std::string::npos,
                 marks.c_str());
        QVERIFY(marks.find("\nphase,stance,,5,30,") != std::string::npos);
        QVERIFY(marks.find("# person: Patient") != std::string::npos);
        run = onCase("event", {"--trial", "1", "--delete", "1"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    }

    void intervalsAreTaken() {
        GonioRun run = onCase("bad", {"--trial", "1", "--from", "30", "--to", "32"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("swap", {"--trial", "1", "--from", "30", "--to", "32", "--limbs", "tail"});
        QCOMPARE(run.exitCode, 2);
        run = onCase("swap", {"--trial", "1", "--from", "30", "--to", "32", "--limbs", "legs"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        reported();
        QVERIFY(textOf(m_gonio.path("now.csv")).find("left and right of the legs exchanged") !=
                std::string::npos);
        QVERIFY(onCase("undo").exitCode == 0 && onCase("undo").exitCode == 0);
    }

    void namesNotesAndTrials() {
        const QString hash = onCase("info", {"--json"}).first("result")["hash"].toString();
        int steps = 0;
        const auto done = [&](const QString& verb, const QStringList& rest) {
            const GonioRun run = onCase(verb, rest);
            ++steps;
            return run.exitCode == 0;
        };
        QVERIFY(done("rename", {"--name", "Knee, 7 weeks"}));
        QVERIFY(done("rename", {"--trial", "1", "--name", "Walk again"}));
        const QString info = onCase("info").output;
        QVERIFY(info.contains("Knee, 7 weeks") && info.contains("'Walk again'"));
        QVERIFY(done("notes", {"--trial", "1", "--text", "limps\non the left"}));
        QCOMPARE(onCase("notes", {"--trial", "1", "--json"}).last("result")["notes"].toString(),
                 QString("limps\non the left"));
        QVERIFY(done("notes", {"--trial", "1", "--clear"}));
        QVERIFY(done("remove", {"--trial", "1", "--person", "1"}));
        QVERIFY(done("remove", {"--trial", "1"}));
        QCOMPARE(onCase("info", {"--json"}).jsonLines(), 1);
        QCOMPARE(onCase("remove", {"--trial", "1"}).exitCode, 2);
        for (int i = 0; i < steps; ++i) QCOMPARE(onCase("undo").exitCode, 0);
        QCOMPARE(onCase("info", {"--json"}).first("result")["hash"].toString(), hash);
    }

    void drawingsAndKeyImages() {
        const QString line =
            R"({"kind": "line", "first": 2, "last": 9, "points_px": [[10, 20], [30, 40.5]]})";
        QCOMPARE(onCase("drawing", {"--trial", "1", "--add", line}).exitCode, 0);
        GonioRun run = onCase("drawing", {"--trial", "1", "--json"});
        QCOMPARE(run.jsonLines(), 1);
        QJsonObject listed = run.last("result");
        QCOMPARE(listed["kind"].toString(), QString("line"));
        QCOMPARE(listed["points_px"].toArray()[1].toArray()[1].toDouble(), 40.5);
        // What was listed can be given back, changed.
        listed.remove("event");
        listed["last"] = 12;
        run = onCase("drawing", {"--trial", "1", "--add", QJsonDocument(listed).toJson()});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        run = onCase("drawing", {"--trial", "1", "--json"});
        QCOMPARE(run.jsonLines(), 1);
        QCOMPARE(run.last("result")["last"].toInt(), 12);
        for (const QString& bad :
             {QString("nonsense"), QString(line).replace("line", "circle"),
              QString(line).replace("9", "900"), QString(line).replace(", [30, 40.5]", "")}) {
            QCOMPARE(onCase("drawing", {"--trial", "1", "--add", bad}).exitCode, 2);
        }
        QCOMPARE(onCase("drawing", {"--trial", "1", "--delete", "1"}).exitCode, 0);
        QCOMPARE(onCase("drawing", {"--trial", "1", "--delete", "1"}).exitCode, 2);
        QCOMPARE(onCase("keyimage", {"--trial", "1", "--frame", "7", "--caption", "a"}).exitCode,
                 0);
        QCOMPARE(onCase("keyimage", {"--trial", "1", "--frame", "7", "--caption", "b"}).exitCode,
                 0);
        run = onCase("keyimage", {"--trial", "1", "--json"});
        QCOMPARE(run.jsonLines(), 1);
        QCOMPARE(run.last("result")["caption"].toString(), QString("b"));
        QCOMPARE(onCase("keyimage", {"--trial", "1", "--frame", "700"}).exitCode, 2);
        QCOMPARE(onCase("keyimage", {"--trial", "1", "--delete", "1"}).exitCode, 0);
        QCOMPARE(onCase("event", {"--trial", "1", "--frame", "3", "--kind", "toe off"}).exitCode,
                 0);
        const QString id = QString::number(
            onCase("event", {"--trial", "1", "--json"}).last("result")["mark"].toInt());
        run = onCase("event",
                     {"--trial", "1", "--change", id, "--kind", "foot strike", "--side", "left"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const QJsonObject event = onCase("event", {"--trial", "1", "--json"}).last("result");
        QCOMPARE(event["kind"].toString(), QString("foot strike"));
        QCOMPARE(event["side"].toString(), QString("left"));
        QCOMPARE(event["frame"].toInt(), 3);
        QCOMPARE(onCase("event", {"--trial", "1", "--delete", id}).exitCode, 0);
    }

    void aFrameIsCalledRight() {
        QCOMPARE(onCase("bad", {"--trial", "1", "--from", "14", "--to", "17"}).exitCode, 0);
        QCOMPARE(onCase("undo").exitCode, 0);
        GonioRun run = onCase("worst", {"--trial", "1", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const int left = run.first("result")["left"].toInt();
        QVERIFY(run.jsonLines() >= 1 + left);
        const QString frame =
            left > 0 ? QString::number(run.last("result")["frame"].toInt()) : "20";
        run = onCase("right", {"--trial", "1", "--frame", frame});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QCOMPARE(onCase("worst", {"--trial", "1", "--json"}).first("result")["left"].toInt(),
                 std::max(0, left - 1));
        QCOMPARE(onCase("right", {"--trial", "1", "--frame", frame}).exitCode, 2);
        QCOMPARE(onCase("right", {"--trial", "1", "--frame", frame, "--doubtful"}).exitCode, 0);
        QCOMPARE(onCase("right", {"--trial", "1", "--frame", "9999"}).exitCode, 2);
        QCOMPARE(onCase("worst", {"--trial", "1", "--json"}).first("result")["left"].toInt(), left);
    }

    void refusals_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& arguments, int code,
                            const QString& says) {
            QTest::newRow(name) << arguments << code << says;
        };
        row("no such case", {"case", "info", "none.gonio"}, 3, "none.gonio");
        row("case is there", {"case", "new", "knee.gonio"}, 2, "knee.gonio");
        row("no such trial", {"report", "knee.gonio", "--trial", "7"}, 2, "its trials are: 1");
        row("no such person", {"report", "knee.gonio", "--trial", "1", "--person", "4"}, 2,
            "its people are: 1");
        row("no such angle", {"report", "knee.gonio", "--trial", "1", "--angles", "elbow"}, 2,
            "elbow");
        row("empty time", {"report", "knee.gonio", "--trial", "1", "--from", "70"}, 2,
            "no frame lies");
        row("folder is not there",
            {"report", "knee.gonio", "--trial", "1", "-o", "no/such/folder/a.csv"}, 1, "folder");
        row("full disk", {"report", "knee.gonio", "--trial", "1", "-o", "/dev/full/a.csv"}, 1, "");
        row("frame too far",
            {"case", "correct", "knee.gonio", "--trial", "1", "--frame", "999", "--angle",
             "knee_angle_r", "--value", "3"},
            2, "frames 999 to 999");
        row("unknown angle",
            {"case", "correct", "knee.gonio", "--trial", "1", "--frame", "9", "--angle", "nose",
             "--value", "3"},
            2, "nose");
        row("unknown keypoint",
            {"case", "correct", "knee.gonio", "--trial", "1", "--frame", "9", "--keypoint", "tail",
             "--at", "3,4"},
            2, "tail");
        row("event without a kind", {"case", "event", "knee.gonio", "--trial", "1", "--frame", "2"},
            2, "--kind");
        row("not a case", {"case", "info", "clip/video.mp4"}, 3, "video.mp4");
        row("two files", {"export", "knee.gonio", "--trial", "1"}, 2, "--picture");
    }

    void refusals() {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QString, says);
        const GonioRun run = m_gonio.run(arguments);
        QVERIFY2(run.exitCode == code, qPrintable(run.errors));
        QVERIFY2(run.errors.contains(says), qPrintable(run.errors));
        const GonioRun json = m_gonio.run(arguments + QStringList{"--json"});
        QCOMPARE(json.jsonLines(), 1);
        QCOMPARE(json.last("error")["exit_code"].toInt(), code);
    }

    void overlayIsExported() {
        GonioRun run = m_gonio.run(
            {"export", "knee.gonio", "--trial", "1", "--picture", "o.png", "--frame", "10"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const QImage picture(m_gonio.path("o.png"));
        QCOMPARE(picture.width(), 320);
        QVERIFY(picture.height() > 240);  // the strip
        run = m_gonio.run({"export", "knee.gonio", "--trial", "1", "--video", "o.mp4", "--from",
                           "5", "--to", "14"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const auto video = gonio::VideoReader::open(m_gonio.path("o.mp4").toStdString());
        QVERIFY(video.has_value());
        QCOMPARE((*video)->info().frameCount, 10);
        QVERIFY(std::abs((*video)->times_s()[9] - 0.3) < 1e-3);
        QCOMPARE((*video)->info().height_px, picture.height());
    }

    void withoutAScreenItSaysWhatToDo() {
        GonioProgram bare;
        bare.setVariable("DISPLAY", "");
        const GonioRun run = bare.run({"export", m_gonio.path("knee.gonio"), "--trial", "1",
                                       "--view", "scene", "--picture", bare.path("s.png")});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.errors.contains("xvfb-run"), qPrintable(run.errors));
        QVERIFY(!QFile::exists(bare.path("s.png")));
    }

    void sceneAndCurvesAreExported_data() {
        QTest::addColumn<QString>("view");
        QTest::newRow("scene") << "scene";
        QTest::newRow("curves") << "curves";
    }

    void sceneAndCurvesAreExported() {
        QFETCH(const QString, view);
        if (qEnvironmentVariableIsEmpty("DISPLAY")) QSKIP("there is no screen");
        const GonioRun run =
            m_gonio.run({"export", "knee.gonio", "--trial", "1", "--view", view, "--picture",
                         view + ".png", "--frame", "10", "--width", "640", "--height", "360"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const QImage picture(m_gonio.path(view + ".png"));
        QCOMPARE(picture.width(), 640);
        QVERIFY(picture.height() > 360);
        QSet<QRgb> colours;
        for (int y = 0; y < 360; y += 3) {
            for (int x = 0; x < 640; x += 3) colours << picture.pixel(x, y);
        }
        QVERIFY2(colours.size() > 20, qPrintable(QString::number(colours.size())));
    }

    void aReadOnlyCaseIsNotChanged() {
        const QByteArray before = bytesOf(m_gonio.path("knee.gonio"));
        QFile file(m_gonio.path("knee.gonio"));
        QVERIFY(file.setPermissions(QFile::ReadOwner));
        const GonioRun run = onCase("bad", {"--trial", "1", "--from", "3", "--to", "4"});
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        if (run.exitCode == 0) QSKIP("this user may write to read-only files");
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains("cannot be written to"), qPrintable(run.errors));
        QCOMPARE(bytesOf(m_gonio.path("knee.gonio")), before);
    }
};

QTEST_GUILESS_MAIN(TestCliCase)
#include "tst_cli_case.moc"
