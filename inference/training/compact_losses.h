#pragma once

#include "inference/nets/compact.h"
#include "inference/nets/skel_layer.h"
#include "inference/training/trainer.h"

namespace gonio {

/// How much each loss counts. HSMR's kinds of losses (fact sheet 3.7) as means instead of sums,
/// with weights of ours: its own suit a backbone that knows pictures of people already.
struct CompactLossWeights {
    double places = 1;  ///< columns and rows, Kullback-Leibler divergence from a bell, nats
    double seen = 0.3;  ///< whether points are seen, cross entropy, nats
    double mask = 1;    ///< which cells show the person, Kullback-Leibler divergence, nats
    /// 44 keypoints in space from keypoint 39, of the person's own root, mean |difference|, m.
    double points = 10;
    double picture = 5;    ///< the same projected into the crop, mean |difference|, crop units
    double root = 1;       ///< pelvis, squared difference of the continuous numbers, summed over 6
    double turns = 2;      ///< other joints, the same, mean over the joints
    double betas = 0.02;   ///< mean squared difference
    double camera = 2;     ///< scale and place, mean |difference|
    double bell_px = 2.5;  ///< standard deviation of the places' soft labels
};

/// The weights as text, for records.
std::string textOf(const CompactLossWeights& weights);

/// Bytes B x rows x columns x 3 to what networks see, B x 3 x rows x columns.
at::Tensor normalisedImage(const at::Tensor& bytes);

/// Kullback-Leibler divergence of softmax(logWeights) from a bell around each place, over places,
/// weighted mean over rows and points. \param logWeights  B x K x n  \param places_px, weights
/// B x K
at::Tensor placeLoss(const at::Tensor& logWeights, const at::Tensor& places_px,
                     const at::Tensor& weights, double bell_px);

/// All losses of an answer against compactBatch()'s labels. Parts carry the names above.
/// \param body  the reference body, whose shape numbers the network speaks; needs no surface
TrainingLosses compactLosses(const CompactLossWeights& weights, const SkelTensors& body,
                             const CompactAnswer& answer, const NamedTensors& labels);

}  // namespace gonio
