#pragma once

#include "inference/nets/named_tensors.h"
#include "inference/weights/pose_transformer_shapes.h"

namespace gonio {

/// One layer of the decoder (fact sheet 3.3): only the query is normalised, with epsilon 1e-5; the
/// picture's tokens are used as they come.
/// \param prefix   what stands before "layers."
/// \param tokens   B x n x config.width
/// \param context  B x m x config.contextWidth
at::Tensor runPoseLayer(const PoseTransformerConfig& config, const NamedTensors& weights,
                        const std::string& prefix, int layer, const at::Tensor& tokens,
                        const at::Tensor& context);

}  // namespace gonio
