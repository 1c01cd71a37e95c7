#include "tools/open_body/shape_directions.h"

#include <algorithm>
#include <cmath>

namespace gonio::open_body {
namespace {

using Eigen::Vector3d;

struct PartShare {
    std::size_t part;
    double weight;
    PartCoordinates coordinates;
};

/// The parts that a vertex belongs to, by how near their own surfaces are.
std::vector<PartShare> sharesOf(const BodyField& field, const Vector3d& point) {
    constexpr double kWidth_m = 0.008;
    const auto distances = field.partDistances(point);
    const double nearest = *std::min_element(distances.begin(), distances.end());
    std::vector<PartShare> shares;
    double sum = 0;
    for (std::size_t part = 0; part < kPartCount; ++part) {
        const double away = (distances[part] - nearest) / kWidth_m;
        if (away < 3) {
            const double weight = std::exp(-away * away);
            shares.push_back({part, weight, field.loft(part).coordinates(point)});
            sum += weight;
        }
    }
    for (PartShare& share : shares) {
        share.weight /= sum;
    }
    return shares;
}

/// Where the vertices of the half body lie in the shape of `field`.
std::vector<Vector3d> reshape(const BodyField& field, const BodyField& mean,
                              const std::vector<Vector3d>& points,
                              const std::vector<std::vector<PartShare>>& shares) {
    std::vector<Vector3d> moved(points.size());
    for (std::size_t v = 0; v < points.size(); ++v) {
        Vector3d at = Vector3d::Zero();
        for (const PartShare& share : shares[v]) {
            at += share.weight * field.loft(share.part).pointAt(share.coordinates);
        }
        const double level = mean.distance(points[v]);
        for (int step = 0; step < 3; ++step) {
            const double off = std::clamp(field.distance(at) - level, -0.004, 0.004);
            at -= off * field.gradient(at);
        }
        moved[v] = at;
        if (points[v].x() == 0) {
            moved[v].x() = 0;
        }
    }
    return moved;
}

/// Evens out a displacement over the surface; the seam stays in the median plane.
void smoothDisplacement(const std::vector<std::vector<int>>& neighbours,
                        std::vector<Vector3d>& displacement) {
    for (int pass = 0; pass < 4; ++pass) {
        std::vector<Vector3d> next = displacement;
        for (std::size_t v = 0; v < next.size(); ++v) {
            Vector3d mean = Vector3d::Zero();
            for (const int n : neighbours[v]) {
                mean += displacement[static_cast<std::size_t>(n)];
            }
            mean /= static_cast<double>(neighbours[v].size());
            next[v] = 0.5 * (displacement[v] + mean);
        }
        displacement = std::move(next);
    }
}

}  // namespace

ShapeDirections computeShapeDirections(const BodyMeasurements& body, const BodyField& mean,
                                       const MirroredMesh& skin) {
    const auto half = static_cast<std::size_t>(skin.half_count);
    const std::vector<Vector3d> points(skin.mesh.vertices.begin(),
                                       skin.mesh.vertices.begin() + skin.half_count);
    std::vector<std::vector<PartShare>> shares;
    for (const Vector3d& point : points) {
        shares.push_back(sharesOf(mean, point));
    }
    const auto neighbours = vertexNeighbours(skin.mesh);
    ShapeDirections directions;
    for (int d = 0; d < kShapeCount; ++d) {
        const BodyField more(body, ShapeVector::Unit(d));
        const BodyField less(body, -ShapeVector::Unit(d));
        const auto plus = reshape(more, mean, points, shares);
        const auto minus = reshape(less, mean, points, shares);
        auto& direction = directions[static_cast<std::size_t>(d)];
        direction.assign(skin.mesh.vertices.size(), Vector3d::Zero());
        for (std::size_t v = 0; v < half; ++v) {
            direction[v] = (plus[v] - minus[v]) / 2;
            const auto other = static_cast<std::size_t>(skin.mirror[v]);
            if (other != v) {
                direction[other] = mirrored(direction[v]);
            }
        }
        smoothDisplacement(neighbours, direction);
        for (std::size_t v = 0; v < half; ++v) {
            const auto other = static_cast<std::size_t>(skin.mirror[v]);
            if (other == v) {
                direction[v].x() = 0;
            } else {
                direction[other] = mirrored(direction[v]);  // exact, whatever the summation order
            }
        }
    }
    return directions;
}

}  // namespace gonio::open_body
