#include "inference/plugin/measure_networks.h"

#include <ATen/ATen.h>

#include "inference/image/crop.h"
#include "inference/nets/humanfov.h"
#include "inference/nets/mqhmr.h"
#include "inference/nets/skel_layer.h"
#include "inference/nets/skelcf.h"
#include "inference/nets/tensor_kernels.h"
#include "inference/plugin/network_bench.h"

namespace gonio {
namespace {

constexpr int kRuns = 7;
constexpr int kBlocks = 4;  ///< of ViT-H's 32 equal ones, so that products are measured often
constexpr int kPatchSide_px = 256;

NamedTensors randomPart(TensorShapes shapes, const std::string& prefix,
                        const Placement& placement) {
    std::erase_if(shapes, [&](const auto& pair) { return !pair.first.starts_with(prefix); });
    const bool isBackbone = prefix == "backbone.";
    return NamedTensors::random(shapes, 1).to(placement.device,
                                              isBackbone ? placement.type() : at::kFloat);
}

/// One ViT-H for all that stand on it.
struct Huge {
    HsmrConfig config;
    NamedTensors backbone;
    at::Tensor patches;

    explicit Huge(const NetworkBench& bench)
        : backbone(randomPart(hsmrShapes(config), "backbone.", bench.placement())),
          patches(at::ones(
              {bench.batch(), 3, kPatchSide_px, kPatchSide_px},
              at::TensorOptions(bench.placement().device).dtype(bench.placement().type()))) {}

    at::Tensor tokens(const HsmrConfig& hsmr, const at::Tensor& given,
                      const NetworkPulse& pulse) const {
        return runHsmrBackbone(hsmr, backbone, given, pulse).to(at::kFloat);
    }

    at::Tensor tokens(std::int64_t first, std::int64_t count, const NetworkPulse& pulse) const {
        return tokens(config, patches.narrow(0, first, count), pulse);
    }
};

void addBackbone(NetworkBench& bench, const Huge& huge) {
    HsmrConfig few;
    few.backbone.depth = kBlocks;
    bench.addShare("ViT-H, " + std::to_string(kBlocks) + " of 32 blocks", kRuns,
                   vitWork_gflop(few.backbone), [&](std::int64_t first, std::int64_t count) {
                       return std::vector<at::Tensor>{
                           huge.tokens(few, huge.patches.narrow(0, first, count), bench.pulse())};
                   });
    bench.addShare("ViT-H", bench.placement().device.is_cpu() ? 1 : kRuns,
                   vitWork_gflop(huge.config.backbone),
                   [&](std::int64_t first, std::int64_t count) {
                       return std::vector<at::Tensor>{huge.tokens(first, count, bench.pulse())};
                   });
}

void addSkelNetworks(NetworkBench& bench, const Huge& huge) {
    const Placement& placement = bench.placement();
    const SkelCfConfig skelCf;
    const NamedTensors hsmrHead = randomPart(hsmrShapes(huge.config), "head.", placement);
    const NamedTensors decoder = randomPart(skelCfShapes(skelCf), "decoder.", placement);
    bench.addTime("HSMR", [&](std::int64_t first, std::int64_t count) {
        const auto tokens = huge.tokens(first, count, bench.pulse());
        return std::vector<at::Tensor>{runHsmrHead(huge.config, hsmrHead, tokens).continuous};
    });
    bench.addTime("SKEL-CF", [&](std::int64_t first, std::int64_t count) {
        const auto tokens = huge.tokens(first, count, bench.pulse());
        const auto stages =
            runSkelCfDecoder(skelCf, decoder, tokens, at::ones({count, 3}, tokens.options()));
        return std::vector<at::Tensor>{stages.last().continuous};
    });
}

/// In 32 bits on whatever device: its backbone's maps go through layers that want them.
void addMqHmr(NetworkBench& bench) {
    const MqHmrConfig config;
    const auto weights =
        NamedTensors::random(mqHmrShapes(config), 1).to(bench.placement().device, at::kFloat);
    const at::Tensor images = at::ones({bench.batch(), 3, config.vit.rows() * VitConfig::kPatch_px,
                                        config.vit.columns() * VitConfig::kPatch_px},
                                       at::TensorOptions(bench.placement().device));
    bench.addTime("MQ-HMR", [&](std::int64_t first, std::int64_t count) {
        const auto found = runMqHmr(config, weights, images.narrow(0, first, count), bench.pulse());
        return std::vector<at::Tensor>{found.rotations};
    });
}

void addFieldOfView(NetworkBench& bench) {
    const HumanFovConfig fov;
    const NamedTensors weights =
        NamedTensors::random(humanFovShapes(fov), 1).to(bench.placement().device, at::kFloat);
    const at::Tensor images = at::ones({bench.batch(), 3, kPatchSide_px, kPatchSide_px},
                                       at::TensorOptions(bench.placement().device));
    bench.addTime("HumanFoV", [&](std::int64_t first, std::int64_t count) {
        return std::vector<at::Tensor>{
            runHumanFov(fov, weights, images.narrow(0, first, count), bench.pulse()).fov_rad};
    });
}

/// People of several sizes in one picture of 1280 x 720.
class Crops {
public:
    explicit Crops(std::int64_t count) : m_bytes(std::size_t{3} * kWidth_px * kHeight_px) {
        for (std::size_t i = 0; i < m_bytes.size(); ++i) {
            m_bytes[i] = static_cast<std::uint8_t>(i * 2654435761U >> 24U);
        }
        const PictureView picture{m_bytes.data(), kWidth_px, kHeight_px, 3 * kWidth_px};
        for (std::int64_t i = 0; i < count; ++i) {
            const auto part = static_cast<float>(i) / static_cast<float>(count);
            const PersonSquare square{300 + 600 * part, 360, 200 + 400 * part};
            m_jobs.push_back({picture, *planCrop(square, Resampling::Warp, kWidth_px, kHeight_px)});
        }
    }

    std::span<const CropJob> jobs(std::int64_t first, std::int64_t count) const {
        return std::span(m_jobs).subspan(std::size_t(first), std::size_t(count));
    }

private:
    static constexpr int kWidth_px = 1280, kHeight_px = 720;
    std::vector<std::uint8_t> m_bytes;
    std::vector<CropJob> m_jobs;
};

/// HSMR from the decoded picture to the body's skin.
void addWholeChain(NetworkBench& bench, const Huge& huge, const BodyModel& model) {
    const Placement& placement = bench.placement();
    const NamedTensors head = randomPart(hsmrShapes(huge.config), "head.", placement);
    const SkelTensors body =
        SkelTensors::of(model, at::TensorOptions(placement.device).dtype(at::kFloat), {});
    const Crops crops(bench.batch());
    const auto chain = [&](std::int64_t first, std::int64_t count) {
        const auto patches = croppedPatches(crops.jobs(first, count),
                                            {0, kPatchSide_px, kPatchSide_px}, placement.device);
        TORCH_CHECK(patches.has_value(), "the crops could not be made");
        const auto tokens = huge.tokens(huge.config, patches->to(placement.type()), bench.pulse());
        const auto found = runHsmrHead(huge.config, head, tokens);
        const auto state = runSkel(body, turnsOfContinuous(body.turns, found.continuous),
                                   found.betas, at::zeros({count, 3}, tokens.options()));
        return std::vector<at::Tensor>{skelVertices(body, state)};
    };
    bench.addShare("HSMR from picture to skin", placement.device.is_cpu() ? 1 : kRuns,
                   vitWork_gflop(huge.config.backbone), chain);
}

std::vector<NetworkSpeed> measureAll(const Placement& placement, const BodyModel& body,
                                     const Job& job) {
    NetworkBench bench(placement, job);
    {
        const Huge huge(bench);
        addBackbone(bench, huge);
        addSkelNetworks(bench, huge);
        addWholeChain(bench, huge, body);
    }
    addMqHmr(bench);
    addFieldOfView(bench);
    return bench.take();
}

}  // namespace

Result<std::vector<NetworkSpeed>> measureNetworks(const MeasureOptions& options, const Job& job) {
    auto placement = placementOf(options.network);
    if (!placement) return tl::unexpected<Error>(placement.error());
    try {
        return measureAll(*placement, *options.body, job);
    } catch (const NetworkBench::Stopped&) {
        return fail(ErrorCode::Cancelled, "stopped; nothing was measured to the end");
    }
}

}  // namespace gonio
