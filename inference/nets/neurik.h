#pragma once

#include "inference/nets/osim_layer.h"

namespace gonio {

/// NeurIK of BioPose: virtual markers of a stretch of frames to joint angles and body scales. The
/// paper fixes 1-D convolutions along the markers, a transformer over 64 frames and forward
/// kinematics as the last layer; widths, depth and activation are the fact sheet's (BioPose 2.4,
/// 2.5). Markers stand in the order of their segments, so that neighbours are neighbours on the
/// body.
struct NeurIkConfig {
    int markers = 78;
    int frames = 64;
    int convWidth = 64;  ///< first; twice as much after the first halving
    int width = 256;
    int layers = 4;
    int heads = 8;
    int hidden = 512;
    bool everyFrame = false;  ///< the paper's multi-frame variant: an answer for each frame

    static constexpr int kOutputs = 6 + kOsimScales + kOsimCoordinates;
};

/// "input.*" and "output.*" hold what training data say of markers and scales; the rest is learned.
TensorShapes neurIkShapes(const NeurIkConfig& config);

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
