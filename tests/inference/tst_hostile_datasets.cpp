#include <sys/resource.h>

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

/// The most memory that the program has had.
std::size_t peakBytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

/// A good box and nothing else.
void addPlainRow(NpzFile& file) {
    file.addTexts("imgname", {"1.jpg"});
    file.add("center", {1, 2}, {1, 2});
    file.add("scale", {1}, {1});
}

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

    // Shapes and types that claim far more than the file holds.
    void refusesBoundlessArrays_data() {
        using Shape = std::vector<std::int64_t>;
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("type");
        QTest::addColumn<std::vector<std::int64_t>>("shape");
        QTest::addColumn<std::string>("bytes");
        const auto row = [](const char* title, const char* name, const char* type,
                            const Shape& shape, const std::string& bytes) {
            QTest::newRow(title) << std::string(name) << std::string(type) << shape << bytes;
        };
        constexpr std::int64_t huge = std::int64_t(1) << 62;
        const std::string one("a\0\0\0", 4);
        row("wrapping width", "imgname", "<U4611686018427387905", {1}, one);
        row("wide and empty", "imgname", "<U1000000000", {2, 0}, "");
        row("wide and no rows", "imgname", "<U1000000000", {0}, "");
        row("no width", "imgname", "<U0", {1'000'000'000'000'000}, "");
        row("no bytes", "imgname", "|S0", {1'000'000'000'000'000}, "");
        row("no texts in rows", "imgname", "|S4", {1'000'000'000'000'000, 0}, "");
        row("wrapping rows", "center", "<f8", {0, huge, huge}, "");
        row("no numbers in rows", "center", "<f8", {2, 0, huge}, "");
    }

    void refusesBoundlessArrays() {
        QFETCH(std::string, name);
        QFETCH(std::string, type);
        QFETCH(std::vector<std::int64_t>, shape);
        QFETCH(std::string, bytes);
        {
            std::ofstream out(path("boundless.npz"), std::ios::binary);
            ZipWriter zip(out);
            zip.add(name + ".npy", npyOf(type, shape, bytes));
            if (name != "imgname") zip.add("imgname.npy", npyOf("|S5", {2}, "a.jpgb.jpg"));
            zip.finish();
        }
        const Error error = refusedFile("boundless.npz");
        QCOMPARE(error.code, ErrorCode::MalformedFile);
        QVERIFY2(error.detail.find("'" + name + "'") != std::string::npos, error.detail.c_str());
    }

    // A pickle can name one large array any number of times, in two bytes each.
    void refusesSharedArrays() {
        PickleWriter people;
        people.raw("](}(").text("center").raw("](");
        people.array("f8", {100'000}, counted(100'000)).raw("q\x01");
        for (int i = 0; i < 5000; ++i) people.raw("h\x01");
        people.raw("eue");
        TarFile tar;
        tar.add("a.jpg", "picture");
        tar.add("a.data.pyd", people.finished());
        write("shared.tar", tar.finished());
        const auto dataset = opened("shared.tar");
        QVERIFY(dataset);
        const std::size_t before = peakBytes();
        const auto row = dataset->row(0);
        QVERIFY2(row.has_value(), row ? "" : describe(row.error()).c_str());
        QVERIFY2(row->refusal.find("'center'") != std::string::npos, row->refusal.c_str());
        QVERIFY(peakBytes() - before < 200'000'000);  // not the 4 GB that it claims
    }

    // Not finite is the worst value of a measure of quality, not the best.
    void distrustsMeasuresThatAreNone() {
        for (const double bad : {kNan, double(INFINITY), -double(INFINITY)}) {
            const DatasetRow row = changedRow([bad](NpzFile& file) {
                addPlainRow(file);
                file.add("orig_poses", {1, 46}, counted(46));
                file.add("orig_pve_max", {1}, {bad});
                file.add("flip_poses", {1, 46}, counted(46));
                file.add("flip_pve_max", {1}, {bad});
                file.add("reprojection_loss", {1}, {bad});
            });
            QVERIFY2(row.refusal.empty(), row.refusal.c_str());
            QVERIFY(row.mirroredSkel);
            for (const double measure :
                 {row.vertexError_m, row.mirroredSkel->vertexError_m, row.reprojectionLoss}) {
                QVERIFY(std::isinf(measure) && measure > 0);
            }
        }
        QCOMPARE(changedRow(addPlainRow).reprojectionLoss, 0.0);
    }

    // Labels of the mirrored picture that the set says are bad are not made of the others.
    void mirroredLabelsMayBeUnknown() {
        const DatasetRow row = changedRow([](NpzFile& file) {
            addPlainRow(file);
            file.add("orig_poses", {1, 46}, counted(46));
            file.add("flip_poses", {1, 46}, std::vector<double>(46, kNan));
            file.add("flip_has_poses", {1}, {0});
        });
        QVERIFY2(row.refusal.empty(), row.refusal.c_str());
        QVERIFY(row.isSkelPoseKnown && row.mirroredSkel && !row.mirroredSkel->isPoseKnown);
        QVERIFY(!changedRow(addPlainRow).mirroredSkel);
    }

    void takesWholeFoldersOff_data() {
        QTest::addColumn<std::string>("prefix");
        QTest::addColumn<std::string>("picture");
        QTest::addColumn<std::string>("left");
        const auto row = [](const char* prefix, const char* picture, const char* left) {
            QTest::addRow("%s off %s", prefix, picture)
                << std::string(prefix) << std::string(picture) << std::string(left);
        };
        row("/data/coco", "/data/coco/a.jpg", "a.jpg");
        row("/data/coco/", "/data/coco//b/a.jpg", "b/a.jpg");
        row("/data/coco", "/data/coco2014/a.jpg", "/data/coco2014/a.jpg");
        row("/data/coco/", "/data/coco2014/a.jpg", "/data/coco2014/a.jpg");
        row("coco", "coco/a.jpg", "a.jpg");
        row("coco", "coco.jpg", "coco.jpg");
        row("/", "/a.jpg", "a.jpg");
        row("", "a.jpg", "a.jpg");
    }

    void takesWholeFoldersOff() {
        QFETCH(std::string, prefix);
        QFETCH(std::string, picture);
        QFETCH(std::string, left);
        RawRow raw;
        raw.picture = picture;
        QCOMPARE(checkedRow(raw, {1, prefix}).picture, left);
    }
};

QTEST_GUILESS_MAIN(TestHostileDatasets)
#include "tst_hostile_datasets.moc"
