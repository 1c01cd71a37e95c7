#pragma once

#include <vector>

#include "inference/nets/deformable_attention.h"
#include "inference/nets/mqhmr_pyramid.h"
#include "inference/nets/vit.h"

namespace gonio {

/// What training starts from (the backbone's part is random too; load ViTPose's over it). The mean
/// pose is upright in the camera frame (turned by pi about x), everything else zero, s = 0.9.
NamedTensors startMqHmr(const MqHmrConfig& config, std::uint64_t seed);

/// SMPL as a network gives it: rotations B x 24 x 3 x 3 (0: whole body in camera axes), betas
/// B x 10, camera B x 3 = (s, tx, ty) of the crop.
struct SmplEstimate {
    at::Tensor rotations, betas, camera;
};

/// The maps of a batch as every layer's queries see them: [layer][level].
struct MqMemory {
    std::vector<std::vector<at::Tensor>> values;
};

/// \param image  B x 3 x 256 x 192, normalised  \return three maps B x width x H x W
std::vector<at::Tensor> runMqBackbone(const MqHmrConfig& config, const NamedTensors& weights,
                                      const at::Tensor& image, const NetworkPulse& pulse = {});
/// \param maps  of runMqBackbone
MqMemory mqMemory(const MqHmrConfig& config, const NamedTensors& weights,
                  const std::vector<at::Tensor>& maps);
/// The tokens after every layer, B x queries x width each.
/// \param shift  of the queries' content, queries x width or B x queries x width; undefined: none.
///               What the refinement by 2-D points moves.
std::vector<at::Tensor> runMqDecoder(const MqHmrConfig& config, const NamedTensors& weights,
                                     const MqMemory& memory, const at::Tensor& shift = {});
SmplEstimate runMqHead(const NamedTensors& weights, const at::Tensor& tokens);
SmplEstimate runMqHmr(const MqHmrConfig& config, const NamedTensors& weights,
                      const at::Tensor& image, const NetworkPulse& pulse = {});

}  // namespace gonio
