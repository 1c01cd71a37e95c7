#pragma once

#include <vector>

#include "inference/nets/hsmr.h"

namespace gonio {

/// Coarse prediction and what each refinement layer made of it; the last one is the result.
struct SkelCfStages {
    SkelRegression coarse;
    std::vector<SkelRegression> layers;

    const SkelRegression& last() const { return layers.empty() ? coarse : layers.back(); }
};

at::Tensor runSkelCfBackbone(const SkelCfConfig& config, const NamedTensors& weights,
                             const at::Tensor& patch, const NetworkPulse& pulse = {});

/// SKEL-CF's coarse-to-fine decoder (fact sheet 4.1).
/// \param tokens   B x 192 x width
/// \param boxInfo  B x 3: (cx - W/2)/f, (cy - H/2)/f, side/f, in full-picture px
SkelCfStages runSkelCfDecoder(const SkelCfConfig& config, const NamedTensors& weights,
                              const at::Tensor& tokens, const at::Tensor& boxInfo);

/// As startHsmr().
NamedTensors startSkelCf(const SkelCfConfig& config, const SkelRegression& mean,
                         std::uint64_t seed);

}  // namespace gonio
