#pragma once

#include "tools/open_body/measurements.h"

namespace gonio::open_body {

/// Moves joints, landmarks and segment ends of `body` so that the lengths named in `lengths` (m)
/// hold, where the measured skin departs from anthropometry. Sections keep their widths.
void correctLengths(const nlohmann::json& lengths, BodyMeasurements& body);

}  // namespace gonio::open_body
