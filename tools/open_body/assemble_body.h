#pragma once

#include "tools/open_body/bone_library.h"
#include "tools/open_body/measurements.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Builds the whole model of one sex from its measurements. Deterministic.
OpenBody assembleBody(const BodyMeasurements& body, const std::vector<GenericBone>& bones);

}  // namespace gonio::open_body
