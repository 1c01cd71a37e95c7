#include "app/gui/video/shown_keypoints.h"

#include <algorithm>

namespace gonio {

std::vector<ShownKeypoint> shownKeypoints(const FitKeypoints& keypoints, int frame) {
    std::vector<ShownKeypoint> points;
    if (keypoints.base() == nullptr) return points;
    const KeypointFrame seen = keypoints.seen(frame);
    const auto& names = keypoints.base()->keypoints.names;
    for (Eigen::Index k = 0; k < seen.image_px.rows() && std::size_t(k) < names.size(); ++k) {
        const double confidence = seen.image_px(k, 2);
        if (!(confidence > 0)) continue;
        const QPointF at_px(seen.image_px(k, 0), seen.image_px(k, 1));
        points.push_back({names[std::size_t(k)], at_px, confidence, at_px, 0});
    }
    for (const Correction& correction : keypoints.putIn(frame)) {
        const auto& put = std::get<KeypointCorrection>(correction.value);
        auto point = std::ranges::find(points, put.keypoint, &ShownKeypoint::name);
        if (point == points.end()) point = points.insert(point, {put.keypoint, {}, 0, {}, 0});
        point->at_px = {put.at_px.x(), put.at_px.y()};
        point->correction = correction.id;
    }
    return points;
}

}  // namespace gonio
