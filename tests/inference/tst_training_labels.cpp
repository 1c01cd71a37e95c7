#include <ATen/ATen.h>

#include <Eigen/Geometry>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>
#include <numbers>

#include "core/body/point_set.h"
#include "core/body/skin.h"
#include "inference/backends/training_tools.h"
#include "inference/image/camera.h"
#include "inference/synthesis/dice.h"
#include "inference/training/compact_problem.h"
#include "inference/training/dataset_samples.h"
#include "inference/training/drawn_samples.h"
#include "inference/training/label_error.h"
#include "inference/training/label_refinement.h"
#include "inference/training/skel_batch.h"
#include "inference/training/skel_problems.h"
#include "inference/training/training_log.h"
#include "tests/inference/dataset_builder.h"
#include "tests/inference/synthesis_test_bodies.h"

using namespace gonio;

namespace {

using Points = Eigen::Matrix<double, kKeypointCount, 3>;
constexpr double kDegree = std::numbers::pi / 180;

std::shared_ptr<const BodyModel> reference() {
    static const auto body = testing::openBodies().front();
    return body;
}

PoseRefiner refiner() {
    return *skelifyRefiner(reference());
}

/// A person in camera axes: limbs bent a little, within limits.
PoseVector somePose(std::uint64_t seed) {
    PoseVector pose = testing::standing();
    pose[0] = std::numbers::pi;
    Dice dice(seed);
    for (const int d : {3, 6, 10, 13, 32, 42}) pose[d] = dice.between(0.2, 1.0);
    for (const int d : {4, 11, 17, 18, 20, 24}) pose[d] = dice.between(-0.15, 0.15);
    pose[27] = pose[37] = -0.2;
    pose[2] = dice.between(-0.5, 0.5);
    return pose;
}

PoseVector disturbed(PoseVector pose, double size_rad, std::uint64_t seed) {
    Dice dice(seed);
    for (int d = 3; d < kDofCount; ++d) pose[d] += size_rad * dice.gaussian();
    return pose;
}

Points pointsOf(const PoseVector& pose_rad, const ShapeVector& shape) {
    const PointSet set(*reference(), keypointDefinitions(*reference()->keypoints44));
    const RestShape rest = computeRestShape(*reference(), shape);
    Kinematics kinematics;
    computeKinematics(rest, pose_rad, kinematics);
    PointSet::Values values;
    set.evaluate(rest, kinematics, values);
    return Eigen::Map<const Eigen::Matrix<double, kKeypointCount, 3, Eigen::RowMajor>>(
        values.position_m.data());
}

const Eigen::Vector3d kPlace_m(0.1, 0.2, 48);

ScoredKeypoints seenAs(const Points& points_m, const Eigen::Vector3d& place_m) {
    ScoredKeypoints keypoints;
    for (int k = 0; k < kKeypointCount; ++k) {
        keypoints.row(k) << patchPoint(points_m.row(k).transpose(), place_m).transpose(), 1.0;
    }
    return keypoints;
}

/// A person whose label is wrong, with what a network says of it.
struct Person {
    PoseVector truth_rad;
    SkelSample sample;
    PoseVector said_rad;

    explicit Person(std::uint64_t seed, double label_deg = 10, double said_deg = 4) {
        truth_rad = somePose(seed);
        sample.rgb.resize(std::size_t(3) * SkelSample::kRows * SkelSample::kColumns);
        sample.keypoints = seenAs(pointsOf(truth_rad, ShapeVector::Zero()), kPlace_m);
        sample.pose_rad = disturbed(truth_rad, label_deg * kDegree, 2 * seed + 100);
        sample.isPoseKnown = sample.isShapeKnown = true;
        sample.isTurnKnown.fill(true);
        sample.labels = std::int64_t(2 * seed);
        said_rad = disturbed(truth_rad, said_deg * kDegree, 2 * seed + 101);
    }
};

at::Tensor rowsOf(const std::vector<Eigen::VectorXd>& rows) {
    auto tensor = at::zeros({std::int64_t(rows.size()), rows.front().size()});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (Eigen::Index c = 0; c < rows[i].size(); ++c) {
            tensor[std::int64_t(i)][c] = float(rows[i][c]);
        }
    }
    return tensor;
}

NamedTensors answersOf(const std::vector<Person>& people) {
    std::vector<Eigen::VectorXd> poses, betas, places;
    for (const Person& person : people) {
        poses.emplace_back(person.said_rad);
        betas.emplace_back(ShapeVector::Zero());
        places.emplace_back(kPlace_m);
    }
    return NamedTensors(
        {{"poses", rowsOf(poses)}, {"betas", rowsOf(betas)}, {"trans_m", rowsOf(places)}});
}

NamedTensors batchOf(const std::vector<Person>& people) {
    std::vector<SkelSample> samples;
    for (const Person& person : people) samples.push_back(person.sample);
    return skelBatch(samples);
}

PoseVector poseOf(const NamedTensors& batch, std::int64_t row) {
    PoseVector pose;
    for (int d = 0; d < kDofCount; ++d) pose[d] = batch["poses"][row][d].item<double>();
    return pose;
}

/// Of knees, hips' flexion and elbows, degrees.
double limbError_deg(const PoseVector& a, const PoseVector& b) {
    double sum = 0;
    const int limbs[] = {3, 6, 10, 13, 32, 42};
    for (const int d : limbs) sum += std::abs(a[d] - b[d]);
    return sum / std::size(limbs) / kDegree;
}

RefinementSchedule everyStep() {
    return {.after = 0, .every = 1, .latest = 100, .largestShape = 2};
}

Result<void> learnOnce(LabelRefinement& memory, const std::vector<Person>& people) {
    return memory.learn(1, memory.completed(batchOf(people)), answersOf(people), {});
}

/// Two people of HSMR's layout, or SKEL-CF's.
testing::DatasetBuilder hsmrDataset() {
    testing::DatasetBuilder data;
    data.text("imgname", {"a.png", "b.png"});
    data.numbers("center", "(2, 2)", {60, 50, 20, 30});
    data.numbers("scale", "(2, 2)", {0.1, 0.2, 0.15, 0.3});
    std::vector<double> seen, space, poses(2 * kDofCount, 0.25), betas(2 * kShapeCount, 0.5);
    for (int i = 0; i < 2 * kKeypointCount; ++i) {
        for (const double x : {60.0 + i % 7, 50.0 - i % 5, i % 4 == 0 ? 0.2 : 0.9})
            seen.push_back(x);
        for (const double x : {0.1 * i, 0.2, 0.3, 1.0}) space.push_back(x);
    }
    betas[kShapeCount] = 3.5;
    data.numbers("keypoints_2d", "(2, 44, 3)", seen);
    data.numbers("keypoints_3d", "(2, 44, 4)", space);
    data.numbers("orig_poses", "(2, 46)", poses);
    data.numbers("orig_betas", "(2, 10)", betas);
    data.numbers("orig_has_poses", "(2,)", {1, 1});
    data.numbers("orig_pve_max", "(2,)", {0.02, 0.02});
    std::fill(poses.begin(), poses.end(), -0.125);
    data.numbers("flip_poses", "(2, 46)", poses);
    data.numbers("flip_betas", "(2, 10)", std::vector<double>(20, 0.75));
    data.numbers("flip_pve_max", "(2,)", {0.07, 0.01});
    return data;
}

Result<std::vector<SkelRecord>> parsed(testing::DatasetBuilder data) {
    const std::string file = data.file();
    return parseSkelDataset(std::as_bytes(std::span(file)));
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

class TestTrainingLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void placesAreFound() {
        const Points points_m = pointsOf(somePose(3), ShapeVector::Constant(0.3));
        auto keypoints = seenAs(points_m, kPlace_m);
        const auto found = cropCameraPlace_m(points_m, keypoints);
        QVERIFY(found);
        QVERIFY((*found - kPlace_m).norm() < 1e-6);
        QVERIFY(keypointError(points_m, *found, keypoints) < 1e-14);
        // One point of half the weight, a tenth of the crop beside itself.
        keypoints(4, 0) += 0.1;
        keypoints(4, 2) = 0.5;
        const double error = 0.5 * 0.01 / (43.5 + 1e-6);
        QVERIFY(std::abs(keypointError(points_m, kPlace_m, keypoints) - error) < 1e-9);
        keypoints.col(2).setZero();
        QVERIFY(!cropCameraPlace_m(points_m, keypoints));
    }

    // The picture of a turned person is the turned picture, but for the learned tilt of the pelvis.
    void turnedPosesAreTurnedPictures() {
        const PoseVector pose = somePose(4);
        constexpr double kTurn_rad = 0.4;
        const Points upright = pointsOf(pose, ShapeVector::Zero());
        const Points turned = pointsOf(turnedInPlane(pose, kTurn_rad), ShapeVector::Zero());
        const Eigen::Matrix3d turn =
            Eigen::AngleAxisd(kTurn_rad, Eigen::Vector3d::UnitZ()).toRotationMatrix();
        const auto centred = [](const Points& points) {
            return Points(points.rowwise() - points.row(39));
        };
        const Points expected = centred(upright) * turn.transpose();
        QVERIFY2((centred(turned) - expected).cwiseAbs().maxCoeff() < 0.02,
                 qPrintable(QString::number((centred(turned) - expected).cwiseAbs().maxCoeff())));
        QVERIFY((turnedInPlane(turnedInPlane(pose, kTurn_rad), -kTurn_rad) - pose)
                    .cwiseAbs()
                    .maxCoeff() < 1e-9);
    }

    void disturbedLabelsBecomeBetter() {
        std::vector<Person> people;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) people.emplace_back(seed);
        people[1].sample.turned_rad = 0;
        LabelRefinement memory(reference(), refiner(), everyStep(), 2);
        QVERIFY(learnOnce(memory, people));
        QCOMPARE(memory.counts().tried, std::int64_t(6));
        QVERIFY(memory.counts().accepted >= 5);
        const auto after = memory.completed(batchOf(people));
        double before_deg = 0, after_deg = 0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            before_deg += limbError_deg(people[i].sample.pose_rad, people[i].truth_rad) / 6;
            after_deg += limbError_deg(poseOf(after, std::int64_t(i)), people[i].truth_rad) / 6;
        }
        qInfo("labels off by %.1f degrees, refined %.1f", before_deg, after_deg);
        QVERIFY(before_deg > 6);
        QVERIFY(after_deg < 0.6 * before_deg);
    }

    // A label that is right already, a fit of too large a person, a cut crop, no fit at all.
    void worseOnesAreRefused() {
        Person right(1, 0), large(2), cut(3), unfit(4);
        cut.sample.isCutHard = true;
        const PoseRefiner refine = [&](const ScoredKeypoints& keypoints,
                                       const BodyParameters& start,
                                       const Job&) -> Result<RefinedPose> {
            RefinedPose fit{start, 1e-5};
            if (keypoints == unfit.sample.keypoints.cast<float>().cast<double>()) {
                return fail(ErrorCode::SolverFailed, "no");
            }
            if (keypoints == large.sample.keypoints.cast<float>().cast<double>()) {
                fit.body.shape[4] = -2.5;
                fit.keypointError = 0;
            }
            return fit;
        };
        LabelRefinement memory(reference(), refine, everyStep(), 1);
        const std::vector<Person> people{right, large, cut, unfit};
        QVERIFY(learnOnce(memory, people));
        QCOMPARE(memory.counts().tried, std::int64_t(2));
        QCOMPARE(memory.counts().accepted, std::int64_t(0));
        const auto before = batchOf(people), after = memory.completed(before);
        QVERIFY(at::equal(before["poses"], after["poses"]));
        // The same fit for a label that is wrong, or none, is taken.
        Person wrong(5), none(6, 0);
        none.sample.isPoseKnown = false;
        QVERIFY(learnOnce(memory, {wrong, none}));
        QCOMPARE(memory.counts().accepted, std::int64_t(2));
        const auto taken = memory.completed(batchOf({wrong, none}));
        QVERIFY((poseOf(taken, 0) - wrong.said_rad).cwiseAbs().maxCoeff() < 1e-6);
        QCOMPARE(taken["poses_known"][1].item<double>(), 1.0);
        // The mirrored picture has labels of its own.
        wrong.sample.labels += 1;
        QVERIFY((poseOf(memory.completed(batchOf({wrong})), 0) - wrong.sample.pose_rad)
                    .cwiseAbs()
                    .maxCoeff() < 1e-6);
    }

    // Labels are kept upright, whatever the crop's turn was.
    void turnedCropsShareTheirLabel() {
        Person person(7);
        person.said_rad = turnedInPlane(person.truth_rad, 0.3);
        person.sample.turned_rad = 0.3;
        person.sample.pose_rad = turnedInPlane(person.sample.pose_rad, 0.3);
        const PoseRefiner asSaid = [](const ScoredKeypoints&, const BodyParameters& start,
                                      const Job&) -> Result<RefinedPose> {
            return RefinedPose{start, 0};
        };
        LabelRefinement memory(reference(), asSaid, everyStep(), 1);
        QVERIFY(learnOnce(memory, {person}));
        QCOMPARE(memory.counts().accepted, std::int64_t(1));
        person.sample.turned_rad = 0;
        QVERIFY((poseOf(memory.completed(batchOf({person})), 0) - person.truth_rad)
                    .cwiseAbs()
                    .maxCoeff() < 1e-5);
    }

    void schedulesAndMemoryAreKept() {
        std::vector<Person> people{Person(1), Person(2)};
        const RefinementSchedule schedule{.after = 2, .every = 3, .latest = 3, .largestShape = 2};
        LabelRefinement memory(reference(), refiner(), schedule, 1);
        const auto step = [&](LabelRefinement& of, std::int64_t number) {
            return of.learn(number, of.completed(batchOf(people)), answersOf(people), {});
        };
        for (const int number : {1, 2}) QVERIFY(step(memory, number));
        QCOMPARE(memory.tensors()["answer_ids"].numel(), std::int64_t(0));
        QVERIFY(step(memory, 3));
        QCOMPARE(memory.counts().tried, std::int64_t(2));
        QVERIFY(step(memory, 4));
        QVERIFY(step(memory, 5));
        QCOMPARE(memory.tensors()["answer_ids"].numel(), std::int64_t(3));
        LabelRefinement other(reference(), refiner(), schedule, 2);
        QVERIFY(other.restore(memory.tensors()));
        QVERIFY(step(memory, 6));
        QVERIFY(step(other, 6));
        const NamedTensors kept = memory.tensors();
        for (const auto& [name, tensor] : kept.all()) {
            QVERIFY2(at::equal(tensor, other.tensors()[name]), name.c_str());
        }
        QCOMPARE(other.counts().tried, std::int64_t(5));
        auto broken = memory.tensors().all();
        broken["labels"] = at::zeros({3});
        QCOMPARE(other.restore(NamedTensors(broken)).error().code, ErrorCode::MalformedFile);
        QVERIFY(other.restore({}));
        QCOMPARE(other.counts().tried, std::int64_t(0));
    }

    void refinedTrainingsGoOnWithTheSameBits() {
        const auto bodies = testing::openBodies();
        const auto synthesiser = *CropSynthesiser::make(std::span(bodies).first(1), {});
        DrawnSamplesOptions drawn;
        drawn.count = 3;
        drawn.labelNoise_rad = 10 * kDegree;
        HsmrProblemOptions options;
        options.network = hsmrOfSize(*vitOfSize("tiny"));
        options.batch = 4;
        const auto run = [&](const QTemporaryDir& folder, std::int64_t steps, int threads) {
            auto problem = hsmrProblem(options, *reference(),
                                       std::make_shared<DrawnSamples>(synthesiser, drawn),
                                       startHsmr(options.network, meanPerson(), 3));
            const auto memory = std::make_shared<LabelRefinement>(
                reference(), refiner(),
                RefinementSchedule{.after = 0, .every = 2, .latest = 4, .largestShape = 20},
                threads);
            problem.memory = memory;
            TrainerOptions trainer;
            trainer.rate.base = 1e-4;
            trainer.steps = steps;
            trainer.threads = threads;
            trainer.logEvery = 1;
            trainer.folder = folder.path().toStdString() + "/run";
            trainer.resume = true;
            const auto done = train(problem, trainer, {});
            if (!done) qFatal("%s", describe(done.error()).c_str());
            std::vector<double> totals;
            const auto log = readTrainingLog(trainer.folder / kTrainingLogName);
            for (const auto& line : *log) totals.push_back(line.losses.at("total"));
            return std::pair(totals, memory->counts().accepted);
        };
        QTemporaryDir whole, broken;
        const auto all = run(whole, 5, 1);
        QVERIFY(run(broken, 3, 2).first.size() == 3);
        const auto resumed = run(broken, 5, 2);
        QCOMPARE(all.first.size(), std::size_t(5));
        QCOMPARE(resumed.first, all.first);
        QCOMPARE(resumed.second, all.second);
        qInfo("%d labels were taken", int(all.second));
        QVERIFY(all.second > 0);
    }

    void readsHsmrsLayout() {
        const auto records = parsed(hsmrDataset());
        QVERIFY2(records, records ? "" : describe(records.error()).c_str());
        QCOMPARE(records->size(), std::size_t(2));
        const SkelRecord& first = records->front();
        QCOMPARE(first.picture, std::string("a.png"));
        QVERIFY(first.size_px == Eigen::Vector2d(20, 40));
        QVERIFY(first.keypoints_px.row(1) == Eigen::RowVector3d(61, 49, 0.9));
        QVERIFY(first.points_m.row(2) == Eigen::RowVector4d(0.2, 0.2, 0.3, 1));
        QVERIFY(first.asIs.isPoseKnown && first.mirrored && first.mirrored->pose_rad[3] == -0.125);
        FilterCounts counts;
        const auto kept = filtered(*records, {}, counts);
        QCOMPARE(counts.kept, std::int64_t(2));
        QCOMPARE(counts.withoutPose, std::int64_t(1));
        QCOMPARE(kept[0].keypoints_px(0, 2), 0.0);  // below 0.3
        QVERIFY(kept[0].asIs.isPoseKnown);
        QVERIFY(!kept[0].mirrored->isPoseKnown);  // 7 cm
        QVERIFY(kept[0].mirrored->isShapeKnown && kept[0].mirrored->shape.isZero());
        QVERIFY(!kept[1].asIs.isPoseKnown && kept[1].mirrored->isPoseKnown);
        LabelFilter strict;
        strict.fewestKeypoints = 33;
        QVERIFY(filtered(*records, strict, counts).empty());
    }

    void readsOtherLayouts() {
        testing::DatasetBuilder skelCf;
        skelCf.text("imgname", {"x/y.jpg"});
        skelCf.numbers("center", "(1, 2)", {5, 6});
        skelCf.numbers("scale", "(1,)", {0.5});
        skelCf.numbers("gtkps", "(1, 44, 3)", std::vector<double>(132, 1));
        skelCf.numbers("keypoints3d", "(1, 44, 3)", std::vector<double>(132, 2));
        skelCf.numbers("skel_poses", "(1, 46)", std::vector<double>(46, 0.5));
        skelCf.numbers("skel_betas", "(1, 10)", std::vector<double>(10, NAN));
        skelCf.numbers("cam_int", "(1, 3, 3)", {800, 0, 1, 0, 800, 1, 0, 0, 1});
        const auto one = parsed(skelCf);
        QVERIFY2(one, one ? "" : describe(one.error()).c_str());
        QCOMPARE(one->front().focal_px, 800.0);
        QVERIFY(one->front().points_m.row(7) == Eigen::RowVector4d(2, 2, 2, 1));
        QVERIFY(one->front().asIs.isPoseKnown && !one->front().asIs.isShapeKnown);
        QVERIFY(one->front().size_px == Eigen::Vector2d(100, 100));
        testing::DatasetBuilder hmr2;
        hmr2.text("imgname", {"z.jpg"});
        hmr2.numbers("center", "(1, 2)", {5, 6});
        hmr2.numbers("scale", "(1, 2)", {50, 80});
        hmr2.numbers("body_keypoints_2d", "(1, 25, 3)", std::vector<double>(75, 1));
        hmr2.numbers("extra_keypoints_2d", "(1, 19, 3)", std::vector<double>(57, 0.5));
        const auto old = parsed(hmr2);
        QVERIFY(old);
        QVERIFY(old->front().size_px == Eigen::Vector2d(50, 80));
        QCOMPARE(old->front().keypoints_px(25, 2), 0.5);
        QVERIFY(!old->front().asIs.isPoseKnown);
    }

    void wrongDataSetsAreNamed() {
        auto data = hsmrDataset();
        data.numbers("gtkps", "(2, 44, 2)", std::vector<double>(176, 1));
        auto refused = parsed(data);
        QVERIFY(!refused && describe(refused.error()).find("gtkps") != std::string::npos);
        testing::DatasetBuilder none;
        none.numbers("center", "(1, 2)", {1, 2});
        QVERIFY(describe(parsed(none).error()).find("imgname") != std::string::npos);
        none.text("imgname", {"a"});
        QVERIFY(describe(parsed(none).error()).find("scale") != std::string::npos);
        none.numbers("scale", "(1,)", {-1});
        QVERIFY(describe(parsed(none).error()).find("box") != std::string::npos);
        QVERIFY(!readSkelDataset("/nowhere.npz"));
        QCOMPARE(DatasetSamples::make({}, readRgbPicture, {}).error().code, ErrorCode::Usage);
    }

    // What a crop shows at a keypoint is what the picture shows there; turned, mirrored, cut.
    void cropsKeepPicturesAndLabelsTogether() {
        auto record = parsed(hsmrDataset())->front();
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
        QTemporaryDir folder;
        QImage picture(120, 100, QImage::Format_RGB888);
        picture.fill(Qt::darkGreen);
        QVERIFY(picture.save(folder.filePath("a.png")) && picture.save(folder.filePath("b.png")));
        const auto decoded = readRgbPicture(folder.filePath("a.png").toStdString());
        QVERIFY2(decoded, decoded ? "" : describe(decoded.error()).c_str());
        QCOMPARE(decoded->width_px, 120);
        QCOMPARE(int(decoded->bytes[1]), 128);
        QVERIFY(!readRgbPicture(folder.filePath("c.png").toStdString()));
        FilterCounts counts;
        const auto samples = DatasetSamples::make(
            {{filtered(*parsed(hsmrDataset()), {}, counts), folder.path().toStdString(), 1}},
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
        const auto problem = hsmrProblem(options, *reference(), *samples,
                                         startHsmr(options.network, meanPerson(), 3));
        const auto losses = problem.losses(problem.start, batch, 1, [] {});
        QVERIFY(std::isfinite(losses.total.item<double>()));
    }
};

QTEST_GUILESS_MAIN(TestTrainingLabels)
#include "tst_training_labels.moc"
