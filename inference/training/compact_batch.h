#pragma once

#include <ATen/core/Tensor.h>

#include <span>

#include "inference/nets/named_tensors.h"
#include "inference/synthesis/crop_labels.h"

namespace gonio {

/// Crops of 256 x 192 with their labels as a batch of B rows:
///   image         B x 256 x 192 x 3, bytes
///   places_px     B x 44 x 2: column and row in the crop, whole numbers are pixel centres
///   inside        B x 44: 1 where the place lies in the crop and may be learned, half of it where
///                 something hides it
///   seen          B x 44: 1 where the point can be seen
///   poses         B x 46 rad, the root in camera axes;  betas B x 10;  camera B x 3
///   continuous    B x 24 x 6: the same poses in HSMR's continuous numbers, joint by joint
///   betas_known   B: 1 where the shape numbers are those of body 0
///   turns_known   B x 24: 1 where the joint's angles are exact; 0 for ankles and feet of mirrored
///                 people (see mirrorSample())
///   points_m      B x 44 x 3 from keypoint 39 (pelvis), camera axes
///   person        B: 1 where enough of the person is seen to speak of their body
///   mask          B x 16 x 12: share of the person in cells of 16 x 16 px
NamedTensors compactBatch(std::span<const CropSample> samples, std::span<const bool> isMirrored);

}  // namespace gonio
