#pragma once

#include "tools/open_body/measurements.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Nearest skin vertex of every landmark, as "name_l" and "name_r", or "name" in the median plane.
std::map<std::string, int> findLandmarks(const BodyMeasurements& body, const MirroredMesh& skin);

/// Fills the weights of the 44 keypoints; needs `body.landmarks`.
void setKeypoints(OpenBody& body);

}  // namespace gonio::open_body
