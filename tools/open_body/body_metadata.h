#pragma once

#include "tools/open_body/measurements.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Fills the strings of the file's header: kind, version, licence, landmarks, the vertex pairs of
/// the bone scale, the meaning of the shape numbers, size of the mean body.
void setMetadata(const BodyMeasurements& measured, OpenBody& body);

}  // namespace gonio::open_body
