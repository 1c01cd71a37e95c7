#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/skel_layer.h"
#include "skel_layer_bodies.h"
#include "tests/inference/closed_form.h"

using namespace gonio;
using namespace gonio::test;

namespace {

using Keypoints = SkelTensors::Keypoints;

SkelState stateOf(const SkelTensors& body, const Inputs& in) {
    return runSkel(body, turnsOfPoses(body.turns, in.poses_rad), in.betas, in.trans_m);
}

/// Largest differences of the tensors' bodies from these.
struct Differences {
    double joints_m = 0, orientations = 0, keypoints_m = 0, skin_m = 0;

    double largest() const { return std::max({joints_m, orientations, keypoints_m, skin_m}); }

    void add(const SkelTensors& body, const SkelState& state, std::int64_t i,
             const Expected& expected) {
        const auto worsen = [i](double& value, const at::Tensor& ours, const auto& theirs) {
            value = std::max(value, largestDifference(ours[i], theirs));
        };
        worsen(joints_m, state.joints_m, expected.joints_m);
        worsen(orientations, at::matmul(state.rotations, state.boneAxes), expected.orientations);
        worsen(keypoints_m, skelKeypoints(body, state), expected.keypoints_m);
        worsen(skin_m, skelVertices(body, state).slice(1, 0, {}, Expected::kEach), expected.skin_m);
    }
};

/// Weighted sum of joints, orientations, keypoints and skin: what gradients are taken of.
at::Tensor weightedSum(const SkelTensors& body, const SkelState& state) {
    const auto weigh = [](const at::Tensor& x, std::uint32_t salt) {
        return (x * hashTensor(x.sizes().vec(), salt, 1).to(x.options())).sum();
    };
    return weigh(state.joints_m, 1) + weigh(state.rotations, 2) +
           weigh(skelKeypoints(body, state), 3) + weigh(skelVertices(body, state), 4) * 0.01;
}

/// Largest difference of the gradient of `f` by `x` from central differences, relative to the
/// largest slope.
double gradientError(const std::function<at::Tensor(const at::Tensor&)>& f, const at::Tensor& x) {
    auto leaf = x.clone().requires_grad_(true);
    f(leaf).backward();
    const at::NoGradGuard noGradients;
    const auto gradient = leaf.grad().flatten();
    double worst = 0;
    for (std::int64_t i = 0; i < gradient.numel(); ++i) {
        constexpr double kStep = 1e-5;
        auto ahead = x.clone(), behind = x.clone();
        ahead.flatten()[i] += kStep;
        behind.flatten()[i] -= kStep;
        const double slope = ((f(ahead) - f(behind)) / (2 * kStep)).item<double>();
        worst = std::max(worst, std::abs(slope - gradient[i].item<double>()));
    }
    return worst / gradient.abs().max().item<double>();
}

at::Tensor continuousOf(const std::vector<BodyParameters>& bodies) {
    std::vector<at::Tensor> rows;
    for (const BodyParameters& body : bodies) {
        ContinuousPose six = continuousFromPose(body.pose_rad);
        rows.push_back(at::from_blob(six.data(), {6 * kJointCount}, at::kDouble).clone());
    }
    return at::stack(rows);
}

}  // namespace

class TestSkelLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithTheBody_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isMapped");
        for (const char* name : {"open_female", "open_male", "synthetic", "male", "female"}) {
            QTest::newRow(name) << QString(name) << false;
        }
        QTest::newRow("male, mapped keypoints") << QString("male") << true;
    }

    void agreesWithTheBody() {
        QFETCH(const QString, name);
        QFETCH(const bool, isMapped);
        const auto model = bodyNamed(name.toStdString());
        if (!model) QSKIP("the golden bodies are not here");
        const auto& keypoints = isMapped ? model->keypoints44Mapped : model->keypoints44;
        const auto bodies = someBodies();
        const Inputs inputs(bodies);
        std::vector<Expected> expected;
        for (const BodyParameters& one : bodies) expected.emplace_back(*model, *keypoints, one);
        for (const auto type : {at::kDouble, at::kFloat}) {
            const auto body = SkelTensors::of(
                *model, type, {isMapped ? Keypoints::Mapped : Keypoints::Regressed});
            const auto state = stateOf(body, inputs.to(type));
            Differences found;
            for (std::size_t i = 0; i < bodies.size(); ++i) {
                found.add(body, state, std::int64_t(i), expected[i]);
            }
            qInfo("%s: joints %.1e, orientations %.1e, keypoints %.1e, skin %.1e",
                  type == at::kDouble ? "double" : "float", found.joints_m, found.orientations,
                  found.keypoints_m, found.skin_m);
            QVERIFY(found.largest() <= (type == at::kDouble ? 1e-9 : 1e-5));
        }
    }

    void published_data() {
        QTest::addColumn<QString>("gender");
        QTest::newRow("male") << QString("male");
        QTest::newRow("female") << QString("female");
    }

    /// In 32 bits, as published.
    void published() {
        QFETCH(const QString, gender);
        const auto model = goldenBody(gender.toStdString());
        const Golden golden("golden/skel/skel_forward_" + gender.toStdString() + ".npz");
        if (golden.absent() || !model) QSKIP("the test data are not here");
        const auto body = SkelTensors::of(*model, at::kFloat, {});
        const auto array = [&](const char* name, at::IntArrayRef shape) {
            return at::tensor(golden.values(name), at::kDouble).reshape(shape).to(at::kFloat);
        };
        const auto turns = turnsOfPoses(body.turns, array("poses", {-1, 46}));
        const auto state = runSkel(body, turns, array("betas", {-1, 10}), array("trans", {-1, 3}));
        const auto ori = at::matmul(state.rotations, state.boneAxes);
        for (const auto& [name, ours] :
             {std::pair<const char*, at::Tensor>{"skin_verts", skelVertices(body, state)},
              {"joints", state.joints_m},
              {"joints_ori", ori},
              {"pose_rot", turns.rotations}}) {
            const double difference = largestDifference(ours, golden.values(name));
            qInfo("%-12s %.1e", name, difference);
            QVERIFY(difference <= 1e-4);
        }
    }

    void publishedGradients() {
        const auto model = goldenBody("male");
        const Golden golden("golden/skel/skel_grad_male.npz");
        if (golden.absent() || !model) QSKIP("the test data are not here");
        const auto body = SkelTensors::of(*model, at::kFloat, {.surface = false});
        const auto leaf = [&](const char* name, std::int64_t width) {
            const auto values = at::tensor(golden.values(name), at::kDouble).to(at::kFloat);
            return values.reshape({-1, width}).clone().requires_grad_(true);
        };
        const auto poses = leaf("poses", 46), betas = leaf("betas", 10), trans = leaf("trans", 3);
        const auto state = runSkel(body, turnsOfPoses(body.turns, poses), betas, trans);
        const auto weights = at::tensor(golden.values("w_joints"), at::kDouble).to(at::kFloat);
        (state.joints_m * weights.reshape({1, kJointCount, 3})).sum().backward();
        for (const auto& [name, ours] : {std::pair<const char*, at::Tensor>{"joints_dq", poses},
                                         {"joints_dbeta", betas},
                                         {"joints_dtrans", trans}}) {
            const auto expected = golden.values(name);
            const double size = std::abs(*std::ranges::max_element(
                expected, {}, [](double value) { return std::abs(value); }));
            const double difference = largestDifference(ours.grad(), expected, size);
            qInfo("%-14s %.1e relative", name, difference);
            QVERIFY(difference <= 1e-4);
        }
    }

    void gradientsAreThoseOfDifferences_data() {
        QTest::addColumn<double>("size");
        QTest::newRow("rest") << 0.0;
        QTest::newRow("small arcs") << 1e-4;
        QTest::newRow("everyday") << 0.8;
        QTest::newRow("large") << 2.0;
    }

    void gradientsAreThoseOfDifferences() {
        QFETCH(const double, size);
        const auto model = bodyNamed("synthetic");
        const auto body = SkelTensors::of(*model, at::kDouble, {});
        const BodyParameters one{hashedPose(8, size), hashedShape(9, 2), {0.1, 0.2, 3}};
        const Inputs in({one});
        const auto sumAt = [&](const at::Tensor& poses, const at::Tensor& betas,
                               const at::Tensor& trans) {
            return weightedSum(body, runSkel(body, turnsOfPoses(body.turns, poses), betas, trans));
        };
        QVERIFY(gradientError([&](const auto& x) { return sumAt(x, in.betas, in.trans_m); },
                              in.poses_rad) < 1e-7);
        QVERIFY(gradientError([&](const auto& x) { return sumAt(in.poses_rad, x, in.trans_m); },
                              in.betas) < 1e-7);
        QVERIFY(gradientError([&](const auto& x) { return sumAt(in.poses_rad, in.betas, x); },
                              in.trans_m) < 1e-7);
        const auto six = continuousOf({one});
        const auto bySix = [&](const at::Tensor& x) {
            return weightedSum(
                body, runSkel(body, turnsOfContinuous(body.turns, x * 1.5), in.betas, in.trans_m));
        };
        QVERIFY(gradientError(bySix, six) < 1e-7);
    }

    /// Angles and continuous numbers of one pose are one body.
    void continuousIsTheSamePose() {
        const auto model = bodyNamed("synthetic");
        const auto body = SkelTensors::of(*model, at::kDouble, {});
        std::vector<BodyParameters> bodies;
        for (std::uint32_t i = 0; i < 6; ++i) {
            bodies.push_back({hashedPose(30 + i, 2.8), hashedShape(40 + i, 2), {0, 0, 0}});
        }
        const Inputs in(bodies);
        const auto byAngles = turnsOfPoses(body.turns, in.poses_rad);
        const auto bySix = turnsOfContinuous(body.turns, continuousOf(bodies));
        QVERIFY(largestDifference(byAngles.rotations, bySix.rotations) < 1e-12);
        const auto a = runSkel(body, byAngles, in.betas, in.trans_m);
        const auto b = runSkel(body, bySix, in.betas, in.trans_m);
        QVERIFY(largestDifference(skelVertices(body, a), skelVertices(body, b)) < 1e-11);
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const auto expected = jointRotations(bodies[i].pose_rad);
            for (int j = 0; j < kJointCount; ++j) {
                const Eigen::Matrix3d transposed = expected[std::size_t(j)].transpose();
                QVERIFY(largestDifference(byAngles.rotations[std::int64_t(i)][j],
                                          std::span(transposed.data(), 9)) < 1e-12);
            }
        }
    }

    /// A hip that is turned to where its angles are no longer unique keeps a plain gradient.
    void rotationsHaveNoSingularity() {
        BodyParameters one;
        one.pose_rad[4] = std::acos(-1) / 2;  // the middle angle
        one.pose_rad[5] = 0.3;
        const auto tables = JointTables::of(at::kDouble);
        const auto target = hashTensor({1, 24, 3, 3}, 5, 1).to(at::kDouble);
        const auto loss = [&](const at::Tensor& x) {
            return (turnsOfContinuous(tables, x).rotations - target).square().sum();
        };
        const auto six = continuousOf({one});
        QVERIFY(gradientError(loss, six) < 1e-7);
        auto leaf = six.clone().requires_grad_(true);
        loss(leaf).backward();
        QVERIFY(leaf.grad().abs().max().item<double>() < 20);
    }

    void bodiesOfABatchAreTheirOwn() {
        const auto model = bodyNamed("open_female");
        const auto body = SkelTensors::of(*model, at::kDouble, {});
        const auto bodies = someBodies();
        const auto together = stateOf(body, Inputs(bodies));
        const auto points = skelKeypoints(body, together), skin = skelVertices(body, together);
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const auto alone = stateOf(body, Inputs({bodies[i]}));
            QVERIFY(largestDifference(skelKeypoints(body, alone)[0], points[std::int64_t(i)]) <
                    1e-12);
            QVERIFY(largestDifference(skelVertices(body, alone)[0], skin[std::int64_t(i)]) < 1e-12);
        }
        // One shape for all, given once.
        Inputs shared(bodies);
        shared.betas = shared.betas.narrow(0, 2, 1);
        Inputs repeated = shared;
        repeated.betas = shared.betas.expand({std::int64_t(bodies.size()), kShapeCount});
        QVERIFY(at::equal(skelKeypoints(body, stateOf(body, shared)),
                          skelKeypoints(body, stateOf(body, repeated))));
    }

    void runsOnTheGraphicsProcessor() {
        if (!at::hasCUDA()) QSKIP("this LibTorch finds no CUDA device");
        const auto model = bodyNamed("synthetic");
        const Inputs inputs(someBodies());
        const auto here = SkelTensors::of(*model, at::kDouble, {});
        const auto state = stateOf(here, inputs);
        const auto there = SkelTensors::of(*model, at::device(at::kCUDA).dtype(at::kDouble), {});
        Inputs moved = inputs;
        for (at::Tensor* one : {&moved.poses_rad, &moved.betas, &moved.trans_m}) {
            *one = one->to(at::kCUDA);
        }
        const auto stateThere = stateOf(there, moved);
        QVERIFY(largestDifference(skelVertices(there, stateThere).to(at::kCPU),
                                  skelVertices(here, state)) < 1e-11);
        QVERIFY(largestDifference(skelKeypoints(there, stateThere).to(at::kCPU),
                                  skelKeypoints(here, state)) < 1e-11);
        const auto six = continuousOf(someBodies());
        QVERIFY(largestDifference(
                    turnsOfContinuous(there.turns, six.to(at::kCUDA)).rotations.to(at::kCPU),
                    turnsOfContinuous(here.turns, six).rotations) < 1e-12);
    }

    void sizesThatDoNotFitAreRefused() {
        const auto body =
            SkelTensors::of(*bodyNamed("open_female"), at::kFloat, {.surface = false});
        const auto refuses = [&](std::vector<std::int64_t> poses, std::vector<std::int64_t> betas) {
            try {
                runSkel(body, turnsOfPoses(body.turns, at::zeros(poses)), at::zeros(betas),
                        at::zeros({1, 3}));
            } catch (const c10::Error&) {
                return true;
            }
            return false;
        };
        QVERIFY(!refuses({2, 46}, {2, 10}));
        QVERIFY(refuses({2, 45}, {2, 10}));
        QVERIFY(refuses({2, 46}, {3, 10}));
        QVERIFY(refuses({2, 46}, {2, 9}));
    }
};

QTEST_APPLESS_MAIN(TestSkelLayer)
#include "tst_skel_layer.moc"
