#pragma once

#include <string>
#include <vector>

#include "core/body/body_model.h"

namespace gonio {

/// The body's angles (indices into a pose) that a fit to these keypoints holds at a neutral value,
/// because no keypoint tells of them: what a pose has there was never seen. Ascending. Empty for
/// names of which the fit knows nothing.
std::vector<int> heldDofs(const BodyModel& model, const std::vector<std::string>& keypointNames);

}  // namespace gonio
