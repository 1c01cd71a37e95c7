#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// NetworkLibrary::train() of MQ-HMR on drawn people of the first body, in the words of its SMPL
/// twin. Without own settings as BioPose was trained (fact sheet 1.1), from a random backbone.
Result<TrainingReport> trainMqHmr(const TrainingOptions& options, const Job& job);

}  // namespace gonio
