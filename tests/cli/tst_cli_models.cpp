#include "core/io/npz.h"
#include "gonio_run.h"

using gonio::TensorMap;

namespace {

TensorMap readArrays(const QString& path) {
    auto arrays = gonio::readNpz(path.toStdString());
    return arrays ? *arrays : TensorMap{};
}

double greatestDifference(const TensorMap& a, const TensorMap& b, const char* name) {
    const auto x = a.at(name).toDoubles(), y = b.at(name).toDoubles();
    if (x.size() != y.size()) return 1e9;
    double greatest = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        greatest = std::max(greatest, std::abs(x[i] - y[i]));
    }
    return greatest;
}

}  // namespace

/// Import of official files and networks, and the commands on the golden vectors.
class TestCliModels : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;
    QString m_golden;

private Q_SLOTS:

    void initTestCase() {
        m_golden = testData("golden");
        if (m_golden.isEmpty()) QSKIP("the golden vectors are not here");
        // Any order; regressors and bodies in separate calls.
        const QString models = m_golden + "/models/";
        const GonioRun body = m_gonio.run({"import", models + "skel_male.pkl"});
        QVERIFY2(body.exitCode == 0, qPrintable(body.errors));
        QVERIFY2(body.errors.contains("SMPL_to_J19.pkl"), qPrintable(body.errors));
        const GonioRun regressors = m_gonio.run(
            {"import", models + "SMPL_to_J19.pkl", models + "J_regressor_SKEL_mix_MALE.pkl"});
        QVERIFY2(regressors.exitCode == 0, qPrintable(regressors.errors));
        const GonioRun together =
            m_gonio.run({"import", "--json", models + "SMPL_to_J19.pkl", models + "skel_female.pkl",
                         models + "J_regressor_SKEL_mix_MALE.pkl"});
        QVERIFY2(together.exitCode == 0, qPrintable(together.errors));
        QCOMPARE(together.jsonLines(), 1);
    }

    void oneRegressorAloneIsRefused() {
        const GonioRun run = m_gonio.run({"import", m_golden + "/models/SMPL_to_J19.pkl"});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains("both"), qPrintable(run.errors));
    }

    void importsWeights() {
        const GonioRun run = m_gonio.run({"import", m_golden + "/hsmr/hsmr_tiny.ckpt",
                                          m_golden + "/skelcf/skelcf_tiny.pth",
                                          m_golden + "/skelcf/humanfov_tiny_w4.ckpt"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const GonioRun list = m_gonio.run({"models"});
        QCOMPARE(list.exitCode, 0);
        for (const char* text : {"hsmr  (weights of HSMR)", "skelcf  (weights of SKEL-CF)",
                                 "humanfov  (weights of HumanFoV)", "made from a file with sha256",
                                 "not to be passed on"}) {
            QVERIFY2(list.output.contains(text), qPrintable(list.output));
        }
        QVERIFY2(!list.output.contains("problem"), qPrintable(list.output));
        // Weights are no bodies.
        const GonioRun body = m_gonio.run({"body", "--model", "nobody", "--in", "x", "-o", "y"});
        QVERIFY2(!body.errors.contains("hsmr"), qPrintable(body.errors));
    }

    void refusesOtherWeights() {
        const auto names = [this] {
            return QDir(m_gonio.path("models"))
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        };
        const QStringList before = names();
        QFile golden(m_golden + "/hsmr/hsmr_tiny.ckpt");
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray whole = golden.readAll();
        QByteArray damaged = whole;
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
        m_gonio.write("cut.ckpt", whole.left(whole.size() / 2));
        m_gonio.write("damaged.ckpt", damaged);
        m_gonio.write("page.pth", "<html>please log in</html>");
        const std::pair<const char*, const char*> files[] = {{"cut.ckpt", "cut off"},
                                                             {"damaged.ckpt", "checksum"},
                                                             {"page.pth", "no PyTorch checkpoint"}};
        for (const auto& [file, message] : files) {
            const GonioRun run = m_gonio.run({"import", file, m_golden + "/models/skel_male.pkl"});
            QCOMPARE(run.exitCode, 3);
            QVERIFY2(run.errors.contains(message), qPrintable(run.errors));
        }
        QCOMPARE(names(), before);
    }

    void listsAndVerifies() {
        const GonioRun run = m_gonio.run({"models", "--json"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.output.count("\"intact\":true"), 5);
        QVERIFY(run.output.contains("Max Planck"));
        QFile file(m_gonio.path("models/skel_female.safetensors"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 100));
        QVERIFY(file.write("x") == 1);
        file.close();
        const GonioRun changed = m_gonio.run({"models"});
        QCOMPARE(changed.exitCode, 3);
        QVERIFY2(changed.output.contains("CHANGED"), qPrintable(changed.output));
    }

    void bodyMatchesThePublishedOne() {
        const QString golden = m_golden + "/skel/skel_forward_male.npz";
        const GonioRun run =
            m_gonio.run({"body", "--model", "skel_male", "--in", golden, "-o", "posed.npz"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const TensorMap ours = readArrays(m_gonio.path("posed.npz")), theirs = readArrays(golden);
        for (const char* name : {"skin_verts", "skel_verts", "joints", "joints_ori"}) {
            QVERIFY2(greatestDifference(ours, theirs, name) < 1e-4, name);
        }
        QVERIFY(gonio::findTensor(ours, "joints44", {12, 44, 3}));
        QVERIFY(gonio::findTensor(ours, "joints44_mapped", {12, 44, 3}));
    }

    void fitReachesThePublishedError() {
        const GonioRun run =
            m_gonio.run({"fit", "--model", "skel_male", "--in",
                         m_golden + "/skelify/skelify_problem.npz", "-o", "fitted.npz"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const TensorMap ours = readArrays(m_gonio.path("fitted.npz"));
        QVERIFY(gonio::findTensor(ours, "poses", {4, 46}) &&
                gonio::findTensor(ours, "objective", {4}));
        double error = 0;
        for (const double one : ours.at("kp2d_err").toDoubles()) error += one / 4;
        QVERIFY2(error < 6e-4, qPrintable(QString::number(error)));  // published: 4.5e-4
    }

    void pickleAsModelMustBeImported() {
        const GonioRun run =
            m_gonio.run({"body", "--model", m_golden + "/models/skel_male.pkl", "--in",
                         m_golden + "/skel/skel_forward_male.npz", "-o", "x.npz"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.errors.contains("gonio import"), qPrintable(run.errors));
    }

    void networksAreTriedBeforeTheyAreStored() {
        const QString network = testData("detectors/yolox_nano.onnx");
        if (network.isEmpty()) QSKIP("the detector networks are not here");
        QVERIFY(m_gonio.run({"import", network}).exitCode == 0);
        QVERIFY(QFile::exists(m_gonio.path("models/yolox_nano.onnx")));
        QFile file(network);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(QDir(m_gonio.path("")).mkpath("cut"));
        m_gonio.write("cut/yolox_nano.onnx", file.read(100'000));
        const GonioRun damaged = m_gonio.run({"import", "cut/yolox_nano.onnx"});
        QVERIFY2(damaged.exitCode == 3, qPrintable(damaged.errors));
        QVERIFY(QFile::copy(network, m_gonio.path("unknown.onnx")));
        const GonioRun undescribed = m_gonio.run({"import", "unknown.onnx"});
        QVERIFY2(undescribed.exitCode == 3, qPrintable(undescribed.errors));
        QVERIFY2(undescribed.errors.contains("unknown.onnx.json"), qPrintable(undescribed.errors));
    }
};

QTEST_GUILESS_MAIN(TestCliModels)
#include "tst_cli_models.moc"
