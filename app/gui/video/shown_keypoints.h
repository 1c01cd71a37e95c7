#pragma once

#include <QPointF>
#include <optional>
#include <string>
#include <vector>

#include "core/correct/fit_keypoints.h"

namespace gonio {

/// One keypoint of a frame as the corrections so far make it.
struct ShownKeypoint {
    std::string name;       ///< of the body's side, as corrections name it: swaps are undone
    QPointF at_px;          ///< corrected place where there is one
    double confidence = 0;  ///< of the detector, 0..1; 0: it did not see the point
    std::optional<QPointF> detected_px;
    int correction = 0;  ///< id of the correction that put it there; 0: none
};

/// The keypoints of one person in one frame as the fit takes them, so that a point is always where
/// Refine uses it. Points that neither the detector saw nor the user put are left out.
std::vector<ShownKeypoint> shownKeypoints(const FitKeypoints& keypoints, int frame);

}  // namespace gonio
