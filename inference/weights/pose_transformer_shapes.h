#pragma once

#include "inference/weights/tensor_spec.h"

namespace gonio {

/// The decoder that HSMR and SKEL-CF share (fact sheet 3.3, 4.1): layers of self-attention,
/// cross-attention to the picture's tokens and an MLP, each residual behind a layer norm.
struct PoseTransformerConfig {
    int width = 1024;  ///< of a query token
    int depth = 6;     ///< layers
    int heads = 8;
    int headWidth = 64;
    int hidden = 1024;        ///< of the MLP
    int contextWidth = 1280;  ///< of the picture's tokens

    int inner() const { return heads * headWidth; }
};

/// \param prefix  what stands before "layers."
TensorShapes poseTransformerShapes(const PoseTransformerConfig& config, const std::string& prefix);

/// \param heads  0: the usual number, see headsOf()
Result<PoseTransformerConfig> poseTransformerConfigOf(const TensorShapes& given,
                                                      const std::string& prefix, int heads = 0);

}  // namespace gonio
