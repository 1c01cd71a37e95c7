#pragma once

#include "tools/open_body/body_field.h"
#include "tools/open_body/mesh_tools.h"

namespace gonio::open_body {

/// The skin of the mean body as a closed, symmetric mesh of about `vertex_count` vertices.
MirroredMesh makeSkin(const BodyField& field, const BodyMeasurements& body, int vertex_count);

}  // namespace gonio::open_body
