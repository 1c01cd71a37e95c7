#include <QtTest>
#include <algorithm>
#include <functional>
#include <limits>

#include "core/io/atomic_file.h"
#include "core/io/skel_import.h"
#include "tests/io/pickle_writer.h"

using namespace gonio;
using gonio::testing::bytesOf;
using gonio::testing::PickleWriter;

namespace {

constexpr int skinCount = 6890;
constexpr int boneCount = 5;

using Part = std::function<void(PickleWriter&)>;
using Parts = std::map<std::string, Part>;

Part zeros(const std::vector<int>& shape) {
    return [shape](PickleWriter& writer) {
        std::size_t count = 1;
        for (const int size : shape) {
            count *= static_cast<std::size_t>(size);
        }
        writer.array("i1", shape, std::string(count, '\0'));
    };
}

template <class T>
Part numbers(std::string type, std::vector<int> shape, std::vector<T> values) {
    return [=](PickleWriter& writer) { writer.array(type, shape, values); };
}

Part matrix(int rows, int cols, double value = 1.0) {
    return [=](PickleWriter& writer) { writer.sparse(rows, cols, {1, 1}, {2, 2}, {value, 0.5}); };
}

std::vector<std::int64_t> tree(std::int64_t rootParent) {
    std::vector<std::int64_t> table = {rootParent, 0,  1,  2,  3,  4,  0,  6,  7,  8,  9,  0,
                                       11,         12, 12, 14, 15, 16, 17, 12, 19, 20, 21, 22};
    for (int joint = 0; joint < 24; ++joint) {
        table.push_back(joint);
    }
    return table;
}

/// A model in the official layout with hardly anything in it.
Parts smallModel() {
    return {
        {"version", [](PickleWriter& writer) { writer.text("1.1.1"); }},
        {"skin_template_v", zeros({skinCount, 3})},
        {"skin_template_f", numbers<std::int64_t>("i8", {1, 3}, {0, 1, 6889})},
        {"skel_template_v", numbers<float>("f4", {boneCount, 3}, std::vector<float>(15, 0.5F))},
        {"skel_template_f", numbers<std::uint32_t>("u4", {1, 3}, {0, 1, 4})},
        {"shapedirs", zeros({skinCount, 3, 12})},
        {"posedirs", zeros({skinCount, 3, 207})},
        {"per_joint_rot", zeros({24, 3, 3})},
        {"apose_rel_transfo", zeros({24, 4, 4})},
        {"osim_kintree_table", numbers("i8", {2, 24}, tree(-1))},
        {"J_regressor_osim", matrix(24, skinCount)},
        {"skin_weights", matrix(skinCount, 24)},
        {"skel_weights", matrix(boneCount, 24)},
        {"skel_weights_rigid", matrix(boneCount, 24)},
    };
}

std::string pickleOf(const Parts& parts) {
    PickleWriter writer;
    writer.raw("}(");
    for (const auto& [key, part] : parts) {
        writer.text(key);
        part(writer);
    }
    return writer.raw("u").finished();
}

Result<TensorFile> convert(const Parts& parts) {
    return convertSkelPickle(bytesOf(pickleOf(parts)), "folder/skel_male.pkl");
}

std::string failureOf(const Result<TensorFile>& file) {
    return file ? "no error" : describe(file.error());
}

std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(GONIO_TEST_DATA "/golden/models") / name;
}

}  // namespace

class SkelImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void convertsSmallModel() {
        const auto file = convert(smallModel());
        QVERIFY2(file.has_value(), failureOf(file).c_str());
        QVERIFY(findTensor(file->tensors, "shapedirs", {skinCount, 3, 10}).has_value());
        QVERIFY(findTensor(file->tensors, "skin_weights.val", {1}).has_value());
        QCOMPARE(file->tensors.at("skin_weights.val").toFloats(), (std::vector<float>{1.5F}));
        QCOMPARE(file->tensors.at("kintree_table").toIntegers(), tree(-1));
        QCOMPARE(file->metadata.at("name"), "skel_male");
        QCOMPARE(file->metadata.at("kind"), "skel-body");
        const QString scale =
            QString::fromStdString(file->metadata.at("bone_scale")).replace('"', '\'');
        const QString head = "{'axes':[{'joint':13,'axis':0,'a':410,'b':384,'d':2},";
        const QString tail =
            "'thorax_depth':[{'a':3027,'b':3495,'d':2},{'a':3027,'b':3506,'d':2}]}";
        QVERIFY(scale.startsWith(head) && scale.endsWith(tail));
        QCOMPARE(scale.count("joint"), 7);
    }

    /// Of the shape directions the first ten of every coordinate are kept.
    void keepsTheFirstShapeDirections() {
        Parts parts = smallModel();
        std::vector<float> directions(skinCount * 3 * 12);
        for (std::size_t i = 0; i < directions.size(); ++i) {
            directions[i] = static_cast<float>(i % 12);
        }
        parts["shapedirs"] = numbers("f4", {skinCount, 3, 12}, directions);
        const auto values = convert(parts)->tensors.at("shapedirs").toFloats();
        for (std::size_t i = 0; i < values.size(); ++i) {
            QCOMPARE(values[i], static_cast<float>(i % 10));
        }
    }

    void acceptsWrappedRootParentAndDenseMatrices() {
        Parts parts = smallModel();
        parts["osim_kintree_table"] = numbers("i8", {2, 24}, tree(4294967295));
        std::vector<double> dense(24 * boneCount, 0.0);
        dense[24 * 3 + 7] = 0.25;
        parts["skel_weights"] = numbers("f8", {boneCount, 24}, dense);
        const auto file = convert(parts);
        QVERIFY2(file.has_value(), failureOf(file).c_str());
        QCOMPARE(file->tensors.at("kintree_table").toIntegers(), tree(-1));
        QCOMPARE(file->tensors.at("skel_weights.row").toIntegers(), (std::vector<std::int64_t>{3}));
        QCOMPARE(file->tensors.at("skel_weights.col").toIntegers(), (std::vector<std::int64_t>{7}));
    }

    void refusesOtherVersions() {
        Parts parts = smallModel();
        parts.erase("version");
        auto file = convert(parts);
        QVERIFY(file.error().code == ErrorCode::Unsupported);
        QVERIFY(file.error().detail.find("download v1.1.1") != std::string::npos);
        parts["version"] = [](PickleWriter& writer) { writer.text("1.0"); };
        file = convert(parts);
        QVERIFY(file.error().code == ErrorCode::Unsupported);
        QVERIFY(file.error().detail.find("'1.0'") != std::string::npos);
        QVERIFY(convertSkelPickle(bytesOf("N."), "a").error().code == ErrorCode::MalformedFile);
        QVERIFY(convertSkelPickle(bytesOf("cos\nsystem\n."), "a").error().code ==
                ErrorCode::Forbidden);
    }

    void namesEveryMissingKey() {
        for (const auto& [key, part] : smallModel()) {
            if (key == "version") {
                continue;
            }
            Parts parts = smallModel();
            parts.erase(key);
            const auto file = convert(parts);
            QVERIFY(!file.has_value());
            QVERIFY2(file.error().detail.starts_with("'" + key + "' is missing"),
                     failureOf(file).c_str());
        }
    }

    void refusesWrongParts_data() {
        QTest::addColumn<std::string>("key");
        QTest::addColumn<Part>("part");
        QTest::addColumn<std::string>("message");
        const auto row = [](const char* key, const char* name, const Part& part,
                            const char* message) {
            QTest::addRow("%s: %s", key, name) << std::string(key) << part << std::string(message);
        };
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        std::vector<float> infinite(15, 0.0F);
        infinite[7] = std::numeric_limits<float>::infinity();
        auto loop = tree(-1);
        loop[5] = 5;
        auto shuffled = tree(-1);
        shuffled[24] = 3;
        row("skin_template_v", "shape", zeros({6891, 3}), "shape (6891, 3), expected (6890, 3)");
        row(
            "skin_template_v", "text", [](PickleWriter& writer) { writer.text("x"); }, "is a text");
        row("skin_template_f", "index", numbers<std::int64_t>("i8", {1, 3}, {0, 1, 6890}),
            "vertex 6890 of 6890");
        row("skel_template_f", "index", numbers<std::int64_t>("i8", {1, 3}, {0, -1, 2}),
            "vertex -1 of 5");
        row("skel_template_v", "infinite", numbers("f4", {boneCount, 3}, infinite),
            "no finite number");
        row("shapedirs", "few", zeros({skinCount, 3, 9}), "9 directions");
        row("posedirs", "shape", zeros({skinCount, 3, 206}), "expected (6890, 3, 207)");
        row("per_joint_rot", "shape", zeros({23, 3, 3}), "expected (24, 3, 3)");
        row("apose_rel_transfo", "shape", zeros({24, 3, 4}), "expected (24, 4, 4)");
        row("osim_kintree_table", "loop", numbers("i8", {2, 24}, loop), "joint 5 the parent 5");
        row("osim_kintree_table", "order", numbers("i8", {2, 24}, shuffled), "count its joints");
        row("osim_kintree_table", "root", numbers("i8", {2, 24}, tree(3)), "joint 0 the parent 3");
        row("J_regressor_osim", "shape", matrix(24, 6889), "expected (24, 6890)");
        row("skin_weights", "shape", matrix(24, skinCount), "expected (6890, 24)");
        row("skel_weights", "rows", matrix(boneCount + 1, 24), "expected (5, 24)");
        row("skel_weights_rigid", "value", matrix(boneCount, 24, nan), "no finite number");
    }

    void refusesWrongParts() {
        QFETCH(std::string, key);
        QFETCH(Part, part);
        QFETCH(std::string, message);
        Parts parts = smallModel();
        parts[key] = part;
        const auto file = convert(parts);
        QVERIFY(!file.has_value());
        QVERIFY2(file.error().detail.find(message) != std::string::npos, failureOf(file).c_str());
        QVERIFY2(file.error().detail.find("'" + key + "'") != std::string::npos,
                 failureOf(file).c_str());
        QVERIFY(file.error().code == ErrorCode::MalformedFile);
    }

    void addsRegressorsOrNothing() {
        PickleWriter mix;
        mix.sparse(24, skinCount, {0}, {1}, {0.5});
        PickleWriter extra;
        extra.sparse(19, skinCount, {18}, {6889}, {0.25});
        TensorFile file;
        QVERIFY(!addKeypointRegressors(file, bytesOf(mix.finished()), bytesOf(mix.finished()))
                     .has_value());
        QVERIFY(file.tensors.empty());
        QVERIFY(addKeypointRegressors(file, bytesOf(mix.finished()), bytesOf(extra.finished()))
                    .has_value());
        QCOMPARE(file.tensors.size(), 6U);
        QCOMPARE(file.tensors.at("keypoint_regressor_extra.col").toIntegers(),
                 (std::vector<std::int64_t>{6889}));
    }

    /// Values printed by NumPy 1.24 and SciPy 1.10 from the same files.
    void matchesGoldenFiles_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::vector<float>>("lastVertex_m");
        QTest::addColumn<std::vector<float>>("direction");
        QTest::addColumn<std::vector<std::int64_t>>("columns");
        QTest::newRow("protocol 2")
            << "skel_male.pkl" << std::vector<float>{0.00187707F, 0.28299012F, -0.04815713F}
            << std::vector<float>{0.00781105F, 0.03286045F, -0.03529667F}
            << std::vector<std::int64_t>{44, 535, 607, 876};
        QTest::newRow("protocol 4")
            << "skel_female.pkl" << std::vector<float>{-0.01616342F, -0.28545809F, 0.01730575F}
            << std::vector<float>{-0.00763163F, 0.00822974F, 0.00044045F}
            << std::vector<std::int64_t>{651, 773, 1353, 1567};
    }

    void matchesGoldenFiles() {
        QFETCH(QString, name);
        QFETCH(std::vector<float>, lastVertex_m);
        QFETCH(std::vector<float>, direction);
        QFETCH(std::vector<std::int64_t>, columns);
        if (!std::filesystem::exists(golden(name.toStdString()))) {
            QSKIP("the test data are not there");
        }
        auto file =
            convertSkelPickle(readFile(golden(name.toStdString())).value(), name.toStdString());
        QVERIFY2(file.has_value(), failureOf(file).c_str());
        const auto skin = file->tensors.at("skin_template_v").toFloats();
        const auto shapes = file->tensors.at("shapedirs").toFloats();
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(std::abs(skin[6889 * 3 + i] - lastVertex_m[i]) < 1e-8F);
            QVERIFY(std::abs(shapes[(100 * 3 + 1) * 10 + i] - direction[i]) < 1e-8F);
        }
        const auto rows = file->tensors.at("J_regressor_osim.row").toIntegers();
        const auto cols = file->tensors.at("J_regressor_osim.col").toIntegers();
        QCOMPARE(rows.size(), 576U);
        const auto start = std::ranges::find(rows, 5) - rows.begin();
        QVERIFY(std::equal(columns.begin(), columns.end(), cols.begin() + start));
        QVERIFY(findTensor(file->tensors, "skel_weights.val", {6000}).has_value());
        QCOMPARE(file->tensors.at("kintree_table").toIntegers(), tree(-1));
        const auto added =
            addKeypointRegressors(*file, readFile(golden("J_regressor_SKEL_mix_MALE.pkl")).value(),
                                  readFile(golden("SMPL_to_J19.pkl")).value());
        QVERIFY2(added.has_value(), added ? "" : describe(added.error()).c_str());
        QVERIFY(findTensor(file->tensors, "keypoint_regressor_custom.val", {720}).has_value());
        QVERIFY(findTensor(file->tensors, "keypoint_regressor_extra.val", {570}).has_value());
        QVERIFY(std::abs(file->tensors.at("keypoint_regressor_extra.val").toFloats()[0] -
                         0.07453302F) < 1e-8F);
    }
};

QTEST_GUILESS_MAIN(SkelImportTest)
#include "tst_skel_import.moc"
