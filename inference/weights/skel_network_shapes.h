#pragma once

#include "inference/weights/pose_transformer_shapes.h"
#include "inference/weights/vit_shapes.h"

namespace gonio {

/// What the networks that regress SKEL parameters put out.
inline constexpr int kContinuousPoseSize = 144;  ///< 24 joints x 6
inline constexpr int kAngleCount = 46;
inline constexpr int kBetaCount = 10;
inline constexpr int kCameraSize = 3;  ///< scale, x, y

/// Heads, which no checkpoint records; 0 stands for the usual number.
struct HeadCounts {
    int backbone = 0;
    int decoder = 0;
};

/// HSMR (fact sheet 3.2, 3.3): tensors backbone.* and head.*.
struct HsmrConfig {
    VitConfig backbone;
    PoseTransformerConfig head;
    /// Numbers of a pose: kContinuousPoseSize as published, or kAngleCount, the angles themselves,
    /// as in the paper's comparison.
    int poseSize = kContinuousPoseSize;
};

TensorShapes hsmrShapes(const HsmrConfig& config);
/// The configuration whose tensors these are; every name and shape is checked.
Result<HsmrConfig> hsmrConfigOf(const TensorShapes& given, const HeadCounts& heads = {});

/// SKEL-CF (fact sheet 4.1): tensors backbone.* and decoder.*; its camera network is separate.
struct SkelCfConfig {
    VitConfig backbone;
    PoseTransformerConfig decoder{.width = 1280};
    int regressorHidden = 256;
};

TensorShapes skelCfShapes(const SkelCfConfig& config);
Result<SkelCfConfig> skelCfConfigOf(const TensorShapes& given, const HeadCounts& heads = {});

}  // namespace gonio
