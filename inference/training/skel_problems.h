#pragma once

#include "inference/nets/skelcf.h"
#include "inference/training/skel_losses.h"
#include "inference/training/skel_sample.h"

namespace gonio {

/// What the trainings of HSMR and SKEL-CF share.
struct SkelTrainingOptions {
    std::int64_t batch = 64;
    /// Of the backbone while training: 32 bits, or bfloat16 where the device is made for it.
    at::ScalarType backboneType = at::kFloat;
    at::Device device = at::kCPU;  ///< where losses are computed
};

struct HsmrProblemOptions : SkelTrainingOptions {
    HsmrConfig network;
    SkelLossWeights weights = SkelLossWeights::hsmr();
};

struct SkelCfProblemOptions : SkelTrainingOptions {
    SkelCfConfig network;
    SkelLossWeights weights = SkelLossWeights::skelCf();
    double layers = 0.1;  ///< of continuousLoss(), summed over the layers (fact sheet 4.6)
    /// Knows the camera: the square in the picture goes into the network and the projection. Else
    /// both take HSMR's crop camera for every square.
    bool knowsCamera = true;
};

/// A network of these sizes: "tiny" (96 wide, for tests), "small" (384), "base" (768) or "full",
/// as published. \return Usage
Result<VitConfig> vitOfSize(const std::string& size);
HsmrConfig hsmrOfSize(const VitConfig& backbone);
/// \param refines  false: no layers, the coarse prediction is the result
SkelCfConfig skelCfOfSize(const VitConfig& backbone, bool refines = true);

/// What networks that regress angles themselves begin with (HsmrConfig::poseSize of kAngleCount).
SkelRegression inAngles(const SkelRegression& mean);

/// `start` with the tensors of a pretrained backbone.
/// \param backbone  ViTPose's tensors, without "backbone."; its last norm may be missing
/// \return MalformedFile with the tensor that has another shape
Result<NamedTensors> withBackbone(const NamedTensors& start, const NamedTensors& backbone);

/// Training of HSMR. Its answers, for a TrainingMemory: poses B x 46 rad, betas B x 10, trans_m B x
/// 3 in the crop camera.
/// \param reference  whose shape numbers the network speaks
TrainingProblem hsmrProblem(const HsmrProblemOptions& options, const BodyModel& reference,
                            std::shared_ptr<const SkelSamples> samples, NamedTensors start);

/// Training of SKEL-CF: all losses for the coarse and the last prediction, and continuousLoss() for
/// every layer. The camera network is no part of it, as published: the samples know their cameras.
TrainingProblem skelCfProblem(const SkelCfProblemOptions& options, const BodyModel& reference,
                              std::shared_ptr<const SkelSamples> samples, NamedTensors start);

}  // namespace gonio
