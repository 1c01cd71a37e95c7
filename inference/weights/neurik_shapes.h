#pragma once

#include "core/body/osim_tree.h"
#include "inference/weights/skel_network_shapes.h"

namespace gonio {

/// NeurIK of BioPose: virtual markers of a stretch of frames to joint angles and body scales. The
/// paper fixes 1-D convolutions along the markers, a transformer over 64 frames and forward
/// kinematics as the last layer; widths, depth and activation are the fact sheet's (BioPose 2.4,
/// 2.5). Markers stand in the order of their segments, so that neighbours are neighbours on the
/// body. Nobody has published weights: the names are ours.
struct NeurIkConfig {
    int markers = 78;
    int frames = 64;     ///< of a stretch; no tensor depends on it
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

/// The configuration whose tensors these are, of the published number of frames; every name and
/// shape is checked.
/// \param heads  `decoder`; 0: deformableHeadsOf()
Result<NeurIkConfig> neurIkConfigOf(const TensorShapes& given, const HeadCounts& heads = {});

}  // namespace gonio
