#include "tools/open_body/mesh_tools.h"

#include <vtkCellArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkIdList.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace gonio::open_body {
namespace {

/// Root of the tree of `i`, halving the path.
int findRoot(std::vector<int>& parent, int i) {
    while (parent[static_cast<std::size_t>(i)] != i) {
        auto& up = parent[static_cast<std::size_t>(i)];
        up = parent[static_cast<std::size_t>(up)];
        i = up;
    }
    return i;
}

void moveTowardsNeighbours(Mesh& mesh, const std::vector<std::vector<int>>& neighbours,
                           double amount) {
    std::vector<Eigen::Vector3d> moved = mesh.vertices;
    for (std::size_t v = 0; v < moved.size(); ++v) {
        if (neighbours[v].empty()) {
            continue;
        }
        const bool seam = mesh.vertices[v].x() == 0;
        Eigen::Vector3d mean = Eigen::Vector3d::Zero();
        for (const int n : neighbours[v]) {
            mean += mesh.vertices[static_cast<std::size_t>(n)];
        }
        mean /= static_cast<double>(neighbours[v].size());
        moved[v] += amount * (mean - mesh.vertices[v]);
        if (seam) {
            moved[v].x() = 0;
        }
    }
    mesh.vertices = std::move(moved);
}

Mesh fromPolyData(vtkPolyData& data) {
    Mesh mesh;
    for (vtkIdType i = 0; i < data.GetNumberOfPoints(); ++i) {
        mesh.vertices.emplace_back(Eigen::Map<const Eigen::Vector3d>(data.GetPoint(i)));
    }
    vtkNew<vtkIdList> corners;
    vtkCellArray* cells = data.GetPolys();
    for (vtkIdType i = 0; i < cells->GetNumberOfCells(); ++i) {
        cells->GetCellAtId(i, corners);
        mesh.triangles.push_back({static_cast<int>(corners->GetId(0)),
                                  static_cast<int>(corners->GetId(1)),
                                  static_cast<int>(corners->GetId(2))});
    }
    return mesh;
}

/// Fills one block of the grid; a block far from the surface gets the value at its centre.
void fillBlock(const std::function<double(const Eigen::Vector3d&)>& field, vtkImageData& image,
               const Eigen::Vector3i& first, int block, const Eigen::Vector3d& low) {
    const double spacing = image.GetSpacing()[0];
    int dims[3];
    image.GetDimensions(dims);
    const Eigen::Vector3d middle =
        low + spacing * (first.cast<double>() + Eigen::Vector3d::Constant((block - 1) / 2.0));
    const double distance = field(middle);
    const bool far = std::abs(distance) > 1.6 * std::sqrt(3.0) * 0.5 * block * spacing + 0.003;
    auto* values = static_cast<float*>(image.GetScalarPointer());
    for (int k = first.z(); k < std::min(first.z() + block, dims[2]); ++k) {
        for (int j = first.y(); j < std::min(first.y() + block, dims[1]); ++j) {
            for (int i = first.x(); i < std::min(first.x() + block, dims[0]); ++i) {
                const Eigen::Vector3d at = low + spacing * Eigen::Vector3d(i, j, k);
                const auto index = (static_cast<std::size_t>(k) * dims[1] + j) * dims[0] + i;
                values[index] = static_cast<float>(far ? distance : field(at));
            }
        }
    }
}

}  // namespace

std::vector<std::vector<int>> vertexNeighbours(const Mesh& mesh) {
    std::vector<std::vector<int>> neighbours(mesh.vertices.size());
    for (const auto& triangle : mesh.triangles) {
        for (std::size_t i = 0; i < 3; ++i) {
            auto& list = neighbours[static_cast<std::size_t>(triangle[i])];
            list.push_back(triangle[(i + 1) % 3]);
            list.push_back(triangle[(i + 2) % 3]);
        }
    }
    for (auto& list : neighbours) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return neighbours;
}

std::vector<Eigen::Vector3d> vertexNormals(const Mesh& mesh) {
    std::vector<Eigen::Vector3d> normals(mesh.vertices.size(), Eigen::Vector3d::Zero());
    for (const auto& [a, b, c] : mesh.triangles) {
        const auto& p = mesh.vertices[static_cast<std::size_t>(a)];
        const Eigen::Vector3d normal = (mesh.vertices[static_cast<std::size_t>(b)] - p)
                                           .cross(mesh.vertices[static_cast<std::size_t>(c)] - p);
        for (const int v : {a, b, c}) {
            normals[static_cast<std::size_t>(v)] += normal;
        }
    }
    for (auto& normal : normals) {
        normal.normalize();
    }
    return normals;
}

Mesh largestComponent(const Mesh& mesh) {
    std::vector<int> parent(mesh.vertices.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (const auto& [a, b, c] : mesh.triangles) {
        parent[static_cast<std::size_t>(findRoot(parent, b))] = findRoot(parent, a);
        parent[static_cast<std::size_t>(findRoot(parent, c))] = findRoot(parent, a);
    }
    std::vector<int> size(mesh.vertices.size(), 0);
    for (const auto& triangle : mesh.triangles) {
        ++size[static_cast<std::size_t>(findRoot(parent, triangle[0]))];
    }
    const auto largest =
        static_cast<int>(std::max_element(size.begin(), size.end()) - size.begin());
    std::vector<int> renumbered(mesh.vertices.size(), -1);
    Mesh kept;
    for (const auto& triangle : mesh.triangles) {
        if (findRoot(parent, triangle[0]) != largest) {
            continue;
        }
        std::array<int, 3> corners;
        for (std::size_t i = 0; i < 3; ++i) {
            auto& number = renumbered[static_cast<std::size_t>(triangle[i])];
            if (number < 0) {
                number = static_cast<int>(kept.vertices.size());
                kept.vertices.push_back(mesh.vertices[static_cast<std::size_t>(triangle[i])]);
            }
            corners[i] = number;
        }
        kept.triangles.push_back(corners);
    }
    return kept;
}

void smooth(Mesh& mesh, int passes, double shrink, double inflate) {
    const auto neighbours = vertexNeighbours(mesh);
    for (int pass = 0; pass < passes; ++pass) {
        moveTowardsNeighbours(mesh, neighbours, shrink);
        moveTowardsNeighbours(mesh, neighbours, inflate);
    }
}

double volume(const Mesh& mesh) {
    double six = 0;
    for (const auto& [a, b, c] : mesh.triangles) {
        six += mesh.vertices[static_cast<std::size_t>(a)].dot(
            mesh.vertices[static_cast<std::size_t>(b)].cross(
                mesh.vertices[static_cast<std::size_t>(c)]));
    }
    return six / 6;
}

double aspect(const Eigen::Vector3d& a, const Eigen::Vector3d& b, const Eigen::Vector3d& c) {
    const double longest = std::max({(b - a).norm(), (c - b).norm(), (a - c).norm()});
    const double twice_area = (b - a).cross(c - a).norm();
    return twice_area > 0 ? std::sqrt(3.0) / 2 * longest * longest / twice_area : 1e9;
}

MirroredMesh mirrorHalf(const Mesh& half) {
    MirroredMesh whole;
    whole.mesh = half;
    whole.half_count = static_cast<int>(half.vertices.size());
    whole.mirror.resize(half.vertices.size());
    for (std::size_t v = 0; v < half.vertices.size(); ++v) {
        const Eigen::Vector3d& p = half.vertices[v];
        whole.mirror[v] = static_cast<int>(v);
        if (p.x() != 0) {
            whole.mirror[v] = static_cast<int>(whole.mesh.vertices.size());
            whole.mesh.vertices.emplace_back(-p.x(), p.y(), p.z());
        }
    }
    for (std::size_t v = 0; v < half.vertices.size(); ++v) {
        if (whole.mirror[v] != static_cast<int>(v)) {
            whole.mirror.push_back(static_cast<int>(v));
        }
    }
    for (const auto& [a, b, c] : half.triangles) {
        whole.mesh.triangles.push_back({whole.mirror[static_cast<std::size_t>(a)],
                                        whole.mirror[static_cast<std::size_t>(c)],
                                        whole.mirror[static_cast<std::size_t>(b)]});
    }
    return whole;
}

Mesh extractSurface(const std::function<double(const Eigen::Vector3d&)>& field,
                    const Eigen::Vector3d& low, const Eigen::Vector3d& high, double spacing) {
    vtkNew<vtkImageData> image;
    const Eigen::Vector3i cells = ((high - low) / spacing).array().ceil().cast<int>();
    image->SetDimensions(cells.x() + 1, cells.y() + 1, cells.z() + 1);
    image->SetSpacing(spacing, spacing, spacing);
    image->SetOrigin(low.data());
    image->AllocateScalars(VTK_FLOAT, 1);
    constexpr int kBlock = 6;
    for (int k = 0; k <= cells.z(); k += kBlock) {
        for (int j = 0; j <= cells.y(); j += kBlock) {
            for (int i = 0; i <= cells.x(); i += kBlock) {
                fillBlock(field, *image, {i, j, k}, kBlock, low);
            }
        }
    }
    vtkNew<vtkFlyingEdges3D> edges;
    edges->SetInputData(image);
    edges->SetValue(0, 0.0);
    edges->ComputeNormalsOff();
    edges->ComputeGradientsOff();
    edges->ComputeScalarsOff();
    edges->Update();
    Mesh mesh = fromPolyData(*edges->GetOutput());
    if (volume(mesh) < 0) {
        for (auto& triangle : mesh.triangles) {
            std::swap(triangle[1], triangle[2]);
        }
    }
    return mesh;
}

}  // namespace gonio::open_body
