#include <optional>

#include "core/people/keypoint_detector.h"
#include "core/people/pose_network.h"
#include "core/people/region_finder.h"

namespace gonio {

namespace {

/// A box of the person detector is widened to this before the region network looks at it.
constexpr double kSearchPadding = 1.4;

/// A crop in which the network saw the person.
struct Sighting {
    CropRegion region;
    CropAnswer answer;
};

PersonBox boxAround(const Eigen::MatrixX3d& points) {
    const Eigen::RowVector3d least = points.colwise().minCoeff();
    const Eigen::RowVector3d most = points.colwise().maxCoeff();
    return {least.x(), least.y(), most.x() - least.x(), most.y() - least.y(), 1};
}

class OnnxKeypointDetector : public KeypointDetector {
public:
    OnnxKeypointDetector(PoseNetwork pose, std::optional<RegionFinder> finder,
                         const KeypointDetectorOptions& options)
        : m_pose(std::move(pose)),
          m_finder(std::move(finder)),
          m_minOverlap(options.minOverlap),
          m_name(m_pose.description().name + (options.flipAverage ? ", mirrored average" : "")) {}

    const std::vector<std::string>& names() const override {
        return m_pose.description().keypoints;
    }

    std::string name() const override { return m_name; }

    std::string hash() const override { return m_pose.hash(); }

    void reset() override { m_carried.reset(); }

    std::vector<double> memory() const override;
    void recall(const std::vector<double>& memory) override;

    Result<KeypointFrame> detect(const Image& image, const PersonBox& box) override;

private:
    /// The region for the next frame and the box of the points it was taken from.
    struct Carried {
        CropRegion region;
        PersonBox box;
    };

    Result<CropRegion> firstRegion(const Image& image, const PersonBox& box);
    Result<std::optional<Sighting>> lookAt(const Image& image, const CropRegion& region);
    Result<std::optional<Sighting>> findAnew(const Image& image, const PersonBox& box);

    PoseNetwork m_pose;
    std::optional<RegionFinder> m_finder;
    double m_minOverlap;
    std::string m_name;
    std::optional<Carried> m_carried;
};

std::vector<double> OnnxKeypointDetector::memory() const {
    if (!m_carried) {
        return {};
    }
    const auto& [region, box] = *m_carried;
    return {region.centre_px.x(), region.centre_px.y(), region.size_px.x(), region.size_px.y(),
            region.angle_rad,     box.x_px,             box.y_px,           box.width_px,
            box.height_px,        box.score};
}

void OnnxKeypointDetector::recall(const std::vector<double>& memory) {
    reset();
    if (memory.size() == 10) {
        const auto& m = memory;
        m_carried =
            Carried{{{m[0], m[1]}, {m[2], m[3]}, m[4]}, PersonBox{m[5], m[6], m[7], m[8], m[9]}};
    }
}

Result<CropRegion> OnnxKeypointDetector::firstRegion(const Image& image, const PersonBox& box) {
    const auto& input = m_pose.description().input;
    const double aspect = double(input.width_px) / input.height_px;
    if (m_finder) {
        auto found = m_finder->find(image, regionAround(box, kSearchPadding, 1));
        if (!found) {
            return tl::unexpected(found.error());
        }
        for (const RegionCandidate& candidate : *found) {
            const Eigen::Vector2d corner(box.x_px, box.y_px);
            const Eigen::Vector2d inBox = candidate.region.centre_px - corner;
            if (inBox.minCoeff() >= 0 && inBox.x() <= box.width_px && inBox.y() <= box.height_px) {
                return candidate.region;
            }
        }
    }
    return regionAround(box, m_pose.description().crop.padding, aspect);
}

Result<std::optional<Sighting>> OnnxKeypointDetector::lookAt(const Image& image,
                                                             const CropRegion& region) {
    auto answer = m_pose.look(image, region);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    if (!m_pose.isPerson(*answer)) {
        return std::nullopt;
    }
    return Sighting{region, *std::move(answer)};
}

Result<std::optional<Sighting>> OnnxKeypointDetector::findAnew(const Image& image,
                                                               const PersonBox& box) {
    const auto region = firstRegion(image, box);
    if (!region) {
        return tl::unexpected(region.error());
    }
    auto first = lookAt(image, *region);
    if (!first || !*first) {
        return first;
    }
    // Once more, through the region that the points give: it fits closer than the box.
    const auto closer = m_pose.alignedRegionOf((*first)->answer, (*first)->region);
    if (!closer) {
        return first;
    }
    auto second = lookAt(image, *closer);
    return !second || *second ? std::move(second) : std::move(first);
}

Result<KeypointFrame> OnnxKeypointDetector::detect(const Image& image, const PersonBox& box) {
    if (auto usable = checkImage(image); !usable) {
        return tl::unexpected(usable.error());
    }
    if (!isUsable(box)) {
        return fail(ErrorCode::Internal, "a person's box without area");
    }
    if (m_carried && intersectionOverUnion(m_carried->box, box) < m_minOverlap) {
        reset();
    }
    Result<std::optional<Sighting>> seen;
    if (m_carried) {
        seen = lookAt(image, m_carried->region);
    }
    if (seen && !*seen) {
        seen = findAnew(image, box);
    }
    reset();
    if (!seen) {
        return tl::unexpected(seen.error());
    }
    if (!*seen) {
        return KeypointFrame{};
    }
    const auto& [region, answer] = **seen;
    KeypointFrame frame = m_pose.toPicture(answer, region, image);
    if (const auto next = m_pose.alignedRegionOf(answer, region)) {
        m_carried = Carried{*next, boxAround(frame.image_px)};
    }
    return frame;
}

}  // namespace

Result<std::unique_ptr<KeypointDetector>> loadKeypointDetector(
    const KeypointDetectorOptions& options) {
    auto description =
        findNetworkDescription(options.network, options.resourceFolder, options.description);
    if (!description) {
        return tl::unexpected(description.error());
    }
    auto pose = PoseNetwork::load(options.network, *std::move(description), options.flipAverage);
    if (!pose) {
        return tl::unexpected(pose.error());
    }
    std::optional<RegionFinder> finder;
    if (!options.regionNetwork.empty()) {
        auto loaded = RegionFinder::load(options.regionNetwork, options.regionDescription,
                                         options.resourceFolder);
        if (!loaded) {
            return tl::unexpected(loaded.error());
        }
        finder.emplace(*std::move(loaded));
    }
    return std::make_unique<OnnxKeypointDetector>(*std::move(pose), std::move(finder), options);
}

}  // namespace gonio
