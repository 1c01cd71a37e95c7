#pragma once

#include "core/pipeline/body_regressor.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// Where importing puts the weights of a network; they need not be there.
Result<std::filesystem::path> installedWeights(const std::string& network);
/// The weights of a network that are there: imported ones, else those that come with the program.
std::optional<std::filesystem::path> foundWeights(const std::string& network);
bool isInstalled(const std::string& network);

/// What people call a network: "HSMR".
std::string titleOf(const std::string& network);

/// The weights that a user named, else those that are there.
/// \return MissingModel where there are none, with what to do
Result<std::filesystem::path> weightsFor(const RegressorChoice& choice, const std::string& network);

/// Where and how precisely a network is to run. \return Usage: no such precision
Result<NetworkOptions> optionsOf(const RegressorChoice& choice);

/// A network with the SHA-256 of its weights.
struct OpenedNetwork {
    std::unique_ptr<Network> network;
    std::string hash;
};

/// LibTorch is loaded with the first call.
/// \return errors of loadNetworkLibrary() and NetworkLibrary::open(); Cancelled while hashing
Result<OpenedNetwork> openNetwork(const std::string& network, const std::filesystem::path& weights,
                                  const NetworkOptions& options, const Job& job);

}  // namespace gonio
