#include "inference/plugin/skel_networks.h"

#include <ATen/ATen.h>

#include "core/body/rotation.h"
#include "inference/nets/humanfov.h"
#include "inference/nets/skelcf.h"
#include "inference/nets/tensor_convert.h"
#include "inference/plugin/open_network.h"

namespace gonio {
namespace {

constexpr int kPatchSide_px = 256;

const InputSpec kPatch{"patch", {3, kPatchSide_px, kPatchSide_px}};

class Hsmr : public NetworkBase {
public:
    Hsmr(const HsmrConfig& config, NamedTensors weights, const Placement& placement, bool details)
        : NetworkBase("HSMR, " + sizeText(config.backbone), std::move(weights), placement, details),
          m_config(config) {}

private:
    bool hasFewerBits() const override { return true; }

    std::vector<InputSpec> inputs() const override { return {kPatch}; }

    Tensors forward(const Tensors& inputs, const NetworkPulse& pulse) const override {
        const auto tokens =
            runHsmrBackbone(m_config, weights(), forBackbone(inputs[0]), pulse).to(at::kFloat);
        const auto found = runHsmrHead(m_config, weights(), tokens);
        Tensors outputs{found.continuous, found.betas, found.camera};
        if (details()) outputs.push_back(tokens);
        return outputs;
    }

    TensorMap named(const Tensors& outputs) const override {
        TensorMap arrays{{"poses", posesOf(outputs[0])},
                         {"betas", tensorOfTorch(outputs[1])},
                         {"cam", tensorOfTorch(outputs[2])}};
        if (!details()) return arrays;
        const VitConfig& vit = m_config.backbone;
        arrays["features"] = tensorOfTorch(
            outputs[3].transpose(1, 2).reshape({-1, vit.width, vit.rows(), vit.columns()}));
        return arrays;
    }

    HsmrConfig m_config;
};

class SkelCf : public NetworkBase {
public:
    SkelCf(const SkelCfConfig& config, NamedTensors weights, const Placement& placement,
           bool details)
        : NetworkBase("SKEL-CF, " + sizeText(config.backbone), std::move(weights), placement,
                      details),
          m_config(config) {}

private:
    bool hasFewerBits() const override { return true; }

    std::vector<InputSpec> inputs() const override { return {kPatch, {"bbox_info", {3}}}; }

    /// The last stage, then where details are wanted features, the coarse stage and every layer.
    Tensors forward(const Tensors& inputs, const NetworkPulse& pulse) const override {
        const auto tokens =
            runSkelCfBackbone(m_config, weights(), forBackbone(inputs[0]), pulse).to(at::kFloat);
        const auto stages = runSkelCfDecoder(m_config, weights(), tokens, inputs[1]);
        Tensors outputs;
        const auto add = [&outputs](const SkelRegression& stage) {
            outputs.insert(outputs.end(), {stage.continuous, stage.betas, stage.camera});
        };
        add(stages.last());
        if (!details()) return outputs;
        outputs.push_back(tokens);
        add(stages.coarse);
        for (const SkelRegression& layer : stages.layers) add(layer);
        return outputs;
    }

    TensorMap named(const Tensors& outputs) const override {
        TensorMap arrays;
        const auto add = [&](const std::string& prefix, std::size_t first, bool asAngles) {
            arrays[prefix + "poses"] =
                asAngles ? posesOf(outputs[first]) : tensorOfTorch(outputs[first]);
            arrays[prefix + "betas"] = tensorOfTorch(outputs[first + 1]);
            arrays[prefix + "cam"] = tensorOfTorch(outputs[first + 2]);
        };
        constexpr std::size_t kFeatures = 3, kCoarse = 4, kFirstLayer = 7;
        add("pd_dec_", 0, true);
        if (!details()) return arrays;
        arrays["features"] = tensorOfTorch(outputs[kFeatures]);
        add("pd_enc_", kCoarse, true);
        for (std::size_t at = kFirstLayer, layer = 0; at < outputs.size(); at += 3, ++layer) {
            add("layer" + std::to_string(layer) + "_", at, false);
        }
        return arrays;
    }

    SkelCfConfig m_config;
};

class HumanFov : public NetworkBase {
public:
    HumanFov(const HumanFovConfig& config, NamedTensors weights, const Placement& placement,
             bool details)
        : NetworkBase("HumanFoV, HRNet-W" + std::to_string(config.backbone.width),
                      std::move(weights), placement, details),
          m_config(config) {}

private:
    bool hasFewerBits() const override { return true; }

    std::vector<InputSpec> inputs() const override {
        return {{"image", {3, kPatchSide_px, kPatchSide_px}}};
    }

    Tensors forward(const Tensors& inputs, const NetworkPulse& pulse) const override {
        const auto found = runHumanFov(m_config, weights(), forBackbone(inputs[0]), pulse);
        return {found.fov_rad, found.pooled};
    }

    TensorMap named(const Tensors& outputs) const override {
        TensorMap arrays{{"fov", tensorOfTorch(outputs[0])}};
        if (details()) arrays["pooled"] = tensorOfTorch(outputs[1]);
        return arrays;
    }

    HumanFovConfig m_config;
};

}  // namespace

Tensor posesOf(const at::Tensor& continuous) {
    if (continuous.size(1) == kDofCount) return tensorOfTorch(continuous);  // angles already
    const at::Tensor numbers = continuous.to(at::kDouble).contiguous();
    const std::int64_t count = numbers.size(0);
    std::vector<float> poses_rad;
    for (std::int64_t i = 0; i < count; ++i) {
        const PoseVector pose = poseFromContinuous(
            Eigen::Map<const ContinuousPose>(numbers.data_ptr<double>() + i * kContinuousPoseSize));
        for (const double angle : pose) poses_rad.push_back(static_cast<float>(angle));
    }
    return Tensor::fromFloats(poses_rad, {count, kDofCount});
}

Result<std::unique_ptr<Network>> openHsmr(const std::filesystem::path& weights,
                                          const NetworkOptions& options) {
    return openNetwork<Hsmr>("hsmr", weights, options, [&](const TensorShapes& given) {
        return hsmrConfigOf(given, options.heads);
    });
}

Result<std::unique_ptr<Network>> openSkelCf(const std::filesystem::path& weights,
                                            const NetworkOptions& options) {
    return openNetwork<SkelCf>("skelcf", weights, options, [&](const TensorShapes& given) {
        return skelCfConfigOf(given, options.heads);
    });
}

Result<std::unique_ptr<Network>> openHumanFov(const std::filesystem::path& weights,
                                              const NetworkOptions& options) {
    return openNetwork<HumanFov>("humanfov", weights, options, humanFovConfigOf);
}

}  // namespace gonio
