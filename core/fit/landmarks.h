#pragma once

#include <string>
#include <vector>

#include "core/body/point_set.h"
#include "core/result.h"

namespace gonio {

/// Where a detector's keypoint lies on the body, and how far it may be trusted there.
struct Landmark {
    int keypoint;  ///< index into the detector's names
    PointDefinition point;
    int joint = 0;      ///< the joint it tells of
    double spread = 1;  ///< noise relative to a well-defined point such as the knee
    bool root = false;  ///< one of the two hips, whose middle is the origin of 3-D keypoints
};

/// The keypoints of a detector that the body knows; names it does not know are left out and listed.
struct LandmarkSet {
    std::vector<Landmark> landmarks;
    std::vector<std::string> unknownNames;
    std::string convention;  ///< "body-44", "blazepose-33" or "coco": which placement was used
};

/// Places the named keypoints on `model`. Three naming conventions are known: the 44 keypoints of
/// the body itself, BlazePose's 33 and COCO's 17 (also with feet).
///
/// Detectors mark hips and shoulders away from the joint centres; the placements in here are the
/// detectors' and not the anatomist's.
Result<LandmarkSet> placeLandmarks(const BodyModel& model, const std::vector<std::string>& names);

/// Points of the foot that touch the floor: heel and ball, right then left.
std::vector<PointDefinition> floorPoints(const BodyModel& model);

/// Centre of mass of the body, see massAtJoints.
PointDefinition massCentrePoint();

}  // namespace gonio
