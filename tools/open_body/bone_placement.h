#pragma once

#include "tools/open_body/body_field.h"
#include "tools/open_body/bone_library.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Places the generic bones in `measured` and fills the bone tensors of `body`; needs its joints
/// and frames. `origin` is the point of the rest frame where the model has its origin. Points
/// nearer to the skin than a margin are drawn inside.
void addBones(const BodyMeasurements& measured, const BodyField& skin,
              const std::vector<GenericBone>& bones, const Eigen::Vector3d& origin, OpenBody& body);

}  // namespace gonio::open_body
