#pragma once

#include "inference/nets/mqhmr.h"
#include "inference/nets/smpl_layer.h"
#include "inference/training/trainer.h"

namespace gonio {

/// How much each loss of MQ-HMR counts: the paper's, which are HMR2.0's; sums over joints and axes,
/// mean over the batch (fact sheet BioPose 1.9; there the batch is summed too, which Adam does not
/// see).
struct MqHmrLossWeights {
    double points = 0.05;   ///< joints in space from the pelvis, |difference|, m
    double picture = 0.01;  ///< joints in the crop, |difference|, crop units
    double turns = 1e-3;    ///< rotation matrices, squared difference
    double betas = 5e-4;    ///< squared difference
};

/// \param body  whose joints are compared; no vertex is posed
/// \param labels  rotations B x 24 x 3 x 3, betas B x 10, camera B x 3, known B x 24 (0: the joint
///                neither turns nor lies where the labels say)
/// Parts: points, picture, turns, betas without their weights, and joint_mm, the mean distance of
/// the known joints.
TrainingLosses mqHmrLosses(const MqHmrLossWeights& weights, const SmplTensors& body,
                           const SmplEstimate& answer, const NamedTensors& labels);

}  // namespace gonio
