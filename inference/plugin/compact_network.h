#pragma once

#include "inference/plugin/network_library.h"

namespace gonio {

/// Opens "default", our compact network, from a file of weights.
Result<std::unique_ptr<Network>> openCompact(const std::filesystem::path& weights,
                                             const NetworkOptions& options);

}  // namespace gonio
