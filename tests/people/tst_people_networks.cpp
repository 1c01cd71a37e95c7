#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/imgcodecs.hpp>

#include "core/people/crop.h"
#include "core/people/keypoint_detector.h"
#include "core/people/network.h"
#include "core/people/person_detector.h"

using namespace gonio;

namespace {

const std::string kData = GONIO_TEST_DATA;
const std::filesystem::path kResources = GONIO_SOURCE_DIR "/resources";
const std::string kSquat = kData + "/golden/preprocess/squat_3s.png";
const std::string kYoga = kData + "/videos/tfjs_pose.jpg";
const std::string kYolox = kData + "/detectors/yolox_nano.onnx";
const std::string kRegion = kData + "/detectors/blazepose_detector_224.onnx";
const std::string kLandmarks = kData + "/detectors/blazepose_landmark_lite_256.onnx";

const std::vector<std::string> kFiles{kSquat, kYoga, kYolox, kRegion, kLandmarks};

Image loadImage(const std::string& path) {
    const cv::Mat bgr = cv::imread(path, cv::IMREAD_COLOR);
    Image image{bgr.cols, bgr.rows, {}};
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            const auto pixel = bgr.at<cv::Vec3b>(y, x);
            image.rgb.insert(image.rgb.end(), {pixel[2], pixel[1], pixel[0]});
        }
    }
    return image;
}

std::unique_ptr<KeypointDetector> keypointDetector(bool flipAverage, bool withRegions) {
    KeypointDetectorOptions options;
    options.network = kLandmarks;
    options.resourceFolder = kResources;
    options.flipAverage = flipAverage;
    if (withRegions) {
        options.regionNetwork = kRegion;
    }
    auto detector = loadKeypointDetector(options);
    return detector ? *std::move(detector) : nullptr;
}

Eigen::RowVector3d point(const KeypointDetector& detector, const Eigen::MatrixX3d& points,
                         const std::string& name) {
    const auto& names = detector.names();
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? Eigen::RowVector3d::Zero().eval()
                             : points.row(at - names.begin()).eval();
}

bool hasData() {
    return std::all_of(kFiles.begin(), kFiles.end(), [](const std::string& file) {
        return QFile::exists(QString::fromStdString(file));
    });
}

#define NEEDS_DATA()                                             \
    if (!hasData()) {                                            \
        QSKIP("the optional test data are not on this machine"); \
    }

}  // namespace

class TestPeopleNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsThePerson_data();
    void findsThePerson();
    void hogSeesNobodyInGrey();
    void placesSquatKeypoints_data();
    void placesSquatKeypoints();
    void rotatedPictureGivesRotatedPoints();
    void sameInputSameOutput();
    void forgetsWhenTheBoxMoves();
    void nobodyInGrey();
    void refusesUnusableFiles();
};

void TestPeopleNetworks::findsThePerson_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("picture");
    QTest::newRow("YOLOX squat") << QString::fromStdString(kYolox)
                                 << QString::fromStdString(kSquat);
    QTest::newRow("YOLOX yoga") << QString::fromStdString(kYolox) << QString::fromStdString(kYoga);
    QTest::newRow("BlazePose squat")
        << QString::fromStdString(kRegion) << QString::fromStdString(kSquat);
    QTest::newRow("BlazePose yoga")
        << QString::fromStdString(kRegion) << QString::fromStdString(kYoga);
}

void TestPeopleNetworks::findsThePerson() {
    NEEDS_DATA();
    QFETCH(QString, network);
    QFETCH(QString, picture);
    auto detector = loadPersonDetector({network.toStdString(), {}, kResources});
    QVERIFY2(detector.has_value(), detector ? "" : describe(detector.error()).c_str());
    QCOMPARE((*detector)->hash().size(), std::size_t(64));
    const Image image = loadImage(picture.toStdString());
    const auto boxes = (*detector)->detect(image);
    QVERIFY(boxes && !boxes->empty());
    QVERIFY(boxes->size() == 1 || (*boxes)[1].score < 0.35);
    const PersonBox& box = boxes->front();
    QVERIFY(box.score > 0.6);
    // The box holds every keypoint that the landmark network is sure of, but for a small margin.
    auto keypoints = keypointDetector(false, false);
    const auto frame = keypoints->detect(image, box);
    QVERIFY(frame && !frame->empty());
    const double margin_px = 0.08 * box.height_px;
    for (Eigen::Index i = 0; i < frame->image_px.rows(); ++i) {
        if (frame->image_px(i, 2) > 0.8) {
            QVERIFY(frame->image_px(i, 0) > box.x_px - margin_px);
            QVERIFY(frame->image_px(i, 0) < box.x_px + box.width_px + margin_px);
            QVERIFY(frame->image_px(i, 1) > box.y_px - margin_px);
            QVERIFY(frame->image_px(i, 1) < box.y_px + box.height_px + margin_px);
        }
    }
}

void TestPeopleNetworks::hogSeesNobodyInGrey() {
    const auto detector = makeHogDetector();
    const auto none = detector->detect({320, 240, std::vector<std::uint8_t>(3 * 320 * 240, 128)});
    QVERIFY(none && none->empty());
    const auto tiny = detector->detect({4, 4, std::vector<std::uint8_t>(48, 128)});
    QVERIFY(tiny && tiny->empty());
    QVERIFY(!detector->detect({}));
    NEEDS_DATA();
    const Image image = loadImage(kSquat);
    const auto boxes = detector->detect(image);
    QVERIFY(boxes.has_value());
    for (const PersonBox& box : *boxes) {
        QVERIFY(isUsable(box) && box.score > 0 && box.score <= 1);
        QVERIFY(box.x_px >= 0 && box.x_px + box.width_px <= image.width_px);
    }
    const auto again = detector->detect(image);
    QVERIFY(again && again->size() == boxes->size());
}

void TestPeopleNetworks::placesSquatKeypoints_data() {
    QTest::addColumn<bool>("flipAverage");
    QTest::addColumn<bool>("withRegions");
    QTest::newRow("plain") << false << false;
    QTest::newRow("mirrored average") << true << false;
    QTest::newRow("region network") << false << true;
}

void TestPeopleNetworks::placesSquatKeypoints() {
    NEEDS_DATA();
    QFETCH(bool, flipAverage);
    QFETCH(bool, withRegions);
    const auto detector = keypointDetector(flipAverage, withRegions);
    QVERIFY(detector);
    QCOMPARE(detector->names().size(), std::size_t(33));
    const Image image = loadImage(kSquat);
    const auto people = loadPersonDetector({kYolox, {}, kResources}).value()->detect(image);
    const auto frame = detector->detect(image, people->front());
    QVERIFY(frame && !frame->empty());
    const auto inPicture = [&](const char* name) {
        return point(*detector, frame->image_px, name);
    };
    for (const std::string side : {"left_", "right_"}) {
        QVERIFY(inPicture((side + "shoulder").c_str()).y() < inPicture((side + "hip").c_str()).y());
        QVERIFY(inPicture((side + "hip").c_str()).y() < inPicture((side + "ankle").c_str()).y());
        QVERIFY(inPicture((side + "knee").c_str()).y() < inPicture((side + "ankle").c_str()).y());
        QVERIFY(inPicture((side + "knee").c_str()).z() > 0.5);
        QVERIFY(inPicture((side + "hip").c_str()).z() > 0.5);
    }
    // Facing the camera, the person's left is on the right of the picture.
    QVERIFY(inPicture("left_shoulder").x() > inPicture("right_shoulder").x());
    const auto& world = frame->rootRelative_m;
    QCOMPARE(world.rows(), Eigen::Index(33));
    QVERIFY((point(*detector, world, "left_hip") + point(*detector, world, "right_hip")).norm() <
            1e-9);
    const double thigh_m =
        (point(*detector, world, "left_hip") - point(*detector, world, "left_knee")).norm();
    QVERIFY2(thigh_m > 0.25 && thigh_m < 0.6, qPrintable(QString::number(thigh_m)));
}

void TestPeopleNetworks::rotatedPictureGivesRotatedPoints() {
    NEEDS_DATA();
    const Image upright = loadImage(kSquat);
    // Turned a quarter clockwise: (x, y) -> (height - y, x).
    Image turned{upright.height_px, upright.width_px,
                 std::vector<std::uint8_t>(upright.rgb.size())};
    for (int y = 0; y < upright.height_px; ++y) {
        for (int x = 0; x < upright.width_px; ++x) {
            const auto* from = upright.rgb.data() + 3 * (y * upright.width_px + x);
            auto* to = turned.rgb.data() + 3 * (x * turned.width_px + upright.height_px - 1 - y);
            std::copy(from, from + 3, to);
        }
    }
    const auto detector = keypointDetector(false, true);
    const auto box = loadPersonDetector({kYolox, {}, kResources}).value()->detect(upright)->front();
    const auto before = detector->detect(upright, box);
    detector->reset();
    const auto after = detector->detect(turned, {upright.height_px - box.y_px - box.height_px,
                                                 box.x_px, box.height_px, box.width_px, 1});
    QVERIFY(before && after && !before->empty() && !after->empty());
    for (const char* name : {"left_shoulder", "right_hip", "left_knee", "right_ankle"}) {
        const auto original = point(*detector, before->image_px, name);
        const auto seen = point(*detector, after->image_px, name);
        const double error_px =
            std::hypot(seen.x() - (upright.height_px - original.y()), seen.y() - original.x());
        // The region is found anew in the turned picture: the network's own scatter remains.
        QVERIFY2(error_px < 0.06 * box.height_px, qPrintable(QString::number(error_px)));
        const auto world = point(*detector, before->rootRelative_m, name);
        const auto worldTurned = point(*detector, after->rootRelative_m, name);
        QVERIFY(std::hypot(worldTurned.x() + world.y(), worldTurned.y() - world.x()) < 0.1);
    }
}

void TestPeopleNetworks::sameInputSameOutput() {
    NEEDS_DATA();
    const Image image = loadImage(kYoga);
    const auto first = keypointDetector(true, false), second = keypointDetector(true, false);
    const PersonBox box{double(image.width_px) / 4, 0, double(image.width_px) / 2,
                        double(image.height_px), 1};
    for (int i = 0; i < 3; ++i) {
        const auto one = first->detect(image, box), other = second->detect(image, box);
        QVERIFY(one && other && !one->empty());
        QVERIFY(one->image_px == other->image_px && one->rootRelative_m == other->rootRelative_m);
    }
}

void TestPeopleNetworks::forgetsWhenTheBoxMoves() {
    NEEDS_DATA();
    const Image image = loadImage(kSquat);
    const auto detector = keypointDetector(false, false);
    const auto box = loadPersonDetector({kYolox, {}, kResources}).value()->detect(image)->front();
    const auto fresh = detector->detect(image, box);
    QVERIFY(fresh && !fresh->empty());
    // A corner without a person: what was carried over must not give the person again.
    const auto corner = detector->detect(image, {0, 0, 60, 100, 1});
    QVERIFY(corner.has_value());
    const auto again = detector->detect(image, box);
    QVERIFY(again && again->image_px == fresh->image_px);
    QVERIFY(corner->empty() || (corner->image_px - fresh->image_px).norm() > 50);
    QVERIFY(!detector->detect(image, {0, 0, 0, 10, 1}));
}

void TestPeopleNetworks::nobodyInGrey() {
    NEEDS_DATA();
    const Image grey{320, 240, std::vector<std::uint8_t>(3 * 320 * 240, 128)};
    QVERIFY(loadPersonDetector({kYolox, {}, kResources}).value()->detect(grey)->empty());
    const auto frame = keypointDetector(false, true)->detect(grey, {50, 10, 100, 200, 1});
    QVERIFY(frame && frame->empty());
}

void TestPeopleNetworks::refusesUnusableFiles() {
    QTemporaryDir folder;
    const auto damaged = folder.filePath("yolox_nano.onnx");
    const auto missing = loadPersonDetector({damaged.toStdString(), {}, kResources});
    QVERIFY(!missing && missing.error().code == ErrorCode::MissingModel);
    QFile file(damaged);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(2000, 'x'));
    file.close();
    const auto broken = loadPersonDetector({damaged.toStdString(), {}, kResources});
    QVERIFY(!broken && broken.error().code == ErrorCode::MalformedFile);
    NEEDS_DATA();
    QVERIFY(!loadPersonDetector({kLandmarks, {}, kResources}));
    KeypointDetectorOptions options;
    options.network = kYolox;
    options.resourceFolder = kResources;
    const auto wrongKind = loadKeypointDetector(options);
    QVERIFY(!wrongKind && wrongKind.error().code == ErrorCode::Unsupported);
    // A description that does not fit the file.
    options.description = kResources / "detectors" / "blazepose_landmark_lite_256.onnx.json";
    const auto mismatch = loadKeypointDetector(options);
    QVERIFY(!mismatch && describe(mismatch.error()).find("'landmarks'") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestPeopleNetworks)
#include "tst_people_networks.moc"
