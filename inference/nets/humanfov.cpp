#include "inference/nets/humanfov.h"

#include <ATen/ATen.h>

#include "inference/nets/layers.h"

namespace gonio {

FieldOfView runHumanFov(const HumanFovConfig& config, const NamedTensors& weights,
                        const at::Tensor& image, const NetworkPulse& pulse) {
    auto maps = runHrnet(config.backbone, weights, "backbone.", image, pulse);
    for (int branch = 0; branch + 1 < HrnetConfig::kBranches; ++branch) {
        const std::string name = "backbone.downsample_stage_" + std::to_string(branch + 1) + ".";
        for (int step = 0; step + branch + 1 < HrnetConfig::kBranches; ++step) {
            const auto smaller =
                convolve(weights, name + std::to_string(3 * step), maps[branch], 2);
            maps[branch] = batchNorm(weights, name + std::to_string(3 * step + 1), smaller).relu();
        }
    }
    // The backbone may have fewer bits than what follows.
    const auto pooled = at::cat(maps, 1).to(weights["fc1.weight"].scalar_type()).mean({2, 3});
    return {pooled, applyLinear(weights, "fc3", applyLinear(weights, "fc1", pooled))};
}

}  // namespace gonio
