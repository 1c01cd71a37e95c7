#include "inference/training/skel_problems.h"

#include <ATen/ATen.h>

#include "inference/nets/continuous_pose.h"
#include "inference/training/compact_losses.h"
#include "inference/training/skel_batch.h"

namespace gonio {
namespace {

constexpr std::string_view kBackbone = "backbone.";

/// The backbone in fewer bits; gradients go through to the 32 bits.
NamedTensors withBackboneIn(const NamedTensors& weights, at::ScalarType type) {
    if (type == at::kFloat) return weights;
    auto tensors = weights.all();
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with(kBackbone)) tensor = tensor.to(type);
    }
    return NamedTensors(std::move(tensors));
}

SkelTensors tensorsOf(const BodyModel& reference, at::Device device) {
    return SkelTensors::of(reference, at::TensorOptions(device).dtype(at::kFloat),
                           {SkelTensors::Keypoints::Regressed, false});
}

auto batches(const SkelTrainingOptions& options, std::shared_ptr<const SkelSamples> samples) {
    return [rows = options.batch, samples = std::move(samples)](std::uint64_t seed,
                                                                const std::stop_token& stop) {
        return drawSkelBatch(*samples, seed, rows, stop);
    };
}

NamedTensors answersOf(const SkelRegression& answer) {
    const at::NoGradGuard noGradients;
    const auto pose = answer.continuous.detach();
    return NamedTensors({{"poses", pose.size(1) == kDofCount ? pose : posesFromContinuous(pose)},
                         {"betas", answer.betas.detach()},
                         {"trans_m", patchTranslation(answer.camera.detach())}});
}

/// Adds the losses of a stage, its parts under a prefix.
void add(TrainingLosses& all, const std::string& prefix, const TrainingLosses& stage) {
    all.total = all.total.defined() ? all.total + stage.total : stage.total;
    for (const auto& [name, value] : stage.parts) all.parts[prefix + name] = value;
}

TrainingLosses skelCfLosses(const SkelCfProblemOptions& options, const SkelTensors& body,
                            const SkelCfStages& stages, const at::Tensor& square,
                            const NamedTensors& batch) {
    TrainingLosses all;
    const auto stageLosses = [&](const SkelRegression& stage) {
        return skelLosses(options.weights, body, stage, square, batch);
    };
    add(all, "", stageLosses(stages.last()));
    if (stages.layers.empty()) return all;
    add(all, "coarse_", stageLosses(stages.coarse));
    at::Tensor layers;
    for (const SkelRegression& layer : stages.layers) {
        const auto loss = continuousLoss(body.turns, layer.continuous, batch);
        layers = layers.defined() ? layers + loss : loss;
    }
    all.total = all.total + options.layers * layers;
    all.parts["layers"] = layers.detach();
    return all;
}

}  // namespace

Result<VitConfig> vitOfSize(const std::string& size) {
    if (size == "tiny") return VitConfig{.width = 96, .depth = 3, .heads = 4};
    if (size == "small") return VitConfig{.width = 384, .depth = 12, .heads = 6};
    if (size == "base") return VitConfig::base();
    if (size == "full") return VitConfig::huge();
    return fail(ErrorCode::Usage, "a network is tiny, small, base or full, not '" + size + "'");
}

HsmrConfig hsmrOfSize(const VitConfig& backbone) {
    HsmrConfig config;
    config.backbone = backbone;
    config.head.contextWidth = backbone.width;
    if (backbone.width >= VitConfig::base().width) return config;
    config.head.width = config.head.hidden = backbone.width;
    config.head.heads = 4;
    if (backbone.width < VitConfig::base().width / 4) {
        config.head.depth = 2;
        config.head.headWidth = 16;
    }
    return config;
}

SkelCfConfig skelCfOfSize(const VitConfig& backbone, bool refines) {
    SkelCfConfig config;
    config.backbone = backbone;
    config.decoder = hsmrOfSize(backbone).head;
    config.decoder.width = backbone.width;
    if (backbone.width < VitConfig::base().width / 4) config.regressorHidden = 64;
    if (!refines) config.decoder.depth = 0;
    return config;
}

SkelRegression inAngles(const SkelRegression& mean) {
    return {posesFromContinuous(mean.continuous), mean.betas, mean.camera};
}

Result<NamedTensors> withBackbone(const NamedTensors& start, const NamedTensors& backbone) {
    auto tensors = start.all();
    for (auto& [name, tensor] : tensors) {
        if (!name.starts_with(kBackbone)) continue;
        const std::string inner = name.substr(kBackbone.size());
        if (!backbone.contains(inner)) {
            if (inner.starts_with("last_norm.")) continue;
            return fail(ErrorCode::MalformedFile, "the backbone lacks the tensor '" + inner + "'");
        }
        if (backbone[inner].sizes() != tensor.sizes()) {
            return fail(ErrorCode::MalformedFile,
                        "the backbone's tensor '" + inner +
                            "' has another shape: choose the network's size after the backbone");
        }
        tensor = backbone[inner].to(at::kFloat).clone();
    }
    return NamedTensors(std::move(tensors));
}

TrainingProblem hsmrProblem(const HsmrProblemOptions& options, const BodyModel& reference,
                            std::shared_ptr<const SkelSamples> samples, NamedTensors start) {
    TrainingProblem problem;
    problem.start = std::move(start);
    problem.batch = batches(options, std::move(samples));
    problem.losses = [options, body = tensorsOf(reference, options.device)](
                         const NamedTensors& given, const NamedTensors& batch, std::uint64_t,
                         const NetworkPulse& pulse) {
        const auto weights = withBackboneIn(given, options.backboneType);
        const auto image = normalisedImage(batch["image"]).to(options.backboneType);
        const auto tokens = runHsmrBackbone(options.network, weights, image, pulse).to(at::kFloat);
        const auto answer = runHsmrHead(options.network, weights, tokens);
        auto losses = skelLosses(options.weights, body, answer,
                                 cropCameraSquare(answer.betas.options()), batch);
        losses.answers = answersOf(answer);
        return losses;
    };
    return problem;
}

TrainingProblem skelCfProblem(const SkelCfProblemOptions& options, const BodyModel& reference,
                              std::shared_ptr<const SkelSamples> samples, NamedTensors start) {
    TrainingProblem problem;
    problem.start = std::move(start);
    problem.batch = batches(options, std::move(samples));
    problem.losses = [options, body = tensorsOf(reference, options.device)](
                         const NamedTensors& given, const NamedTensors& batch, std::uint64_t,
                         const NetworkPulse& pulse) {
        const auto weights = withBackboneIn(given, options.backboneType);
        const auto image = normalisedImage(batch["image"]).to(options.backboneType);
        const auto tokens =
            runSkelCfBackbone(options.network, weights, image, pulse).to(at::kFloat);
        const auto square = options.knowsCamera
                                ? batch["square"]
                                : cropCameraSquare(tokens.options()).expand({tokens.size(0), 3});
        const auto stages = runSkelCfDecoder(options.network, weights, tokens, square);
        return skelCfLosses(options, body, stages, square, batch);
    };
    return problem;
}

}  // namespace gonio
