#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/humanfov.h"
#include "tests/inference/closed_form.h"
#include "tests/inference/closed_form_values.h"

using namespace gonio;
using namespace gonio::test;

namespace {

const HumanFovConfig kSmall{{4}, 16, 2};

}  // namespace

class TestHumanFov : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fullSizeWithClosedFormWeights() {
        const at::NoGradGuard noGradients;
        const HumanFovConfig config;
        const auto weights = closedFormWeights(humanFovShapes(config), "cam_model.");
        const auto found = runHumanFov(config, weights, hashTensor({1, 3, 256, 256}, 9, 4));
        QCOMPARE(found.pooled.size(1), std::int64_t(720));
        QVERIFY(largestDifference(found.pooled.narrow(1, 0, 8), kFovPooledFirst, 16000) < 1e-5);
        QVERIFY(std::abs(found.pooled.mean().item<double>() / kFovPooledMean - 1) < 1e-5);
        QVERIFY(largestDifference(found.fov_rad, kFovOut, 2000) < 1e-4);
    }

    void branchesHalveTheirSize() {
        const at::NoGradGuard noGradients;
        const HrnetConfig config{4};
        const auto weights = closedFormWeights(hrnetShapes(config, "x."));
        const auto maps = runHrnet(config, weights, "x.", hashTensor({2, 3, 96, 64}, 3, 1));
        QCOMPARE(int(maps.size()), 4);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(maps[i].sizes().vec(),
                     (std::vector<std::int64_t>{2, 4 << i, 24 >> i, 16 >> i}));
        }
    }

    void batchesEqualSinglesAndDoublePrecision() {
        const at::NoGradGuard noGradients;
        const auto weights = closedFormWeights(humanFovShapes(kSmall));
        const auto images = hashTensor({3, 3, 64, 64}, 11, 2);
        const auto together = runHumanFov(kSmall, weights, images);
        const double scale = together.pooled.abs().max().item<double>();
        for (int i = 0; i < 3; ++i) {
            const auto one = runHumanFov(kSmall, weights, images.narrow(0, i, 1));
            QVERIFY(largestDifference(one.pooled, together.pooled.narrow(0, i, 1)) < 1e-5 * scale);
        }
        const auto exact =
            runHumanFov(kSmall, weights.to(at::kCPU, at::kDouble), images.to(at::kDouble));
        QVERIFY(largestDifference(exact.pooled, together.pooled) < 1e-5 * scale);
        QVERIFY(largestDifference(exact.fov_rad, together.fov_rad) <
                1e-5 * exact.fov_rad.abs().max().item<double>());
    }

    /// No rectifier stands between the two linear layers: the output is affine in the features.
    void gradientReachesTheImage() {
        const auto weights = closedFormWeights(humanFovShapes(kSmall)).to(at::kCPU, at::kDouble);
        const auto image = hashTensor({1, 3, 64, 64}, 13, 2).to(at::kDouble);
        auto leaf = image.clone().requires_grad_(true);
        runHumanFov(kSmall, weights, leaf).fov_rad[0][1].backward();
        const auto direction = hashTensor({1, 3, 64, 64}, 14, 1).to(at::kDouble);
        const auto at = [&](double step) {
            return runHumanFov(kSmall, weights, image + step * direction)
                .fov_rad[0][1]
                .item<double>();
        };
        const double exact = (leaf.grad() * direction).sum().item<double>();
        const double numeric = (at(1e-7) - at(-1e-7)) / 2e-7;
        QVERIFY(std::abs(exact - numeric) < 1e-4 * std::abs(exact));
    }
};

QTEST_APPLESS_MAIN(TestHumanFov)
#include "tst_humanfov.moc"
