#pragma once

#include "inference/weights/pose_transformer_shapes.h"
#include "inference/weights/vit_shapes.h"

namespace gonio {

/// HMR2.0 (BioPose sheet 1.5): HSMR's ancestor, which regresses SMPL; tensors backbone.* and
/// smpl_head.*. Its mean pose, shape and camera are buffers of the checkpoint.
struct Hmr2Config {
    VitConfig backbone;
    PoseTransformerConfig head;
};

TensorShapes hmr2Shapes(const Hmr2Config& config);
/// The configuration whose tensors these are; every name and shape is checked.
Result<Hmr2Config> hmr2ConfigOf(const TensorShapes& given);

}  // namespace gonio
