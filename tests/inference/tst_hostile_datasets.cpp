#include <QtTest>
#include <cmath>
#include <fstream>
#include <limits>

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "tests/inference/dataset_folder.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

/// Data sets that are damaged or malicious, and rows that must not be learned from.
class TestHostileDatasets : public QObject, private DatasetFolder {
    Q_OBJECT

private:
    Error refusedFile(const std::string& name) {
        const auto dataset = DatasetReader::open(path(name));
        return dataset ? Error{} : dataset.error();
    }

private Q_SLOTS:

    void refusesHostileRows_data() {
        QTest::addColumn<std::string>("picture");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("keypoint");
        QTest::addColumn<double>("angle");
        QTest::addColumn<std::string>("reason");
        const auto row = [](const char* name, const char* picture, double x, double scale,
                            double keypoint, double angle, const char* reason) {
            QTest::newRow(name) << std::string(picture) << x << scale << keypoint << angle
                                << std::string(reason);
        };
        row("good", "a/b.jpg", 1, 2, 3, 0.1, "");
        row("dots in a name", "a..b/c..jpg", 1, 2, 3, 0.1, "");
        row("absolute", "/etc/passwd", 1, 2, 3, 0.1, "absolute");
        row("drive", "C:/a.jpg", 1, 2, 3, 0.1, "absolute");
        row("escaping", "a/../../b.jpg", 1, 2, 3, 0.1, "leads out");
        row("escaping at the end", "a/..", 1, 2, 3, 0.1, "leads out");
        row("backslashes", "a\\..\\b.jpg", 1, 2, 3, 0.1, "backslashes");
        row("control", "a\nb.jpg", 1, 2, 3, 0.1, "control");
        row("no picture", "", 1, 2, 3, 0.1, "no picture");
        row("centre", "a.jpg", kNan, 2, 3, 0.1, "centre");
        row("far centre", "a.jpg", 1e9, 2, 3, 0.1, "centre");
        row("scale", "a.jpg", 1, kNan, 3, 0.1, "size");
        row("no scale", "a.jpg", 1, 0, 3, 0.1, "size");
        row("negative scale", "a.jpg", 1, -5, 3, 0.1, "size");
        row("keypoint", "a.jpg", 1, 2, kNan, 0.1, "keypoint 2");
        row("infinite keypoint", "a.jpg", 1, 2, -INFINITY, 0.1, "keypoint 2");
        row("angle", "a.jpg", 1, 2, 3, kNan, "body_pose");
        row("large angle", "a.jpg", 1, 2, 3, 1e6, "body_pose");
    }

    void refusesHostileRows() {
        QFETCH(std::string, picture);
        QFETCH(double, x);
        QFETCH(double, scale);
        QFETCH(double, keypoint);
        QFETCH(double, angle);
        QFETCH(std::string, reason);
        const DatasetRow row = changedRow([&](NpzFile& file) {
            file.addTexts("imgname", {picture});
            file.add("center", {1, 2}, {x, 5});
            file.add("scale", {1}, {scale});
            std::vector<double> points(132, 0.5), pose(72, 0.1);
            points[6] = keypoint;
            pose[20] = angle;
            file.add("keypoints_2d", {1, 44, 3}, points);
            file.add("body_pose", {1, 72}, pose);
        });
        QCOMPARE(row.refusal.empty(), reason.empty());
        QVERIFY2(row.refusal.find(reason) != std::string::npos, row.refusal.c_str());
    }

    // What is not known may be anything.
    void ignoresWhatIsNotKnown() {
        const DatasetRow row = changedRow(
            [&](NpzFile& file) {
                file.addTexts("imgname", {"/data/coco/a.jpg"});
                file.add("center", {1, 2}, {1, 5});
                file.add("scale", {1}, {2});
                std::vector<double> points(132, kNan);
                for (std::size_t k = 0; k < 44; ++k) points[3 * k + 2] = k < 40 ? 0 : 0.9;
                for (std::size_t i = 120; i < 132; ++i) points[i] = 7;
                file.add("gtkps", {1, 44, 3}, points);
                file.add("body_pose", {1, 72}, std::vector<double>(72, kNan));
                file.add("has_body_pose", {1}, {0});
            },
            {2.5, "/data/coco/"});
        QVERIFY2(row.refusal.empty(), row.refusal.c_str());
        QCOMPARE(row.picture, std::string("a.jpg"));
        QCOMPARE(row.size_px.x(), 5.0);
        QVERIFY(!row.isSmplPoseKnown && row.keypoints_px.topRows(40).isZero());
        QCOMPARE(row.keypoints_px(41, 2), 1.0);  // confidences end at one
    }

    void refusesHostileFiles() {
        NpzFile file = goodArrays();
        QVERIFY(file.write(path("whole.npz")));
        const auto bytes = *readFile(path("whole.npz"));
        write("cut.npz", std::string(asText(bytes)).substr(0, bytes.size() / 2));
        QCOMPARE(refusedFile("cut.npz").code, ErrorCode::MalformedFile);
        const auto wrong = [&](auto change) {
            NpzFile changed;
            changed.addTexts("imgname", {"1.jpg", "2.jpg"});
            change(changed);
            return changed.write(path("wrong.npz")) ? refusedFile("wrong.npz") : Error{};
        };
        Error error = wrong([](NpzFile& f) { f.add("center", {2, 3}, counted(6)); });
        QVERIFY2(error.detail.find("'center'") != std::string::npos, error.detail.c_str());
        error = wrong([](NpzFile& f) { f.add("betas", {3, 10}, counted(30)); });
        QVERIFY2(error.detail.find("'betas'") != std::string::npos, error.detail.c_str());
        error = wrong([](NpzFile& f) { f.add("body_pose", {2, 71}, counted(142)); });
        QVERIFY2(error.detail.find("'body_pose'") != std::string::npos, error.detail.c_str());
        NpzFile none;
        none.add("center", {2, 2}, counted(4));
        QVERIFY(none.write(path("none.npz")));
        QVERIFY(refusedFile("none.npz").detail.find("imgname") != std::string::npos);
        write("text.txt", "nothing of the kind");
        QCOMPARE(refusedFile("text.txt").code, ErrorCode::MalformedFile);
        write("code.npz", "PK");
        QCOMPARE(refusedFile("code.npz").code, ErrorCode::MalformedFile);
        QCOMPARE(refusedFile("missing.npz").code, ErrorCode::NotFound);
        PickleWriter evil;
        evil.global("os", "system").text("true").raw("\x85R");
        TarFile tar;
        tar.add("a.jpg", "picture");
        tar.add("a.data.pyd", evil.finished());
        write("evil.tar", tar.finished());
        QCOMPARE(refusedFile("evil.tar").code, ErrorCode::Forbidden);
    }

    void cleansRows() {
        DatasetRow row;
        row.keypoints_px.col(2).setConstant(0.29);
        row.keypoints_px.col(2).head(4).setConstant(0.31);
        row.isSmplPoseKnown = row.isSmplShapeKnown = true;
        row.smpl.shape[4] = -3.1;
        row.isSkelPoseKnown = row.isSkelShapeKnown = true;
        row.skel.shape[4] = 2.9;
        DatasetRow cleaned = row;
        applyHygiene({}, cleaned);
        QVERIFY(cleaned.refusal.empty() && !cleaned.isSmplPoseKnown && cleaned.isSkelPoseKnown);
        QCOMPARE((cleaned.keypoints_px.col(2).array() > 0).count(), 4);
        row.keypoints_px(0, 2) = 0.1;
        applyHygiene({}, row);
        QVERIFY(row.refusal.find("3 confident keypoints") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestHostileDatasets)
#include "tst_hostile_datasets.moc"
