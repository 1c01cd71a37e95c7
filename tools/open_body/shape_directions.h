#pragma once

#include "tools/open_body/body_field.h"
#include "tools/open_body/open_body.h"

namespace gonio::open_body {

/// Displacements of the skin for each direction: half the difference between the shapes at +1 and
/// -1. Every vertex keeps its coordinates relative to its parts and is then brought onto the new
/// surface.
ShapeDirections computeShapeDirections(const BodyMeasurements& body, const BodyField& mean,
                                       const MirroredMesh& skin);

}  // namespace gonio::open_body
