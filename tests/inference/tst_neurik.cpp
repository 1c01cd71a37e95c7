#include <ATen/ATen.h>

#include <QtTest>
#include <numbers>

#include "inference/nets/neurik.h"
#include "inference/nets/random_start.h"
#include "synthetic_smpl.h"

using namespace gonio;

namespace {

double largest(const at::Tensor& x) {
    return x.abs().max().item<double>();
}

struct Bodies {
    at::Tensor root, scales, coordinates_rad;

    explicit Bodies(std::int64_t count) {
        root = randomRotations({count}, 1, 2);
        scales = 1 + 0.2 * (at::rand({count, kOsimScales}, at::kDouble) - 0.5);
        coordinates_rad = at::rand({count, kOsimCoordinates}, at::kDouble) * 1.5 - 0.5;
    }
};

NeurIkConfig smallNeurIk() {
    NeurIkConfig config;
    config.markers = 13;
    config.frames = 16;
    config.convWidth = 8;
    config.width = 32;
    config.layers = 2;
    config.heads = 4;
    config.hidden = 48;
    return config;
}

at::Tensor someMarkers(const NeurIkConfig& config, std::uint64_t seed) {
    auto markers = normal({3, config.frames, config.markers, 4}, seed, 0.5);
    markers.select(-1, 3).fill_(1);
    return markers;
}

}  // namespace

class TestNeurIk : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void kinematicsAreThoseOfTheBodyTree() {
        const Bodies bodies(30);
        const OsimTree& tree = osimTree();
        const auto pose = runOsim(tree, bodies.root, bodies.scales, bodies.coordinates_rad);
        double worst = 0;
        for (std::int64_t i = 0; i < 30; ++i) {
            OsimScales scales;
            OsimCoordinates q;
            Eigen::Isometry3d root = Eigen::Isometry3d::Identity();
            for (int k = 0; k < kOsimScales; ++k) scales[k] = bodies.scales[i][k].item<double>();
            for (int k = 0; k < kOsimCoordinates; ++k) {
                q[k] = bodies.coordinates_rad[i][k].item<double>();
            }
            for (int r = 0; r < 3; ++r) {
                for (int c = 0; c < 3; ++c)
                    root.linear()(r, c) = bodies.root[i][r][c].item<double>();
            }
            const auto expected = osimForward(tree, root, scales, q);
            for (int b = 0; b < kOsimBodies; ++b) {
                const auto& body = expected[std::size_t(b)];
                const auto centre = osimJointCentre(tree, scales, b, body);
                for (int r = 0; r < 3; ++r) {
                    const auto off = [&](const at::Tensor& x, double y) {
                        worst = std::max(worst, std::abs(x.item<double>() - y));
                    };
                    off(pose.places_m[i][b][r], body.translation()[r]);
                    off(pose.joints_m[i][b][r], centre[r]);
                    for (int c = 0; c < 3; ++c)
                        off(pose.rotations[i][b][r][c], body.linear()(r, c));
                }
            }
        }
        qInfo("largest difference %.1e", worst);
        QVERIFY(worst < 1e-12);
    }

    void gradientsAreThoseOfFiniteDifferences() {
        Bodies bodies(2);
        const OsimTree& tree = osimTree();
        const auto where = at::tensor({4, 10, 15}, at::kLong);
        const auto places = normal({3, 3}, 3, 0.1).to(at::kDouble);
        const auto weight = normal({2, 3, 3}, 4, 1).to(at::kDouble);
        const auto value = [&] {
            const auto pose = runOsim(tree, bodies.root, bodies.scales, bodies.coordinates_rad);
            return (osimPoints(tree, pose, bodies.scales, where, places) * weight).sum() +
                   pose.joints_m.square().sum();
        };
        bodies.scales.requires_grad_(true);
        bodies.coordinates_rad.requires_grad_(true);
        value().backward();
        const at::NoGradGuard noGradients;
        for (at::Tensor* variable : {&bodies.scales, &bodies.coordinates_rad}) {
            auto flat = variable->view({-1});
            for (std::int64_t i = 0; i < flat.numel(); ++i) {
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

    void shapesAreKnown() {
        const NeurIkConfig config;
        const auto weights = startNeurIk(config, 1);
        QVERIFY(compareShapes(neurIkShapes(config), weights.shapes()).none());
        const auto estimate = runNeurIk(config, weights, at::zeros({2, 64, 78, 4}));
        QCOMPARE(estimate.coordinates_rad.sizes().vec(), (std::vector<std::int64_t>{2, 1, 31}));
        QCOMPARE(estimate.scales.sizes().vec(), (std::vector<std::int64_t>{2, 1, 28}));
        QCOMPARE(estimate.root.sizes().vec(), (std::vector<std::int64_t>{2, 1, 3, 3}));
    }

    void anglesStayWithinTheirRange() {
        const auto config = smallNeurIk();
        auto tensors = startNeurIk(config, 1).all();
        tensors["head.fc2.weight"] = normal({NeurIkConfig::kOutputs, config.width}, 5, 50);
        const auto estimate = runNeurIk(config, NamedTensors(tensors), someMarkers(config, 6));
        const OsimTree& tree = osimTree();
        for (int i = 0; i < kOsimCoordinates; ++i) {
            const auto& one = tree.coordinates[std::size_t(i)];
            const double wide = 0.1 * (one.high_rad - one.low_rad) + 1e-5;
            const bool isKnee = one.name.starts_with("knee");
            const double low = isKnee ? -15.001 * std::numbers::pi / 180 : one.low_rad - wide;
            const auto values = estimate.coordinates_rad.select(-1, i);
            QVERIFY(values.min().item<double>() >= low);
            QVERIFY(values.max().item<double>() <= one.high_rad + wide);
        }
        QVERIFY(largest(estimate.scales - 1) <= 0.3001);
        const auto product = at::matmul(estimate.root.transpose(-1, -2), estimate.root);
        QVERIFY(largest(product - at::eye(3)) < 1e-5);
    }

    /// The last frame of the many is the one answer, and all frames before it count.
    void lastFrameOrEvery() {
        auto config = smallNeurIk();
        auto tensors = startNeurIk(config, 1).all();
        tensors["head.fc2.weight"] = normal({NeurIkConfig::kOutputs, config.width}, 5, 1);
        const auto weights = NamedTensors(tensors).to(at::kCPU, at::kDouble);
        auto markers = someMarkers(config, 6).to(at::kDouble);
        const auto last = runNeurIk(config, weights, markers);
        config.everyFrame = true;
        const auto every = runNeurIk(config, weights, markers);
        QCOMPARE(every.scales.size(1), std::int64_t(config.frames));
        QVERIFY(largest(every.coordinates_rad.slice(1, config.frames - 1) - last.coordinates_rad) <
                1e-12);
        markers[0][0][3][1] += 1;
        const auto moved = runNeurIk(config, weights, markers);
        QVERIFY(largest(moved.coordinates_rad[0] - every.coordinates_rad[0]) > 1e-6);
        QVERIFY(largest(moved.coordinates_rad[1] - every.coordinates_rad[1]) == 0);
    }

    void unseenMarkersSayNothing() {
        const auto config = smallNeurIk();
        const auto weights = startNeurIk(config, 1);
        auto markers = someMarkers(config, 6);
        markers.select(2, 5).select(-1, 3).fill_(0);
        const auto before = runNeurIk(config, weights, markers);
        markers.select(2, 5).select(-1, 0).fill_(99);
        const auto after = runNeurIk(config, weights, markers);
        QVERIFY(at::equal(before.coordinates_rad, after.coordinates_rad));
    }
};

QTEST_APPLESS_MAIN(TestNeurIk)
#include "tst_neurik.moc"
