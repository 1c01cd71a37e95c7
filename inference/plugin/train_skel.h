#pragma once

#include "inference/plugin/network_library.h"
#include "inference/training/skel_problems.h"

namespace gonio {

// What the trainers of HSMR and SKEL-CF share.

struct SkelTrainingData {
    std::shared_ptr<const SkelSamples> samples;
    std::string source;  ///< for the trained file: "trained on ..."
    /// What decides the samples, as text: contents of the labels, the pictures' folder.
    std::map<std::string, std::string> settings = {};
};

/// The drawn people or data sets that the options name; tells of people that are left out.
/// \return Usage where a data set has nobody to learn from, with the commonest reason
Result<SkelTrainingData> skelTrainingData(
    const TrainingOptions& options, bool isSkelCf,
    const std::vector<std::shared_ptr<const BodyModel>>& bodies);

/// `start` with the backbone that the options name, if they do.
Result<NamedTensors> withChosenBackbone(const TrainingOptions& options, const NamedTensors& start);

/// The options of SkelTraining that decide what the steps do, with those of the data, as text.
std::map<std::string, std::string> skelSettings(const TrainingOptions& options,
                                                const SkelTrainingData& data);

/// Pictures that one thread works on at a time on the CPU.
int skelParts(const TrainingOptions& options);

}  // namespace gonio
