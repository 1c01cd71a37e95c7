#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// ViT-H at batch 8, HSMR and SKEL-CF in full size, with random weights on the CPU; every time is
/// held against the rate of matrix products measured right before and after it.
Result<std::vector<NetworkSpeed>> measureNetworks(const Job& job);

}  // namespace gonio
