#pragma once

#include "inference/nets/hsmr.h"
#include "inference/nets/skel_layer.h"
#include "inference/training/trainer.h"

namespace gonio {

/// Weights of the published losses (fact sheet 3.7, 4.6). Each loss is a sum over the numbers of a
/// row, as published, and the mean over the rows.
struct SkelLossWeights {
    double points =
        0.05;  ///< 44 keypoints in space from keypoint 39, |difference| times confidence
    double picture = 0.01;   ///< the same in the crop, crop units
    double root = 0.002;     ///< the pelvis' rotation matrix, squared or absolute differences
    double turns = 0.001;    ///< the other 23, the same
    double betas = 0.0005;   ///< shape numbers, the same
    bool areSquared = true;  ///< root, turns and betas: HSMR squares, SKEL-CF does not

    static SkelLossWeights hsmr() { return {}; }

    static SkelLossWeights skelCf() { return {.picture = 0.05, .areSquared = false}; }
};

/// Squares of networks that know no camera: HSMR's crop camera of 5000 px for 256 px, in the
/// middle.
at::Tensor cropCameraSquare(const at::TensorOptions& options);

/// Where points appear in the square, crop units. With the square (x, y, side) in focal lengths
/// and t = (tx + 2 x / (s side), ty + 2 y / (s side), 2 / (s side)): ((X + t).xy / z - (x, y)) /
/// side (fact sheet 4.3; with cropCameraSquare() the same as 3.5). A scale below 0.05 counts as
/// that and a depth below 0.1 m too: there is no picture of what lies behind the camera. \param
/// points_m  B x N x 3  \param camera  B x 3  \param square  B x 3 or 1 x 3
at::Tensor projectedInSquare(const at::Tensor& points_m, const at::Tensor& camera,
                             const at::Tensor& square);

/// The body that a network speaks of: rotations from either representation.
/// \param pose  B x 144, continuous, or B x 46, rad
JointTurns turnsOfAnswer(const SkelTensors& body, const at::Tensor& pose);

/// All losses of one answer against skelBatch()'s labels.
/// \param body  whose shape numbers the network speaks; needs no surface
TrainingLosses skelLosses(const SkelLossWeights& weights, const SkelTensors& body,
                          const SkelRegression& answer, const at::Tensor& square,
                          const NamedTensors& labels);

/// SKEL-CF's supervision of a layer (4.6): mean |difference| of the 24 matrices that the continuous
/// numbers span, whatever they mean for the joint. Rows and joints that are not known count 0.
at::Tensor continuousLoss(const JointTables& tables, const at::Tensor& continuous,
                          const NamedTensors& labels);

}  // namespace gonio
