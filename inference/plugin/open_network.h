#pragma once

#include "inference/nets/load_weights.h"
#include "inference/plugin/network_base.h"

namespace gonio {

/// Weights, their configuration, the place to run: whatever fails first is told.
/// \param more  what else the network is made of
template <class Made, class ConfigOf, class... More>
Result<std::unique_ptr<Network>> openNetwork(const char* id, const std::filesystem::path& file,
                                             const NetworkOptions& options,
                                             const ConfigOf& configOf, More&&... more) {
    const auto placement = placementOf(options);
    if (!placement) return tl::unexpected<Error>(placement.error());
    auto weights = loadWeights(file, id);
    if (!weights) return passOn(weights.error(), "reading " + file.string());
    const auto config = configOf(weights->shapes());
    if (!config) return passOn(config.error(), "reading " + file.string());
    return std::make_unique<Made>(*config, std::move(*weights), *placement, options.details,
                                  std::forward<More>(more)...);
}

}  // namespace gonio
