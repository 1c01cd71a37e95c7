#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/io/safetensors.h"
#include "core/pipeline/model_kind.h"
#include "core/pipeline/model_store.h"
#include "core/pipeline/program_files.h"
#include "inference/weights/import_weights.h"

using namespace gonio;

namespace {

namespace fs = std::filesystem;

const fs::path goldens = fs::path(GONIO_TEST_DATA) / "golden";
const fs::path resources = fs::path(GONIO_SOURCE_DIR) / "resources";

}  // namespace

/// Weights of networks in the model folder, beside bodies.
class TestModelStore : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    fs::path models() const { return fs::path(m_folder.path().toStdString()) / "models"; }

    Result<ImportReport> import(const std::vector<fs::path>& files, const Job& job = {}) const {
        return importModels(files, models(), resources, &networkWeightsImporter(), job);
    }

    /// Names of all files in the model folder, hidden ones too.
    std::vector<std::string> stored() const {
        std::vector<std::string> names;
        if (fs::exists(models())) {
            for (const auto& entry : fs::directory_iterator(models())) {
                names.push_back(entry.path().filename().string());
            }
        }
        std::ranges::sort(names);
        return names;
    }

private Q_SLOTS:

    void initTestCase() {
        if (!fs::exists(goldens)) QSKIP("the golden data are not here");
        qputenv("GONIO_MODELS", QByteArray::fromStdString(models().string()));
    }

    void init() { fs::remove_all(models()); }

    void keepsWeightsWithTheirSource() {
        const fs::path file = goldens / "hsmr" / "hsmr_tiny.ckpt";
        const auto report = import({file, goldens / "models" / "skel_male.pkl"});
        QVERIFY2(report, report ? "" : describe(report.error()).c_str());
        QCOMPARE(report->stored, (std::vector<std::string>{"skel_male", "hsmr"}));
        QCOMPARE(stored(), (std::vector<std::string>{"hsmr.safetensors", "models.json",
                                                     "skel_male.safetensors"}));
        const auto list = listModels(models(), resources);
        QVERIFY(list.has_value());
        const StoredModel& weights = list->front();
        QCOMPARE(weights.name, "hsmr");
        QCOMPARE(weights.kind, "weights of HSMR");
        QVERIFY(weights.licence.find("not to be passed on") != std::string::npos);
        QVERIFY(weights.intact && weights.problem.empty());
        QCOMPARE(weights.sourceHash.size(), 64U);
        QVERIFY(weights.sourceHash != weights.sha256);
        QCOMPARE(readSafetensors(weights.file)->metadata.at("source_sha256"), weights.sourceHash);
        QCOMPARE(kindOfStored(weights.file), "network");
        // Weights are no bodies.
        QCOMPARE(knownBodies(),
                 (std::vector<std::string>{"open-female", "open-male", "skel_male"}));
    }

    void tellsOfDamageAfterwards() {
        QVERIFY(import({goldens / "skelcf" / "skelcf_tiny.pth"}).has_value());
        const fs::path file = models() / "skelcf.safetensors";
        std::fstream change(file, std::ios::in | std::ios::out | std::ios::binary);
        change.seekp(-100, std::ios::end);
        change << "x";
        change.close();
        QVERIFY(!listModels(models(), resources)->front().intact);
        fs::resize_file(file, fs::file_size(file) - 1);
        const auto cut = listModels(models(), resources);
        QVERIFY(!cut->front().intact && !cut->front().problem.empty());
    }

    void storesNothingWhereOneFileIsWrong() {
        const fs::path wrong = fs::path(m_folder.path().toStdString()) / "wrong.ckpt";
        std::ofstream(wrong, std::ios::binary) << "PK\3\4";
        const auto report = import(
            {goldens / "hsmr" / "hsmr_tiny.ckpt", goldens / "models" / "skel_male.pkl", wrong});
        QVERIFY(!report.has_value());
        QVERIFY(describe(report.error()).find("wrong.ckpt") != std::string::npos);
        QVERIFY(stored().empty());
        const auto pickle = import({goldens / "hsmr" / "hsmr_tiny.ckpt", goldens / "README.md"});
        QVERIFY(!pickle.has_value());
        QVERIFY(stored().empty());
    }

    void stopsWhenAsked() {
        int asked = 0;
        Job job;
        job.cancelled = [&asked] { return ++asked > 12; };
        const auto report = import({goldens / "hsmr" / "hsmr_tiny.ckpt"}, job);
        QVERIFY(!report.has_value() && report.error().code == ErrorCode::Cancelled);
        QVERIFY(asked < 20);
        QVERIFY(stored().empty());
    }

    void refusesWeightsWithoutTheNetworks() {
        const std::vector<fs::path> files{goldens / "hsmr" / "hsmr_tiny.ckpt"};
        QVERIFY(!importModels(files, models(), resources).has_value());
        QVERIFY(stored().empty());
    }
};

QTEST_GUILESS_MAIN(TestModelStore)
#include "tst_model_store.moc"
