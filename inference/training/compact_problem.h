#pragma once

#include "inference/nets/skel_layer.h"
#include "inference/synthesis/crop_synthesiser.h"
#include "inference/training/compact_losses.h"

namespace gonio {

struct CompactProblemOptions {
    CompactConfig network;
    CompactLossWeights weights;
    std::int64_t batch = 64;
    /// Every second crop of a batch is the one before it, mirrored: half as many are drawn.
    bool mirroredPairs = true;
    bool isOrthogonal = true;  ///< inner matrices step as stepOrthogonal() says
    /// Of the backbone while training: 32 bits, or bfloat16 where the device is made for it.
    at::ScalarType backboneType = at::kFloat;
    at::Device device = at::kCPU;  ///< where losses are computed
};

/// What the network says before it has learned anything: standing upright before the camera.
SkelRegression meanPerson();

/// The batch of these seeds, one crop after the other. Ends early, with crops that mean nothing,
/// when a stop is requested.
NamedTensors drawnBatch(const CropSynthesiser& synthesiser, std::uint64_t seed, std::int64_t rows,
                        bool mirroredPairs, const std::stop_token& stop);

/// Training of the compact network on people who are drawn as they are needed.
/// \param reference  body 0 of the synthesiser: its shape numbers are what the network puts out
TrainingProblem compactProblem(const CompactProblemOptions& options, const BodyModel& reference,
                               std::shared_ptr<const CropSynthesiser> synthesiser,
                               std::uint64_t seed);

}  // namespace gonio
