#include "inference/backends/default_regressor.h"

#include <algorithm>

#include "core/biomech/text_numbers.h"
#include "inference/backends/person_follower.h"
#include "inference/backends/skel_focal.h"

namespace gonio {
namespace {

/// How far off the places are for a whole clip, share of the person's size: they are the body's own
/// points, so what is left is the network's error, which one clothing or one view pulls one way.
constexpr double kMisplacement = 0.012;

/// Its angles are off by 10 degrees where published networks are by 8 (model card: drawn people).
constexpr double kErrorScale = 1.3;

/// The decoder's picture itself: who is in it where is only known when its turn comes.
struct WholePicture : RegressorView {
    std::shared_ptr<const Image> image;
    double time_s = 0;
};

class DefaultRegressor : public BodyRegressor {
public:
    explicit DefaultRegressor(DefaultParts parts)
        : m_hash(std::move(parts.networkHash)),
          m_bodyOfShape(std::move(parts.bodyOfShape)),
          m_givenFocal_px(parts.focal_px),
          m_looksMirrored(parts.looksMirrored),
          m_follower(CompactEye(std::move(parts.network), parts.body,
                                parts.body->name == m_bodyOfShape)) {}

    std::string backend() const override { return "default"; }

    std::string name() const override { return m_follower.network().title(); }

    std::string hash() const override { return m_hash; }

    std::string device() const override { return m_follower.network().device(); }

    std::string bodyOfShape() const override { return m_bodyOfShape; }

    // Where the person is in the next picture is known when this one has been looked at.
    int batch() const override { return 1; }

    double errorScale() const override { return kErrorScale; }

    OwnKeypoints keypoints() const override {
        return {{kKeypointNames.begin(), kKeypointNames.end()}, kMisplacement};
    }

    std::vector<double> memory() const override { return m_follower.memory(); }

    void recall(const std::vector<double>& memory) override { m_follower.recall(memory); }

    std::vector<std::pair<std::string, std::string>> settings() const override {
        return {{"shapes_of_body", m_bodyOfShape.empty() ? "not known" : m_bodyOfShape},
                {"focal_px", formatShortest(m_focal_px)},
                {"looks", m_looksMirrored ? "as it is and mirrored" : "as it is"}};
    }

    std::vector<std::string> warnings() const override;

    Result<void> begin(VideoReader& video, const Job& /*job*/) override {
        const int longer_px = std::max(video.info().width_px, video.info().height_px);
        m_focal_px = m_givenFocal_px.value_or(kUsualFocalShare * longer_px);
        return {};
    }

    Result<std::unique_ptr<RegressorView>> view(const Frame& frame,
                                                const PersonBox& /*box*/) const override {
        auto view = std::make_unique<WholePicture>();
        view->image = frame.image;
        view->time_s = frame.time_s;
        return view;
    }

    Result<std::vector<SeenPerson>> run(std::span<const RegressorView* const> views,
                                        const Job& job) override;

private:
    std::string m_hash, m_bodyOfShape;
    std::optional<double> m_givenFocal_px;
    bool m_looksMirrored;
    double m_focal_px = m_givenFocal_px.value_or(0);  ///< usual one in begin()
    PersonFollower m_follower;
};

std::vector<std::string> DefaultRegressor::warnings() const {
    std::vector<std::string> all = m_follower.network().warnings();
    if (m_follower.losses() > 0) {
        all.push_back("The person was lost from sight " + std::to_string(m_follower.losses()) +
                      (m_follower.losses() == 1 ? " time" : " times") +
                      ": look whether the same one was followed afterwards.");
    }
    if (m_follower.others() > 0) {
        all.push_back("There seem to be other people in the video, who were not followed.");
    }
    return all;
}

Result<std::vector<SeenPerson>> DefaultRegressor::run(std::span<const RegressorView* const> views,
                                                      const Job& job) {
    std::vector<SeenPerson> seen;
    for (const RegressorView* view : views) {
        const auto& picture = static_cast<const WholePicture&>(*view);
        auto found = m_follower.look(*picture.image, picture.time_s, m_focal_px, job);
        if (!found) return tl::unexpected<Error>(found.error());
        SeenPerson& person = seen.emplace_back();
        if (*found)
            person = {std::move((*found)->body), std::move((*found)->keypoints),
                      std::move((*found)->modes)};
    }
    return seen;
}

}  // namespace

std::unique_ptr<BodyRegressor> makeDefaultRegressor(DefaultParts parts) {
    return std::make_unique<DefaultRegressor>(std::move(parts));
}

}  // namespace gonio
