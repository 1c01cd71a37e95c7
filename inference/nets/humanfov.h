#pragma once

#include "inference/nets/hrnet.h"

namespace gonio {

struct FieldOfView {
    at::Tensor pooled;   ///< B x config.pooled()
    at::Tensor fov_rad;  ///< B x 2; the second is vertical, the first unused
};

/// CameraHMR's field-of-view network (fact sheet 4.3). fc2 is never used and nothing stands
/// between fc1 and fc3, as published.
/// \param image  B x 3 x 256 x 256: the whole picture, letterboxed on white, normalised
FieldOfView runHumanFov(const HumanFovConfig& config, const NamedTensors& weights,
                        const at::Tensor& image, const NetworkPulse& pulse = {});

}  // namespace gonio
