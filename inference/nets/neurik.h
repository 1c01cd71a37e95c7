#pragma once

#include "inference/nets/osim_layer.h"
#include "inference/weights/neurik_shapes.h"

namespace gonio {

/// What training starts from: an upright pelvis, scales 1 +- 0.3, every coordinate in the middle of
/// its range. The ranges are those of the tree, 10 % wider, knees to -15 degrees, so that gradients
/// survive near their ends.
NamedTensors startNeurIk(const NeurIkConfig& config, std::uint64_t seed);

/// Of the last frame (T' = 1) or of every frame (T' = T).
struct IkEstimate {
    at::Tensor root;             ///< B x T' x 3 x 3, of the pelvis in the markers' frame
    at::Tensor scales;           ///< B x T' x 28
    at::Tensor coordinates_rad;  ///< B x T' x 31
};

/// \param markers  B x T x M x 4: x, y, z (m, y up, from the pelvis' markers), 1 where it is seen
IkEstimate runNeurIk(const NeurIkConfig& config, const NamedTensors& weights,
                     const at::Tensor& markers);

}  // namespace gonio
