#include <sys/resource.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/io/mapped_safetensors.h"
#include "core/io/safetensors.h"
#include "core/io/torch_checkpoint.h"
#include "inference/weights/hmr2_shapes.h"
#include "inference/weights/humanfov_shapes.h"
#include "inference/weights/import_weights.h"
#include "inference/weights/mqhmr_shapes.h"
#include "inference/weights/network_kinds.h"
#include "inference/weights/neurik_shapes.h"
#include "inference/weights/skel_network_shapes.h"
#include "tests/inference/checkpoint_builder.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

namespace fs = std::filesystem;

const fs::path goldens = fs::path(GONIO_TEST_DATA) / "golden";

const VitConfig smallBackbone{.width = 16, .depth = 2, .heads = 4};
const PoseTransformerConfig smallDecoder{
    .width = 16, .depth = 1, .heads = 4, .headWidth = 2, .hidden = 8, .contextWidth = 16};
const HsmrConfig smallHsmr{smallBackbone, smallDecoder};
const SkelCfConfig smallSkelCf{smallBackbone, smallDecoder, 8};
const Hmr2Config smallHmr2{smallBackbone, smallDecoder};
const HumanFovConfig smallFov{{.width = 1}, 4, 2};
const MqHmrConfig smallMqHmr{.vit = smallBackbone, .width = 8, .layers = 1, .heads = 4};
const MqHmrConfig hrnetMqHmr{.hrnet = HrnetConfig{1}, .width = 8, .layers = 1, .heads = 4};
const NeurIkConfig smallNeurIk{.markers = 5, .convWidth = 4, .width = 8, .heads = 4};

/// The published tables: "backbone", "hsmr_head", ...
nlohmann::json publishedTables() {
    std::ifstream file(fs::path(GONIO_TEST_DATA).parent_path() / "reference" /
                       "state_dict_keys.json");
    return nlohmann::json::parse(file, nullptr, false);
}

TensorShapes shapesFrom(const nlohmann::json& table, const std::string& droppedPrefix = {}) {
    TensorShapes shapes;
    for (const auto& [name, shape] : table.items()) {
        shapes[name.substr(droppedPrefix.size())] = shape.get<std::vector<std::int64_t>>();
    }
    return shapes;
}

/// Kilobytes this process has held in memory at most so far.
long peakMemory_kB() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

class TestImportWeights : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    fs::path file(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    /// An empty model folder.
    fs::path freshModels() const {
        fs::remove_all(file("models"));
        fs::create_directory(file("models"));
        return file("models");
    }

    Result<std::vector<fs::path>> import(const CheckpointBuilder& checkpoint) const {
        checkpoint.write(file("tiny.ckpt"));
        return importWeights(file("tiny.ckpt"), freshModels(), "hash");
    }

private Q_SLOTS:
    void recognisesThePublishedTables();
    void importsTheGoldens_data();
    void importsTheGoldens();
    void findsNetworksInTheirWrappers_data();
    void findsNetworksInTheirWrappers();
    void takesTheAveragedWeightsAndTheCamera();
    void importsWhatWasImported();
    void keepsHalfPrecision();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void stopsWhenAsked();
    void needsLittleMemory();
};

void TestImportWeights::recognisesThePublishedTables() {
    const auto tables = publishedTables();
    if (!tables.is_object()) QSKIP("the published tables are not here");
    const TensorShapes backbone = shapesFrom(tables["backbone"]);
    const auto with = [&backbone](TensorShapes shapes) {
        shapes.insert(backbone.begin(), backbone.end());
        return shapes;
    };
    const TensorShapes hsmr = with(shapesFrom(tables["hsmr_head"]));
    const TensorShapes skelCf = with(shapesFrom(tables["skelcf_decoder"]));
    const TensorShapes camera = shapesFrom(tables["cam_model"], "cam_model.");
    QCOMPARE(hsmr.size(), 389U + 114U);
    QCOMPARE(skelCf.size(), 389U + 124U);
    QCOMPARE(camera.size(), 1874U);
    const auto isFound = [](const TensorShapes& shapes, const std::string& prefix,
                            std::string_view id) {
        TensorShapes file{{"optimizer.state.0.exp_avg", {3}}};
        for (const auto& [name, shape] : shapes) file[prefix + name] = shape;
        const auto found = findNetworks(file);
        return found && found->size() == 1 && found->front().kind->id == id &&
               found->front().prefix == prefix && found->front().kind->check(shapes).has_value();
    };
    QVERIFY(isFound(hsmr, "state_dict.", "hsmr"));
    QVERIFY(isFound(skelCf, "ema_model.model.", "skelcf"));
    QVERIFY(isFound(camera, "state_dict.", "humanfov"));
    QVERIFY(
        isFound(shapesFrom(tables["backbone"], "backbone."), "state_dict.backbone.", "vitpose"));
}

void TestImportWeights::importsTheGoldens_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("HSMR") << "hsmr/hsmr_tiny.ckpt"
                          << "hsmr.safetensors"
                          << "state_dict.";
    QTest::newRow("SKEL-CF") << "skelcf/skelcf_tiny.pth"
                             << "skelcf.safetensors"
                             << "ema_model.model.";
    QTest::newRow("HumanFoV") << "skelcf/humanfov_tiny_w4.ckpt"
                              << "humanfov.safetensors"
                              << "state_dict.";
}

void TestImportWeights::importsTheGoldens() {
    QFETCH(QString, source);
    QFETCH(QString, result);
    QFETCH(QString, prefix);
    const fs::path path = goldens / source.toStdString();
    if (!fs::exists(path)) QSKIP("the golden data are not here");
    const auto files = importWeights(path, freshModels(), "the hash");
    QVERIFY2(files, files ? "" : describe(files.error()).c_str());
    QCOMPARE(files->size(), 1U);
    QCOMPARE(QString::fromStdString(files->front().filename().string()), result);
    const auto mapped = MappedSafetensors::open(files->front());
    const auto checkpoint = TorchCheckpoint::open(path);
    QVERIFY(mapped.has_value() && checkpoint.has_value());
    QCOMPARE(mapped->metadata().at("kind"), "network");
    QCOMPARE(mapped->metadata().at("source_sha256"), "the hash");
    QVERIFY(!mapped->metadata().at("licence").empty());
    QCOMPARE(mapped->tensors().size(), checkpoint->tensors().size());
    for (const auto& [name, place] : mapped->tensors()) {
        const auto original = checkpoint->read(prefix.toStdString() + name);
        QVERIFY2(original.has_value(), name.c_str());
        const TensorView view = mapped->view(name).value();
        QVERIFY(place.shape == original->shape && place.dtype == original->dtype);
        QVERIFY(std::ranges::equal(view.data, original->data));
        QVERIFY(view.isAligned());
    }
}

void TestImportWeights::findsNetworksInTheirWrappers_data() {
    QTest::addColumn<TensorShapes>("shapes");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* tag, const TensorShapes& shapes, const char* group,
                        const char* prefix, const char* id) {
        QTest::newRow(tag) << shapes << QString(group) << QString(prefix) << QString(id);
    };
    row("HSMR", hsmrShapes(smallHsmr), "state_dict", "", "hsmr");
    row("HSMR of several GPUs", hsmrShapes(smallHsmr), "state_dict", "module.", "hsmr");
    row("SKEL-CF", skelCfShapes(smallSkelCf), "ema_model", "model.", "skelcf");
    row("SKEL-CF, weights alone", skelCfShapes(smallSkelCf), "model", "", "skelcf");
    row("HMR2.0", hmr2Shapes(smallHmr2), "state_dict", "", "hmr2");
    row("MQ-HMR", mqHmrShapes(smallMqHmr), "state_dict", "", "mqhmr");
    row("MQ-HMR, averaged", mqHmrShapes(smallMqHmr), "ema_model", "model.", "mqhmr");
    row("MQ-HMR on HRNet", mqHmrShapes(hrnetMqHmr), "state_dict", "", "mqhmr");
    row("NeurIK", neurIkShapes(smallNeurIk), "state_dict", "module.", "neurik");
    row("ViTPose", vitShapes(smallBackbone, "backbone."), "state_dict", "", "vitpose");
    row("ViTPose, plain", vitShapes(smallBackbone), "state_dict", "", "vitpose");
    row("HumanFoV", humanFovShapes(smallFov), "state_dict", "", "humanfov");
}

void TestImportWeights::findsNetworksInTheirWrappers() {
    QFETCH(TensorShapes, shapes);
    QFETCH(QString, group);
    QFETCH(QString, prefix);
    QFETCH(QString, id);
    CheckpointBuilder checkpoint;
    checkpoint.addNetwork(group.toStdString(), shapes, prefix.toStdString());
    const auto files = import(checkpoint);
    QVERIFY2(files, files ? "" : describe(files.error()).c_str());
    QCOMPARE(files->size(), 1U);
    QCOMPARE(files->front().stem().string(), id.toStdString());
    const auto header = readSafetensorsHeader(files->front());
    QVERIFY(header.has_value());
    const bool isBackbone = id == "vitpose";
    QCOMPARE(header->tensors.size(), shapes.size());
    QVERIFY(header->tensors.contains(isBackbone ? "pos_embed" : shapes.begin()->first));
}

void TestImportWeights::takesTheAveragedWeightsAndTheCamera() {
    CheckpointBuilder checkpoint;
    checkpoint.addNetwork("model", skelCfShapes(smallSkelCf));
    checkpoint.addNetwork("ema_model", skelCfShapes(smallSkelCf), "model.");
    checkpoint.addNetwork("ema_model", humanFovShapes(smallFov), "model.cam_model.");
    checkpoint.add("ema_model", "model.skel_model.skin_weights", {.shape = {1}},
                   rawBytes(std::vector<float>{std::numeric_limits<float>::quiet_NaN()}));
    checkpoint.add("ema_model", "updates", {.shape = {}, .storage = "LongStorage"},
                   rawBytes(std::vector<std::int64_t>{9}));
    checkpoint.add("optimizer", "state", {.shape = {2}}, rawBytes(std::vector<float>{1, 2}));
    const auto averaged = rawBytes(std::vector<float>{7, 8, 9});
    checkpoint.entry("ema_model", "model.decoder.mean_cam").bytes = averaged;
    const auto files = import(checkpoint);
    QVERIFY2(files, files ? "" : describe(files.error()).c_str());
    QCOMPARE(files->size(), 2U);
    const auto network = readSafetensors(file("models") / "skelcf.safetensors");
    QVERIFY(network.has_value() && fs::exists(file("models") / "humanfov.safetensors"));
    QCOMPARE(network->tensors.at("decoder.mean_cam").toFloats(), (std::vector<float>{7, 8, 9}));
    QCOMPARE(network->tensors.size(), skelCfShapes(smallSkelCf).size());
}

void TestImportWeights::importsWhatWasImported() {
    CheckpointBuilder checkpoint;
    checkpoint.addNetwork("state_dict", hsmrShapes(smallHsmr));
    const auto first = import(checkpoint);
    QVERIFY(first.has_value());
    fs::rename(first->front(), file("copy.safetensors"));
    QVERIFY(networkWeightsImporter().mayTake(file("copy.safetensors")));
    const auto second = importWeights(file("copy.safetensors"), freshModels());
    QVERIFY2(second, second ? "" : describe(second.error()).c_str());
    const auto a = readSafetensors(file("copy.safetensors")), b = readSafetensors(second->front());
    QVERIFY(a.has_value() && b.has_value());
    for (const auto& [name, tensor] : a->tensors) {
        QVERIFY(b->tensors.at(name).data == tensor.data);
    }
}

void TestImportWeights::keepsHalfPrecision() {
    CheckpointBuilder checkpoint;
    checkpoint.addNetwork("state_dict", hsmrShapes(smallHsmr));
    auto& entry = checkpoint.entry("state_dict", "head.init_cam");
    entry.description.storage = "BFloat16Storage";
    entry.bytes = rawBytes(std::vector<std::uint16_t>{0x3F80, 0, 0xC000});
    const auto files = import(checkpoint);
    QVERIFY2(files, files ? "" : describe(files.error()).c_str());
    const auto network = readSafetensors(files->front());
    QCOMPARE(network->tensors.at("head.init_cam").toFloats(), (std::vector<float>{1, 0, -2}));
}

void TestImportWeights::refusesWhatIsWrong_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* change, const char* message) {
        QTest::newRow(change) << QString(change) << std::string(message);
    };
    row("missing", "1 missing: head.betas_decoder.bias");
    row("missing from the start", "backbone.pos_embed is missing");
    row("extra", "1 not part of it: head.surprise");
    row("misshapen", "head.init_cam is (1, 4), should be (1, 3)");
    row("NaN", "'backbone.last_norm.bias' holds a value that is no finite number (element 5)");
    row("infinite half", "'head.init_cam' holds a value that is no finite number (element 2)");
    row("double", "'head.init_cam' has elements of the type F64, expected F32");
    row("integers", "'head.init_cam' has elements of the type I64");
    row("damaged", "'state_dict.head.init_cam' has 13 bytes, expected 12");
    row("huge side", "impossible shape");
    row("another network", "none of the networks that are known");
}

void TestImportWeights::refusesWhatIsWrong() {
    QFETCH(QString, change);
    QFETCH(std::string, message);
    const std::string group = "state_dict", cam = "head.init_cam";
    CheckpointBuilder checkpoint;
    checkpoint.addNetwork(group, hsmrShapes(smallHsmr));
    if (change == "missing") checkpoint.remove(group, "head.betas_decoder.bias");
    if (change == "missing from the start") checkpoint.remove(group, "backbone.pos_embed");
    if (change == "extra") {
        checkpoint.add(group, "head.surprise", {.shape = {1}}, rawBytes(std::vector<float>{1}));
    }
    if (change == "misshapen") {
        checkpoint.add(group, cam, {.shape = {1, 4}}, rawBytes(std::vector<float>{1, 2, 3, 4}));
    }
    if (change == "NaN") {
        std::vector<float> values(16, 0.5F);
        values[4] = std::numeric_limits<float>::quiet_NaN();
        checkpoint.entry(group, "backbone.last_norm.bias").bytes = rawBytes(values);
    }
    if (change == "infinite half") {
        checkpoint.add(group, cam, {.shape = {1, 3}, .storage = "HalfStorage"},
                       rawBytes(std::vector<std::uint16_t>{0x3C00, 0xFC00, 0}));
    }
    if (change == "double") {
        checkpoint.add(group, cam, {.shape = {1, 3}, .storage = "DoubleStorage"},
                       rawBytes(std::vector<double>{1, 2, 3}));
    }
    if (change == "integers") {
        checkpoint.add(group, cam, {.shape = {1, 3}, .storage = "LongStorage"},
                       rawBytes(std::vector<std::int64_t>{1, 2, 3}));
    }
    if (change == "damaged") checkpoint.entry(group, cam).bytes += "x";
    if (change == "huge side") {
        checkpoint.add(group, "backbone.pos_embed", {.shape = {0, 193, 1LL << 40}, .elements = 1},
                       std::string(4, 'x'));
    }
    if (change == "another network") {
        checkpoint = {};
        checkpoint.addNetwork(group, {{"layer1.weight", {3, 3}}});
    }
    const auto files = import(checkpoint);
    QVERIFY(!files.has_value());
    const std::string text = describe(files.error());
    QVERIFY2(text.find(message) != std::string::npos, text.c_str());
    QVERIFY(fs::is_empty(file("models")));
}

void TestImportWeights::stopsWhenAsked() {
    CheckpointBuilder checkpoint;
    checkpoint.addNetwork("state_dict", hsmrShapes(smallHsmr));
    checkpoint.write(file("tiny.ckpt"));
    int asked = 0;
    Job job;
    job.cancelled = [&asked] { return ++asked > 3; };
    const auto files = importWeights(file("tiny.ckpt"), freshModels(), {}, job);
    QVERIFY(!files.has_value() && files.error().code == ErrorCode::Cancelled);
    QVERIFY(fs::is_empty(file("models")));
}

/// As large as SKEL-CF's file: averaged weights among others and the optimiser's state.
void TestImportWeights::needsLittleMemory() {
    constexpr std::uint64_t kNeeded_bytes = 1'500'000'000;
    if (fs::space(m_folder.path().toStdString()).available < kNeeded_bytes) {
        QSKIP("less than 1.5 GB of disk are free");
    }
    SkelCfConfig config;
    config.backbone.depth = 4;
    CheckpointBuilder checkpoint;
    for (const auto& [name, shape] : skelCfShapes(config)) {
        checkpoint.addZeros("ema_model", "model." + name, shape);
    }
    for (int i = 0; i < 80; ++i) {
        checkpoint.addZeros("optimizer", std::to_string(i), {26'000, 1280});
    }
    const fs::path path = file("large.pth");
    checkpoint.write(path);
    const long before_kB = peakMemory_kB();
    const auto files = importWeights(path, freshModels());
    const long after_kB = peakMemory_kB();
    const auto size = fs::file_size(path);
    QVERIFY2(files, files ? "" : describe(files.error()).c_str());
    qInfo("file %llu MB, result %llu MB, peak memory %ld MB before and %ld MB after",
          size / 1'000'000ULL, fs::file_size(files->front()) / 1'000'000ULL, before_kB / 1024,
          after_kB / 1024);
    fs::remove(path);
    fs::remove_all(file("models"));
    QVERIFY(size > 10'000'000'000);
    QVERIFY(after_kB - before_kB < 200 * 1024);
}

QTEST_APPLESS_MAIN(TestImportWeights)
#include "tst_import_weights.moc"
