#pragma once

#include "inference/nets/load_weights.h"
#include "inference/plugin/network_base.h"

namespace gonio {

/// Weights, their configuration, the place to run: whatever fails first is told.
/// \param more  what else the network is made of
template <class Made, class ConfigOf, class... More>
Result<std::unique_ptr<Network>> openNetwork(const char* id, const std::filesystem::path& file,
                                             const NetworkOptions& options,
                                             const ConfigOf& configOf, const More&... more) {
    const auto placement = placementOf(options);
    if (!placement) return tl::unexpected<Error>(placement.error());
    auto weights = loadWeights(file, id);
    if (!weights) return passOn(weights.error(), "reading " + file.string());
    const auto config = configOf(weights->shapes());
    if (!config) return passOn(config.error(), "reading " + file.string());
    auto network = std::make_unique<Made>(*config, *weights, *placement, options.details, more...);
    if (placement->precision == Precision::Float32) return network;
    Placement exact = *placement;
    exact.precision = Precision::Float32;
    auto checked =
        network->checkPrecision(Made(*config, *weights, exact, options.details, more...));
    if (!checked) return passOn(checked.error(), "trying " + file.string());
    return network;
}

}  // namespace gonio
