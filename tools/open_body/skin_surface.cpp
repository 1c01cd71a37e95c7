#include "tools/open_body/skin_surface.h"

#include <algorithm>
#include <cmath>

#include "tools/open_body/mesh_collapse.h"

namespace gonio::open_body {
namespace {

constexpr double kVoxel_m = 0.0025;

/// Wanted edge length by the nearest part: small where the form is small or the eye looks.
double wantedEdge(const BodyField& field, const BodyMeasurements& body,
                  const Eigen::Vector3d& point) {
    const auto distances = field.partDistances(point);
    const auto nearest =
        static_cast<Part>(std::min_element(distances.begin(), distances.end()) - distances.begin());
    switch (nearest) {
        case Part::Head: {
            const double front = (point.z() - field.loft(Part::Head).pointAt({0.5, 0, 0, 0}).z());
            const double chin = body.landmarks_left.at("chin").y();
            const bool face = front > 0.03 && point.y() < chin + 0.13;
            const Eigen::Vector3d& ear = body.landmarks_left.at("ear");
            const bool near_ear =
                (Eigen::Vector3d(std::abs(point.x()), point.y(), point.z()) - ear).norm() < 0.035;
            return face ? 0.0085 : near_ear ? 0.008 : 0.016;
        }
        case Part::Neck:
            return 0.015;
        case Part::Palm:
            return 0.010;
        case Part::Foot:
            return 0.012;
        case Part::Trunk:
            return 0.020;
        case Part::Forearm:
        case Part::UpperArm:
            return 0.017;
        case Part::Thigh:
        case Part::Shank:
            return 0.019;
        default:
            return nearest >= Part::Toe1 ? 0.0075 : 0.0065;
    }
}

}  // namespace

MirroredMesh makeSkin(const BodyField& field, const BodyMeasurements& body, int vertex_count) {
    const double reach = body.landmarks_left.at("middle_tip").x() + 0.02;
    const Mesh raw =
        extractSurface([&](const Eigen::Vector3d& p) { return field.distance(p); },
                       {0, -0.01, -0.24}, {reach, body.stature_m + 0.02, 0.30}, kVoxel_m);
    Mesh dense = largestComponent(raw);
    for (auto& vertex : dense.vertices) {
        vertex.x() = vertex.x() < 1e-7 ? 0 : vertex.x();
    }
    smooth(dense, 8);
    const auto seam = static_cast<int>(0.045 * vertex_count);  // vertices that are not doubled
    Mesh half = collapseEdges(
        dense, static_cast<std::size_t>((vertex_count + seam) / 2),
        [&](const Eigen::Vector3d& p) { return wantedEdge(field, body, p); }, 0.0012);
    relax(half, dense, 8);
    return mirrorHalf(half);
}

}  // namespace gonio::open_body
