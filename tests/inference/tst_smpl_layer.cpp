#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/random_start.h"
#include "synthetic_smpl.h"
#include "tests/body/synthetic_smpl.h"

using namespace gonio;

namespace {

double largest(const at::Tensor& x) {
    return x.abs().max().item<double>();
}

at::Tensor upright(std::int64_t batch) {
    return at::eye(3, at::kDouble).expand({batch, 24, 3, 3}).clone();
}

}  // namespace

class TestSmplLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void restPoseIsTheTemplate() {
        const auto pose = runSmpl(m_smpl.body, upright(2), at::zeros({2, 10}, at::kDouble));
        QVERIFY(largest(pose.vertices_m - m_smpl.body.restVertices_m) < 1e-12);
        QVERIFY(largest(pose.joints_m - m_smpl.body.restJoints_m) < 1e-12);
    }

    void shapeMovesVerticesAndJoints() {
        const auto betas = normal({1, 10}, 5, 1).to(at::kDouble);
        const auto pose = runSmpl(m_smpl.body, upright(1), betas);
        const auto shaped =
            m_smpl.body.restVertices_m + at::matmul(m_smpl.body.shapeDirections, betas[0]);
        QVERIFY(largest(pose.vertices_m[0] - shaped) < 1e-12);
        QVERIFY(largest(pose.joints_m[0] - at::matmul(m_smpl.regressor, shaped)) < 1e-12);
    }

    /// The root turns the body about its own place.
    void rootTurnsEverything() {
        auto rotations = randomRotations({1, 24}, 0.5, 6);
        const auto betas = normal({1, 10}, 5, 1).to(at::kDouble);
        const auto before = runSmpl(m_smpl.body, rotations, betas);
        const auto turn = randomRotations({1}, 1, 7)[0];
        rotations[0][0] = at::matmul(turn, rotations[0][0]);
        const auto after = runSmpl(m_smpl.body, rotations, betas);
        const auto root = before.joints_m[0][0];
        const auto expected = at::matmul(before.vertices_m[0] - root, turn.transpose(0, 1)) + root;
        QVERIFY(largest(after.vertices_m[0] - expected) < 1e-10);
    }

    /// An elbow moves what hangs on it and nothing else of the skeleton.
    void elbowMovesForearmAlone() {
        auto rotations = upright(1);
        rotations[0][18] = randomRotations({1}, 1, 8)[0];
        const auto betas = at::zeros({1, 10}, at::kDouble);
        const auto rest = m_smpl.body.restJoints_m;
        const auto moved = (runSmpl(m_smpl.body, rotations, betas).joints_m[0] - rest).norm(2, -1);
        for (std::int64_t joint = 0; joint < 24; ++joint) {
            const bool hangs = joint == 20 || joint == 22;
            QCOMPARE(moved[joint].item<double>() > 1e-3, hangs);
        }
    }

    void fewVerticesAreTheSameVertices() {
        const auto rotations = randomRotations({2, 24}, 0.5, 6);
        const auto betas = normal({2, 10}, 5, 1).to(at::kDouble);
        const auto rows = at::tensor({5, 4000, 17}, at::kLong);
        const auto all = runSmpl(m_smpl.body, rotations, betas).vertices_m;
        const auto few = runSmpl(m_smpl.body.only(rows), rotations, betas).vertices_m;
        QVERIFY(largest(few - all.index_select(1, rows)) < 1e-12);
        const SmplKeypoints keypoints(m_smpl.body, m_smpl.regressor19);
        const auto points = keypoints.of(rotations, betas);
        QCOMPARE(points.size(1), std::int64_t(44));
        QVERIFY(largest(points.select(1, 0) - all.select(1, 332)) < 1e-12);    // nose
        QVERIFY(largest(points.select(1, 21) - all.select(1, 3387)) < 1e-12);  // left heel
        QVERIFY(largest(points.slice(1, 25) - at::matmul(m_smpl.regressor19, all)) < 1e-12);
    }

    /// The same file, posed here and by core/body.
    void isTheBodyOfCore() {
        const auto model = test::syntheticSmpl();
        const SmplBody body = smplBody(test::hashedSmpl(5, 1.5));
        VertexArray skin_m;
        const auto skeleton = poseSmpl(*model, {&body, 1}, {&skin_m, 1})[0];
        auto rotations = at::empty({1, 24, 3, 3});
        auto betas = at::empty({1, 10});
        for (int j = 0; j < 24; ++j) {
            for (int k = 0; k < 9; ++k) {
                rotations[0][j][k / 3][k % 3] = body.rotations[std::size_t(j)](k / 3, k % 3);
            }
        }
        for (int b = 0; b < 10; ++b) betas[0][b] = body.shape[b];
        const auto pose = runSmpl(SmplTensors::of(*model), rotations, betas);
        const Eigen::Vector3d root_m = skeleton.position_m[0];  // here the body stands at its rest
        const Eigen::Vector3d shift_m = root_m - skeleton.rest_m[0];
        double worst = 0;
        for (int v = 0; v < model->vertexCount(); v += 13) {
            for (int axis = 0; axis < 3; ++axis) {
                worst = std::max(worst, std::abs(pose.vertices_m[0][v][axis].item<double>() +
                                                 shift_m[axis] - skin_m(v, axis)));
            }
        }
        for (int j = 0; j < 24; ++j) {
            for (int axis = 0; axis < 3; ++axis) {
                worst = std::max(worst,
                                 std::abs(pose.joints_m[0][j][axis].item<double>() + shift_m[axis] -
                                          skeleton.position_m[std::size_t(j)][axis]));
            }
        }
        qInfo("largest difference %.1e m", worst);
        QVERIFY(worst < 1e-5);
    }

    void gradientsAreThoseOfFiniteDifferences() {
        auto rotations = randomRotations({1, 24}, 0.5, 6).requires_grad_(true);
        auto betas = normal({1, 10}, 5, 1).to(at::kDouble).requires_grad_(true);
        const SmplKeypoints keypoints(m_smpl.body, m_smpl.regressor19);
        const auto weight = normal({1, 44, 3}, 77, 1).to(at::kDouble);
        const auto value = [&] { return (keypoints.of(rotations, betas) * weight).sum(); };
        value().backward();
        const at::NoGradGuard noGradients;
        for (at::Tensor* variable : {&rotations, &betas}) {
            auto flat = variable->view({-1});
            for (std::int64_t i = 0; i < flat.numel();
                 i += std::max<std::int64_t>(1, flat.numel() / 7)) {
                constexpr double kStep = 1e-6;
                const double at = flat[i].item<double>();
                flat[i] = at + kStep;
                const double above = value().item<double>();
                flat[i] = at - kStep;
                const double below = value().item<double>();
                flat[i] = at;
                const double exact = variable->grad().view({-1})[i].item<double>();
                QVERIFY(std::abs(exact - (above - below) / (2 * kStep)) <
                        1e-6 * (1 + std::abs(exact)));
            }
        }
    }

private:
    SyntheticSmpl m_smpl{1, at::kDouble};
};

QTEST_APPLESS_MAIN(TestSmplLayer)
#include "tst_smpl_layer.moc"
