#include "core/people/network.h"
#include "core/people/person_detector.h"
#include "core/people/region_finder.h"

namespace gonio {

namespace {

std::vector<PersonBox> insidePicture(std::vector<PersonBox> boxes, const Image& image) {
    for (PersonBox& box : boxes) {
        box = clippedTo(box, image.width_px, image.height_px);
    }
    std::erase_if(boxes, [](const PersonBox& box) { return !isUsable(box); });
    return boxes;
}

class BoxNetworkDetector : public PersonDetector {
public:
    BoxNetworkDetector(NetworkDescription description, Network network)
        : m_description(std::move(description)), m_network(std::move(network)) {}

    Result<std::vector<PersonBox>> detect(const Image& image) override {
        if (auto usable = checkImage(image); !usable) {
            return tl::unexpected(usable.error());
        }
        const auto& input = m_description.input;
        const CropRegion whole = letterboxRegion(image.width_px, image.height_px, input);
        auto tensor = cropTensor(image, whole, input);
        if (!tensor) {
            return tl::unexpected(tensor.error());
        }
        auto outputs = m_network.run(*tensor);
        if (!outputs) {
            return tl::unexpected(outputs.error());
        }
        auto boxes =
            decodeGridBoxes(outputs->front(), std::get<GridBoxes>(m_description.output), input);
        if (!boxes) {
            return boxes;
        }
        const double scale = whole.size_px.x() / input.width_px;
        const Eigen::Vector2d corner = whole.centre_px - whole.size_px / 2;
        for (PersonBox& box : *boxes) {
            box = {corner.x() + scale * box.x_px, corner.y() + scale * box.y_px,
                   scale * box.width_px, scale * box.height_px, box.score};
        }
        return insidePicture(*std::move(boxes), image);
    }

    std::string name() const override { return m_description.name; }

    std::string hash() const override { return m_network.hash(); }

private:
    NetworkDescription m_description;
    Network m_network;
};

class RegionNetworkDetector : public PersonDetector {
public:
    explicit RegionNetworkDetector(RegionFinder finder) : m_finder(std::move(finder)) {}

    Result<std::vector<PersonBox>> detect(const Image& image) override {
        if (auto usable = checkImage(image); !usable) {
            return tl::unexpected(usable.error());
        }
        const auto& description = m_finder.description();
        auto found = m_finder.find(
            image, letterboxRegion(image.width_px, image.height_px, description.input));
        if (!found) {
            return tl::unexpected(found.error());
        }
        const double scale = std::get<AnchorRegions>(description.output).scale;
        std::vector<PersonBox> boxes;
        for (const RegionCandidate& candidate : *found) {
            const Eigen::Vector2d size = candidate.region.size_px / scale;
            const Eigen::Vector2d corner = candidate.region.centre_px - size / 2;
            boxes.push_back({corner.x(), corner.y(), size.x(), size.y(), candidate.box.score});
        }
        return insidePicture(std::move(boxes), image);
    }

    std::string name() const override { return m_finder.description().name; }

    std::string hash() const override { return m_finder.hash(); }

private:
    RegionFinder m_finder;
};

}  // namespace

Result<std::unique_ptr<PersonDetector>> loadPersonDetector(const PersonDetectorOptions& options) {
    auto description =
        findNetworkDescription(options.network, options.resourceFolder, options.description);
    if (!description) {
        return tl::unexpected(description.error());
    }
    if (description->kind == NetworkKind::Region) {
        auto finder =
            RegionFinder::load(options.network, options.description, options.resourceFolder);
        if (!finder) {
            return tl::unexpected(finder.error());
        }
        return std::make_unique<RegionNetworkDetector>(*std::move(finder));
    }
    const auto* rule = std::get_if<GridBoxes>(&description->output);
    if (!rule) {
        return fail(ErrorCode::Unsupported,
                    "'" + description->name + "' finds keypoints, not people");
    }
    auto network = Network::load(options.network, description->input, {rule->tensor});
    if (!network) {
        return tl::unexpected(network.error());
    }
    auto detector =
        std::make_unique<BoxNetworkDetector>(*std::move(description), *std::move(network));
    const Image blank{8, 8, std::vector<std::uint8_t>(3 * 8 * 8)};
    if (auto trial = detector->detect(blank); !trial) {
        return passOn(trial.error(), "trying the network " + options.network.string());
    }
    return detector;
}

}  // namespace gonio
