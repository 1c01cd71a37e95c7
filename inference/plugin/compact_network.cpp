#include "inference/plugin/compact_network.h"

#include <ATen/ATen.h>

#include "inference/nets/compact_looks.h"
#include "inference/nets/tensor_convert.h"
#include "inference/plugin/open_network.h"
#include "inference/plugin/skel_networks.h"
#include "inference/synthesis/crop_labels.h"

namespace gonio {
namespace {

MirrorImage mirrorImage() {
    MirrorImage mirror{};
    for (int k = 0; k < kKeypointCount; ++k) mirror.keypoint[std::size_t(k)] = mirroredKeypoint(k);
    for (int j = 0; j < kJointCount; ++j)
        mirror.hasExactAngles[std::size_t(j)] = isMirroredExactly(j);
    return mirror;
}

class Compact : public NetworkBase {
public:
    Compact(const CompactConfig& config, const NamedTensors& weights, const Placement& placement,
            bool details, bool looksMirrored)
        : NetworkBase("Goniograph's compact network", foldCompact(config, weights), placement,
                      details),
          m_config(folded(config)) {
        if (looksMirrored) m_joiner.emplace(mirrorImage());
    }

private:
    static constexpr std::int64_t kSide_px = CompactConfig::kRows;
    static constexpr std::int64_t kBorder_px = (kSide_px - CompactConfig::kColumns) / 2;

    static CompactConfig folded(CompactConfig config) {
        config.isFolded = true;
        return config;
    }

    bool hasFewerBits() const override { return true; }

    std::vector<InputSpec> inputs() const override { return {{"patch", {3, kSide_px, kSide_px}}}; }

    Tensors forward(const Tensors& inputs, const NetworkPulse& pulse) const override {
        const auto columns = inputs[0].narrow(-1, kBorder_px, CompactConfig::kColumns);
        const auto look = [&](const at::Tensor& image) {
            return runCompact(m_config, weights(), image, BatchStatistics::Running, pulse);
        };
        const CompactAnswer answer =
            m_joiner ? m_joiner->join(look(LookJoiner::withMirrored(columns))) : look(columns);
        const auto& places = answer.keypoints;
        return {answer.body.continuous,
                answer.body.betas,
                answer.body.camera,
                at::cat({places, at::sigmoid(answer.seen).unsqueeze(-1)}, -1),
                at::stack({spreadsOf(answer.x, places.select(-1, 0)),
                           spreadsOf(answer.y, places.select(-1, 1))},
                          -1),
                at::stack({modesOf(answer.x), modesOf(answer.y)}, 2)};
    }

    TensorMap named(const Tensors& outputs) const override {
        return {{"poses", posesOf(outputs[0])},
                {"betas", tensorOfTorch(outputs[1])},
                {"cam", tensorOfTorch(outputs[2])},
                {"keypoints", tensorOfTorch(outputs[3])},
                {"keypoint_spread", tensorOfTorch(outputs[4])},
                {"keypoint_modes", tensorOfTorch(outputs[5])}};
    }

    CompactConfig m_config;
    std::optional<LookJoiner> m_joiner;  ///< none: every crop is looked at once
};

}  // namespace

Result<std::unique_ptr<Network>> openCompact(const std::filesystem::path& weights,
                                             const NetworkOptions& options) {
    return openNetwork<Compact>("default", weights, options, compactConfigOf,
                                options.looksMirrored);
}

}  // namespace gonio
