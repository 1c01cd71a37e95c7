#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/io/npz.h"
#include "inference/plugin/load_network_library.h"
#include "inference/training/training_log.h"
#include "inference/weights/import_weights.h"
#include "inference/weights/weight_file.h"

using namespace gonio;

// No LibTorch is linked into this test: it trains as programs do.

namespace {

const NetworkLibrary& library() {
    const auto loaded = loadNetworkLibrary(GONIO_NETWORK_LIBRARY);
    if (!loaded) qFatal("%s", describe(loaded.error()).c_str());
    return **loaded;
}

TrainingOptions shortTraining(const QTemporaryDir& folder) {
    TrainingOptions options;
    options.folder = folder.path().toStdString() + "/run";
    const std::string bodies = std::string(GONIO_SOURCE_DIR) + "/resources/bodies/";
    options.bodies = {bodies + "open_female.safetensors", bodies + "open_male.safetensors"};
    options.steps = 2;
    options.batch = 4;
    options.device = "cpu";
    return options;
}

/// Two people, one of them with a picture elsewhere.
Result<void> writeLabels(const std::filesystem::path& file, float confidence) {
    const auto source = [](const char* name, const char* type, std::vector<std::int64_t> shape,
                           const auto& values) {
        return NpzSource{name, type, std::move(shape), [values](const ByteSink& sink) {
                             return sink(std::as_bytes(std::span(values)));
                         }};
    };
    std::vector<float> points;
    for (int i = 0; i < 88; ++i) {
        points.insert(points.end(), {60.0F + float(i % 7), 50.0F + float(i % 44), confidence});
    }
    const std::vector sources{
        source("imgname", "|S16", {2}, std::string("/data/coco/1.jpg/elsewhere/2.jpg")),
        source("center", "<f4", {2, 2}, std::vector<float>{60, 70, 60, 70}),
        source("scale", "<f4", {2}, std::vector<float>{100, 100}),
        source("keypoints_2d", "<f4", {2, 44, 3}, points)};
    return writeNpz(file, sources);
}

}  // namespace

class TestTrainingLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // What a training leaves can be opened, run and imported as any other network.
    void trainedNetworksCanBeUsed() {
        QTemporaryDir folder;
        const auto options = shortTraining(folder);
        const auto report = library().train(options, {});
        QVERIFY2(report, report ? "" : describe(report.error()).c_str());
        QVERIFY(report->isComplete);
        QCOMPARE(report->steps, std::int64_t(2));
        QVERIFY(report->losses.contains("places"));
        QVERIFY(std::filesystem::file_size(report->weights) < 13'000'000);
        const auto network = library().open("default", report->weights, {.device = "cpu"});
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        const std::vector<float> grey(3 * 256 * 256, 0.1F);
        const auto answer =
            (*network)->run({{"patch", Tensor::fromFloats(grey, {1, 3, 256, 256})}}, {});
        QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
        QCOMPARE(answer->at("keypoints").shape, (std::vector<std::int64_t>{1, 44, 3}));
        QCOMPARE(answer->at("poses").shape, (std::vector<std::int64_t>{1, 46}));
        QCOMPARE(answer->at("keypoint_spread").shape, (std::vector<std::int64_t>{1, 44, 2}));
        for (const double spread : answer->at("keypoint_spread").toDoubles()) QVERIFY(spread > 0);
        QCOMPARE(answer->at("keypoint_modes").shape, (std::vector<std::int64_t>{1, 44, 2, 2, 3}));
        for (const double value : answer->at("poses").toDoubles()) QVERIFY(std::isfinite(value));
        const std::filesystem::path models = folder.path().toStdString() + "/models";
        std::filesystem::create_directories(models);
        const auto imported = importWeights(report->weights, models);
        QVERIFY2(imported, imported ? "" : describe(imported.error()).c_str());
        QCOMPARE(imported->front().filename().string(), std::string("default.safetensors"));
    }

    // NeurIK and MQ-HMR, small: trained, opened, imported with what their users need to know.
    void bioPoseIsTrained() {
        QTemporaryDir folder;
        const std::filesystem::path models = folder.path().toStdString() + "/models";
        std::filesystem::create_directories(models);
        auto options = shortTraining(folder);
        options.network = "neurik";
        options.markers = std::string(GONIO_SOURCE_DIR) + "/resources/markers/m78.json";
        options.own = {{"frames", 8},  {"conv-width", 8}, {"width", 32},
                       {"hidden", 32}, {"layers", 1},     {"every-frame", 1}};
        auto report = library().train(options, {});
        QVERIFY2(report, report ? "" : describe(report.error()).c_str());
        QVERIFY(report->losses.contains("angle_deg"));
        const auto network = library().open("neurik", report->weights, {.device = "cpu"});
        QVERIFY2(network, network ? "" : describe(network.error()).c_str());
        const auto imported = importWeights(report->weights, models);
        QVERIFY2(imported, imported ? "" : describe(imported.error()).c_str());
        const auto file = openWeightFile(imported->front());
        QVERIFY(file);
        QCOMPARE((*file)->metadata(kFramesKey), std::string("8"));
        QCOMPARE((*file)->metadata(kAnswersKey), std::string("every"));
        options.own["frams"] = 8;
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options.own = {{"frames", -1}};
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);

        options.network = "mqhmr";
        options.folder += "-mqhmr";
        options.own = {{"vit-width", 32}, {"vit-depth", 1}, {"vit-heads", 4},
                       {"width", 32},     {"hidden", 32},   {"tokens-of-joint", 1}};
        report = library().train(options, {});
        QVERIFY2(report, report ? "" : describe(report.error()).c_str());
        QVERIFY(
            library().open("mqhmr", report->weights, {.device = "cpu", .heads = {.backbone = 4}}));
        options.own["vit-heads"] = 5;
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
    }

    // Every network of the papers trains, and opens with what it was trained to.
    void skelNetworksCanBeUsed_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<bool>("isAblated");
        for (const char* network : {"hsmr", "skelcf"}) {
            QTest::addRow("%s", network) << QString(network) << false;
            QTest::addRow("%s, less", network) << QString(network) << true;
        }
    }

    void skelNetworksCanBeUsed() {
        QFETCH(const QString, network);
        QFETCH(const bool, isAblated);
        QTemporaryDir folder;
        auto options = shortTraining(folder);
        options.network = network.toStdString();
        options.skel.size = "tiny";
        options.skel.regressesAngles = isAblated;
        options.skel.isCoarseToFine = options.skel.knowsCamera = !isAblated;
        const auto report = library().train(options, {});
        QVERIFY2(report, report ? "" : describe(report.error()).c_str());
        QVERIFY(std::isfinite(report->losses.at("total")));
        const auto opened = library().open(options.network, report->weights, {.device = "cpu"});
        QVERIFY2(opened, opened ? "" : describe(opened.error()).c_str());
        const std::vector<float> grey(3 * 256 * 256, 0.1F), square{0, 0, 0.2F};
        TensorMap inputs{{"patch", Tensor::fromFloats(grey, {1, 3, 256, 256})}};
        const bool isHsmr = network == "hsmr";
        if (!isHsmr) inputs["bbox_info"] = Tensor::fromFloats(square, {1, 3});
        const auto answer = (*opened)->run(inputs, {});
        QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
        const auto& poses = answer->at(isHsmr ? "poses" : "pd_dec_poses");
        QCOMPARE(poses.shape, (std::vector<std::int64_t>{1, 46}));
        // The untrained answer is somebody who stands upright.
        QVERIFY(std::abs(std::abs(poses.toDoubles()[0]) - 3.14) < 0.6);
        options.resume = true;
        options.skel.size = "small";
        QVERIFY(!library().train(options, {}));
    }

    // Who of a data set is left out is said, and a training goes on with the same data alone.
    void dataSetsAreNamed() {
        QTemporaryDir folder;
        const std::filesystem::path labels = folder.path().toStdString() + "/labels.npz";
        QVERIFY(writeLabels(labels, 0.5F));
        auto options = shortTraining(folder);
        options.network = "hsmr";
        options.skel = {.size = "tiny", .data = {{labels, "pictures"}}};
        options.skel.readPicture = [](const std::filesystem::path&) -> Result<RgbPicture> {
            return RgbPicture{200, 200, std::vector<std::uint8_t>(200 * 200 * 3, 90)};
        };
        std::vector<std::string> warnings;
        options.skel.warn = [&warnings](const std::string& text) { warnings.push_back(text); };
        const auto refused = library().train(options, {});
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY2(refused.error().detail.find("absolute") != std::string::npos,
                 describe(refused.error()).c_str());
        options.skel.picturePrefix = "/data/coco";
        const auto done = library().train(options, {});
        QVERIFY2(done, done ? "" : describe(done.error()).c_str());
        QCOMPARE(warnings.size(), 1U);
        QVERIFY2(warnings[0].starts_with("1 of 2 people"), warnings[0].c_str());
        options.resume = true;
        QVERIFY(library().train(options, {}));
        options.skel.data[0].pictures = "others";
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options.skel.data[0].pictures = "pictures";
        QVERIFY(writeLabels(labels, 0.6F));
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
    }

    void cancelledTrainingsGoOn() {
        QTemporaryDir folder;
        auto options = shortTraining(folder);
        QCOMPARE(library().train(options, {[] { return true; }, [](int, int) {}}).error().code,
                 ErrorCode::Cancelled);
        options.resume = true;
        QVERIFY(library().train(options, {}));
        options.batch = 6;
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
    }

    void wrongOptionsAreNamed() {
        QTemporaryDir folder;
        auto options = shortTraining(folder);
        options.precision = Precision::Half;
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options = shortTraining(folder);
        options.network = "nobody";
        for (const char* name : {"default", "hsmr", "skelcf"}) {
            QVERIFY(std::ranges::count(library().trainers(), name) == 1);
        }
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options = shortTraining(folder);
        options.network = "hsmr";
        options.skel.size = "enormous";
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options.skel.size = "tiny";
        options.skel.refinesLabels = true;
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options.skel = {.size = "tiny", .data = {{"/nowhere.npz", "/", 1}}};
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options.skel = {.size = "tiny", .backbone = "/nowhere.pth"};
        QVERIFY(!library().train(options, {}));
        options = shortTraining(folder);
        options.bodies.clear();
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::Usage);
        options.bodies = {"/nowhere.safetensors"};
        QCOMPARE(library().train(options, {}).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTrainingLibrary)
#include "tst_training_library.moc"
