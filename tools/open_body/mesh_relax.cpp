#include "tools/open_body/mesh_collapse.h"

#include <vtkCellArray.h>
#include <vtkGenericCell.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkStaticCellLocator.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <map>

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

/// Closest points on a fixed mesh.
class Projector {
public:
    explicit Projector(const Mesh& mesh) {
        vtkNew<vtkPoints> points;
        points->SetDataTypeToDouble();
        for (const auto& vertex : mesh.vertices) {
            points->InsertNextPoint(vertex.data());
        }
        vtkNew<vtkCellArray> cells;
        for (const auto& [a, b, c] : mesh.triangles) {
            const vtkIdType corners[3] = {a, b, c};
            cells->InsertNextCell(3, corners);
        }
        m_data->SetPoints(points);
        m_data->SetPolys(cells);
        m_locator->SetDataSet(m_data);
        m_locator->BuildLocator();
    }

    Vector3d project(const Vector3d& point) {
        Vector3d closest;
        vtkIdType cell = 0;
        int part = 0;
        double squared = 0;
        m_locator->FindClosestPoint(point.data(), closest.data(), m_cell, cell, part, squared);
        return closest;
    }

private:
    vtkNew<vtkPolyData> m_data;
    vtkNew<vtkStaticCellLocator> m_locator;
    vtkNew<vtkGenericCell> m_cell;
};

using Edge = std::pair<int, int>;

std::map<Edge, std::vector<int>> edgeFaces(const Mesh& mesh) {
    std::map<Edge, std::vector<int>> faces;
    for (std::size_t f = 0; f < mesh.triangles.size(); ++f) {
        for (std::size_t i = 0; i < 3; ++i) {
            faces[std::minmax(mesh.triangles[f][i], mesh.triangles[f][(i + 1) % 3])].push_back(
                static_cast<int>(f));
        }
    }
    return faces;
}

int oppositeCorner(const std::array<int, 3>& face, const Edge& edge) {
    return *std::find_if(face.begin(), face.end(),
                         [&](int v) { return v != edge.first && v != edge.second; });
}

double cornerAngle(const Mesh& mesh, int apex, const Edge& edge) {
    const Vector3d a = mesh.vertices[at(edge.first)] - mesh.vertices[at(apex)];
    const Vector3d b = mesh.vertices[at(edge.second)] - mesh.vertices[at(apex)];
    return std::atan2(a.cross(b).norm(), a.dot(b));
}

/// Replaces the edge of two neighbouring faces by the other diagonal, if that is allowed.
bool swapEdge(Mesh& mesh, const Edge& edge, int first, int second,
              const std::map<Edge, std::vector<int>>& edges) {
    auto& one = mesh.triangles[at(first)];
    auto& two = mesh.triangles[at(second)];
    const int left = oppositeCorner(one, edge);
    const int right = oppositeCorner(two, edge);
    const auto on_seam = [&](int v) { return mesh.vertices[at(v)].x() == 0; };
    const bool flat = on_seam(left) && on_seam(right);
    if (edges.contains(std::minmax(left, right)) || left == right || flat) {
        return false;
    }
    const auto normal = [&](const std::array<int, 3>& f) {
        return Vector3d(
            areaNormal(mesh.vertices[at(f[0])], mesh.vertices[at(f[1])], mesh.vertices[at(f[2])])
                .normalized());
    };
    auto new_one = one;
    auto new_two = two;
    std::replace(new_one.begin(), new_one.end(), edge.second, right);
    std::replace(new_two.begin(), new_two.end(), edge.first, left);
    const Vector3d mean = (normal(one) + normal(two)).normalized();
    if (normal(one).dot(normal(two)) < 0.85 || normal(new_one).dot(mean) < 0.85 ||
        normal(new_two).dot(mean) < 0.85) {
        return false;
    }
    one = new_one;
    two = new_two;
    return true;
}

void swapEdges(Mesh& mesh) {
    const auto edges = edgeFaces(mesh);
    std::vector<bool> touched(mesh.vertices.size(), false);
    for (const auto& [edge, faces] : edges) {
        if (faces.size() != 2) {
            continue;
        }
        const int left = oppositeCorner(mesh.triangles[at(faces[0])], edge);
        const int right = oppositeCorner(mesh.triangles[at(faces[1])], edge);
        // The table of edges is that of the start: leave the surroundings of a swap alone.
        const std::array<int, 4> corners = {edge.first, edge.second, left, right};
        if (std::any_of(corners.begin(), corners.end(), [&](int v) { return touched[at(v)]; })) {
            continue;
        }
        const double sum = cornerAngle(mesh, left, edge) + cornerAngle(mesh, right, edge);
        if (sum > 3.1416 + 0.01 && swapEdge(mesh, edge, faces[0], faces[1], edges)) {
            for (const int v : corners) {
                touched[at(v)] = true;
            }
        }
    }
}

}  // namespace

void relax(Mesh& mesh, const Mesh& reference, int passes, const std::vector<bool>& pinned) {
    Projector projector(reference);
    for (int pass = 0; pass < passes; ++pass) {
        swapEdges(mesh);
        swapEdges(mesh);
        const auto neighbours = vertexNeighbours(mesh);
        const auto normals = vertexNormals(mesh);
        std::vector<Vector3d> moved = mesh.vertices;
        for (std::size_t v = 0; v < moved.size(); ++v) {
            if (!pinned.empty() && pinned[v]) {
                continue;
            }
            const bool seam = moved[v].x() == 0;
            Vector3d mean = Vector3d::Zero();
            double count = 0;
            for (const int n : neighbours[v]) {
                // Along the seam only the seam counts, so that its spacing evens out.
                const double weight = !seam || mesh.vertices[at(n)].x() == 0 ? 1.0 : 0.15;
                mean += weight * mesh.vertices[at(n)];
                count += weight;
            }
            Vector3d step = mean / count - mesh.vertices[v];
            step -= normals[v] * normals[v].dot(step);
            moved[v] = projector.project(mesh.vertices[v] + 0.5 * step);
            moved[v].x() = seam ? 0 : std::max(moved[v].x(), 1e-4);
        }
        mesh.vertices = std::move(moved);
    }
}

std::vector<bool> pinToPoints(Mesh& mesh, const Mesh& reference,
                              const std::vector<Vector3d>& points, double reach_m) {
    Projector projector(reference);
    std::vector<bool> pinned(mesh.vertices.size(), false);
    for (const Vector3d& point : points) {
        const bool central = std::abs(point.x()) < 2e-3;
        Vector3d target = projector.project(central ? Vector3d(0, point.y(), point.z()) : point);
        target.x() = central ? 0 : target.x();
        if ((target - point).norm() > reach_m) {
            continue;
        }
        std::size_t nearest = mesh.vertices.size();
        double smallest = 1e9;
        for (std::size_t v = 0; v < mesh.vertices.size(); ++v) {
            const double away = (mesh.vertices[v] - target).norm();
            if (!pinned[v] && (mesh.vertices[v].x() == 0) == central && away < smallest) {
                smallest = away;
                nearest = v;
            }
        }
        if (smallest < 0.012) {
            mesh.vertices[nearest] = target;
            pinned[nearest] = true;
        }
    }
    return pinned;
}

}  // namespace gonio::open_body
