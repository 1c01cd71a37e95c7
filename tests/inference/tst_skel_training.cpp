#include <ATen/ATen.h>

#include <QtTest>
#include <numbers>

#include "core/body/rotation.h"
#include "inference/image/camera.h"
#include "inference/nets/continuous_pose.h"
#include "inference/training/compact_problem.h"
#include "inference/training/drawn_samples.h"
#include "inference/training/label_refinement.h"
#include "inference/training/skel_batch.h"
#include "inference/training/skel_problems.h"
#include "inference/training/training_step.h"
#include "tests/inference/synthesis_test_bodies.h"
#include "tests/inference/training_runs.h"

using namespace gonio;

namespace {

const std::vector<std::shared_ptr<const BodyModel>>& bodies() {
    static const auto all = testing::openBodies();
    return all;
}

std::shared_ptr<const CropSynthesiser> synthesiser() {
    static const auto made = *CropSynthesiser::make(std::span(bodies()).first(1), {});
    return made;
}

std::shared_ptr<const DrawnSamples> drawn(const DrawnSamplesOptions& options = {}) {
    return std::make_shared<DrawnSamples>(synthesiser(), options);
}

HsmrProblemOptions smallHsmr() {
    HsmrProblemOptions options;
    options.network = hsmrOfSize(*vitOfSize("tiny"));
    options.batch = 4;
    return options;
}

TrainingProblem hsmr(const HsmrProblemOptions& options,
                     std::shared_ptr<const SkelSamples> samples) {
    auto mean = meanPerson();
    if (options.network.poseSize == kAngleCount) mean = inAngles(mean);
    return hsmrProblem(options, *bodies().front(), std::move(samples),
                       startHsmr(options.network, mean, 3));
}

SkelCfProblemOptions smallSkelCf(bool refines) {
    SkelCfProblemOptions options;
    options.network = skelCfOfSize(*vitOfSize("tiny"), refines);
    options.batch = 4;
    return options;
}

TrainingProblem skelCf(const SkelCfProblemOptions& options,
                       std::shared_ptr<const SkelSamples> samples) {
    return skelCfProblem(options, *bodies().front(), std::move(samples),
                         startSkelCf(options.network, meanPerson(), 3));
}

TrainerOptions optionsFor(const QTemporaryDir& folder, std::int64_t steps) {
    auto options =
        testing::shortRun(folder, steps, {LearningRate::Course::Cosine, 2e-3, 5, 60, 0.05});
    options.largestGradient = 1;
    return options;
}

/// One batch over and over. \return share of the total loss that is left
double overfitted(TrainingProblem problem, std::int64_t steps) {
    QTemporaryDir folder;
    const auto batch = problem.batch(1, {});
    problem.batch = [batch](std::uint64_t, const std::stop_token&) { return batch; };
    auto options = optionsFor(folder, steps);
    options.rate.total = steps;
    const auto done = train(problem, options, {});
    if (!done) qFatal("%s", describe(done.error()).c_str());
    const auto log = readTrainingLog(options.folder / kTrainingLogName);
    for (const auto& [name, value] : done->losses) {
        qInfo("%s: %.5f after %.5f", name.c_str(), value, log->front().losses.at(name));
    }
    return done->losses.at("total") / log->front().losses.at("total");
}

at::Tensor row(const Eigen::VectorXd& numbers) {
    const Eigen::VectorXd copy = numbers;
    return at::from_blob(const_cast<double*>(copy.data()), {1, copy.size()}, at::kDouble)
        .clone()
        .to(at::kFloat);
}

PoseVector somePose(std::uint64_t seed, double size) {
    PoseVector pose = poseFromContinuous(continuousFromPose(testing::standing()));
    pose[0] = std::numbers::pi;
    Dice dice(seed);
    for (int d = 0; d < kDofCount; ++d) pose[d] += size * dice.gaussian();
    return pose;
}

/// A label of one person, everything known.
NamedTensors labelsOf(const PoseVector& pose_rad, const ShapeVector& shape) {
    SkelSample sample;
    sample.rgb.resize(std::size_t(3) * SkelSample::kRows * SkelSample::kColumns);
    sample.pose_rad = pose_rad;
    sample.shape = shape;
    sample.isPoseKnown = sample.isShapeKnown = true;
    sample.isTurnKnown.fill(true);
    Dice dice(3);
    for (int k = 0; k < kKeypointCount; ++k) {
        for (int c = 0; c < 3; ++c) sample.points_m(k, c) = dice.gaussian();
        sample.points_m(k, 3) = dice.uniform();
        sample.keypoints.row(k) << 0.3 * dice.gaussian(), 0.3 * dice.gaussian(), dice.uniform();
    }
    return skelBatch(std::span(&sample, 1));
}

SkelTensors referenceTensors() {
    return SkelTensors::of(*bodies().front(), at::TensorOptions().dtype(at::kFloat),
                           {SkelTensors::Keypoints::Regressed, false});
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

class TestSkelTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void continuousNumbersAreCoreBodys() {
        const auto tables = JointTables::of(at::TensorOptions().dtype(at::kFloat));
        for (const double size : {0.0, 0.2, 0.8}) {
            const PoseVector pose = somePose(5, size);
            const ContinuousPose six = continuousFromPose(pose);
            const auto given = continuousFromPoses(tables, row(pose));
            QVERIFY((given - row(six)).abs().max().item<double>() < 1e-5);
        }
    }

    // Both published cameras: HSMR's in the crop, SKEL-CF's in the picture.
    void projectionIsTheCameras() {
        const CropCamera camera{0.8, 0.1, -0.2};
        const Eigen::Vector3d point_m(0.3, -0.7, 0.2);
        const auto points = row(point_m).reshape({1, 1, 3});
        const auto numbers = row(Eigen::Vector3d(camera.scale, camera.tx, camera.ty));
        const auto inCrop = projectedInSquare(points, numbers, cropCameraSquare(points.options()));
        const Eigen::Vector2d patch = patchPoint(point_m, patchTranslation_m(camera));
        QVERIFY(near(inCrop[0][0][0].item<double>(), patch.x(), 1e-5));
        QVERIFY(near(inCrop[0][0][1].item<double>(), patch.y(), 1e-5));
        const PersonSquare square{900, 300, 400};
        const PictureSize picture{1280, 720};
        constexpr double kFocal_px = 1100;
        const auto info = squareInfo(square, picture, kFocal_px);
        const auto inSquare =
            projectedInSquare(points, numbers, row(Eigen::Vector3d(info[0], info[1], info[2])));
        const auto place_m = fullTranslation_m(camera, square, picture, kFocal_px);
        QVERIFY(place_m);
        const Eigen::Vector2d full_px = fullPoint_px(point_m, *place_m, picture, kFocal_px);
        QVERIFY(near(inSquare[0][0][0].item<double>(), (full_px.x() - 900) / 400, 1e-5));
        QVERIFY(near(inSquare[0][0][1].item<double>(), (full_px.y() - 300) / 400, 1e-5));
    }

    // Every loss against the sum that the sheet writes down.
    void lossesAreThePublishedSums() {
        const auto body = referenceTensors();
        const PoseVector said = somePose(1, 0.3), truth = somePose(2, 0.3);
        const ShapeVector shape = ShapeVector::Constant(0.5), wanted = ShapeVector::Constant(-0.25);
        const auto labels = labelsOf(truth, wanted);
        const SkelRegression answer{row(continuousFromPose(said)), row(shape),
                                    row(Eigen::Vector3d(0.9, 0, 0))};
        const auto square = cropCameraSquare(at::TensorOptions().dtype(at::kFloat));
        const auto points_m = skelKeypoints(body, runSkel(body, turnsOfPoses(body.turns, row(said)),
                                                          row(shape), at::zeros({1, 3})));
        const auto projected = projectedInSquare(points_m, answer.camera, square);
        double points = 0, picture = 0, root = 0, turns = 0, rootAbs = 0;
        const auto given = labels["points_m"], seen = labels["keypoints"];
        for (int k = 0; k < kKeypointCount; ++k) {
            for (int c = 0; c < 3; ++c) {
                const auto number = [&](const at::Tensor& t, int p) {
                    return t[0][p][c].item<double>();
                };
                points += given[0][k][3].item<double>() *
                          std::abs(number(points_m, k) - number(points_m, 39) - number(given, k) +
                                   number(given, 39));
                if (c < 2) {
                    picture += seen[0][k][2].item<double>() *
                               std::abs(number(projected, k) - number(seen, k));
                }
            }
        }
        const auto is = jointRotations(said), should = jointRotations(truth);
        for (int j = 0; j < kJointCount; ++j) {
            const Eigen::Matrix3d away = is[std::size_t(j)] - should[std::size_t(j)];
            (j == 0 ? root : turns) += away.squaredNorm();
            if (j == 0) rootAbs = away.cwiseAbs().sum();
        }
        const auto losses = skelLosses(SkelLossWeights::hsmr(), body, answer, square, labels);
        const auto part = [&losses](const char* name) {
            return losses.parts.at(name).item<double>();
        };
        QVERIFY(near(part("points"), points, 1e-4 * points));
        QVERIFY(near(part("picture"), picture, 1e-4 * picture));
        QVERIFY(near(part("root"), root, 1e-4 * root));
        QVERIFY(near(part("turns"), turns, 1e-4 * turns));
        QVERIFY(near(part("betas"), 10 * 0.75 * 0.75, 1e-5));
        QVERIFY(near(losses.total.item<double>(),
                     0.05 * points + 0.01 * picture + 0.002 * root + 0.001 * turns +
                         0.0005 * 10 * 0.75 * 0.75,
                     1e-4));
        const auto absolute = skelLosses(SkelLossWeights::skelCf(), body, answer, square, labels);
        QVERIFY(near(absolute.parts.at("betas").item<double>(), 7.5, 1e-5));
        QVERIFY(near(absolute.parts.at("root").item<double>(), rootAbs, 1e-4 * rootAbs));
        // Angles instead of the continuous numbers: the same body, the same losses.
        const SkelRegression angles{row(said), answer.betas, answer.camera};
        QVERIFY(near(
            skelLosses(SkelLossWeights::hsmr(), body, angles, square, labels).total.item<double>(),
            losses.total.item<double>(), 1e-4));
    }

    void whatIsNotKnownDoesNotCount() {
        const auto body = referenceTensors();
        auto labels = labelsOf(somePose(2, 0.3), ShapeVector::Ones()).all();
        const auto zeros = [&labels](const char* name) { labels[name].zero_(); };
        zeros("turns_known");
        zeros("betas_known");
        labels["points_m"].select(2, 3).zero_();
        labels["keypoints"].select(2, 2).zero_();
        const SkelRegression answer{row(continuousFromPose(somePose(1, 0.3))), at::ones({1, 10}),
                                    row(Eigen::Vector3d(0.9, 0, 0))};
        const auto losses =
            skelLosses(SkelLossWeights::hsmr(), body, answer,
                       cropCameraSquare(answer.betas.options()), NamedTensors(labels));
        QCOMPARE(losses.total.item<double>(), 0.0);
        QCOMPARE(continuousLoss(body.turns, answer.continuous, NamedTensors(labels)).item<double>(),
                 0.0);
    }

    // Forwards differences of the total, in double precision.
    void gradientsAreDifferences() {
        const auto doubles = at::TensorOptions().dtype(at::kDouble);
        const auto body =
            SkelTensors::of(*bodies().front(), doubles, {SkelTensors::Keypoints::Regressed, false});
        const auto labels =
            labelsOf(somePose(2, 0.3), ShapeVector::Ones()).to(at::kCPU, at::kDouble);
        const auto square = cropCameraSquare(doubles);
        const auto total = [&](const at::Tensor& x) {
            const SkelRegression answer{x.slice(1, 0, 144), x.slice(1, 144, 154),
                                        x.slice(1, 154, 157)};
            const auto losses = skelLosses(SkelLossWeights::hsmr(), body, answer, square, labels);
            return losses.total + 0.1 * continuousLoss(body.turns, answer.continuous, labels);
        };
        const auto start = at::cat(
            {row(continuousFromPose(somePose(1, 0.3))).to(at::kDouble) + 0.02,
             at::full({1, 10}, 0.3, doubles), at::tensor({0.9, 0.1, 0.05}, doubles).unsqueeze(0)},
            1);
        auto x = start.clone().requires_grad_(true);
        total(x).backward();
        constexpr double kStep = 1e-6;
        for (const int i : {0, 3, 10, 40, 61, 75, 100, 130, 143, 145, 153, 154, 155, 156}) {
            auto up = start.clone(), down = start.clone();
            up[0][i] += kStep;
            down[0][i] -= kStep;
            const double slope =
                (total(up).item<double>() - total(down).item<double>()) / (2 * kStep);
            const double given = x.grad()[0][i].item<double>();
            QVERIFY2(near(given, slope, 1e-5 * (1 + std::abs(slope))),
                     qPrintable(QString("%1: %2 %3").arg(i).arg(given).arg(slope)));
        }
    }

    void drawnSamplesAreTheirLabels() {
        const auto samples = drawn({.count = 6});
        QCOMPARE(samples->labelSets(), std::int64_t(12));
        SkelSample sample, again;
        samples->drawSample(2, true, sample);
        samples->drawSample(2, true, again);
        QVERIFY(sample.rgb == again.rgb && sample.pose_rad == again.pose_rad);
        QCOMPARE(sample.labels, std::int64_t(5));
        QVERIFY(!sample.isTurnKnown[std::size_t(id(Joint::TalusL))]);
        // The truth has no loss but in its mirrored feet.
        samples->drawSample(2, false, sample);
        const auto batch = skelBatch(std::span(&sample, 1));
        const auto body = referenceTensors();
        CropSample crop;
        synthesiser()->render(2, crop);
        const CropCamera& camera = crop.labels.camera;
        const SkelRegression truth{row(continuousFromPose(sample.pose_rad)), row(sample.shape),
                                   row(Eigen::Vector3d(camera.scale, camera.tx, camera.ty))};
        const auto losses =
            skelLosses(SkelLossWeights::skelCf(), body, truth, batch["square"], batch);
        for (const auto& [name, value] : losses.parts) {
            qInfo("%s %.5f", name.c_str(), value.item<double>());
        }
        QVERIFY(losses.parts.at("points").item<double>() < 44 * 3 * 1e-3);
        QVERIFY(losses.parts.at("root").item<double>() < 1e-4);
        QVERIFY(losses.parts.at("turns").item<double>() < 1e-3);
        // The lens bends the picture; without it the projection is the label's.
        if (crop.labels.distortion == 0) {
            QVERIFY(losses.parts.at("picture").item<double>() < 44 * 2 * 1e-3);
        }
    }

    void fourCropsByHeart_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<double>("left");
        QTest::newRow("hsmr, continuous") << "continuous" << 0.4;
        QTest::newRow("hsmr, angles") << "angles" << 0.4;
        QTest::newRow("skelcf") << "skelcf" << 0.4;
        QTest::newRow("skelcf, coarse, no camera") << "coarse" << 0.4;
    }

    void fourCropsByHeart() {
        QFETCH(const QString, network);
        QFETCH(const double, left);
        double share = 1;
        if (network.startsWith("skelcf") || network == "coarse") {
            auto options = smallSkelCf(network == "skelcf");
            options.knowsCamera = network == "skelcf";
            share = overfitted(skelCf(options, drawn()), 60);
        } else {
            auto options = smallHsmr();
            if (network == "angles") options.network.poseSize = kAngleCount;
            share = overfitted(hsmr(options, drawn()), 60);
        }
        QVERIFY2(share < left, qPrintable(QString::number(share)));
    }

    void goingOnGivesTheSameBits() {
        for (const bool isHsmr : {true, false}) {
            const auto problem =
                isHsmr ? hsmr(smallHsmr(), drawn()) : skelCf(smallSkelCf(true), drawn());
            QTemporaryDir whole, broken;
            auto options = optionsFor(whole, 4);
            options.parts = 2;
            QVERIFY(train(problem, options, {}));
            const auto all = testing::totals(options.folder);
            options = optionsFor(broken, 2);
            options.parts = 2;
            QVERIFY(train(problem, options, {}));
            options.steps = 4;
            options.resume = true;
            options.threads = 2;
            QVERIFY(train(problem, options, {}));
            QCOMPARE(all.size(), std::size_t(4));
            QCOMPARE(testing::totals(options.folder), all);
        }
    }

    void fewerBitsPointTheSameWay() {
        auto options = smallHsmr();
        const auto gradientOf = [](const HsmrProblemOptions& given) {
            const auto problem = hsmr(given, drawn());
            const auto batch = problem.batch(1, {});
            return computeStep(problem, cloned(problem.start), batch, 1, 1, 1, {})
                .gradients.at("head.poses_decoder.weight")
                .flatten();
        };
        const auto exact = gradientOf(options);
        options.backboneType = at::kBFloat16;
        const auto reduced = gradientOf(options);
        const double alike = (exact.dot(reduced) / (exact.norm() * reduced.norm())).item<double>();
        QVERIFY2(alike > 0.95, std::to_string(alike).c_str());
    }

    void pretrainedBackbonesFit() {
        const auto config = hsmrOfSize(*vitOfSize("tiny"));
        const auto start = startHsmr(config, meanPerson(), 1);
        auto backbone = NamedTensors::random(vitShapes(config.backbone), 9).all();
        backbone.erase("last_norm.weight");
        backbone.erase("last_norm.bias");
        const auto taken = withBackbone(start, NamedTensors(backbone));
        QVERIFY(taken);
        QVERIFY(at::equal((*taken)["backbone.pos_embed"], backbone.at("pos_embed")));
        QVERIFY(
            at::equal((*taken)["backbone.last_norm.weight"], start["backbone.last_norm.weight"]));
        QVERIFY(
            at::equal((*taken)["head.poses_decoder.weight"], start["head.poses_decoder.weight"]));
        backbone["pos_embed"] = at::zeros({1, 2, 3});
        QCOMPARE(withBackbone(start, NamedTensors(backbone)).error().code,
                 ErrorCode::MalformedFile);
        backbone.erase("pos_embed");
        QCOMPARE(withBackbone(start, NamedTensors(backbone)).error().code,
                 ErrorCode::MalformedFile);
        QCOMPARE(vitOfSize("huge").error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestSkelTraining)
#include "tst_skel_training.moc"
