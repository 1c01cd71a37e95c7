#pragma once

#include "tools/open_body/mesh_tools.h"

namespace gonio::open_body {

/// What a closed surface must be.
struct MeshQuality {
    int odd_edges = 0;  ///< edges that are not used once in each direction
    int euler = 0;      ///< vertices - edges + faces; 2 for genus 0 in one piece
    int components = 0;
    double largest_aspect = 0;  ///< see aspect()
};

MeshQuality examine(const Mesh& mesh);

/// Length of the closed cut of the surface with a plane, m; of several loops the one whose middle
/// lies nearest to `centre`, a point of the plane.
double girth(const Mesh& mesh, const Eigen::Vector3d& centre, const Eigen::Vector3d& normal);

}  // namespace gonio::open_body
