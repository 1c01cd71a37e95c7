#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <array>
#include <functional>
#include <vector>

namespace gonio::open_body {

/// Triangles with outward normals, corners counted from 0; metres.
struct Mesh {
    std::vector<Eigen::Vector3d> vertices;
    std::vector<std::array<int, 3>> triangles;
};

inline std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// Normal of a triangle, twice its area long.
inline Eigen::Vector3d areaNormal(const Eigen::Vector3d& a, const Eigen::Vector3d& b,
                                  const Eigen::Vector3d& c) {
    return (b - a).cross(c - a);
}

std::vector<std::vector<int>> vertexNeighbours(const Mesh& mesh);
/// Area-weighted unit normals of the vertices.
std::vector<Eigen::Vector3d> vertexNormals(const Mesh& mesh);
/// The connected part with the most triangles, without unused vertices.
Mesh largestComponent(const Mesh& mesh);
/// Taubin's smoothing without shrinking (SIGGRAPH 1995). Vertices with x = 0 stay in that plane.
void smooth(Mesh& mesh, int passes, double shrink = 0.5, double inflate = -0.53);
/// Volume enclosed, m^3.
double volume(const Mesh& mesh);
/// Longest edge over shortest height of a triangle, scaled to 1 for an equilateral one.
double aspect(const Eigen::Vector3d& a, const Eigen::Vector3d& b, const Eigen::Vector3d& c);

/// A half body and its mirror image in x = 0, joined along the seam.
struct MirroredMesh {
    Mesh mesh;
    std::vector<int> mirror;  ///< vertex of the other side, itself on the seam
    int half_count = 0;       ///< vertices 0 .. half_count-1 are the half it was made from
};

MirroredMesh mirrorHalf(const Mesh& half);

/// Surface where `field` is 0, on a grid of `spacing` from `low` to `high`. `field` is evaluated
/// only in blocks of cells that the surface may cross.
Mesh extractSurface(const std::function<double(const Eigen::Vector3d&)>& field,
                    const Eigen::Vector3d& low, const Eigen::Vector3d& high, double spacing);

}  // namespace gonio::open_body
