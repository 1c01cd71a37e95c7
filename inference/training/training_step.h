#pragma once

#include "inference/training/trainer.h"

namespace gonio {

/// Losses and gradients of one batch.
struct StepResult {
    std::map<std::string, double> losses;  ///< "total" among them
    TensorsByName gradients;
    NamedTensors answers;  ///< TrainingLosses::answers of all parts, in the batch's order
};

/// Cuts the batch into parts, works on them with several threads and puts their gradients and
/// running statistics together in order; running statistics in `weights` are changed in place.
/// Exceptions of the losses, `pulse`'s among them, come through.
StepResult computeStep(const TrainingProblem& problem, const NamedTensors& weights,
                       const NamedTensors& batch, std::uint64_t seed, int parts, int threads,
                       const NetworkPulse& pulse);

}  // namespace gonio
