#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// NetworkLibrary::train() of "hsmr". The weights are hsmr.safetensors in the folder.
Result<TrainingReport> trainHsmr(const TrainingOptions& options, const Job& job);

}  // namespace gonio
