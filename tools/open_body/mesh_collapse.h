#pragma once

#include <functional>

#include "tools/open_body/mesh_tools.h"

namespace gonio::open_body {

/// Wanted edge length (m) at a point.
using EdgeLength = std::function<double(const Eigen::Vector3d&)>;

/// Collapses edges, the shortest against `wanted` and the flattest first, until `vertex_count`
/// vertices are left. The surface stays a manifold; open borders stay borders, and border vertices
/// with x = 0 keep it. `tolerance_m` is the departure from the surface that weighs as much as one
/// wanted edge length.
Mesh collapseEdges(const Mesh& mesh, std::size_t vertex_count, const EdgeLength& wanted,
                   double tolerance_m);

/// Improves the triangles of `mesh` on the surface `reference`: swaps edges towards Delaunay,
/// moves vertices along the surface towards the mean of their neighbours, and projects them back.
/// Vertices marked in `pinned` (may be empty) stay where they are.
void relax(Mesh& mesh, const Mesh& reference, int passes, const std::vector<bool>& pinned = {});

/// Moves the vertex nearest to each point onto the surface at that point; returns the mark of the
/// moved ones. Points farther than `reach_m` from the surface are left out.
std::vector<bool> pinToPoints(Mesh& mesh, const Mesh& reference,
                              const std::vector<Eigen::Vector3d>& points, double reach_m);

}  // namespace gonio::open_body
