#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// NetworkLibrary::train() of "default". The weights are default.safetensors in the folder: the
/// running average, folded, in half precision but for small tensors.
Result<TrainingReport> trainCompact(const TrainingOptions& options, const Job& job);

}  // namespace gonio
