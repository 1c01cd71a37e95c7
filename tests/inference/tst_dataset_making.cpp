#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/body/smpl_twin.h"
#include "core/io/atomic_file.h"
#include "inference/datasets/label_videos.h"
#include "tests/fit/fit_test_body.h"
#include "tests/fit/surface_targets.h"
#include "tests/inference/dataset_files.h"
#include "tests/inference/seen_bodies.h"

using namespace gonio;
using namespace gonio::test;
using gonio::testing::NpzFile;

namespace {

constexpr int kRows = 12, kGroup = 4;

/// Rows of the body's twin: 0..7 good, 8 an impossible body, 9 without parameters, 10 a box that
/// is none, 11 keypoints of something else.
Result<void> writeSmplRows(const std::filesystem::path& file) {
    RandomBodies random(41);
    std::vector<double> poses, betas, places, centres, points;
    std::vector<std::string> pictures;
    std::vector<double> known(kRows, 1), scales(kRows, 400);
    known[9] = 0;
    scales[10] = -1;
    for (int i = 0; i < kRows; ++i) {
        SmplParameters smpl = everydaySmpl(random);
        if (i == 8) {
            smpl.shape[0] = 4;
            for (const int joint : {4, 5}) smpl.pose_rad.segment<3>(3 * joint) << 0, 0, 2.2;
        }
        poses.insert(poses.end(), smpl.pose_rad.begin(), smpl.pose_rad.end());
        betas.insert(betas.end(), smpl.shape.begin(), smpl.shape.end());
        places.insert(places.end(), smpl.translation_m.begin(), smpl.translation_m.end());
        centres.insert(centres.end(), {300, 200});
        pictures.push_back(std::to_string(i) + ".jpg");
        for (int k = 0; k < kKeypointCount; ++k) {
            const double confidence = i == 11 ? 1 : 0;
            points.insert(points.end(), {100.0 + 400 * (k % 2), 9.0 * k, confidence});
        }
    }
    NpzFile arrays;
    arrays.addTexts("imgname", pictures);
    arrays.add("center", {kRows, 2}, centres);
    arrays.add("scale", {kRows}, scales);
    arrays.add("body_pose", {kRows, 72}, poses);
    arrays.add("betas", {kRows, 10}, betas);
    arrays.add("trans", {kRows, 3}, places);
    arrays.add("has_body_pose", {kRows}, known);
    arrays.add("keypoints_2d", {kRows, 44, 3}, points);
    return arrays.write(file);
}

}  // namespace

/// SMPL -> SKEL conversion of data sets, and the file in which rows wait.
class TestDatasetMaking : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const std::string& name) const {
        return m_folder.path().toStdString() + "/" + name;
    }

    std::unique_ptr<DatasetReader> opened(const std::string& name) {
        auto dataset = DatasetReader::open(path(name));
        return dataset ? *std::move(dataset) : nullptr;
    }

    Result<ConversionReport> convert(const std::string& output, bool resume, const Job& job = {}) {
        auto dataset = DatasetReader::open(path("smpl.npz"));
        if (!dataset) return tl::unexpected<Error>(dataset.error());
        ConversionOptions options;
        options.output = path(output);
        options.resume = resume;
        options.inputIdentity = "smpl.npz";
        options.rowsAtOnce = kGroup;
        return convertDataset(**dataset, {smplTwinOf(*openBody()), openBody()}, options, job);
    }

private Q_SLOTS:

    void initTestCase() {
        QVERIFY(openBody());
        QVERIFY(writeSmplRows(path("smpl.npz")));
    }

    void findsThePlaceOfSeenPoints() {
        const BodyParameters body = bentBody(0.8, 0.5);
        const BodyPoints points_m = BodyPointPoser(*openBody()).points_m(body);
        Eigen::Matrix<double, kKeypointCount, 3> given;
        for (int k = 0; k < kKeypointCount; ++k) {
            const Eigen::Vector3d p = points_m.row(k).transpose() + body.translation_m;
            given.row(k) << p.x() / p.z(), p.y() / p.z(), k % 3 == 0 ? 0.0 : 0.5;
        }
        const auto place_m = placeOf(points_m, given);
        QVERIFY(place_m && (*place_m - body.translation_m).norm() < 1e-8);
        given.col(2).tail(42).setZero();
        QVERIFY(!placeOf(points_m, given));
    }

    // Through the row's camera a shift counts as it is; without one only the posture is judged.
    void measuresKeypoints() {
        DatasetRow row;
        row.skel = bentBody(0.8, 0.5);
        row.keypoints_px = seen(*openBody(), row.skel).image_px;
        row.centre_px = {320, 240};
        row.size_px = {225, 300};
        const BodyPoints points_m = BodyPointPoser(*openBody()).points_m(row.skel);
        QVERIFY(*keypointErrorOf(row, points_m) < 1e-9);
        row.keypoints_px.col(0).array() += 30;
        QVERIFY(*keypointErrorOf(row, points_m) < 0.01);
        row.isSkelPlaceKnown = true;
        Eigen::Matrix3d camera;
        camera << 300 * kFocal, 0, 320, 0, 300 * kFocal, 240, 0, 0, 1;
        row.camera_px = camera;
        QVERIFY(std::abs(*keypointErrorOf(row, points_m) - 0.1) < 1e-9);
        const BodyPoints other_m = BodyPointPoser(*openBody()).points_m(bentBody(0.8, 2.6));
        row.camera_px.reset();
        QVERIFY(*keypointErrorOf(row, other_m) > 0.02);
        row.keypoints_px.col(2).tail(40).setZero();
        QVERIFY(!keypointErrorOf(row, points_m));
    }

    void convertsRows() {
        const auto report = convert("skel.npz", false);
        QVERIFY2(report.has_value(), report ? "" : describe(report.error()).c_str());
        qInfo("%d of %d rows, mean %.2f mm, largest %.1f mm, %.1f rows a second",
              int(report->counts.labelled), int(report->counts.rows), 1e3 * report->meanDistance_m,
              1e3 * report->maxDistance_m, report->rowsPerSecond);
        QCOMPARE(report->counts.rows, kRows);
        QCOMPARE(report->counts.labelled, 8);
        QVERIFY(report->meanDistance_m < 0.004 && report->maxDistance_m < 0.06);
        QCOMPARE(report->counts.reasons.size(), 4U);
        QVERIFY(!std::filesystem::exists(path("skel.npz.partial")));
        auto dataset = DatasetReader::open(path("skel.npz"));
        QVERIFY(dataset && (*dataset)->layout() == DatasetLayout::HmrSkel);
        QCOMPARE((*dataset)->count(), kRows);
        auto original = DatasetReader::open(path("smpl.npz"));
        const auto twin = smplTwinOf(*openBody());
        for (int i = 0; i < kRows; ++i) {
            const DatasetRow row = *(*dataset)->row(i);
            QCOMPARE(row.isSkelPoseKnown, i < 8);
            if (i >= 8) continue;
            QCOMPARE(row.picture, std::to_string(i) + ".jpg");
            const SmplBody smpl = smplBody((*original)->row(i)->smpl);
            std::vector<VertexArray> target_m(1);
            poseSmpl(*twin, std::span(&smpl, 1), target_m);
            const VertexArray ours_m = skinOf(*openBody(), row.skel);
            const double mean_m = (ours_m - target_m[0]).rowwise().norm().mean();
            QVERIFY2(mean_m < 0.005, qPrintable(QString::number(mean_m)));
        }
    }

    // Cancelled after a group and taken up again: the same file, bit for bit.
    void resumesConversions() {
        int asked = 0;
        Job job;
        job.progress = [&asked](int done, int) { asked = done; };
        job.cancelled = [&asked] { return asked >= kGroup + 1; };
        const auto stopped = convert("again.npz", false, job);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QVERIFY(!std::filesystem::exists(path("again.npz")));
        QVERIFY(std::filesystem::exists(path("again.npz.partial")));
        const auto resumed = convert("again.npz", true);
        QVERIFY2(resumed.has_value(), resumed ? "" : describe(resumed.error()).c_str());
        QCOMPARE(resumed->counts.resumed, kGroup);
        QCOMPARE(resumed->counts.labelled, 8);
        QVERIFY(*readFile(path("again.npz")) == *readFile(path("skel.npz")));
    }

    void refusesOtherMeshes() {
        auto male = loadBodyModel(std::filesystem::path(GONIO_SOURCE_DIR) / "resources" / "bodies" /
                                  "open_male.safetensors");
        QVERIFY(male);
        auto smaller = std::make_shared<SmplModel>(*smplTwinOf(**male));
        smaller->template_m.conservativeResize(100, 3);
        auto dataset = DatasetReader::open(path("smpl.npz"));
        ConversionOptions options;
        options.output = path("other.npz");
        const auto report = convertDataset(**dataset, {smaller, *male}, options);
        QVERIFY(!report && report.error().code == ErrorCode::Usage);
    }

    // Rows come back from the file that was written of them, in single precision.
    void journalBecomesADataset() {
        std::vector<LabelledRow> rows(3);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            DatasetRow& row = rows[i].row;
            row.picture = "p\u00e4/" + std::to_string(i) + ".png";
            row.centre_px = {10.5 + static_cast<double>(i), 20};
            row.size_px = {30, 40};
            row.keypoints_px.setConstant(0.5);
            row.points_m.setConstant(0.25);
            row.skel.pose_rad.setConstant(0.125 * static_cast<double>(i));
            row.skel.shape.setConstant(1.5);
            row.isSkelPoseKnown = row.isSkelShapeKnown = true;
        }
        rows[1].reason = "it is bad";
        rows[2].row.isSmplPoseKnown = rows[2].row.isSmplPlaceKnown = true;
        rows[2].row.smpl.translation_m = {1, 2, 3};
        rows[2].row.camera_px = Eigen::Matrix3d(Eigen::Vector3d(500, 600, 1).asDiagonal());
        auto journal = RowJournal::open(path("rows.partial"), "one", false);
        QVERIFY(journal && journal->append(rows));
        QVERIFY(journal->writeDataset(path("rows.npz")));
        const auto dataset = opened("rows.npz");
        QVERIFY(dataset && dataset->layout() == DatasetLayout::HmrSkel);
        QCOMPARE(dataset->count(), 3);
        const DatasetRow first = *dataset->row(0), third = *dataset->row(2);
        QVERIFY2(first.refusal.empty(), first.refusal.c_str());
        QCOMPARE(first.picture, std::string("p\u00e4/0.png"));
        QVERIFY((first.size_px == Eigen::Vector2d(30, 40)));
        QVERIFY(first.isSkelPoseKnown && !first.isSkelPlaceKnown && !first.isSmplPoseKnown);
        QVERIFY(!dataset->row(1)->isSkelPoseKnown);
        QCOMPARE(third.skel.pose_rad[45], 0.25);
        QVERIFY(third.isSmplPlaceKnown && third.smpl.translation_m == Eigen::Vector3d(1, 2, 3));
        QVERIFY(third.camera_px && (*third.camera_px)(1, 1) == 600 && !first.camera_px);
        QVERIFY(first.points_m == rows[0].row.points_m);
        journal->discard();
        QVERIFY(!std::filesystem::exists(path("rows.partial")));
    }

    // Killed anywhere: what is whole is kept.
    void journalSurvivesBeingKilled() {
        std::vector<LabelledRow> rows(4);
        for (LabelledRow& row : rows) row.row.picture = "a.png";
        rows[2].reason = "third";
        std::uintmax_t start = 0, whole = 0;
        {
            auto journal = RowJournal::open(path("kill.partial"), "one", false);
            start = std::filesystem::file_size(path("kill.partial"));
            QVERIFY(journal && journal->append(rows));
            whole = std::filesystem::file_size(path("kill.partial"));
            const auto second = RowJournal::open(path("kill.partial"), "one", true);
            QVERIFY(!second && second.error().code == ErrorCode::Usage);  // one at a time
        }
        const std::uintmax_t record = (whole - start) / 4;
        std::filesystem::resize_file(path("kill.partial"), start + 3 * record + record / 2);
        auto journal = RowJournal::open(path("kill.partial"), "one", true);
        QVERIFY(journal);
        QCOMPARE(journal->count(), 3);
        QVERIFY(journal->append(std::span(rows).first(1)));
        std::vector<std::string> reasons;
        QVERIFY(journal->eachReason([&](const std::string& r) { reasons.push_back(r); }));
        QCOMPARE(reasons, (std::vector<std::string>{"", "", "third", ""}));
        { auto closed = *std::move(journal); }
        std::fstream damage(path("kill.partial"), std::ios::in | std::ios::out | std::ios::binary);
        damage.seekp(static_cast<std::streamoff>(start + record + 100));
        damage << 'x';
        damage.close();
        auto damaged = RowJournal::open(path("kill.partial"), "one", true);
        QVERIFY(damaged);
        QCOMPARE(damaged->count(), 1);
        { auto closed = *std::move(damaged); }
        const auto other = RowJournal::open(path("kill.partial"), "two", true);
        QVERIFY(!other && other.error().code == ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestDatasetMaking)
#include "tst_dataset_making.moc"
