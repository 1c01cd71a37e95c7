#include "inference/plugin/biopose_networks.h"

#include <ATen/ATen.h>

#include <Eigen/Geometry>
#include <optional>

#include "core/body/model_reader.h"
#include "core/io/smpl_import.h"
#include "inference/nets/cpu_threads.h"
#include "inference/nets/neurik.h"
#include "inference/nets/tensor_convert.h"
#include "inference/nets/token_refiner.h"
#include "inference/plugin/open_network.h"

namespace gonio {
namespace {

constexpr int kPatchSide_px = 256;
constexpr std::int64_t kKeypoints44 = 44;
constexpr double kCropFocal_px = 5000;

/// B x 24 x 3 x 3 to B x 72 rad, as SMPL's files have it.
Tensor axisAnglesOf(const at::Tensor& rotations) {
    const at::Tensor numbers = rotations.to(at::kDouble).contiguous();
    using Matrix = Eigen::Matrix<double, 3, 3, Eigen::RowMajor>;
    std::vector<float> angles_rad;
    for (std::int64_t i = 0; i < numbers.numel(); i += 9) {
        const Eigen::AngleAxisd turn(
            Eigen::Matrix3d(Eigen::Map<const Matrix>(numbers.data_ptr<double>() + i)));
        for (const double part : turn.angle() * turn.axis()) {
            angles_rad.push_back(static_cast<float>(part));
        }
    }
    return Tensor::fromFloats(angles_rad, {numbers.size(0), 3 * MqHmrConfig::kJoints});
}

/// Where the body stands in the crop's camera, m (fact sheet BioPose 1.8).
at::Tensor cropTranslation(const at::Tensor& camera) {
    const auto depth = 2 * kCropFocal_px / (kPatchSide_px * camera.select(1, 0) + 1e-9);
    return at::stack({camera.select(1, 1), camera.select(1, 2), depth}, 1);
}

std::string backboneText(const MqHmrConfig& config) {
    return config.hrnet ? "HRNet-W" + std::to_string(config.hrnet->width) : sizeText(config.vit);
}

class MqHmr : public NetworkBase {
public:
    MqHmr(const MqHmrConfig& config, NamedTensors weights, const Placement& placement, bool details,
          std::optional<SmplKeypoints> keypoints, const TokenRefinement& refinement)
        : NetworkBase("MQ-HMR, " + backboneText(config), std::move(weights), placement, details),
          m_config(config),
          m_keypoints(std::move(keypoints)),
          m_refinement(refinement) {}

private:
    std::vector<InputSpec> inputs() const override {
        return {{"patch", {3, kPatchSide_px, kPatchSide_px}},
                {.name = "keypoints2d", .shape = {-1, 3}, .isOptional = true}};
    }

    Result<void> checkInputs(const TensorMap& given) const override {
        const auto found = given.find("keypoints2d");
        if (found == given.end()) return {};
        if (!m_keypoints) {
            return fail(
                ErrorCode::MissingModel,
                "keypoints2d asks for a refinement, which needs SMPL's body: import "
                "SMPL_NEUTRAL.pkl with `gonio import` and give the smpl_neutral.safetensors "
                "that it makes (--smpl FILE)");
        }
        const auto& shape = found->second.shape;
        if (shape.size() == 3 && shape[1] != SmplKeypoints::kBody25 && shape[1] != kKeypoints44) {
            return fail(ErrorCode::MalformedFile,
                        "keypoints2d has " + std::to_string(shape[1]) +
                            " points, expected OpenPose's 25 or HMR2.0's 44");
        }
        return {};
    }

    Tensors forward(const Tensors& inputs, const NetworkPulse& pulse) const override {
        const auto memory = mqMemory(
            m_config, weights(),
            runMqBackbone(m_config, weights(), middleColumns(m_config.vit, inputs[0]), pulse));
        if (inputs[1].defined()) return refined(memory, inputs[1], pulse);
        const auto found = runMqHead(weights(), runMqDecoder(m_config, weights(), memory).back());
        return {found.rotations, found.betas, found.camera};
    }

    /// One picture after the other: each has a course of its own.
    Tensors refined(const MqMemory& memory, const at::Tensor& points,
                    const NetworkPulse& pulse) const {
        std::vector<Tensors> pictures;
        for (std::int64_t i = 0; i < points.size(0); ++i) {
            MqMemory own;
            for (const auto& layer : memory.values) {
                auto& levels = own.values.emplace_back();
                for (const at::Tensor& level : layer) {
                    levels.push_back(level.narrow(0, i * m_config.heads, m_config.heads));
                }
            }
            // No regressor is there for the other 19.
            const auto body25 = points[i].slice(0, 0, SmplKeypoints::kBody25);
            const auto unknown =
                at::zeros({kKeypoints44 - SmplKeypoints::kBody25, 3}, points.options());
            const auto [estimate, report] =
                refineByKeypoints({m_config, weights(), own, *m_keypoints},
                                  at::cat({body25, unknown}), m_refinement, pulse);
            pictures.push_back(
                {estimate.rotations, estimate.betas, estimate.camera,
                 at::tensor({std::int64_t(report.outcome)}, at::kLong),
                 at::tensor({report.errorBefore, report.errorAfter}, at::kFloat).unsqueeze(0)});
        }
        return concatenated(pictures);
    }

    TensorMap named(const Tensors& outputs) const override {
        TensorMap arrays{{"rotations", tensorOfTorch(outputs[0])},
                         {"poses", axisAnglesOf(outputs[0])},
                         {"betas", tensorOfTorch(outputs[1])},
                         {"cam", tensorOfTorch(outputs[2])},
                         {"trans_cam", tensorOfTorch(cropTranslation(outputs[2]))}};
        constexpr std::size_t kOutcome = 3, kErrors = 4;
        if (outputs.size() <= kOutcome) return arrays;
        const auto accepted = outputs[kOutcome].eq(int(RefinementOutcome::Accepted));
        arrays["refined"] = tensorOfTorch(accepted.to(at::kLong));
        arrays["refinement_outcome"] = tensorOfTorch(outputs[kOutcome]);
        arrays["reprojection"] = tensorOfTorch(outputs[kErrors]);
        return arrays;
    }

    MqHmrConfig m_config;
    std::optional<SmplKeypoints> m_keypoints;
    TokenRefinement m_refinement;
};

class NeurIk : public NetworkBase {
public:
    NeurIk(NeurIkConfig config, NamedTensors weights, const Placement& placement, bool details)
        : NetworkBase("NeurIK, " + std::to_string(config.markers) + " markers, " +
                          std::to_string(config.layers) + " layers",
                      std::move(weights), placement, details),
          m_config(std::move(config)) {
        m_config.everyFrame = details;
    }

private:
    std::vector<InputSpec> inputs() const override {
        return {{.name = "markers", .shape = {-1, m_config.markers, 3}, .mayMiss = true}};
    }

    /// The last frame's answer and, where details are wanted, every frame's and the last joints.
    Tensors forward(const Tensors& inputs, const NetworkPulse&) const override {
        const auto seen = inputs[0].isnan().any(-1, true).logical_not();
        const auto places = at::where(seen, inputs[0], at::zeros_like(inputs[0]));
        const auto found =
            runNeurIk(m_config, weights(), at::cat({places, seen.to(places.scalar_type())}, -1));
        const auto last = [](const at::Tensor& all) { return all.select(1, all.size(1) - 1); };
        const auto root = last(found.root), scales = last(found.scales),
                   angles = last(found.coordinates_rad);
        if (!details()) return {root, scales, angles};
        return {root,
                scales,
                angles,
                found.root,
                found.scales,
                found.coordinates_rad,
                runOsim(osimTree(), root, scales, angles).joints_m};
    }

    TensorMap named(const Tensors& outputs) const override {
        constexpr const char* kNames[] = {"root",       "scales",       "coordinates",
                                          "every_root", "every_scales", "every_coordinates",
                                          "joints"};
        TensorMap arrays;
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            arrays[kNames[i]] = tensorOfTorch(outputs[i]);
        }
        return arrays;
    }

    NeurIkConfig m_config;
};

Result<SmplKeypoints> keypointsOf(const TensorFile& file) {
    if (metadataOr(file, "kind", "") == "skel-body") {
        const auto body = makeBodyModel(file);
        if (!body) return tl::unexpected<Error>(body.error());
        return SmplKeypoints::ofTwin(**body);
    }
    const auto model = makeSmplModel(file);
    if (!model) return tl::unexpected<Error>(model.error());
    if ((*model)->vertexCount() != kSmplVertexCount) {
        return fail(ErrorCode::Unsupported,
                    "the refinement needs SMPL's own " + std::to_string(kSmplVertexCount) +
                        " vertices, but this body has " + std::to_string((*model)->vertexCount()));
    }
    return SmplKeypoints(SmplTensors::of(**model));
}

/// What the refinement reads 2-D points from; nothing where no body is given.
Result<std::optional<SmplKeypoints>> keypointsOf(const NetworkOptions& options) {
    if (options.smpl.empty()) return std::optional<SmplKeypoints>{};
    if (options.refinementIterations < 0) {
        return fail(ErrorCode::Usage, "the refinement cannot have fewer than 0 iterations");
    }
    const auto file = readSafetensors(options.smpl);
    if (!file) return tl::unexpected<Error>(file.error());
    const auto keypoints = keypointsOf(*file);
    if (!keypoints) return passOn(keypoints.error(), "reading " + options.smpl.string());
    const auto placement = placementOf(options);
    if (!placement) return tl::unexpected<Error>(placement.error());
    return std::optional(keypoints->to(placement->device));
}

}  // namespace

Result<std::unique_ptr<Network>> openMqHmr(const std::filesystem::path& weights,
                                           const NetworkOptions& options) {
    auto keypoints = keypointsOf(options);
    if (!keypoints) return tl::unexpected<Error>(keypoints.error());
    TokenRefinement refinement;
    refinement.iterations = options.refinementIterations;
    return openNetwork<MqHmr>(
        "mqhmr", weights, options,
        [&](const TensorShapes& given) { return mqHmrConfigOf(given, options.heads); },
        std::move(*keypoints), refinement);
}

Result<std::unique_ptr<Network>> openNeurIk(const std::filesystem::path& weights,
                                            const NetworkOptions& options) {
    return openNetwork<NeurIk>("neurik", weights, options, [&](const TensorShapes& given) {
        return neurIkConfigOf(given, options.heads);
    });
}

}  // namespace gonio
