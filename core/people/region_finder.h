#pragma once

#include "core/people/network.h"

namespace gonio {

/// A region network with its description.
class RegionFinder {
public:
    /// Unsupported if the network is of another kind.
    static Result<RegionFinder> load(const std::filesystem::path& network,
                                     const std::filesystem::path& description,
                                     const std::filesystem::path& resourceFolder);

    /// Regions in pixels of the picture, best first, of the people seen in `where`.
    Result<std::vector<RegionCandidate>> find(const Image& image, const CropRegion& where);

    const NetworkDescription& description() const { return m_description; }

    const std::string& hash() const { return m_network.hash(); }

private:
    RegionFinder(NetworkDescription description, Network network)
        : m_description(std::move(description)), m_network(std::move(network)) {}

    NetworkDescription m_description;
    Network m_network;
};

}  // namespace gonio
