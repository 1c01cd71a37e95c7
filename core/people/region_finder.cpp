#include "core/people/region_finder.h"

namespace gonio {

Result<RegionFinder> RegionFinder::load(const std::filesystem::path& network,
                                        const std::filesystem::path& description,
                                        const std::filesystem::path& resourceFolder) {
    auto known = findNetworkDescription(network, resourceFolder, description);
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto* rule = std::get_if<AnchorRegions>(&known->output);
    if (!rule) {
        return fail(ErrorCode::Unsupported,
                    "a network of kind region was expected, not " + known->name);
    }
    auto loaded = Network::load(network, known->input, {rule->boxes, rule->scores});
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    RegionFinder finder(*std::move(known), *std::move(loaded));
    const Image blank{8, 8, std::vector<std::uint8_t>(3 * 8 * 8)};
    if (auto trial = finder.find(blank, {{4, 4}, {8, 8}, 0}); !trial) {
        return passOn(trial.error(), "trying the network " + network.string());
    }
    return finder;
}

Result<std::vector<RegionCandidate>> RegionFinder::find(const Image& image,
                                                        const CropRegion& where) {
    const auto& input = m_description.input;
    auto tensor = cropTensor(image, where, input);
    if (!tensor) {
        return tl::unexpected(tensor.error());
    }
    auto outputs = m_network.run(*tensor);
    if (!outputs) {
        return tl::unexpected(outputs.error());
    }
    auto found = decodeAnchorRegions((*outputs)[0], (*outputs)[1],
                                     std::get<AnchorRegions>(m_description.output), input);
    if (!found) {
        return found;
    }
    const Eigen::Vector2d cropSize(input.width_px, input.height_px);
    const Eigen::Affine2d map = pictureFromCrop(where, cropSize);
    const double scale = where.size_px.x() / cropSize.x();
    for (RegionCandidate& candidate : *found) {
        candidate.region.centre_px = map * candidate.region.centre_px;
        candidate.region.size_px *= scale;
        candidate.region.angle_rad += where.angle_rad;
    }
    return found;
}

}  // namespace gonio
