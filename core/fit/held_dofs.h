#pragma once

#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/body/motion.h"

namespace gonio {

/// The body's angles (indices into a pose) of which `motion`, fitted to these keypoints, says
/// nothing: no keypoint tells of them, and in every frame they stand at the neutral value at which
/// the fit holds them then. Where a network told of them they have left it. Ascending. Empty for
/// names of which the fit knows nothing.
std::vector<int> heldDofs(const BodyModel& model, const std::vector<std::string>& keypointNames,
                          const Motion& motion);

}  // namespace gonio
