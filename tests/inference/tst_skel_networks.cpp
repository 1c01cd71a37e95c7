#include <ATen/ATen.h>

#include <QtTest>

#include "inference/nets/continuous_pose.h"
#include "inference/nets/skelcf.h"
#include "tests/inference/closed_form.h"
#include "tests/inference/closed_form_values.h"

using namespace gonio;
using namespace gonio::test;

namespace {

const VitConfig kSmallVit{.width = 48, .depth = 2, .heads = 4};
const HsmrConfig kSmallHsmr{
    kSmallVit,
    {.width = 64, .depth = 2, .heads = 4, .headWidth = 16, .hidden = 32, .contextWidth = 48}};
const SkelCfConfig kSmallSkelCf{
    kSmallVit,
    {.width = 48, .depth = 3, .heads = 4, .headWidth = 16, .hidden = 32, .contextWidth = 48},
    24};

/// Closed-form weights with identity-like initial poses, in either precision.
NamedTensors smallWeights(const TensorShapes& shapes, at::ScalarType type = at::kFloat) {
    return closedFormWeights(shapes).to(at::kCPU, type);
}

/// The picture's tokens that the closed-form decoders were run on.
at::Tensor closedFormContext() {
    return hashTensor({1, 192, 1280}, 8, 2);
}

std::array<double, 25> stageOf(const SkelRegression& stage) {
    const auto all = at::cat({stage.continuous.narrow(1, 0, 12), stage.betas, stage.camera}, 1)
                         .to(at::kDouble)
                         .contiguous();
    std::array<double, 25> numbers;
    std::copy_n(all.data_ptr<double>(), numbers.size(), numbers.begin());
    return numbers;
}

/// `f` at `x` against central differences of step `step`, largest difference relative to the
/// largest derivative.
double gradientError(const std::function<at::Tensor(const at::Tensor&)>& f, const at::Tensor& x,
                     double step) {
    auto leaf = x.clone().requires_grad_(true);
    f(leaf).backward();
    const auto exact = leaf.grad();
    auto numeric = at::zeros_like(x);
    for (std::int64_t i = 0; i < x.numel(); ++i) {
        auto ahead = x.clone(), behind = x.clone();
        ahead.flatten()[i] += step;
        behind.flatten()[i] -= step;
        numeric.flatten()[i] = (f(ahead) - f(behind)) / (2 * step);
    }
    return ((exact - numeric).abs().max() / exact.abs().max()).item<double>();
}

}  // namespace

class TestSkelNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void twoBlocksOfTheHugeVit() {
        const at::NoGradGuard noGradients;
        VitConfig config = VitConfig::huge();
        config.depth = 2;
        const auto weights = closedFormWeights(vitShapes(config, "backbone."));
        const auto image = hashTensor({1, 3, 256, 256}, 7, 4);
        const auto tokens = runVit(config, weights, "backbone.", middleColumns(config, image));
        QCOMPARE(tokens.sizes().vec(), (std::vector<std::int64_t>{1, 192, 1280}));
        QVERIFY(std::abs(tokens.mean().item<double>() - kVitMean) < 1e-5);
        QVERIFY(std::abs(tokens.std().item<double>() - kVitDeviation) < 1e-5);
        QVERIFY(largestDifference(tokens[0][0].narrow(0, 0, 8), kVitToken0First) < 1e-5);
        QVERIFY(largestDifference(tokens[0][100].narrow(0, 0, 8), kVitToken100First) < 1e-5);
        QVERIFY(largestDifference(tokens[0][191].narrow(0, 1272, 8), kVitToken191Last) < 1e-5);
    }

    void hsmrHead() {
        const at::NoGradGuard noGradients;
        const HsmrConfig config;
        TensorShapes shapes = hsmrShapes(config);
        std::erase_if(shapes, [](const auto& pair) { return !pair.first.starts_with("head."); });
        auto tensors = closedFormWeights(shapes).all();
        // The expected numbers are those before the mean is added.
        for (const char* name : {"poses", "betas", "cam"}) {
            tensors[std::string("head.init_") + name].zero_();
        }
        const auto found = runHsmrHead(config, NamedTensors(tensors), closedFormContext());
        QVERIFY(largestDifference(found.continuous, kHsmrPoseChange) < 1e-4);
        QVERIFY(largestDifference(found.betas, kHsmrBetaChange) < 1e-4);
        QVERIFY(largestDifference(found.camera, kHsmrCameraChange) < 1e-4);
    }

    void skelCfDecoder() {
        const at::NoGradGuard noGradients;
        const SkelCfConfig config;
        TensorShapes shapes = skelCfShapes(config);
        std::erase_if(shapes, [](const auto& pair) { return !pair.first.starts_with("decoder."); });
        auto tensors = closedFormWeights(shapes).all();
        const auto mean = [&](const char* name, const auto& values) {
            tensors[std::string("decoder.mean_") + name] =
                at::tensor(at::ArrayRef<double>(values.data(), values.size()), at::kFloat)
                    .unsqueeze(0);
        };
        mean("poses", kMeanContinuous);
        mean("betas", kMeanBetas);
        mean("cam", std::array{0.9, 0.0, 0.0});
        const auto stages = runSkelCfDecoder(config, NamedTensors(tensors), closedFormContext(),
                                             at::tensor({0.05F, -0.1F, 0.4F}).unsqueeze(0));
        QCOMPARE(stages.layers.size() + 1, kSkelCfStages.size());
        // Values grow to 20 with random weights, and with them what float32 can hold.
        QVERIFY(largestDifference(at::tensor(at::ArrayRef<double>(stageOf(stages.coarse))),
                                  kSkelCfStages[0]) < 1e-5);
        for (std::size_t i = 0; i < stages.layers.size(); ++i) {
            QVERIFY(largestDifference(at::tensor(at::ArrayRef<double>(stageOf(stages.layers[i]))),
                                      kSkelCfStages[i + 1], 20) < 1e-5);
        }
        QVERIFY(largestDifference(stages.last().continuous, kSkelCfFinalPose, 20) < 1e-5);
    }

    /// A batch of three equals three batches of one.
    void batchesEqualSingles() {
        const at::NoGradGuard noGradients;
        const auto weights = smallWeights(hsmrShapes(kSmallHsmr));
        const auto refining = smallWeights(skelCfShapes(kSmallSkelCf));
        const auto patches = hashTensor({3, 3, 256, 256}, 21, 3);
        const auto boxes = hashTensor({3, 3}, 22, 1);
        const auto tokens = runHsmrBackbone(kSmallHsmr, weights, patches);
        const auto together = runHsmrHead(kSmallHsmr, weights, tokens);
        const auto stages = runSkelCfDecoder(kSmallSkelCf, refining, tokens, boxes);
        for (int i = 0; i < 3; ++i) {
            const auto one = runHsmrBackbone(kSmallHsmr, weights, patches.narrow(0, i, 1));
            QVERIFY(largestDifference(one, tokens.narrow(0, i, 1)) < 1e-5);
            const auto alone = runHsmrHead(kSmallHsmr, weights, one);
            QVERIFY(largestDifference(alone.continuous, together.continuous.narrow(0, i, 1)) <
                    1e-5);
            const auto own = runSkelCfDecoder(kSmallSkelCf, refining, one, boxes.narrow(0, i, 1));
            QVERIFY(largestDifference(own.last().continuous,
                                      stages.last().continuous.narrow(0, i, 1)) < 2e-5);
        }
    }

    void doublePrecisionAgrees() {
        const at::NoGradGuard noGradients;
        const auto patch = hashTensor({1, 3, 256, 256}, 31, 3);
        const auto shapes = hsmrShapes(kSmallHsmr);
        const auto run = [&](at::ScalarType type) {
            const auto weights = smallWeights(shapes, type);
            return runHsmrHead(kSmallHsmr, weights,
                               runHsmrBackbone(kSmallHsmr, weights, patch.to(type)))
                .continuous;
        };
        QVERIFY(largestDifference(run(at::kFloat), run(at::kDouble)) < 1e-5);
    }

    /// Gradients go through decoder, regressors and conversion to the angles.
    void gradientsAgreeWithDifferences() {
        const auto tokens = hashTensor({1, 6, 48}, 41, 2).to(at::kDouble);
        const auto blend = hashTensor({1, 46}, 42, 2).to(at::kDouble);
        const auto hsmr = smallWeights(hsmrShapes(kSmallHsmr), at::kDouble);
        const auto throughHsmr = [&](const at::Tensor& x) {
            const auto found = runHsmrHead(kSmallHsmr, hsmr, x);
            return (posesFromContinuous(found.continuous) * blend).sum() +
                   patchTranslation(found.camera).narrow(-1, 0, 2).sum() + found.betas.sum();
        };
        QVERIFY(gradientError(throughHsmr, tokens, 1e-6) < 1e-6);
        const auto skelCf = smallWeights(skelCfShapes(kSmallSkelCf), at::kDouble);
        const auto box = at::tensor({0.1, -0.2, 0.3}, at::kDouble).unsqueeze(0);
        const auto throughSkelCf = [&](const at::Tensor& x) {
            const auto last = runSkelCfDecoder(kSmallSkelCf, skelCf, x, box).last();
            return (posesFromContinuous(last.continuous) * blend).sum() + last.camera.sum();
        };
        QVERIFY(gradientError(throughSkelCf, tokens, 1e-6) < 1e-6);
    }

    /// Twice the scale, half the distance; 1 at 2 x 5000 / 256 m.
    void cameraDistance() {
        const auto t = patchTranslation(
            at::tensor({1.0, 0.1, 0.2, 2.0, 0.3, -0.4}, at::kDouble).reshape({2, 3}));
        QVERIFY(largestDifference(t, std::array{0.1, 0.2, 39.0625, 0.3, -0.4, 19.53125}) < 1e-8);
    }

    void pulsesStopTheNetwork() {
        const auto weights = smallWeights(hsmrShapes(kSmallHsmr));
        const auto patch = at::zeros({1, 3, 256, 256});
        int beats = 0;
        runHsmrBackbone(kSmallHsmr, weights, patch, [&] { ++beats; });
        QVERIFY(beats >= kSmallVit.depth);

        struct Stop {};

        QVERIFY_EXCEPTION_THROWN(runHsmrBackbone(kSmallHsmr, weights, patch, [] { throw Stop(); }),
                                 Stop);
    }
};

QTEST_APPLESS_MAIN(TestSkelNetworks)
#include "tst_skel_networks.moc"
