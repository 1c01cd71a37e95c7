#include "core/people/keypoint_track.h"

#include <limits>

namespace gonio {

std::optional<PersonBox> boxAround(const KeypointFrame& frame) {
    Eigen::RowVector2d low = Eigen::RowVector2d::Constant(std::numeric_limits<double>::max());
    Eigen::RowVector2d high = -low;
    for (Eigen::Index k = 0; k < frame.image_px.rows(); ++k) {
        if (frame.image_px(k, 2) <= 0) continue;
        low = low.cwiseMin(frame.image_px.row(k).head<2>());
        high = high.cwiseMax(frame.image_px.row(k).head<2>());
    }
    if (high.x() <= low.x() || high.y() <= low.y()) return std::nullopt;
    return PersonBox{low.x(), low.y(), high.x() - low.x(), high.y() - low.y(), 1};
}

PersonTrack trackOf(const std::vector<KeypointFrame>& frames, const std::vector<double>& times_s) {
    PersonTrack track;
    track.id = 1;
    std::optional<std::size_t> before;
    for (std::size_t f = 0; f < frames.size(); ++f) {
        track.boxes.push_back(boxAround(frames[f]));
        if (!track.boxes.back()) continue;
        const PersonBox& box = *track.boxes.back();
        if (before) {
            const double step_s = times_s[f] - times_s[*before];
            const bool isGap = f > *before + 1 && step_s > TrackerOptions{}.bridge_s;
            if (isGap) track.gaps.push_back({int(*before) + 1, int(f) - 1});
            if (!isGap) track.area_px2s += step_s * box.width_px * box.height_px;
        }
        before = f;
    }
    return track;
}

}  // namespace gonio
