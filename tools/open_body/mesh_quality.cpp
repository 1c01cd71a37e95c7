#include "tools/open_body/mesh_quality.h"

#include <algorithm>
#include <map>

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;
using Edge = std::pair<int, int>;

/// Parts of a graph, given as a map from node to neighbours.
template <class Node>
std::vector<std::vector<Node>> parts(const std::map<Node, std::vector<Node>>& graph) {
    std::map<Node, bool> seen;
    std::vector<std::vector<Node>> found;
    for (const auto& [start, unused] : graph) {
        if (seen[start]) {
            continue;
        }
        std::vector<Node> part = {start};
        seen[start] = true;
        for (std::size_t i = 0; i < part.size(); ++i) {
            for (const Node& next : graph.at(part[i])) {
                if (!seen[next]) {
                    seen[next] = true;
                    part.push_back(next);
                }
            }
        }
        found.push_back(std::move(part));
    }
    return found;
}

}  // namespace

MeshQuality examine(const Mesh& mesh) {
    MeshQuality quality;
    std::map<Edge, int> uses;
    std::map<int, std::vector<int>> graph;
    for (const auto& triangle : mesh.triangles) {
        std::array<Vector3d, 3> corner;
        for (std::size_t i = 0; i < 3; ++i) {
            ++uses[{triangle[i], triangle[(i + 1) % 3]}];
            graph[triangle[i]].push_back(triangle[(i + 1) % 3]);
            corner[i] = mesh.vertices[static_cast<std::size_t>(triangle[i])];
        }
        quality.largest_aspect =
            std::max(quality.largest_aspect, aspect(corner[0], corner[1], corner[2]));
    }
    for (const auto& [edge, count] : uses) {
        const auto back = uses.find({edge.second, edge.first});
        quality.odd_edges += count != 1 || back == uses.end() || back->second != 1;
    }
    quality.euler = static_cast<int>(mesh.vertices.size()) - static_cast<int>(uses.size() / 2) +
                    static_cast<int>(mesh.triangles.size());
    quality.components = static_cast<int>(parts(graph).size());
    return quality;
}

double girth(const Mesh& mesh, const Vector3d& centre, const Vector3d& normal) {
    const auto height = [&](int v) {
        return (mesh.vertices[static_cast<std::size_t>(v)] - centre).dot(normal) + 1e-9;
    };
    std::map<Edge, std::vector<Edge>> graph;  // cut edges, joined through triangles
    for (const auto& triangle : mesh.triangles) {
        std::vector<Edge> cut;
        for (std::size_t i = 0; i < 3; ++i) {
            const int a = triangle[i];
            const int b = triangle[(i + 1) % 3];
            if ((height(a) > 0) != (height(b) > 0)) {
                cut.push_back(std::minmax(a, b));
            }
        }
        if (cut.size() == 2) {
            graph[cut[0]].push_back(cut[1]);
            graph[cut[1]].push_back(cut[0]);
        }
    }
    const auto point = [&](const Edge& e) -> Vector3d {
        const double s = height(e.first) / (height(e.first) - height(e.second));
        return mesh.vertices[static_cast<std::size_t>(e.first)] * (1 - s) +
               mesh.vertices[static_cast<std::size_t>(e.second)] * s;
    };
    double nearest = 1e9;
    double length = 0;
    for (const auto& loop : parts(graph)) {
        Vector3d middle = Vector3d::Zero();
        double sum = 0;
        for (const Edge& edge : loop) {
            middle += point(edge) / static_cast<double>(loop.size());
            for (const Edge& next : graph.at(edge)) {
                sum += (point(edge) - point(next)).norm() / 2;
            }
        }
        if ((middle - centre).norm() < nearest) {
            nearest = (middle - centre).norm();
            length = sum;
        }
    }
    return length;
}

}  // namespace gonio::open_body
