#pragma once

#include "core/body/marker_table.h"
#include "inference/nets/neurik.h"
#include "inference/training/trainer.h"

namespace gonio {

/// How much each loss counts; 0 switches it off. The first four are the paper's, the others ours
/// (fact sheet BioPose 2.8).
struct NeurIkLossWeights {
    double markers = 2;    ///< distance on the posed tree, m, weighted with the marker's own weight
    double joints = 1;     ///< distance of the joint centres, m
    double angles = 0.06;  ///< D3KE's smooth absolute difference, degrees
    double scales = 0.1;   ///< the same of the body scales, long axes twice
    double root = 0.5;     ///< 1 - cosine of the pelvis' turn
    double limits = 0.01;  ///< degrees beyond the tree's range
};

/// What the losses need to know of the markers and the tree.
struct NeurIkAnatomy {
    at::Tensor bodies;             ///< K, int64: of the markers that are on the tree
    at::Tensor places_m;           ///< K x 3, unscaled
    at::Tensor markerShares;       ///< K: the marker's weight / 10
    at::Tensor angleFactors;       ///< 31
    at::Tensor low_deg, high_deg;  ///< 31, the tree's ranges
    at::Tensor scaleFactors;       ///< 28: 2 for long axes
    std::vector<int> columns;      ///< of those markers in the table

    static NeurIkAnatomy of(const MarkerTable& table, at::Device device = at::kCPU);
};

/// All losses of an answer. T' is the answer's number of frames; the tree is posed in every
/// `every`-th of them only, counted back from the last.
/// \param labels  root B x T' x 3 x 3, coordinates B x T' x 31 (rad), scales B x 28, and of the
///                frames in which the tree is posed joints B x T" x 20 x 3 and tree_markers
///                B x T" x K x 3 (m, from the pelvis' origin)
/// Parts: markers_m, joints_m, angles, scales, root, limits_deg without their weights, and
/// angle_deg, the mean absolute difference of all coordinates.
TrainingLosses neurIkLosses(const NeurIkLossWeights& weights, const NeurIkAnatomy& anatomy,
                            const IkEstimate& answer, std::int64_t every,
                            const NamedTensors& labels);

}  // namespace gonio
