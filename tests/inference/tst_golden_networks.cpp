#include <ATen/ATen.h>

#include <QtTest>

#include "core/io/npz.h"
#include "core/io/torch_checkpoint.h"
#include "inference/nets/continuous_pose.h"
#include "inference/nets/humanfov.h"
#include "inference/nets/skelcf.h"
#include "inference/nets/tensor_convert.h"
#include "tests/inference/closed_form.h"

using namespace gonio;
using namespace gonio::test;

namespace {

constexpr double kTolerance = 1e-4;

struct GoldenNetwork {
    NamedTensors weights;
    std::map<std::string, at::Tensor> arrays;
};

/// The tensors of a checkpoint below `prefix`, and the recorded inputs and outputs; nothing where
/// the golden data are absent.
std::optional<GoldenNetwork> goldenNetwork(const std::string& file, const std::string& prefix,
                                           const std::string& io) {
    const std::string folder = std::string(GONIO_TEST_DATA) + "/golden/";
    const auto arrays = readNpz(folder + io);
    if (!arrays) return std::nullopt;
    const auto checkpoint = TorchCheckpoint::open(folder + file);
    if (!checkpoint) qFatal("%s", describe(checkpoint.error()).c_str());
    std::map<std::string, at::Tensor, std::less<>> tensors;
    for (const auto& [name, place] : checkpoint->tensors()) {
        if (!name.starts_with(prefix)) continue;
        tensors[name.substr(prefix.size())] = *torchTensorOf(*checkpoint->read(name));
    }
    GoldenNetwork network{NamedTensors(std::move(tensors)), {}};
    for (const auto& [name, array] : *arrays) network.arrays[name] = *torchTensorOf(array);
    return network;
}

#define COMPARE_TENSORS(given, expected)                                       \
    do {                                                                       \
        const double largest = largestDifference(given, expected);             \
        QVERIFY2(largest <= kTolerance, qPrintable(QString::number(largest))); \
    } while (false)

}  // namespace

/// Against the published implementations, through the real checkpoint reader.
class TestGoldenNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void hsmr() {
        const at::NoGradGuard noGradients;
        auto golden = goldenNetwork("hsmr/hsmr_tiny.ckpt", "state_dict.", "hsmr/hsmr_tiny_io.npz");
        if (!golden) QSKIP("the golden networks are not here");
        auto& arrays = golden->arrays;
        const auto config = hsmrConfigOf(golden->weights.shapes());
        QVERIFY2(config, config ? "" : describe(config.error()).c_str());
        const auto tokens = runHsmrBackbone(*config, golden->weights, arrays["patch"]);
        COMPARE_TENSORS(tokens.transpose(1, 2).reshape({2, 96, 16, 12}), arrays["features"]);
        const auto found = runHsmrHead(*config, golden->weights, tokens);
        COMPARE_TENSORS(posesFromContinuous(found.continuous), arrays["poses"]);
        COMPARE_TENSORS(found.betas, arrays["betas"]);
        COMPARE_TENSORS(found.camera, arrays["cam"]);
    }

    void skelCf() {
        const at::NoGradGuard noGradients;
        auto golden = goldenNetwork("skelcf/skelcf_tiny.pth", "ema_model.model.",
                                    "skelcf/skelcf_tiny_io.npz");
        if (!golden) QSKIP("the golden networks are not here");
        auto& arrays = golden->arrays;
        const auto config = skelCfConfigOf(golden->weights.shapes());
        QVERIFY2(config, config ? "" : describe(config.error()).c_str());
        const auto tokens = runSkelCfBackbone(*config, golden->weights, arrays["patch"]);
        COMPARE_TENSORS(tokens, arrays["features"]);
        const auto stages = runSkelCfDecoder(*config, golden->weights, tokens, arrays["bbox_info"]);
        QCOMPARE(int(stages.layers.size()), 3);
        COMPARE_TENSORS(posesFromContinuous(stages.coarse.continuous), arrays["pd_enc_poses"]);
        COMPARE_TENSORS(stages.coarse.betas, arrays["pd_enc_betas"]);
        COMPARE_TENSORS(stages.coarse.camera, arrays["pd_enc_cam"]);
        for (std::size_t i = 0; i < stages.layers.size(); ++i) {
            const std::string layer = "layer" + std::to_string(i);
            COMPARE_TENSORS(stages.layers[i].continuous, arrays[layer + "_poses"]);
            COMPARE_TENSORS(stages.layers[i].betas, arrays[layer + "_betas"]);
            COMPARE_TENSORS(stages.layers[i].camera, arrays[layer + "_cam"]);
        }
        COMPARE_TENSORS(posesFromContinuous(stages.last().continuous), arrays["pd_dec_poses"]);
        COMPARE_TENSORS(stages.last().betas, arrays["pd_dec_betas"]);
        COMPARE_TENSORS(stages.last().camera, arrays["pd_dec_cam"]);
    }

    void humanFov() {
        const at::NoGradGuard noGradients;
        auto golden = goldenNetwork("skelcf/humanfov_tiny_w4.ckpt", "state_dict.",
                                    "skelcf/humanfov_tiny_io.npz");
        if (!golden) QSKIP("the golden networks are not here");
        const auto config = humanFovConfigOf(golden->weights.shapes());
        QVERIFY2(config, config ? "" : describe(config.error()).c_str());
        QCOMPARE(config->backbone.width, 4);
        const auto found = runHumanFov(*config, golden->weights, golden->arrays["image"]);
        COMPARE_TENSORS(found.pooled, golden->arrays["pooled"]);
        COMPARE_TENSORS(found.fov_rad, golden->arrays["fov"]);
    }
};

QTEST_APPLESS_MAIN(TestGoldenNetworks)
#include "tst_golden_networks.moc"
