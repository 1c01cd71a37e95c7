#pragma once

#include "core/io/weights_importer.h"

namespace gonio {

/// Metadata of the files that importing makes: kind = network, network = "hsmr",
/// layout_version = 1, name, licence, source (file name), source_sha256, source_prefix (of the
/// tensors' names in that file).
inline constexpr const char* kNetworkKind = "network";
/// Metadata of a network that was trained on a body of ours: the body's name. Without it a network
/// that speaks SMPL speaks of SMPL itself.
inline constexpr const char* kBodyKey = "body";
/// Metadata of NeurIK's weights: frames of a window, and whether each of them is answered ("every")
/// or the last alone ("last").
inline constexpr const char *kFramesKey = "frames", *kAnswersKey = "answers";
inline constexpr const char* kWeightsLayoutVersion = "1";

/// Takes PyTorch checkpoints as they are downloaded (HSMR, SKEL-CF with its camera network,
/// HumanFoV, ViTPose, HMR2.0) or trained (MQ-HMR, NeurIK) and safetensors with the same names.
/// Every name and shape is checked against the network, every number must be finite and of a
/// floating type of at most 32 bits; results are ID.safetensors, such as hsmr.safetensors. Memory
/// does not grow with the file.
const WeightsImporter& networkWeightsImporter();

/// Prepares and commits.
/// \return the files written. MalformedFile naming missing, extra, misshapen or broken tensors;
/// Unsupported with what the file is instead; Forbidden; WriteFailed; Cancelled. Nothing is left
/// in the folder then.
Result<std::vector<std::filesystem::path>> importWeights(const std::filesystem::path& file,
                                                         const std::filesystem::path& models,
                                                         const std::string& sourceHash = {},
                                                         const Job& job = {});

}  // namespace gonio
