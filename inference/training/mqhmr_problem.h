#pragma once

#include "core/body/smpl_model.h"
#include "inference/synthesis/crop_synthesiser.h"
#include "inference/training/mqhmr_losses.h"

namespace gonio {

struct MqHmrProblemOptions {
    MqHmrConfig network;
    MqHmrLossWeights weights;
    std::int64_t batch = 48;
    /// Every second crop of a batch is the one before it, mirrored: half as many are drawn.
    bool mirroredPairs = true;
    at::Device device = at::kCPU;
};

/// Crops of 256 x 192 as bytes (image B x 256 x 192 x 3) with mqHmrLosses()' labels: the person
/// stands as the twin of the body (smplTwinOf) does.
/// \param body  the one that was drawn
NamedTensors mqHmrBatch(const BodyModel& body, std::span<const CropSample> samples,
                        std::span<const bool> isMirrored);

/// Training of MQ-HMR on drawn people of one body.
/// \param synthesiser  of that body alone
TrainingProblem mqHmrProblem(const MqHmrProblemOptions& options,
                             const std::shared_ptr<const BodyModel>& body,
                             std::shared_ptr<const CropSynthesiser> synthesiser,
                             std::uint64_t seed);

}  // namespace gonio
