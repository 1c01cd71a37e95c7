#pragma once

#include <filesystem>
#include <optional>

#include "inference/training/optimiser.h"

namespace gonio {

/// All that a training needs to go on as if it had never stopped.
struct TrainingState {
    std::int64_t step = 0;  ///< steps done
    std::uint64_t seed = 0;
    /// What the training was asked to do, as text; one that goes on must have been asked the same.
    std::string configuration;
    NamedTensors weights;
    AdamWMoments moments;
    NamedTensors average;
    NamedTensors memory;  ///< TrainingMemory::tensors(); empty where there is none
};

/// Writes checkpoint-STEP.safetensors (whole or not at all) and removes all but the newest two.
/// Tensors "weights.", "first.", "second." and "average." with the weights' names behind, "memory."
/// with its own; metadata kind = training, layout_version = 1, step, seed, configuration. \return
/// WriteFailed
Result<void> writeCheckpoint(const std::filesystem::path& folder, const TrainingState& state);

/// \return NotFound; MalformedFile with the tensor that is missing or of another shape than
/// `like`; Unsupported: no checkpoint of ours
Result<TrainingState> readCheckpoint(const std::filesystem::path& file, const NamedTensors& like);

/// The checkpoint of the most steps in the folder.
std::optional<std::filesystem::path> newestCheckpoint(const std::filesystem::path& folder);

}  // namespace gonio
