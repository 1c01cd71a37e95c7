#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "core/people/network_description.h"

using namespace gonio;

namespace {

const std::string kHeatmaps =
    R"({"name": "n", "kind": "keypoints",
        "input": {"width": 192, "height": 256, "channels": "BGR", "mean": [1, 2, 3],
                  "std": [4, 5, 6]},
        "output": {"type": "heatmaps", "tensor": "out", "refinement": "quarter"},
        "keypoints": ["nose", "left_hip", "right_hip"]})";

std::string replaced(const char* from, const char* to) {
    std::string text = kHeatmaps;
    const auto at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, std::strlen(from), to);
}

void write(const QString& path, const std::string& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), static_cast<qint64>(text.size()));
}

}  // namespace

class TestNetworkDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void rejectsBadDescriptions_data();
    void rejectsBadDescriptions();
    void survivesDamage();
    void knowsTheShippedOnes_data();
    void knowsTheShippedOnes();
    void looksBesideTheNetworkFirst();
    void saysWhichFileIsMissing();
    void mirrorsBySide();
};

void TestNetworkDescription::readsEveryField() {
    const auto description = parseNetworkDescription(kHeatmaps);
    QVERIFY2(description.has_value(), description ? "" : describe(description.error()).c_str());
    QCOMPARE(description->input.width_px, 192);
    QCOMPARE(description->input.height_px, 256);
    QVERIFY(description->input.bgr);
    QCOMPARE(description->input.mean[2], 3.0);
    QCOMPARE(description->input.std[0], 4.0);
    const auto* maps = std::get_if<Heatmaps>(&description->output);
    QVERIFY(maps);
    QVERIFY(maps->refinement == PeakRefinement::Quarter);
    QCOMPARE(description->keypoints.size(), std::size_t(3));
    QVERIFY(!description->world && !description->poseFlag && !description->crop.alignment);
}

void TestNetworkDescription::rejectsBadDescriptions_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const std::string& text, const char* message) {
        QTest::newRow(name) << QString::fromStdString(text) << QString(message);
    };
    row("not JSON", "{\"name\": ", "not JSON");
    row("empty", "", "not JSON");
    row("a list", "[1, 2]", "must be an object");
    row("no name", replaced("\"name\": \"n\", ", ""), "'name' is missing");
    row("empty name", replaced("\"n\"", "\"\""), "'name' must be a text");
    row("unknown kind", replaced("\"keypoints\",", "\"faces\","), "'kind' must be one of");
    row("no width", replaced("\"width\": 192, ", ""), "'input.width' is missing");
    row("width zero", replaced("192", "0"), "'input.width' must be a whole number");
    row("width negative", replaced("192", "-3"), "'input.width' must be a whole number");
    row("width broken", replaced("192", "19.5"), "'input.width' must be a whole number");
    row("width huge", replaced("192", "1e300"), "'input.width' must be a whole number");
    row("std zero", replaced("[4, 5, 6]", "[4, 0, 6]"), "'input.std' must be a list of 3");
    row("mean short", replaced("[1, 2, 3]", "[1, 2]"), "'input.mean' must be a list of 3");
    row("mean long", replaced("[1, 2, 3]", "[1, 2, 3, 4]"), "'input.mean' must be a list of 3");
    row("channels", replaced("BGR", "GBR"), "'input.channels' must be one of");
    row("unknown key", replaced("\"refinement\"", "\"refinment\""),
        "'output.refinment' is not a known");
    row("unknown top key", replaced("\"name\"", "\"colour\": 1, \"name\""),
        "'colour' is not a known");
    row("wrong output", replaced("heatmaps", "grid-boxes"), "'output.type' must be one of");
    row("no tensor", replaced("\"tensor\": \"out\", ", ""), "'output.tensor' is missing");
    row("name twice", replaced("right_hip", "left_hip"), "'keypoints' holds 'left_hip' twice");
    row("no names", replaced("[\"nose\", \"left_hip\", \"right_hip\"]", "[]"), "1 to 1000 names");
    row("alignment without coordinates",
        replaced("\"output\"",
                 "\"crop\": {\"alignment\": {\"centre\": 1, \"top\": 2}}, \"output\""),
        "needs an output of type coordinates");
}

void TestNetworkDescription::rejectsBadDescriptions() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto description = parseNetworkDescription(text.toStdString());
    QVERIFY(!description);
    QVERIFY(description.error().code == ErrorCode::MalformedFile);
    const auto detail = QString::fromStdString(description.error().detail);
    QVERIFY2(detail.contains(message), qPrintable(detail));
}

void TestNetworkDescription::survivesDamage() {
    std::mt19937 random(7);
    int refused = 0;
    for (int trial = 0; trial < 3000; ++trial) {
        std::string text = kHeatmaps;
        for (int i = 0; i < 3; ++i) {
            text[random() % text.size()] = static_cast<char>(random() % 256);
        }
        text.resize(trial % 2 == 0 ? text.size() : random() % text.size());
        refused += parseNetworkDescription(text) ? 0 : 1;
    }
    QVERIFY(refused > 1500);
    QVERIFY(!parseNetworkDescription(std::string(100000, '[')));
}

void TestNetworkDescription::knowsTheShippedOnes_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("kind");
    QTest::newRow("YOLOX") << "yolox_nano.onnx" << int(NetworkKind::PersonBoxes);
    QTest::newRow("region") << "blazepose_detector_224.onnx" << int(NetworkKind::Region);
    QTest::newRow("landmarks") << "blazepose_landmark_lite_256.onnx" << int(NetworkKind::Keypoints);
}

void TestNetworkDescription::knowsTheShippedOnes() {
    QFETCH(QString, network);
    QFETCH(int, kind);
    const auto found =
        findNetworkDescription("/nowhere/" + network.toStdString(), GONIO_SOURCE_DIR "/resources");
    QVERIFY2(found.has_value(), found ? "" : describe(found.error()).c_str());
    QCOMPARE(int(found->kind), kind);
}

void TestNetworkDescription::looksBesideTheNetworkFirst() {
    QTemporaryDir folder;
    write(folder.filePath("yolox_nano.onnx.json"), kHeatmaps);
    const std::filesystem::path network = folder.filePath("yolox_nano.onnx").toStdString();
    const auto beside = findNetworkDescription(network, GONIO_SOURCE_DIR "/resources");
    QVERIFY(beside && beside->name == "n");
    write(folder.filePath("other.json"), replaced("\"n\"", "\"other\""));
    const auto given = findNetworkDescription(network, GONIO_SOURCE_DIR "/resources",
                                              folder.filePath("other.json").toStdString());
    QVERIFY(given && given->name == "other");
}

void TestNetworkDescription::saysWhichFileIsMissing() {
    const auto missing =
        findNetworkDescription("/nowhere/mine.onnx", GONIO_SOURCE_DIR "/resources");
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    const auto& detail = missing.error().detail;
    QVERIFY(detail.find("mine.onnx.json") != std::string::npos);
    const auto example = detail.substr(detail.find('{'), detail.rfind('}') - detail.find('{') + 1);
    QVERIFY2(parseNetworkDescription(example), "the example in the message is not a description");
    QVERIFY(!findNetworkDescription("/a.onnx", "/b", "/nowhere/c.json"));
}

void TestNetworkDescription::mirrorsBySide() {
    const auto mirrored =
        mirroredIndices({"nose", "left_hip", "mouth_right", "right_hip", "mouth_left", "left_x"});
    QCOMPARE(mirrored, (std::vector<int>{0, 3, 4, 1, 2, 5}));
}

QTEST_GUILESS_MAIN(TestNetworkDescription)
#include "tst_network_description.moc"
