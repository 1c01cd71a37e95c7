#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// Opens "mqhmr" or "neurik" from a file of weights.
Result<std::unique_ptr<Network>> openMqHmr(const std::filesystem::path& weights,
                                           const NetworkOptions& options);
Result<std::unique_ptr<Network>> openNeurIk(const std::filesystem::path& weights,
                                            const NetworkOptions& options);

}  // namespace gonio
