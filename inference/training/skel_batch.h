#pragma once

#include <span>

#include "inference/nets/named_tensors.h"
#include "inference/training/skel_sample.h"

namespace gonio {

/// Samples as a batch of B rows:
///   image        B x 256 x 192 x 3, bytes
///   keypoints    B x 44 x 3: crop units, confidence;  points_m  B x 44 x 4: m, confidence
///   poses        B x 46 rad, the root in camera axes;  betas  B x 10
///   poses_known, betas_known  B: 1 or 0;  turns_known  B x 24: 0 where the pose is not known
///   square       B x 3: squareInfo()
///   labels       B, int64: which label set, -1 for labels that stay
///   turned_rad, cut_hard  B: see SkelSample
NamedTensors skelBatch(std::span<const SkelSample> samples);

/// Rows of a batch, each drawn with a seed of its own.
NamedTensors drawSkelBatch(const SkelSamples& samples, std::uint64_t seed, std::int64_t rows,
                           const std::stop_token& stop);

}  // namespace gonio
