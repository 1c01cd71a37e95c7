#include <Eigen/Geometry>
#include <QDir>
#include <QtTest>
#include <cmath>
#include <fstream>

#include "core/io/atomic_file.h"
#include "core/io/byte_reader.h"
#include "core/io/npz_columns.h"
#include "core/io/tar_archive.h"
#include "inference/training/skel_dataset.h"
#include "tests/inference/dataset_folder.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

std::size_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * 4096;
}

}  // namespace

/// Readers of the published data-set layouts, and the file in which new rows wait.
class TestDatasets : public QObject, private DatasetFolder {
    Q_OBJECT

private Q_SLOTS:

    void readsHmr2Arrays() {
        QVERIFY(goodArrays().write(path("hmr2.npz")));
        const auto dataset = opened("hmr2.npz");
        QVERIFY(dataset && dataset->layout() == DatasetLayout::Hmr2Arrays);
        QCOMPARE(dataset->count(), 2);
        const DatasetRow first = *dataset->row(0), second = *dataset->row(1);
        QVERIFY2(first.refusal.empty(), first.refusal.c_str());
        QCOMPARE(first.picture, std::string("s/1.jpg"));
        QVERIFY((first.centre_px == Eigen::Vector2d(10, 20)));
        QVERIFY((second.size_px == Eigen::Vector2d(300, 400)));
        // Row 1's keypoint 3: numbers 75 + 9 .. 11; keypoint 25 + 2 of the extra ones: 57 + 6 ..
        QCOMPARE(second.keypoints_px(3, 0), 0.084);
        QCOMPARE(second.keypoints_px(27, 2), 0.065);
        QCOMPARE(second.points_m(4, 3), 0.119);
        QCOMPARE(first.points_m(30, 1), 0.021);
        QVERIFY(first.isSmplPoseKnown && !second.isSmplPoseKnown && second.isSmplShapeKnown);
        QCOMPARE(first.smpl.pose_rad[71], 0.071);
        QCOMPARE(second.smpl.shape[9], 0.019);
        QVERIFY(!first.isSkelPoseKnown && !first.isSmplPlaceKnown);
        QVERIFY(!dataset->row(2) && !dataset->row(-1) && !dataset->packedPicture(0));
    }

    // Texts of every kind, compressed arrays, archives with 64-bit fields: the same rows.
    void readsWhatNumpyWrites() {
        NpzFile file = goodArrays();
        QVERIFY(file.write(path("large.npz"), 0));
        const auto large = opened("large.npz");
        QVERIFY(large);
        QCOMPARE(large->row(1)->keypoints_px(3, 0), 0.084);
        NpzFile unicode;
        unicode.addUnicode("imgname", {U"\u00e4/\u4eba\U0001F3C3.jpg", U"b.jpg"});
        unicode.add("center", {2, 2}, {1, 2, 3, 4});
        unicode.add("scale", {2}, {5, 6});
        QVERIFY(unicode.write(path("unicode.npz")));
        QCOMPARE(opened("unicode.npz")->row(0)->picture,
                 std::string("\u00e4/\u4eba\U0001F3C3.jpg"));
        std::ofstream out(path("packed.npz"), std::ios::binary);
        ZipWriter zip(out);
        addDeflated(zip, "imgname.npy", npyOf("|S5", {3}, "a.jpgb.jpgc.jpg"));
        addDeflated(zip, "center.npy", npyOf("<f8", {3, 2}, bytesOf(counted(6))));
        zip.add("scale.npy", npyOf("<f8", {3}, bytesOf(std::vector<double>{7, 8, 9})));
        zip.finish();
        out.close();
        const auto packed = opened("packed.npz");
        QVERIFY(packed);
        QCOMPARE(packed->row(2)->picture, std::string("c.jpg"));
        QVERIFY((packed->row(1)->centre_px == Eigen::Vector2d(0.002, 0.003)));
        QCOMPARE(packed->row(0)->size_px.x(), 7.0);  // any order
    }

    // A source that gives other bytes than its shape says leaves no file.
    void writesNoWrongArrays() {
        NpzFile file;
        file.add("short", "<f8", {3}, std::string(23, 'x'));
        const auto written = file.write(path("short.npz"));
        QVERIFY(!written && written.error().code == ErrorCode::Internal);
        QVERIFY(!std::filesystem::exists(path("short.npz")));
    }

    void readsMoyo() {
        writeMoyo(path("moyo.npz"));
        const auto dataset = opened("moyo.npz");
        QVERIFY(dataset && dataset->layout() == DatasetLayout::Moyo);
        const DatasetRow row = *dataset->row(1);
        QVERIFY2(row.refusal.empty(), row.refusal.c_str());
        QVERIFY(row.isSmplPoseKnown && row.isSmplShapeKnown);
        QVERIFY((row.size_px == Eigen::Vector2d(70, 80)));
        QCOMPARE(row.smpl.pose_rad[1], 0.5);
        QCOMPARE(row.smpl.pose_rad[3], 0.063);
        QCOMPARE(row.smpl.pose_rad[71], 0.0);  // hands are not in it
        QCOMPARE(row.gender, std::string("m"));
    }

    void readsTars() {
        write("train.tar", smallTar());
        const auto dataset = opened("train.tar");
        QVERIFY(dataset && dataset->layout() == DatasetLayout::Hmr2Tar);
        QCOMPARE(dataset->count(), 3);
        const DatasetRow second = *dataset->row(1), third = *dataset->row(2);
        QVERIFY2(second.refusal.empty(), second.refusal.c_str());
        QCOMPARE(second.picture, std::string("train/a.jpg"));
        QVERIFY((second.size_px == Eigen::Vector2d(100, 300)));  // units of 200 px
        QCOMPARE(second.keypoints_px(5, 0), 205.0);
        QCOMPARE(second.keypoints_px(3, 2), 0.0);
        QVERIFY(!second.isSmplShapeKnown && third.isSmplShapeKnown);
        QVERIFY(std::abs(third.smpl.pose_rad[70] - 0.3) < 1e-7);
        const auto picture = dataset->packedPicture(2);
        QVERIFY(picture && asText(*picture) == "picture b");
        QVERIFY(QDir(m_folder.path()).mkdir("shards"));
        write("shards/1.tar", smallTar());
        write("shards/0.tar", smallTar());
        const auto folder = opened("shards");
        QCOMPARE(folder->count(), 6);
        QCOMPARE(folder->row(5)->picture, std::string("train/b.jpg"));
        QVERIFY(!folder->row(6));
    }

    // As many shards as there are, a few files are open.
    void holdsFewShardsOpen() {
        const auto openFiles = [] {
            return QDir("/proc/self/fd").entryList(QDir::System | QDir::Files).size();
        };
        QVERIFY(QDir(m_folder.path()).mkdir("many"));
        constexpr int shards = 60;
        for (int i = 0; i < shards; ++i) write("many/" + std::to_string(i) + ".tar", smallTar());
        const auto before = openFiles();
        const auto folder = opened("many");
        QVERIFY(folder);
        QCOMPARE(folder->count(), 3 * shards);
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 3 * shards; ++i) {
                const auto row = folder->row(i * 7 % (3 * shards));
                QVERIFY2(row && row->refusal.empty(), row ? row->refusal.c_str() : "unreadable");
            }
        }
        QVERIFY2(openFiles() <= before + 20, qPrintable(QString::number(openFiles())));
        QCOMPARE(asText(*folder->packedPicture(2)), std::string_view("picture b"));
        std::filesystem::resize_file(path("many/1.tar"), 100);
        QVERIFY(!folder->row(5) || !folder->row(4) || !folder->row(3));
    }

    void readsLongTarNames() {
        const std::string name(180, 'n');
        TarFile tar;
        tar.add("././@LongLink", name + ".jpg" + std::string(1, '\0'), 'L');
        tar.add(name, "one");
        tar.add("pax", "18 path=a/b/c.png\n", 'x');
        tar.add("short", "three");
        const std::string bytes = tar.finished();
        const auto entries = listTar(MemorySource(std::as_bytes(std::span(bytes))));
        QVERIFY2(entries.has_value(), entries ? "" : describe(entries.error()).c_str());
        QCOMPARE(entries->size(), 2U);
        QCOMPARE((*entries)[0].name, name + ".jpg");
        QCOMPARE((*entries)[1].name, std::string("a/b/c.png"));
        QCOMPARE((*entries)[1].size, 5U);
        std::string wrong = bytes;
        wrong[10] = 'x';
        QVERIFY(!listTar(MemorySource(std::as_bytes(std::span(wrong)))));
        QVERIFY(!listTar(MemorySource(std::as_bytes(std::span(bytes)).first(700))));
    }

    // Rotation matrices say the same as their axis-angle vectors.
    void readsRotationMatrices() {
        const Eigen::Vector3d turn(0.3, -0.8, 0.5);
        const Eigen::Matrix<double, 3, 3, Eigen::RowMajor> matrix =
            Eigen::AngleAxisd(turn.norm(), turn.normalized()).toRotationMatrix();
        std::vector<double> orient(matrix.data(), matrix.data() + 9), body;
        for (int j = 0; j < 23; ++j) body.insert(body.end(), orient.begin(), orient.end());
        const auto make = [&](NpzFile& file) {
            file.addTexts("imgname", {"1.jpg"});
            file.add("center", {1, 2}, {1, 2});
            file.add("scale", {1}, {100});
            file.add("global_orient", {1, 1, 3, 3}, orient);
            file.add("body_pose", {1, 23, 3, 3}, body);
        };
        const DatasetRow row = changedRow(make);
        QVERIFY2(row.refusal.empty() && row.isSmplPoseKnown, row.refusal.c_str());
        for (int j = 0; j < 24; ++j) {
            QVERIFY((row.smpl.pose_rad.segment<3>(3 * j) - turn).norm() < 1e-12);
        }
        body[40] += 0.2;
        QVERIFY(changedRow(make).refusal.find("no rotation") != std::string::npos);
    }

    // HSMR keeps two label sets, one fitted to the mirrored picture.
    void readsMirroredLabels() {
        const DatasetRow row = changedRow([](NpzFile& file) {
            file.addTexts("imgname", {"1.jpg"});
            file.add("center", {1, 2}, {1, 2});
            file.add("scale", {1, 2}, {0.5, 1});
            file.add("orig_poses", {1, 46}, counted(46));
            file.add("orig_betas", {1, 10}, counted(10));
            file.add("orig_has_poses", {1}, {1});
            file.add("orig_has_betas", {1}, {0});
            file.add("orig_pve_max", {1}, {0.02});
            file.add("flip_poses", {1, 46}, counted(46, 0.002));
            file.add("flip_has_poses", {1}, {1});
            file.add("flip_betas", {1, 10}, counted(10, 0.1));
            file.add("flip_pve_max", {1}, {0.03});
            file.add("reprojection_loss", {1}, {31000});
        });
        QVERIFY2(row.refusal.empty(), row.refusal.c_str());
        QVERIFY((row.size_px == Eigen::Vector2d(100, 200)));
        QVERIFY(row.isSkelPoseKnown && !row.isSkelShapeKnown);
        QCOMPARE(row.skel.pose_rad[45], 0.045);
        QVERIFY(row.mirroredSkel && row.mirroredSkel->isPoseKnown &&
                row.mirroredSkel->isShapeKnown);
        QCOMPARE(row.mirroredSkel->body.pose_rad[45], 0.09);
        QCOMPARE(row.mirroredSkel->body.shape[9], 0.9);
        QCOMPARE(row.mirroredSkel->vertexError_m, 0.03);
        QCOMPARE(row.vertexError_m, 0.02);
        QCOMPARE(row.reprojectionLoss, 31000.0);
    }

    // A file of a million rows is opened and read without being in memory.
    void doesNotHoldTheFile() {
        constexpr std::int64_t rows = 1'000'000;
        writeEqualRows(path("million.npz"), rows);
        const std::size_t before = residentBytes();
        const auto dataset = opened("million.npz");
        QVERIFY(dataset);
        QCOMPARE(dataset->count(), rows);
        for (const std::int64_t i : {std::int64_t(0), rows - 1, std::int64_t(12345)}) {
            QCOMPARE(dataset->row(i)->centre_px.x(), 7.0);
        }
        QCOMPARE(dataset->row(rows - 2)->picture, std::string("last"));
        const std::size_t more = residentBytes() - std::min(before, residentBytes());
        QVERIFY2(more < 30'000'000, qPrintable(QString::number(more)));
    }

    // What networks learn from; whom the quality filter leaves out is counted.
    void becomesTrainingRecords() {
        NpzFile file;
        file.addTexts("imgname", {"1.jpg", "2.jpg", "3.jpg"});
        file.add("center", {3, 2}, {1, 2, 3, 4, 5, 6});
        file.add("scale", {3}, {0.5, -1, 1});
        file.add("keypoints_2d", {3, 44, 3}, std::vector<double>(396, 0.5));
        file.add("orig_poses", {3, 46}, counted(138));
        file.add("orig_betas", {3, 10}, counted(30));
        file.add("orig_pve_max", {3}, {0.02, 0.02, 0.07});
        file.add("flip_poses", {3, 46}, counted(138, 0.002));
        file.add("cam_int", {3, 9}, std::vector<double>(27, 800));
        QVERIFY(file.write(path("learn.npz")));
        const auto records = readSkelDataset(path("learn.npz"));
        QVERIFY2(records.has_value(), records ? "" : describe(records.error()).c_str());
        const SkelRecord& first = records->front();
        QVERIFY(first.size_px == Eigen::Vector2d(100, 100) && first.focal_px == 800);
        QVERIFY(first.asIs.isPoseKnown);
        QCOMPARE(first.asIs.shape[9], 0.009);
        QVERIFY(first.mirrored.has_value());
        QCOMPARE(first.mirrored->pose_rad[45], 0.09);
        FilterCounts counts;
        const auto kept = filtered(*records, {}, counts);
        QVERIFY(counts.people == 3 && counts.refused == 1 && counts.withoutPose == 1);
        QVERIFY(kept.size() == 2 && kept[1].picture == "3.jpg" && !kept[1].asIs.isPoseKnown);
        const auto learnable = readLearnablePeople(path("learn.npz"));
        QVERIFY2(learnable && learnable->records.size() == 2,
                 learnable ? "" : describe(learnable.error()).c_str());
        QVERIFY2(learnable->warning.starts_with("1 of 3 people") &&
                     learnable->warning.find("(1 times): its box has no size") != std::string::npos,
                 learnable->warning.c_str());
        write("learn.tar", smallTar());
        QCOMPARE(readSkelDataset(path("learn.tar")).error().code, ErrorCode::Unsupported);
    }

    // Whole data sets are lost by a prefix that was not named: that is said.
    void saysWhyNobodyCanBeLearnedFrom() {
        NpzFile file;
        file.addTexts("imgname", {"/data/coco/1.jpg", "/data/coco/2.jpg", "3.jpg"});
        file.add("center", {3, 2}, {1, 2, 3, 4, 5, 6});
        file.add("scale", {3}, {0.5, 1, -1});
        file.add("keypoints_2d", {3, 44, 3}, std::vector<double>(396, 0.5));
        file.add("orig_poses", {3, 46}, counted(138));
        QVERIFY(file.write(path("prefix.npz")));
        const auto refused = readLearnablePeople(path("prefix.npz"));
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        QVERIFY2(refused.error().detail.find("(2 times): its picture path '' is absolute") !=
                     std::string::npos,
                 refused.error().detail.c_str());
        const auto read = readLearnablePeople(path("prefix.npz"), {1, "/data/coco"});
        QVERIFY(read && read->records.size() == 2 && read->records[0].picture == "1.jpg");
        QVERIFY(read->records[1].size_px == Eigen::Vector2d(1, 1));
        const auto mark = markOfFile(path("prefix.npz"));
        QVERIFY(mark && *mark == *markOfFile(path("prefix.npz")));
        file.add("gender", "|S1", {3}, "fmf");
        QVERIFY(file.write(path("prefix.npz")));
        QVERIFY(*markOfFile(path("prefix.npz")) != *mark);
        QVERIFY(!markOfFile(path("nowhere.npz")));
    }
};

QTEST_GUILESS_MAIN(TestDatasets)
#include "tst_datasets.moc"
