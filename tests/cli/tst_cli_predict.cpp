#include <cmath>

#include "core/io/npz.h"
#include "gonio_run.h"

using namespace gonio;

/// gonio predict on the golden networks.
class TestCliPredict : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;

    QStringList arguments(const QString& backend, const QString& weights, const QString& io) const {
        return {"predict", "--backend",           backend,    "--weights", weights, "--in", io,
                "-o",      m_gonio.path("o.npz"), "--device", "cpu"};
    }

private Q_SLOTS:

    void predictsTheGolden() {
        const QString weights = testData("golden/hsmr/hsmr_tiny.ckpt");
        const QString io = testData("golden/hsmr/hsmr_tiny_io.npz");
        if (weights.isEmpty()) QSKIP("the golden networks are not here");
        const GonioRun run = m_gonio.run(QStringList{"--json"} + arguments("hsmr", weights, io));
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors + run.output));
        QCOMPARE(run.last("result")["pictures"].toInt(), 2);
        const auto found = readNpz(m_gonio.path("o.npz").toStdString());
        const auto golden = readNpz(io.toStdString());
        QVERIFY(found && golden);
        for (const char* name : {"features", "poses", "betas", "cam"}) {
            const auto ours = found->at(name).toDoubles(), theirs = golden->at(name).toDoubles();
            QCOMPARE(found->at(name).shape, golden->at(name).shape);
            for (std::size_t i = 0; i < ours.size(); ++i) {
                QVERIFY(std::abs(ours[i] - theirs[i]) <= 1e-4);
            }
        }
    }

    // A network that was trained a little, on labels that were refined, predicts.
    void trainedNetworksPredict() {
        const QStringList common{"--size", "tiny",   "--steps",   "2",        "--batch",
                                 "2",      "--body", "open-male", "--device", "cpu"};
        const GonioRun hsmr =
            m_gonio.run(QStringList{"--json", "train", "hsmr", "-o", m_gonio.path("hsmr"),
                                    "--drawn", "2", "--label-noise", "10", "--refine-labels",
                                    "--refine-after", "0", "--refine-every", "1"} +
                        common);
        QVERIFY2(hsmr.exitCode == 0, qPrintable(hsmr.errors + hsmr.output));
        QCOMPARE(hsmr.last("result")["steps"].toInt(), 2);
        QVERIFY(hsmr.last("result")["losses"].toObject().contains("turns"));
        const GonioRun skelCf = m_gonio.run(
            QStringList{"train", "skelcf", "-o", m_gonio.path("cf"), "--camera", "off"} + common);
        QVERIFY2(skelCf.exitCode == 0, qPrintable(skelCf.errors));
        const std::vector<float> grey(3 * 256 * 256, 0.1F), square{0, 0, 0.2F};
        QVERIFY(writeNpz(m_gonio.path("in.npz").toStdString(),
                         {{"patch", Tensor::fromFloats(grey, {1, 3, 256, 256})},
                          {"bbox_info", Tensor::fromFloats(square, {1, 3})}}));
        for (const auto& [backend, file] :
             {std::pair{"hsmr", "hsmr/hsmr.safetensors"}, {"skelcf", "cf/skelcf.safetensors"}}) {
            const GonioRun run =
                m_gonio.run(arguments(backend, m_gonio.path(file), m_gonio.path("in.npz")));
            QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        }
        const GonioRun endless = m_gonio.run(
            QStringList{"train", "hsmr", "-o", m_gonio.path("no"), "--refine-labels"} + common);
        QCOMPARE(endless.exitCode, 2);
        QVERIFY2(endless.errors.contains("drawn"), qPrintable(endless.errors));
    }

    void failsInWords() {
        const QString weights = testData("golden/hsmr/hsmr_tiny.ckpt");
        const QString io = testData("golden/hsmr/hsmr_tiny_io.npz");
        if (weights.isEmpty()) QSKIP("the golden networks are not here");
        const auto run = [&](const QString& backend, const QString& file, const QString& in) {
            return m_gonio.run(arguments(backend, file, in));
        };
        QCOMPARE(run("yolo", weights, io).exitCode, 2);
        QCOMPARE(run("hsmr", "missing.ckpt", io).exitCode, 3);
        QCOMPARE(run("hsmr", weights, "missing.npz").exitCode, 3);
        const GonioRun other = run("skelcf", weights, io);
        QCOMPARE(other.exitCode, 3);
        QVERIFY2(other.errors.contains("HSMR"), qPrintable(other.errors));
        const GonioRun script = run("torchscript", weights, io);
        QCOMPARE(script.exitCode, 3);
        QVERIFY2(script.errors.contains("checkpoint of weights"), qPrintable(script.errors));
        const GonioRun wrong = run("hsmr", weights, testData("golden/skelcf/humanfov_tiny_io.npz"));
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY2(wrong.errors.contains("patch"), qPrintable(wrong.errors));
        QVERIFY(!QFile::exists(m_gonio.path("o.npz")) || wrong.exitCode != 0);
    }

    /// The program alone: without the library it still starts and says what is missing.
    void saysThatTheNetworksAreNotInstalled() {
        const QString alone = m_gonio.path("alone");
        QVERIFY(QDir().mkpath(alone) && QFile::copy(GONIO_PROGRAM, alone + "/gonio"));
        QProcess program;
        program.start(alone + "/gonio", arguments("hsmr", "w.ckpt", "p.npz"));
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 4);
        const QString errors = program.readAllStandardError();
        QVERIFY2(errors.contains("libgonio_networks.so"), qPrintable(errors));
    }
};

QTEST_GUILESS_MAIN(TestCliPredict)
#include "tst_cli_predict.moc"
