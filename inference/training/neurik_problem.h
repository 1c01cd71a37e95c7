#pragma once

#include "inference/synthesis/marker_disturbance.h"
#include "inference/training/neurik_losses.h"

namespace gonio {

struct NeurIkProblemOptions {
    /// `everyFrame`: losses of all frames (the paper's multi-frame variant), else of the last.
    NeurIkConfig network;
    NeurIkLossWeights weights;
    MarkerDisturbance disturbance;
    std::int64_t batch = 128;
    std::int64_t windowsOfClip = 2;  ///< windows of one clip, each disturbed in its own way
    /// With losses of all frames: the tree is posed in every so many of them.
    std::int64_t poseEvery = 8;
    at::Device device = at::kCPU;
};

/// What a training needs beside its options, checked.
struct NeurIkData {
    std::shared_ptr<const MarkerMotions> motions;
    std::array<int, 4> pelvis{};  ///< columns

    /// \return Usage, see pelvisColumnsOf()
    static Result<NeurIkData> of(MarkerMotions motions);
};

/// The windows of a step: markers B x T x M x 4 (0 and 0 where not seen) and neurIkLosses()'
/// labels. Ends early, with nothing, when a stop is requested.
NamedTensors neurIkBatch(const NeurIkProblemOptions& options, const NeurIkData& data,
                         std::uint64_t seed, const std::stop_token& stop);

/// What training starts from: startNeurIk() with mean and deviation of the markers, mean and spread
/// of the scales and, where coordinates go beyond the tree's ranges, wider ones, of some windows.
NamedTensors startNeurIkFor(const NeurIkProblemOptions& options, const NeurIkData& data,
                            std::uint64_t seed);

/// Training of NeurIK on sequences that are made as they are needed.
TrainingProblem neurIkProblem(const NeurIkProblemOptions& options, const NeurIkData& data,
                              std::uint64_t seed);

}  // namespace gonio
