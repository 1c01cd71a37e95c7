#include <QImage>
#include <QTemporaryDir>
#include <filesystem>

#include "core/pipeline/load_parts.h"
#include "image_test_data.h"
#include "inference/backends/network_backends.h"
#include "inference/backends/picture_views.h"
#include "inference/plugin/load_network_library.h"
#include "inference/weights/import_weights.h"

using namespace gonio;

namespace {

const std::string kGolden = std::string(GONIO_TEST_DATA) + "/golden/";
constexpr double kTolerance = 1e-5;

Frame goldenFrame() {
    const QImage file = QImage(QString::fromStdString(kGolden) + "preprocess/squat_3s.png")
                            .convertToFormat(QImage::Format_RGB888);
    auto picture = std::make_shared<Image>();
    picture->width_px = file.width();
    picture->height_px = file.height();
    for (int y = 0; y < file.height(); ++y) {
        const uchar* const row = file.constScanLine(y);
        picture->rgb.insert(picture->rgb.end(), row, row + 3 * file.width());
    }
    return {0, 0, picture};
}

PersonBox boxOf(const DetectedBox& box) {
    return {box.left_px, box.top_px, double(box.right_px) - box.left_px,
            double(box.bottom_px) - box.top_px, 1};
}

std::unique_ptr<BodyRegressor> loaded(RegressorChoice choice) {
    choice.device = "cpu";
    auto regressor = networkBackends().load(choice, {});
    if (!regressor) qFatal("%s", describe(regressor.error()).c_str());
    return *std::move(regressor);
}

RegressorChoice of(const std::string& backend, const std::string& weights) {
    RegressorChoice choice;
    choice.backend = backend;
    choice.weights = weights;
    choice.device = "cpu";
    return choice;
}

RegressorChoice hsmr(bool asPublished) {
    RegressorChoice choice = of("hsmr", kGolden + "hsmr/hsmr_tiny.ckpt");
    choice.asPublished = asPublished;
    return choice;
}

RegressorChoice skelCf(bool asPublished, double focal_px = 1200) {
    RegressorChoice choice = of("skelcf", kGolden + "skelcf/skelcf_tiny.pth");
    choice.asPublished = asPublished;
    choice.focal_px = focal_px;
    return choice;
}

/// Runs views together.
std::vector<std::optional<RegressedBody>> bodiesIn(BodyRegressor& regressor, const Frame& frame,
                                                   const std::vector<DetectedBox>& boxes) {
    std::vector<std::unique_ptr<RegressorView>> views;
    std::vector<const RegressorView*> pointers;
    for (const DetectedBox& box : boxes) {
        views.push_back(regressor.view(frame, boxOf(box)).value());
        pointers.push_back(views.back().get());
    }
    std::vector<std::optional<RegressedBody>> bodies;
    const auto people = regressor.run(pointers, {});
    for (const SeenPerson& seen : people.value()) bodies.push_back(seen.body);
    return bodies;
}

/// A golden patch as the networks' input.
Tensor normalised(const TensorMap& golden, const std::string& name) {
    const auto bytes = golden.at(name).toFloats();
    std::vector<float> patch(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t channel = i % 3, pixel = i / 3;
        patch[channel * kPatchSide_px * kPatchSide_px + pixel] =
            normalisedValue(bytes[i], int(channel));
    }
    return Tensor::fromFloats(patch, {1, 3, kPatchSide_px, kPatchSide_px});
}

double difference(const PoseVector& pose, const Tensor& array) {
    const auto values = array.toDoubles();
    return (pose - Eigen::Map<const PoseVector>(values.data())).cwiseAbs().maxCoeff();
}

}  // namespace

/// From a box in a picture to a body: crops, network and camera put together.
class TestNetworkBackends : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_models;
    TensorMap m_golden;
    Frame m_frame;
    std::vector<DetectedBox> m_boxes;
    VideoInfo m_info;

    /// A clip of the golden picture's size, for begin().
    std::unique_ptr<VideoReader> video() const {
        auto video =
            VideoReader::open(std::string(GONIO_TEST_DATA) + "/videos/tfjs_pose_squats.mp4");
        return video ? *std::move(video) : nullptr;
    }

private Q_SLOTS:

    void initTestCase() {
        const auto golden = testing::goldenCrops();
        if (!golden) QSKIP("the golden data are not here");
        qputenv("GONIO_MODELS", m_models.path().toUtf8());
        m_golden = *golden;
        m_frame = goldenFrame();
        m_boxes = testing::goldenBoxes(m_golden, 1);
        QCOMPARE(m_boxes.size(), std::size_t{3});
        QVERIFY(video() != nullptr);
    }

    void hsmrAsPublished() {
        auto regressor = loaded(hsmr(true));
        QVERIFY(regressor->begin(*video(), {}));
        const auto bodies = bodiesIn(*regressor, m_frame, m_boxes);
        const auto network =
            (*loadNetworkLibrary())->open("hsmr", kGolden + "hsmr/hsmr_tiny.ckpt", {});
        QVERIFY(network);
        for (int i = 0; i < 3; ++i) {
            const auto direct = (*network)->run(
                {{"patch", normalised(m_golden, "img1_hsmr_patch_" + std::to_string(i))}}, {});
            QVERIFY(direct);
            QVERIFY(bodies[i]);
            QVERIFY(difference(bodies[i]->pose_rad, direct->at("poses")) < kTolerance);
            const auto camera = direct->at("cam").toDoubles();
            const auto cs = testing::numbers(m_golden, QString("img1_hsmr_cs_%1").arg(i));
            const auto place = fullTranslation_m(
                {camera[0], camera[1], camera[2]}, {float(cs[0]), float(cs[1]), float(cs[2])},
                {m_frame.image->width_px, m_frame.image->height_px}, 5000);
            QVERIFY(place);
            QVERIFY((bodies[i]->translation_m - *place).norm() < 1e-3 * place->norm());
            QCOMPARE(bodies[i]->focal_px, 5000.0);
        }
    }

    void skelCfAsPublished() {
        auto regressor = loaded(skelCf(true));
        QVERIFY(regressor->begin(*video(), {}));
        const auto bodies = bodiesIn(*regressor, m_frame, m_boxes);
        const auto network =
            (*loadNetworkLibrary())->open("skelcf", kGolden + "skelcf/skelcf_tiny.pth", {});
        QVERIFY(network);
        for (int i = 0; i < 3; ++i) {
            const auto square = squareAround(m_boxes[std::size_t(i)], BoxRule::LongerSide);
            const auto info =
                squareInfo(*square, {m_frame.image->width_px, m_frame.image->height_px}, 1200);
            const auto direct = (*network)->run(
                {{"patch", normalised(m_golden, "img1_skelcf_patch_rgb_" + std::to_string(i))},
                 {"bbox_info", Tensor::fromFloats(info, {1, 3})}},
                {});
            QVERIFY(direct);
            QVERIFY(bodies[i]);
            QVERIFY(difference(bodies[i]->pose_rad, direct->at("pd_dec_poses")) < kTolerance);
            QCOMPARE(bodies[i]->focal_px, 1200.0);
        }
    }

    // One view alone gives what it gives among others.
    void batchesDoNotMix() {
        auto regressor = loaded(hsmr(false));
        QVERIFY(regressor->begin(*video(), {}));
        const auto together = bodiesIn(*regressor, m_frame, m_boxes);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto alone = bodiesIn(*regressor, m_frame, {m_boxes[i]});
            QVERIFY((alone[0]->pose_rad - together[i]->pose_rad).cwiseAbs().maxCoeff() <
                    kTolerance);
        }
        QVERIFY((together[0]->pose_rad - together[2]->pose_rad).norm() > 1e-3);
    }

    // A wide pose: published, a part of it lies outside what the backbone sees.
    void correctedSquaresHoldWidePoses() {
        const DetectedBox wide{100, 200, 600, 500};
        auto corrected = loaded(skelCf(false)), published = loaded(skelCf(true));
        QVERIFY(corrected->begin(*video(), {}) && published->begin(*video(), {}));
        const auto a = bodiesIn(*corrected, m_frame, {wide}),
                   b = bodiesIn(*published, m_frame, {wide});
        QVERIFY(a[0] && b[0]);
        QVERIFY((a[0]->pose_rad - b[0]->pose_rad).norm() > 1e-4);
        QVERIFY(corrected->settings() != published->settings());
    }

    void withoutFieldOfViewTheFocalLengthIsSaid() {
        RegressorChoice choice = skelCf(false);
        choice.focal_px.reset();
        auto regressor = loaded(choice);
        const auto clip = video();
        QVERIFY(regressor->begin(*clip, {}));
        QCOMPARE(regressor->warnings().size(), std::size_t{1});
        QVERIFY(regressor->warnings().front().find("1088 px") != std::string::npos);
        QVERIFY(!regressor->focalIsEstimated());
    }

    // The tiny golden network knows no lens: what it says must not be taken.
    void impossibleFieldsOfViewAreRefused() {
        const auto files =
            importWeights(kGolden + "skelcf/humanfov_tiny_w4.ckpt", m_models.path().toStdString());
        QVERIFY2(files, files ? "" : describe(files.error()).c_str());
        RegressorChoice choice = skelCf(false);
        choice.focal_px.reset();
        auto regressor = loaded(choice);
        std::filesystem::remove(files->front());
        const auto begun = regressor->begin(*video(), {});
        QVERIFY(!begun);
        QVERIFY2(begun.error().detail.find("focal length") != std::string::npos,
                 describe(begun.error()).c_str());
    }

    void refusalsAreWhole() {
        const auto codeOf = [](const RegressorChoice& choice) {
            const auto regressor = networkBackends().load(choice, {});
            return regressor ? ErrorCode::Internal : regressor.error().code;
        };
        QCOMPARE(codeOf(of("hsmr", {})), ErrorCode::MissingModel);
        QCOMPARE(codeOf(of("gait9000", {})), ErrorCode::Usage);
        QCOMPARE(codeOf(of("hsmr", "missing.ckpt")), ErrorCode::NotFound);
        RegressorChoice vague = hsmr(false);
        vague.precision = "float7";
        QCOMPARE(codeOf(vague), ErrorCode::Usage);
        RegressorChoice onGpu = hsmr(false);
        onGpu.device = "cuda:77";
        QCOMPARE(codeOf(onGpu), ErrorCode::Usage);
        PartsChoice parts;
        parts.device = "cuda:0";
        const auto refused = loadParts(parts, &networkBackends());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        for (const Backend& backend : networkBackends().backends()) {
            const bool isOurs = backend.name == "default";  // where it has been trained
            QVERIFY(isOurs || backend.isIncluded == (backend.name == "torchscript"));
        }
        parts = {};
        parts.precision = "bfloat16";
        QCOMPARE(loadParts(parts, &networkBackends()).error().code, ErrorCode::Usage);
    }

    // --no-mirror reaches the network and stands among the settings.
    void looksMirroredUnlessToldNotTo() {
        PartsChoice choice;
        choice.backend = "default";
        choice.device = "cpu";
        choice.focal_px = 1000;
        choice.weights = std::string(GONIO_SOURCE_DIR) + "/resources/networks/default.safetensors";
        std::vector<PoseVector> poses_rad;
        for (const bool mirrored : {true, false}) {
            choice.mirrored = mirrored;
            auto parts = loadParts(choice, &networkBackends());
            QVERIFY2(parts, parts ? "" : describe(parts.error()).c_str());
            BodyRegressor& regressor = *parts->regressor;
            const std::pair<std::string, std::string> expected{
                "looks", mirrored ? "as it is and mirrored" : "as it is"};
            const auto settings = regressor.settings();
            QVERIFY(std::find(settings.begin(), settings.end(), expected) != settings.end());
            const Frame frame = goldenFrame();
            const auto view = regressor.view(frame, {}).value();
            const RegressorView* const one = view.get();
            const auto seen = regressor.run({&one, 1}, {});
            QVERIFY(seen && seen->size() == 1 && seen->front().body);
            poses_rad.push_back(seen->front().body->pose_rad);
        }
        QVERIFY((poses_rad[0] - poses_rad[1]).cwiseAbs().maxCoeff() > 1e-3);
    }
};

QTEST_GUILESS_MAIN(TestNetworkBackends)
#include "tst_network_backends.moc"
