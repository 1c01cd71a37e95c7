#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// NetworkLibrary::train() of NeurIK on sequences of virtual markers. Without own settings as
/// BioPose was trained (fact sheet 2.1), with widths and amounts of ours where none are published.
Result<TrainingReport> trainNeurIk(const TrainingOptions& options, const Job& job);

}  // namespace gonio
