#include <csignal>

#include "gonio_run.h"

/// The main job through the program, on generated clips.
class TestCliAnalyze : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;

    QStringList replay(const QString& video, const QString& results) const {
        return {"analyze", video,       "-o",
                results,   "--json",    "--backend",
                "replay",  "--weights", m_gonio.path("clip/truth.npz")};
    }

    /// The program's own files but its networks, in a folder of the test's.
    void useResources(const QString& name) {
        const QString folder = m_gonio.path(name);
        QVERIFY(QDir().mkpath(folder));
        for (const char* part : {"bodies", "detectors", "markers"}) {
            QFile::link(QString(GONIO_SOURCE_DIR) + "/resources/" + part, folder + "/" + part);
        }
        m_gonio.setVariable("GONIO_RESOURCES", folder);
    }

private Q_SLOTS:

    void initTestCase() {
        if (!QFile::exists(QString(GONIO_SOURCE_DIR) + "/resources/bodies/open_female.safetensors"))
            QSKIP("the open body has not been generated");
        const GonioRun run =
            m_gonio.run({"synth", "walk", "-o", "clip", "--duration", "1.2", "--width", "320",
                         "--picture-height", "240", "--focal", "375", "--body-height", "150"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        for (const char* name : {"video.mp4", "truth.npz", "truth.json", "truth_angles.csv"}) {
            QVERIFY2(QFile::exists(m_gonio.path("clip/") + name), name);
        }
    }

    void analysesAndEvaluates() {
        const GonioRun run = m_gonio.run(replay("clip/video.mp4", "results"));
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(run.jsonLines() > 3);
        QVERIFY(run.last("result")["recovered_share"].toDouble() > 0.9);
        QCOMPARE(run.last("progress")["done"].toInt(), run.last("progress")["total"].toInt());
        const GonioRun eval = m_gonio.run(
            {"eval", "--json", "--angles", "results/angles.csv", "clip/truth_angles.csv"});
        QVERIFY2(eval.exitCode == 0, qPrintable(eval.errors));
        QCOMPARE(eval.jsonLines(), 1);
        const GonioRun text =
            m_gonio.run({"eval", "--angles", "results/angles.csv", "clip/truth_angles.csv"});
        QVERIFY(text.output.contains("knee_angle_r") && text.output.contains("RMSE"));
    }

    void networkBackend() {
        const QString weights = testData("golden/hsmr/hsmr_tiny.ckpt");
        const QString video = testData("videos/tfjs_pose_squats.mp4");
        if (weights.isEmpty() || video.isEmpty()) QSKIP("the golden data are not here");
        const QStringList arguments{"analyze", video,       "-o",   "network",
                                    "--json",  "--backend", "hsmr", "--weights",
                                    weights,   "--device",  "cpu"};
        const GonioRun run = m_gonio.run(arguments);
        if (run.exitCode == 4) QSKIP("the networks are not part of this build");
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(QFile::exists(m_gonio.path("network/network.npz")));
        QFile summary(m_gonio.path("network/summary.json"));
        QVERIFY(summary.open(QIODevice::ReadOnly));
        const auto parts = QJsonDocument::fromJson(summary.readAll())["parts"];
        QCOMPARE(parts["backend"].toString(), "hsmr");
        QVERIFY(parts["network"]["name"].toString().contains("HSMR"));
        QCOMPARE(parts["network"]["sha256"].toString().size(), 64);
    }

    void namesMayHaveAnyLetters() {
        QVERIFY(QDir(m_gonio.path("")).mkpath("Läufer 走る"));
        QVERIFY(
            QFile::copy(m_gonio.path("clip/video.mp4"), m_gonio.path("Läufer 走る/Übung ä.mp4")));
        QStringList arguments = replay("Läufer 走る/Übung ä.mp4", "");
        arguments.removeAt(2);
        arguments.removeAt(2);  // the default folder: named after the video, where we are
        const GonioRun run = m_gonio.run(arguments);
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(QFile::exists(m_gonio.path("Übung ä_gonio/summary.json")));
    }

    void truncatedVideoStaysUsable() {
        QFile file(m_gonio.path("clip/video.mp4"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        // Without its index an MP4 is lost, so the cut one is Matroska.
        QProcess ffmpeg;
        ffmpeg.start("ffmpeg", {"-v", "error", "-i", file.fileName(), "-c", "copy",
                                m_gonio.path("whole.mkv")});
        if (!ffmpeg.waitForFinished() || ffmpeg.exitCode() != 0) QSKIP("ffmpeg is not installed");
        QFile whole(m_gonio.path("whole.mkv"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        m_gonio.write("cut.mkv", whole.read(whole.size() * 7 / 10));
        const GonioRun run = m_gonio.run(replay("cut.mkv", "cut"));
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(QFile::exists(m_gonio.path("cut/angles.csv")));
        m_gonio.write("cut.mp4", bytes.left(bytes.size() / 2));
        const GonioRun lost = m_gonio.run(replay("cut.mp4", "lost"));
        QVERIFY2(lost.exitCode == 3 || lost.exitCode == 0, qPrintable(lost.errors));
    }

    void flippedBitsDoNotCrash() {
        QFile file(m_gonio.path("clip/video.mp4"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const int step : {97, 1013, 5003}) {
            QByteArray damaged = bytes;
            for (qsizetype at = 60; at < damaged.size(); at += step) {
                damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
            }
            m_gonio.write("flipped.mp4", damaged);
            const GonioRun run = m_gonio.run(replay("flipped.mp4", "flipped"));
            QVERIFY2(run.exitCode == 0 || run.exitCode == 3, qPrintable(run.errors));
            QVERIFY(run.jsonLines() > 0);
        }
    }

    void missingNetworkSaysWhatToDo() {
        useResources("bare");
        const GonioRun run = m_gonio.run({"analyze", "clip/video.mp4"});
        QCOMPARE(run.exitCode, 4);
        QVERIFY2(run.errors.contains("gonio import"), qPrintable(run.errors));
        QVERIFY(!QFile::exists(m_gonio.path("video_gonio")));
    }

    // Our own network needs nothing else. One that has learned nothing sees nobody, and says so.
    void ownNetworkWithoutAnythingElse() {
        useResources("own");
        const GonioRun trained = m_gonio.run({"train", "default", "-o", "training", "--steps", "1",
                                              "--batch", "2", "--device", "cpu"});
        if (trained.exitCode == 4) QSKIP("the networks are not part of this build");
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        QVERIFY(QDir().mkpath(m_gonio.path("own/networks")));
        const QString weights = m_gonio.path("own/networks/default.safetensors");
        QVERIFY(QFile::copy(m_gonio.path("training/default.safetensors"), weights));
        for (const QStringList& named :
             {QStringList{}, QStringList{"--backend", "default", "--weights", weights}}) {
            const GonioRun run = m_gonio.run(
                QStringList{"analyze", "clip/video.mp4", "-o", "nobody", "--json"} + named);
            QCOMPARE(run.exitCode, 3);
            QVERIFY2(run.output.contains("saw nobody"), qPrintable(run.output));
            QVERIFY(run.output.contains("Backend default: Goniograph's compact network, sha256 "));
            QVERIFY(run.output.contains("shapes of body open-female"));
            QVERIFY(run.jsonLines() > 1);
            QVERIFY(!QFile::exists(m_gonio.path("nobody")));
        }
        // It finds keypoints itself.
        QCOMPARE(m_gonio
                     .run({"analyze", "clip/video.mp4", "--backend", "default", "--keypoints",
                           "some.onnx"})
                     .exitCode,
                 2);
    }

    void interruptKeepsWorkForResume() {
        QVERIFY(m_gonio.run(replay("clip/video.mp4", "unbroken")).exitCode == 0);
        QStringList slow = replay("clip/video.mp4", "interrupted");
        slow << "--delay"
             << "0.05";
        auto process = m_gonio.start(slow);
        QByteArray seen;
        while (!seen.contains("Finding keypoints") && process->waitForReadyRead(60'000)) {
            seen += process->readAllStandardOutput();
        }
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        const GonioRun run = GonioProgram::finish(*process);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(run.exitCode, 5);
        QVERIFY2(run.output.contains("--resume"), qPrintable(run.output));
        QVERIFY(QFile::exists(m_gonio.path("interrupted/keypoints.partial.npz")));
        const GonioRun resumed =
            m_gonio.run(replay("clip/video.mp4", "interrupted") + QStringList{"--resume"});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.errors));
        QVERIFY(!QFile::exists(m_gonio.path("interrupted/keypoints.partial.npz")));
        for (const char* name : {"angles.csv", "motion.npz", "keypoints.npz"}) {
            QFile a(m_gonio.path("unbroken/") + name), b(m_gonio.path("interrupted/") + name);
            QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
            QVERIFY2(a.readAll() == b.readAll(), name);
        }
    }

    void aVideoWithoutAPerson() {
        const QString keypoints = testData("detectors/blazepose_landmark_lite_256.onnx");
        if (keypoints.isEmpty()) QSKIP("the detector networks are not here");
        QProcess ffmpeg;
        ffmpeg.start("ffmpeg",
                     {"-v", "error", "-f", "lavfi", "-i", "testsrc=duration=1:size=320x240:rate=15",
                      m_gonio.path("bars.mp4")});
        if (!ffmpeg.waitForFinished() || ffmpeg.exitCode() != 0) QSKIP("ffmpeg is not installed");
        const GonioRun run = m_gonio.run({"analyze", "bars.mp4", "--keypoints", keypoints});
        QVERIFY2(run.exitCode == 3, qPrintable(run.errors));
        QVERIFY2(run.errors.contains("person"), qPrintable(run.errors));
        QVERIFY(!QFile::exists(m_gonio.path("bars_gonio")));
    }

    void realVideo() {
        const QString video = testData("paired/opencap_walk/video.mp4");
        const QString keypoints = testData("detectors/blazepose_landmark_lite_256.onnx");
        if (video.isEmpty() || keypoints.isEmpty()) QSKIP("the test data are not here");
        useResources("bare");
        const GonioRun run = m_gonio.run({"analyze", video, "-o", "walk", "--keypoints", keypoints,
                                          "--backend", "default", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(run.last("result")["recovered_share"].toDouble() > 0.9);
        QVERIFY(run.last("result")["mean_reprojection_px"].toDouble() < 15);
        QVERIFY2(run.output.contains("not installed"), qPrintable(run.output));
    }

    void selftestPasses() {
        const GonioRun run = m_gonio.run({"selftest", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.output + run.errors));
        QVERIFY(run.last("result")["passed"].toBool());
    }
};

QTEST_GUILESS_MAIN(TestCliAnalyze)
#include "tst_cli_analyze.moc"
