#include <ATen/ATen.h>

#include <Eigen/Geometry>
#include <QTemporaryDir>
#include <QtTest>
#include <numbers>

#include "core/body/point_set.h"
#include "core/body/rotation.h"
#include "core/body/skin.h"
#include "inference/backends/training_tools.h"
#include "inference/image/camera.h"
#include "inference/synthesis/dice.h"
#include "inference/training/compact_problem.h"
#include "inference/training/drawn_samples.h"
#include "inference/training/label_error.h"
#include "inference/training/label_refinement.h"
#include "inference/training/skel_batch.h"
#include "inference/training/skel_problems.h"
#include "tests/inference/synthesis_test_bodies.h"
#include "tests/inference/training_runs.h"

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

/// A person in camera axes, seen from ahead or turned about the vertical: limbs bent a little,
/// within limits.
PoseVector somePose(std::uint64_t seed, double turn_rad = 0) {
    PoseVector pose = testing::standing();
    const Eigen::Matrix3d facing = Eigen::Vector3d(1, -1, -1).asDiagonal();
    pose.head<3>() = rootAnglesFromSmpl(facing * axisRotation(Eigen::Vector3d::UnitY(), turn_rad));
    Dice dice(seed);
    for (const int d : {3, 6, 10, 13, 32, 42}) pose[d] = dice.between(0.2, 1.0);
    for (const int d : {4, 11, 17, 18, 20, 24}) pose[d] = dice.between(-0.15, 0.15);
    pose[27] = pose[37] = -0.2;
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

    explicit Person(std::uint64_t seed, double label_deg = 10, double said_deg = 4,
                    double turn_rad = 0) {
        truth_rad = somePose(seed, turn_rad);
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

/// Mean square of what a label misses its keypoints by, in crops, at the best place.
double placeError(const PoseVector& pose_rad, const ScoredKeypoints& keypoints) {
    const Points points_m = pointsOf(pose_rad, ShapeVector::Zero());
    return keypointError(points_m, *cropCameraPlace_m(points_m, keypoints), keypoints);
}

struct Change {
    double before = 0, after = 0;
};

RefinementSchedule everyStep() {
    return {.after = 0, .every = 1, .latest = 100, .largestShape = 2};
}

Result<void> learnOnce(LabelRefinement& memory, const std::vector<Person>& people) {
    return memory.learn(1, memory.completed(batchOf(people)), answersOf(people), {});
}

}  // namespace

class TestLabelRefinement : public QObject {
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

    void disturbedLabelsBecomeBetter_data() {
        QTest::addColumn<double>("turn_rad");
        QTest::addColumn<bool>("doAnglesShow");
        QTest::newRow("from the side") << 1.4 << true;
        // From ahead a bent limb moves in depth, and the published limits' term, which is nowhere
        // zero, decides: the keypoints are met, the angles are not known better.
        QTest::newRow("from ahead") << 0.0 << false;
    }

    void disturbedLabelsBecomeBetter() {
        QFETCH(double, turn_rad);
        QFETCH(bool, doAnglesShow);
        std::vector<Person> people;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) people.emplace_back(seed, 10, 4, turn_rad);
        LabelRefinement memory(reference(), refiner(), everyStep(), 2);
        QVERIFY(learnOnce(memory, people));
        QCOMPARE(memory.counts().tried, std::int64_t(6));
        QVERIFY(memory.counts().accepted >= 5);
        const auto after = memory.completed(batchOf(people));
        Change angle, places;
        for (std::size_t i = 0; i < people.size(); ++i) {
            const auto& [truth_rad, sample, said_rad] = people[i];
            const PoseVector refined_rad = poseOf(after, std::int64_t(i));
            angle.before += limbError_deg(sample.pose_rad, truth_rad) / 6;
            angle.after += limbError_deg(refined_rad, truth_rad) / 6;
            places.before += placeError(sample.pose_rad, sample.keypoints) / 6;
            places.after += placeError(refined_rad, sample.keypoints) / 6;
        }
        qInfo("labels off by %.1f degrees, refined %.1f; keypoints %.2g and %.2g", angle.before,
              angle.after, places.before, places.after);
        QVERIFY(angle.before > 6);
        QVERIFY(!doAnglesShow || angle.after < 0.75 * angle.before);
        QVERIFY(places.after < 0.1 * places.before);
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
        const PoseVector kept_rad = poseOf(memory.completed(batchOf({person})), 0);
        // The same turn may be told by other angles.
        const auto turn = [](const PoseVector& pose_rad) {
            return smplRootFromPose(pose_rad.head<3>());
        };
        QVERIFY((turn(kept_rad) - turn(person.truth_rad)).cwiseAbs().maxCoeff() < 1e-5);
        constexpr int kOthers = kDofCount - 3;
        QVERIFY((kept_rad - person.truth_rad).tail<kOthers>().cwiseAbs().maxCoeff() < 1e-5);
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
            LearningRate rate;
            rate.base = 1e-4;
            TrainerOptions trainer = testing::shortRun(folder, steps, rate);
            trainer.threads = threads;
            trainer.resume = true;
            const auto done = train(problem, trainer, {});
            if (!done) qFatal("%s", describe(done.error()).c_str());
            return std::pair(testing::totals(trainer.folder), memory->counts().accepted);
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
};

QTEST_GUILESS_MAIN(TestLabelRefinement)
#include "tst_label_refinement.moc"
