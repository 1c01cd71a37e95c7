#include <QtTest>
#include <limits>

#include "core/io/smpl_import.h"
#include "tests/body/synthetic_smpl.h"
#include "tests/io/smpl_pickle.h"

using namespace gonio;
using namespace gonio::testing;
using gonio::test::syntheticSmplFile;

namespace {

constexpr int kFew = 31;  ///< vertices of the small bodies

const TensorMap& fewTensors() {
    static const TensorMap tensors = syntheticSmplFile(kFew).tensors;
    return tensors;
}

Result<TensorFile> convert(const PickleParts& parts) {
    return convertSmplPickle(bytesOf(smplPickle(parts)), "folder/SMPL_NEUTRAL.pkl", kFew);
}

std::string failureOf(const Result<TensorFile>& file) {
    return file ? "no error" : describe(file.error());
}

double largestDifference(const Tensor& a, const Tensor& b) {
    if (a.shape != b.shape) return std::numeric_limits<double>::infinity();
    const auto x = a.toDoubles(), y = b.toDoubles();
    double largest = 0;
    for (std::size_t i = 0; i < x.size(); ++i) largest = std::max(largest, std::abs(x[i] - y[i]));
    return largest;
}

}  // namespace

/// Official SMPL files, written here in their layout.
class SmplImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Full size, through chumpy objects, CSC, column-major arrays, Python 2 strings; the model that
    // comes out poses like the one that went in.
    void readsTheOfficialLayout() {
        const TensorFile original = syntheticSmplFile();
        const std::string pickle = smplPickle(officialSmplParts(original.tensors));
        const auto file =
            convertSmplPickle(bytesOf(pickle), "x/basicModel_neutral_lbs_10_207_0_v1.0.0.pkl");
        QVERIFY2(file.has_value(), failureOf(file).c_str());
        QCOMPARE(file->metadata.at("name"), "smpl_neutral");
        QCOMPARE(file->metadata.at("kind"), "smpl-body");
        for (const char* name : {"v_template", "f", "shapedirs", "posedirs", "kintree_table"}) {
            QVERIFY2(largestDifference(file->tensors.at(name), original.tensors.at(name)) == 0,
                     name);
        }
        const auto read = makeSmplModel(*file);
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        const auto written = makeSmplModel(original).value();
        const std::vector bodies = {smplBody(test::hashedSmpl(5, 2))};
        std::vector<VertexArray> a(1), b(1);
        poseSmpl(**read, bodies, a);
        poseSmpl(*written, bodies, b);
        QVERIFY((a[0] - b[0]).cwiseAbs().maxCoeff() < 1e-6F);
    }

    void namesBodiesBySex_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<std::string>("name");
        const auto row = [](const char* file, const char* name) {
            QTest::newRow(file) << std::string(file) << std::string(name);
        };
        row("basicmodel_f_lbs_10_207_0_v1.1.0.pkl", "smpl_female");
        row("basicmodel_m_lbs_10_207_0_v1.1.0.pkl", "smpl_male");
        row("basicmodel_neutral_lbs_10_207_0_v1.1.0.pkl", "smpl_neutral");
        row("SMPL_FEMALE.pkl", "smpl_female");
        row("my body.pkl", "my body");
    }

    void namesBodiesBySex() {
        QFETCH(std::string, file);
        QFETCH(std::string, name);
        const auto converted =
            convertSmplPickle(bytesOf(smplPickle(officialSmplParts(fewTensors()))), file, kFew);
        QVERIFY2(converted.has_value(), failureOf(converted).c_str());
        QCOMPARE(converted->metadata.at("name"), name);
    }

    // Files written anew by Python 3 hold the same as plain arrays; up to 300 shape directions.
    void readsPlainArraysAndMoreShapeDirections() {
        PickleParts parts = officialSmplParts(fewTensors());
        std::vector<float> directions(kFew * 3 * 300);
        for (std::size_t i = 0; i < directions.size(); ++i)
            directions[i] = static_cast<float>(i % 300);
        parts["shapedirs"] = [&](PickleWriter& w) { w.array("f4", {kFew, 3, 300}, directions); };
        parts.erase("remark");  // not UTF-8
        const auto file =
            convertSmplPickle(bytesOf(smplPickle(parts, PickleWriter())), "a.pkl", kFew);
        QVERIFY2(file.has_value(), failureOf(file).c_str());
        const auto values = file->tensors.at("shapedirs").toFloats();
        QCOMPARE(values.size(), std::size_t(kFew * 30));
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(values[i], static_cast<float>(i % 10));
    }

    void namesEveryMissingKey() {
        for (const char* key : {"v_template", "f", "shapedirs", "posedirs", "kintree_table",
                                "J_regressor", "weights"}) {
            PickleParts parts = officialSmplParts(fewTensors());
            parts.erase(key);
            const auto file = convert(parts);
            QVERIFY(!file.has_value());
            QVERIFY(file.error().code == ErrorCode::MalformedFile);
            QVERIFY2(file.error().detail.find("'" + std::string(key) + "'") != std::string::npos,
                     failureOf(file).c_str());
        }
    }

    void refusesWrongParts_data() {
        QTest::addColumn<std::string>("key");
        QTest::addColumn<std::string>("message");
        QTest::addColumn<std::vector<int>>("shape");
        QTest::addColumn<double>("value");
        const auto row = [](const char* key, const char* name, std::vector<int> shape, double value,
                            const char* message) {
            QTest::addRow("%s: %s", key, name)
                << std::string(key) << std::string(message) << shape << value;
        };
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        row("v_template", "vertices", {kFew + 1, 3}, 0, "expected (31, 3)");
        row("v_template", "not a number", {kFew, 3}, nan, "no finite number");
        row("f", "index", {1, 3}, kFew, "vertex 31 of 31");
        row("shapedirs", "few", {kFew, 3, 9}, 0, "9 directions");
        row("posedirs", "shape", {kFew, 3, 206}, 0, "expected (31, 3, 207)");
        row("kintree_table", "order", {2, 24}, 1, "count its joints");
        row("J_regressor", "shape", {23, kFew}, 0, "expected (24, 31)");
        row("weights", "shape", {kFew, 23}, 0, "expected (31, 24)");
        row("weights", "infinite", {kFew, 24}, 1e300, "no finite number");
    }

    void refusesWrongParts() {
        QFETCH(std::string, key);
        QFETCH(std::string, message);
        QFETCH(std::vector<int>, shape);
        QFETCH(double, value);
        PickleParts parts = officialSmplParts(fewTensors());
        std::size_t count = 1;
        for (const int size : shape) count *= static_cast<std::size_t>(size);
        parts[key] = [&](PickleWriter& w) {
            w.array("f8", shape, std::vector<double>(count, value));
        };
        const auto file = convert(parts);
        QVERIFY(!file.has_value());
        QVERIFY2(file.error().detail.find(message) != std::string::npos, failureOf(file).c_str());
        QVERIFY2(file.error().detail.find("'" + key + "'") != std::string::npos,
                 failureOf(file).c_str());
    }

    void refusesRelativesAndOtherFiles() {
        PickleParts parts = officialSmplParts(fewTensors());
        parts["kintree_table"] = [](PickleWriter& w) {
            w.array("i8", {2, 52}, std::vector<std::int64_t>(104, 0));
        };
        auto file = convert(parts);
        QVERIFY(file.error().code == ErrorCode::Unsupported);
        QVERIFY2(file.error().detail.find("52 joints") != std::string::npos,
                 failureOf(file).c_str());
        QVERIFY(convertSmplPickle(bytesOf("N."), "a").error().code == ErrorCode::MalformedFile);
        QVERIFY(convertSmplPickle(bytesOf("cos\nsystem\n."), "a").error().code ==
                ErrorCode::Forbidden);
        PickleParts other = officialSmplParts(fewTensors());
        other["weights"] = [](PickleWriter& w) { w.global("chumpy.linalg", "svd").raw(")\x81}b"); };
        QVERIFY(convert(other).error().code == ErrorCode::Forbidden);
    }
};

QTEST_GUILESS_MAIN(SmplImportTest)
#include "tst_smpl_import.moc"
