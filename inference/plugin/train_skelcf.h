#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// NetworkLibrary::train() of "skelcf". The weights are skelcf.safetensors in the folder, without a
/// camera network: that is no part of the training, as published.
Result<TrainingReport> trainSkelCf(const TrainingOptions& options, const Job& job);

}  // namespace gonio
