#pragma once

#include <map>
#include <string>

#include "inference/plugin/network_base.h"
#include "inference/training/trainer.h"

namespace gonio {

/// What every trainer of this folder begins with.
struct TrainingSetup {
    Placement placement;
    std::vector<std::shared_ptr<const BodyModel>> bodies;  ///< at least one
};

/// \return Usage: a batch, a number of steps or a learning rate that mean nothing, half precision,
/// no body; else as placementOf() and loadBodyModel()
Result<TrainingSetup> setUpTraining(const TrainingOptions& options);

/// Puts the weights of the last checkpoint in `folder` into the problem; nothing where it is empty.
/// \return what to call that state: what it was asked, its seed and steps; empty for none.
/// NotFound: no checkpoint there; else as readCheckpoint()
Result<std::string> beginWith(const std::filesystem::path& folder, TrainingProblem& problem);

/// All that does not depend on the network. The caller adds the learning rate's course, the largest
/// gradient, the running average and, on the CPU, how the batch is cut (TrainerOptions::parts).
/// \param own  the network's own settings that decide what the steps do, by name; a training that
/// goes on must have the same
TrainerOptions commonTrainerOptions(const TrainingOptions& options, const TrainingSetup& setup,
                                    const std::map<std::string, std::string>& own);

/// A trained network, ready to be written.
struct TrainedNetwork {
    std::string title;  ///< for people: "Goniograph's compact network"
    NamedTensors weights;
    std::string source = "trained on drawn people";
    std::map<std::string, std::string> metadata = {};  ///< what else its users need to know
    bool halvesMatrices = true;  ///< 16 bits but for vectors and fixed means
};

/// NETWORK.safetensors in the training's folder, ready for open() and for importing.
/// \return WriteFailed
Result<std::filesystem::path> writeTrainedNetwork(const TrainingOptions& options,
                                                  const TrainingSetup& setup,
                                                  const TrainedNetwork& network,
                                                  const TrainingState& state);

}  // namespace gonio
