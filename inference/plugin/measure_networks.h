#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// ViT-H, HSMR, SKEL-CF, MQ-HMR and HumanFoV in full size with random weights, and HSMR from the
/// decoded picture to the skin; rates are held against that of matrix products measured right
/// before and after.
Result<std::vector<NetworkSpeed>> measureNetworks(const MeasureOptions& options, const Job& job);

}  // namespace gonio
