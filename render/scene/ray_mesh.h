#pragma once

#include <optional>

#include "core/body/body_model.h"
#include "render/scene/scene_camera.h"

namespace gonio {

/// Where a line of sight first meets a surface.
struct RayHit {
    double distance_m;
    int face, vertex;  ///< the vertex nearest to the point
};

/// Looks at every triangle: about 1 ms for 50,000, once a click.
std::optional<RayHit> firstHit(const SightRay& ray, const VertexArray& vertices_m,
                               const FaceArray& faces);

}  // namespace gonio
