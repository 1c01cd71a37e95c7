#include <QJsonArray>

#include "core/io/npz.h"
#include "gonio_run.h"

using namespace gonio;

/// `gonio eval` of arrays.
class TestCliEval : public QObject {
    Q_OBJECT

private:
    GonioProgram m_gonio;

    /// Two frames of 24 joints at the origin, joint 5 at (`x_m`, 0, 0), and poses of zeros.
    void writeJoints(const QString& name, float x_m) const {
        std::vector<float> joints(2 * 24 * 3, 0), poses(2 * 46, 0);
        joints[15] = joints[72 + 15] = x_m;
        const TensorMap arrays{{"joints", Tensor::fromFloats(joints, {2, 24, 3})},
                               {"poses", Tensor::fromFloats(poses, {2, 46})}};
        QVERIFY(writeNpz(m_gonio.path(name).toStdString(), arrays).has_value());
    }

private Q_SLOTS:

    void initTestCase() {
        writeJoints("ours.npz", 0.048F);
        writeJoints("truth.npz", 0);
    }

    void printsWhatTheArraysAllow() {
        const GonioRun run = m_gonio.run({"eval", "ours.npz", "truth.npz"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        for (const char* part : {"MPJPE", "2.00 mm", "not computed", "MPBLPE: needs markers"}) {
            QVERIFY2(run.output.contains(part), qPrintable(run.output));
        }
    }

    void jsonHasOneResult() {
        const GonioRun run = m_gonio.run({"--json", "eval", "ours.npz", "truth.npz"});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.jsonLines(), 1);
        const QJsonObject result = run.last("result");
        const QJsonObject first = result["metrics"].toArray()[0].toObject();
        QCOMPARE(first["protocol"].toString(), QString("skel"));
        QVERIFY(std::abs(first["value"].toDouble() - 2) < 1e-3);
        QVERIFY(result["not_computed"].toArray().size() > 5);
    }

    void protocolIsChosen() {
        const GonioRun moyo = m_gonio.run({"eval", "ours.npz", "truth.npz", "--protocol", "moyo"});
        QCOMPARE(moyo.exitCode, 0);
        QVERIFY(!moyo.output.contains("skel      MPJPE"));
        QVERIFY(moyo.output.contains("(moyo)") && !moyo.output.contains("(emdb)"));
        const GonioRun unknown =
            m_gonio.run({"eval", "ours.npz", "truth.npz", "--protocol", "h36m"});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.errors.contains("spec-syn"));
    }

    // Two clips, one analysed with every angle 2 degrees too large, one not.
    void clipsAreCompared() {
        const auto table = [](double more) {
            QByteArray text("time_s,frame");
            for (const char* name : {"hip_flexion_r", "knee_angle_r"})
                text +=
                    QByteArray(",") + name + "_deg," + name + "_raw_deg," + name + "_confidence";
            text += ",source\n";
            for (int i = 0; i < 20; ++i) {
                text += QByteArray::number(0.1 * i) + "," + QByteArray::number(i);
                const QByteArray value = QByteArray::number(i % 7 + more);
                for (int k = 0; k < 2; ++k) text += "," + value + "," + value + ",1";
                text += ",measured\n";
            }
            return text;
        };
        for (const char* folder : {"set/a", "set/b", "ours/a"})
            QVERIFY(QDir().mkpath(m_gonio.path(folder)));
        m_gonio.write("set/a/truth_angles.csv", table(0));
        m_gonio.write("set/b/truth_angles.csv", table(0));
        m_gonio.write("ours/a/angles.csv", table(2));
        const GonioRun run = m_gonio.run({"--json", "eval", "--clips", "ours", "set"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors + run.output));
        const QJsonObject result = run.last("result");
        QVERIFY(std::abs(result["sagittal_deg"].toDouble() - 2) < 1e-6);
        QCOMPARE(result["clips"].toArray().size(), 1);
        QCOMPARE(result["coordinates"].toArray().size(), 2);
        QCOMPARE(result["missing"].toArray()[0].toString(), QString("b"));
        QCOMPARE(m_gonio.run({"eval", "--clips", "set", "ours"}).exitCode, 3);
    }

    // Markers are put on the body that was analysed, or not at all.
    void benchNamesTheBodyOfAnAnalysis() {
        for (const char* folder : {"truths/a", "seen/a"})
            QVERIFY(QDir().mkpath(m_gonio.path(folder)));
        m_gonio.write("truths/a/truth_angles.csv", "time_s\n");
        m_gonio.write("truths/a/truth.json", R"({"body": "open-male"})");
        const TensorMap truth{{"poses", Tensor::fromFloats(std::vector<float>(92), {2, 46})},
                              {"betas", Tensor::fromFloats(std::vector<float>(), {0, 10})}};
        QVERIFY(writeNpz(m_gonio.path("truths/a/truth.npz").toStdString(), truth).has_value());
        const auto problem = [this](const QByteArray& summary) {
            m_gonio.write("seen/a/summary.json", summary);
            const GonioRun run = m_gonio.run({"bench", "neurik", "--seen", "seen", "truths"});
            return run.exitCode == 3 ? run.errors : QString("exit code %1").arg(run.exitCode);
        };
        for (const char* summary : {"{}", "[", R"({"parts": {"body": "open-female"}})"})
            QVERIFY2(problem(summary).contains("names no body"), qPrintable(problem(summary)));
        const QString other = problem(R"({"parts": {"body": {"name": "skel_male"}}})");
        QVERIFY2(other.contains("'skel_male'"), qPrintable(other));
        const QString empty = problem(R"({"parts": {"body": {"name": "open-male"}}})");
        QVERIFY2(empty.contains("'betas'"), qPrintable(empty));
    }

    void nothingToCompareIsBadInput() {
        const TensorMap arrays{{"names", Tensor::fromFloats(std::vector<float>{1}, {1})}};
        QVERIFY(writeNpz(m_gonio.path("other.npz").toStdString(), arrays).has_value());
        const GonioRun run = m_gonio.run({"eval", "other.npz", "truth.npz"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.errors.contains("joints44"), qPrintable(run.errors));
    }
};

QTEST_GUILESS_MAIN(TestCliEval)
#include "tst_cli_eval.moc"
