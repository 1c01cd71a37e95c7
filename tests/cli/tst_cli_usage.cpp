#include "gonio_run.h"

/// Words on the command line, and inputs that cannot be used.
class TestCliUsage : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;

private Q_SLOTS:

    void helpExplains_data() {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"analyze", "body", "fit", "import", "models", "eval", "synth", "bench", "selftest",
              "predict", "train", "convert-dataset", "pseudo-label"}) {
            QTest::newRow(command) << QString(command);
        }
    }

    void helpExplains() {
        QFETCH(const QString, command);
        const GonioRun run = m_gonio.run({command, "--help"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.contains("--help"));
        QVERIFY(m_gonio.run({"--help"}).output.contains(command));
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QString(says);
        };
        row("nothing", {}, "subcommand");
        row("unknown command", {"analyse"}, "analyse");
        row("unknown option", {"analyze", "v.mp4", "--foto"}, "--foto");
        row("no video", {"analyze"}, "VIDEO");
        row("rate", {"analyze", "v.mp4", "--fps", "-3"}, "--fps");
        row("height", {"analyze", "v.mp4", "--height", "180"}, "--height");
        row("device", {"analyze", "v.mp4", "--device", "gpu"}, "cuda:N");
        row("person", {"analyze", "v.mp4", "--person", "tallest"}, "tallest");
        row("eval", {"eval", "--angles", "a.csv"}, "--angles");
        row("eval of one", {"eval", "a.npz"}, "files");
        row("eval of none", {"eval"}, "TRUTH.npz");
        row("eval of both", {"eval", "a.npz", "b.npz", "--angles", "a.csv", "b.csv"}, "--angles");
        row("synth", {"synth", "dance", "-o", "x"}, "dance");
        row("synth of nothing", {"synth", "-o", "x"}, "MOTION");
        row("synth to nowhere", {"synth", "walk"}, "--output");
        row("plain crowd", {"synth", "walk", "-o", "x", "--people", "2"}, "realistic");
        row("crowd", {"synth", "walk", "-o", "x", "--people", "99"}, "--people");
        row("no pictures",
            {"synth", "walk", "-o", "x", "--look", "realistic", "--camera", "upside"}, "upside");
        row("ablation", {"bench", "ablations", "--only", "lens"}, "pose-tokens");
        row("network", {"eval", "--drawn", "neurik"}, "--drawn");
        row("benchmark", {"synth", "benchmark", "--clips", "0", "-o", "x"}, "--clips");
        row("clip's option of a benchmark", {"synth", "benchmark", "--look", "plain", "-o", "x"},
            "--look");
        row("train", {"train", "yolo", "-o", "x"}, "yolo");
        row("train's size", {"train", "hsmr", "-o", "x", "--size", "vast"}, "--size");
        row("train's data", {"train", "skelcf", "-o", "x", "--data", "labels.npz"}, "FOLDER");
        row("train's weight", {"train", "hsmr", "-o", "x", "--data", "a.npz:b:-1"}, "-1");
        row("train's unit", {"train", "hsmr", "-o", "x", "--scale-unit", "-1"}, "--scale-unit");
        row("another's option", {"train", "skelcf", "-o", "x", "--rotation", "euler"},
            "--rotation");
    }

    void wrongUsage() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const GonioRun run = m_gonio.run(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains(says), qPrintable(run.errors));
        const GonioRun json = m_gonio.run(QStringList{"--json"} + arguments);
        QCOMPARE(json.exitCode, 2);
        QCOMPARE(json.jsonLines(), 1);
    }

    void badInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        m_gonio.write("text.mp4", "this is a shopping list, not a video\n");
        m_gonio.write("empty.mp4", "");
        m_gonio.write("text.npz", "no archive");
        m_gonio.write("text.csv", "time_s,frame\nsoon,1\n");
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QString(says);
        };
        row("missing video", {"analyze", "nowhere.mp4"}, "no such file");
        row("text as video", {"analyze", "text.mp4"}, "text.mp4");
        row("empty video", {"analyze", "empty.mp4"}, "empty");
        row("folder as video", {"analyze", "."}, "folder");
        row("missing npz", {"body", "--model", "open-male", "--in", "no.npz", "-o", "o.npz"},
            "no.npz");
        row("text as npz", {"body", "--model", "open-male", "--in", "text.npz", "-o", "o.npz"},
            "text.npz");
        row("text as csv", {"eval", "--angles", "text.csv", "text.csv"}, "text.csv");
        row("text as arrays", {"eval", "text.npz", "text.npz"}, "text.npz");
        row("missing arrays", {"eval", "no.npz", "no.npz"}, "no.npz");
        row("text as pickle", {"import", "text.npz"}, "text.npz");
        row("missing import", {"import", "skel_male.pkl"}, "skel_male.pkl");
    }

    void badInput() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const GonioRun run = m_gonio.run(arguments);
        QVERIFY2(run.exitCode == 3, qPrintable(run.errors));
        QVERIFY2(run.errors.contains(says), qPrintable(run.errors));
        const GonioRun json = m_gonio.run(arguments + QStringList{"--json"});
        QCOMPARE(json.jsonLines(), 1);
        QCOMPARE(json.last("error")["exit_code"].toInt(), 3);
    }

    void missingBodyIsNamed() {
        m_gonio.write("some.npz", "x");
        const GonioRun run =
            m_gonio.run({"body", "--model", "skel_male", "--in", "some.npz", "-o", "o.npz"});
        QCOMPARE(run.exitCode, 4);
        QVERIFY2(run.errors.contains("skel_male") && run.errors.contains("open-male"),
                 qPrintable(run.errors));
    }

    // os.system("echo"): a pickle that would run a program.
    void hostilePickleIsRefused() {
        m_gonio.write("evil.pkl", "cos\nsystem\n(S'touch owned'\ntR.");
        const GonioRun run = m_gonio.run({"import", "evil.pkl"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.errors.contains("os.system"), qPrintable(run.errors));
        QVERIFY(!QFile::exists(m_gonio.path("owned")));
        QVERIFY(!QFile::exists(m_gonio.path("models")));
    }

    void emptyModelFolderIsSaid() {
        const GonioRun run = m_gonio.run({"models"});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.errors.contains("No models"), qPrintable(run.errors));
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
