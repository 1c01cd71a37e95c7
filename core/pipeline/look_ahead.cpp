#include "core/pipeline/look_ahead.h"

#include <algorithm>

namespace gonio {
namespace {

constexpr int kRedetectEvery = 4;  ///< frames looked at

double areaOf(const PersonBox& box) {
    return box.width_px * box.height_px;
}

/// Where the person is: from the estimator's knowledge, else from the detector, now and then.
class AheadBoxes {
public:
    AheadBoxes(PersonDetector* detector, std::optional<std::vector<PersonTrack>> known)
        : m_detector(detector), m_isKnown(known.has_value()) {
        if (known) m_tracks = *std::move(known);
    }

    Result<std::optional<PersonBox>> at(const Frame& frame) {
        if (m_isKnown) return knownAt(frame.index);
        if (m_detector == nullptr) return std::optional<PersonBox>();
        if (m_box && m_looked++ % kRedetectEvery != 0) return m_box;
        auto boxes = m_detector->detect(*frame.image);
        if (!boxes) return tl::unexpected<Error>(boxes.error());
        const auto largest = std::max_element(
            boxes->begin(), boxes->end(),
            [](const PersonBox& a, const PersonBox& b) { return areaOf(a) < areaOf(b); });
        if (largest != boxes->end()) m_box = *largest;
        return m_box;
    }

private:
    std::optional<PersonBox> knownAt(int frame) const {
        const auto largest = std::max_element(
            m_tracks.begin(), m_tracks.end(),
            [](const PersonTrack& a, const PersonTrack& b) { return a.area_px2s < b.area_px2s; });
        return largest == m_tracks.end() ? std::nullopt
                                         : largest->boxes[static_cast<std::size_t>(frame)];
    }

    PersonDetector* m_detector;
    bool m_isKnown;
    std::vector<PersonTrack> m_tracks;  ///< where known
    std::optional<PersonBox> m_box;
    int m_looked = 0;
};

}  // namespace

Result<void> lookAhead(VideoReader& video, PersonDetector* detector, BodyEstimator& estimator,
                       const AnalyzeWatch& watch, const Job& job, const LookAheadOptions& options) {
    if (!watch.keypoints) return {};
    if (auto rewound = video.rewind(0); !rewound) return rewound;
    AheadBoxes boxes(detector, estimator.knownPeople(video.info().frameCount));
    estimator.recall({});
    double next_s = 0;
    for (;;) {
        if (job.cancelled()) return fail(ErrorCode::Cancelled, "looking ahead was cancelled");
        auto frame = video.next();
        if (!frame) return tl::unexpected<Error>(frame.error());
        if (!*frame || (*frame)->time_s > options.length_s) break;
        if (!(*frame)->image || (*frame)->time_s < next_s - 1e-6) continue;
        next_s = (*frame)->time_s + options.step_s;
        auto box = boxes.at(**frame);
        if (!box) return tl::unexpected<Error>(box.error());
        if (!*box) continue;
        auto keypoints = estimator.estimate(**frame, **box);
        if (!keypoints) return tl::unexpected<Error>(keypoints.error());
        watch.keypoints(kPersonAhead, (*frame)->index, *keypoints);
    }
    estimator.recall({});
    return video.rewind(0);
}

}  // namespace gonio
