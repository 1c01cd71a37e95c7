#include <ATen/ATen.h>

#include <QImage>
#include <QtTest>
#include <numbers>

#include "inference/backends/training_tools.h"
#include "inference/image/camera.h"
#include "inference/training/compact_problem.h"
#include "inference/training/dataset_samples.h"
#include "inference/training/label_error.h"
#include "inference/training/skel_batch.h"
#include "inference/training/skel_problems.h"
#include "tests/inference/dataset_folder.h"
#include "tests/inference/synthesis_test_bodies.h"

using namespace gonio;
using namespace gonio::testing;

namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// Two people of HSMR's layout.
NpzFile hsmrDataset() {
    NpzFile data;
    data.addTexts("imgname", {"a.png", "b.png"});
    data.add("center", {2, 2}, {60, 50, 20, 30});
    data.add("scale", {2, 2}, {0.1, 0.2, 0.15, 0.3});
    std::vector<double> seen, space, poses(2 * kDofCount, 0.25), betas(2 * kShapeCount, 0.5);
    for (int i = 0; i < 2 * kKeypointCount; ++i) {
        for (const double x : {60.0 + i % 7, 50.0 - i % 5, i % 4 == 0 ? 0.2 : 0.9})
            seen.push_back(x);
        for (const double x : {0.1 * i, 0.2, 0.3, 1.0}) space.push_back(x);
    }
    betas[kShapeCount] = 3.5;
    data.add("keypoints_2d", {2, 44, 3}, seen);
    data.add("keypoints_3d", {2, 44, 4}, space);
    data.add("orig_poses", {2, 46}, poses);
    data.add("orig_betas", {2, 10}, betas);
    data.add("orig_has_poses", {2}, {1, 1});
    data.add("orig_pve_max", {2}, {0.02, 0.02});
    std::fill(poses.begin(), poses.end(), -0.125);
    data.add("flip_poses", {2, 46}, poses);
    data.add("flip_betas", {2, 10}, std::vector<double>(20, 0.75));
    data.add("flip_pve_max", {2}, {0.07, 0.01});
    return data;
}

/// A picture whose colours tell where one is.
RgbPicture gradient() {
    RgbPicture picture{120, 100, {}};
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 120; ++x) {
            picture.bytes.insert(picture.bytes.end(),
                                 {std::uint8_t(2 * x), std::uint8_t(2 * y), std::uint8_t(40)});
        }
    }
    return picture;
}

}  // namespace

/// From the people of data sets to crops, labels and losses.
class TestDatasetSamples : public QObject, private DatasetFolder {
    Q_OBJECT

    Result<std::vector<SkelRecord>> records(const NpzFile& data) const {
        if (const auto written = data.write(path("people.npz")); !written)
            return tl::unexpected<Error>(written.error());
        return readSkelDataset(path("people.npz"));
    }

private Q_SLOTS:

    void readsHsmrsLayout() {
        const auto people = records(hsmrDataset());
        QVERIFY2(people, people ? "" : describe(people.error()).c_str());
        QCOMPARE(people->size(), std::size_t(2));
        const SkelRecord& first = people->front();
        QCOMPARE(first.picture, std::string("a.png"));
        QVERIFY(first.size_px == Eigen::Vector2d(20, 40));
        QVERIFY(first.keypoints_px.row(1) == Eigen::RowVector3d(61, 49, 0.9));
        QVERIFY(first.points_m.row(2) == Eigen::RowVector4d(0.2, 0.2, 0.3, 1));
        QVERIFY(first.asIs.isPoseKnown && first.mirrored && first.mirrored->pose_rad[3] == -0.125);
        FilterCounts counts;
        const auto kept = filtered(*people, {}, counts);
        QCOMPARE(counts.kept, std::int64_t(2));
        QCOMPARE(counts.withoutPose, std::int64_t(1));
        QCOMPARE(kept[0].keypoints_px(0, 2), 0.0);  // below 0.3
        QVERIFY(kept[0].asIs.isPoseKnown);
        QVERIFY(!kept[0].mirrored->isPoseKnown);  // 7 cm
        QVERIFY(kept[0].mirrored->isShapeKnown && kept[0].mirrored->shape.isZero());
        QVERIFY(!kept[1].asIs.isPoseKnown && kept[1].mirrored->isPoseKnown);
        LabelFilter strict;
        strict.fewestKeypoints = 33;
        QVERIFY(filtered(*people, strict, counts).empty());
    }

    void nothingToLearnFromIsRefused() {
        QVERIFY(!readSkelDataset(path("nowhere.npz")));
        QCOMPARE(DatasetSamples::make({}, readRgbPicture, {}).error().code, ErrorCode::Usage);
    }

    // What a crop shows at a keypoint is what the picture shows there; turned, mirrored, cut.
    void cropsKeepPicturesAndLabelsTogether() {
        auto record = records(hsmrDataset())->front();
        record.focal_px = 200;
        for (int k = 0; k < kKeypointCount; ++k) {
            record.keypoints_px.row(k) << 50 + k % 20, 40 + k % 17, 1;
        }
        const RgbPicture picture = gradient();
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            auto change = drawChange(record, CropChanges::hsmr(), seed);
            change.colour = {1, 1, 1};
            SkelSample sample;
            QVERIFY(cropRecord(record, picture, change, sample));
            int looked = 0;
            for (int k = 0; k < kKeypointCount; ++k) {
                const int column = int(std::lround(256 * sample.keypoints(k, 0) + 128)) - 32;
                const int row = int(std::lround(256 * sample.keypoints(k, 1) + 128));
                if (column < 2 || column > 189 || row < 2 || row > 253) continue;
                const int from = change.isMirrored ? mirroredKeypoint(k) : k;
                const auto* const pixel = sample.rgb.data() + std::size_t(3 * (192 * row + column));
                QVERIFY(std::abs(pixel[0] - 2 * record.keypoints_px(from, 0)) <= 2);
                QVERIFY(std::abs(pixel[1] - 2 * record.keypoints_px(from, 1)) <= 2);
                ++looked;
            }
            QVERIFY(looked > 0);
            const PoseVector& wanted =
                change.isMirrored ? record.mirrored->pose_rad : record.asIs.pose_rad;
            QVERIFY((turnedInPlane(sample.pose_rad, -change.turned_rad) - wanted)
                        .cwiseAbs()
                        .maxCoeff() < 1e-9);
        }
        // Without labels of their own mirrored feet are not known.
        record.mirrored.reset();
        auto change = drawChange(record, CropChanges::none(), 1);
        change.isMirrored = true;
        SkelSample sample;
        QVERIFY(cropRecord(record, picture, change, sample));
        QVERIFY(!sample.isTurnKnown[std::size_t(id(Joint::TalusR))] && sample.isTurnKnown[0]);
        QVERIFY(std::abs(sample.square[2] - 40.0 / 200) < 1e-6);
        QVERIFY(std::abs(sample.square[0] - (120 - 60 - 60) / 200.0) < 1e-6);
    }

    void changesAreThePublishedOnes() {
        SkelRecord record;
        record.centre_px = Eigen::Vector2d(100, 100);
        record.size_px = Eigen::Vector2d(30, 80);
        int turned = 0, mirrored = 0;
        constexpr int kCount = 2000;
        for (int i = 0; i < kCount; ++i) {
            const auto change = drawChange(record, CropChanges::hsmr(), std::uint64_t(i));
            QVERIFY(change.side_px >= 0.7 * 80 - 1e-9 && change.side_px <= 1.3 * 80 + 1e-9);
            QVERIFY((change.centre_px - record.centre_px).cwiseAbs().maxCoeff() <= 1.6 + 1e-9);
            QVERIFY(std::abs(change.turned_rad) <= 60 * kDegree + 1e-9);
            for (const double colour : change.colour) QVERIFY(std::abs(colour - 1) <= 0.2);
            turned += change.turned_rad != 0 ? 1 : 0;
            mirrored += change.isMirrored ? 1 : 0;
        }
        QVERIFY(std::abs(turned - 0.6 * kCount) < 100);
        QVERIFY(std::abs(mirrored - 0.5 * kCount) < 100);
        const auto plain = drawChange(record, CropChanges::skelCf(), 3);
        QVERIFY(!plain.isMirrored && plain.turned_rad == 0);
    }

    // From files on the disk to losses.
    void dataSetsTrain() {
        QImage picture(120, 100, QImage::Format_RGB888);
        picture.fill(Qt::darkGreen);
        QVERIFY(picture.save(QString::fromStdString(path("a.png").string())) &&
                picture.save(QString::fromStdString(path("b.png").string())));
        const auto decoded = readRgbPicture(path("a.png"));
        QVERIFY2(decoded, decoded ? "" : describe(decoded.error()).c_str());
        QCOMPARE(decoded->width_px, 120);
        QCOMPARE(int(decoded->bytes[1]), 128);
        QVERIFY(!readRgbPicture(path("c.png")));
        FilterCounts counts;
        const auto samples = DatasetSamples::make(
            {{filtered(*records(hsmrDataset()), {}, counts), m_folder.path().toStdString(), 1}},
            readRgbPicture, CropChanges::hsmr());
        QVERIFY(samples);
        QCOMPARE((*samples)->labelSets(), std::int64_t(4));
        const auto batch = drawSkelBatch(**samples, 5, 6, {});
        const auto again = drawSkelBatch(**samples, 5, 6, {});
        for (const auto& [name, tensor] : batch.all()) QVERIFY(at::equal(tensor, again[name]));
        QVERIFY(batch["labels"].min().item<std::int64_t>() >= 0);
        QVERIFY(batch["labels"].max().item<std::int64_t>() < 4);
        HsmrProblemOptions options;
        options.network = hsmrOfSize(*vitOfSize("tiny"));
        const auto problem = hsmrProblem(options, *openBodies().front(), *samples,
                                         startHsmr(options.network, meanPerson(), 3));
        const auto losses = problem.losses(problem.start, batch, 1, [] {});
        QVERIFY(std::isfinite(losses.total.item<double>()));
    }
};

QTEST_GUILESS_MAIN(TestDatasetSamples)
#include "tst_dataset_samples.moc"
