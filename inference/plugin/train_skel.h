#pragma once

#include "inference/plugin/network_library.h"
#include "inference/training/skel_problems.h"

namespace gonio {

// What the trainers of HSMR and SKEL-CF share.

/// The drawn people or data sets that the options name.
/// \param changes  of crops from data sets
struct SkelTrainingData {
    std::shared_ptr<const SkelSamples> samples;
    std::string source;  ///< for the trained file: "trained on ..."
};

Result<SkelTrainingData> skelTrainingData(
    const TrainingOptions& options, bool isSkelCf,
    const std::vector<std::shared_ptr<const BodyModel>>& bodies);

/// `start` with the backbone that the options name, if they do.
Result<NamedTensors> withChosenBackbone(const TrainingOptions& options, const NamedTensors& start);

/// The options of SkelTraining that decide what the steps do, as text.
std::map<std::string, std::string> skelSettings(const TrainingOptions& options);

/// Pictures that one thread works on at a time on the CPU.
int skelParts(const TrainingOptions& options);

}  // namespace gonio
