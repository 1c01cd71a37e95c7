#include "render/scene/ray_mesh.h"

#include <Eigen/Geometry>
#include <cmath>

namespace gonio {

// Moeller and Trumbore, J. Graphics Tools 2 (1997); both sides count.
std::optional<RayHit> firstHit(const SightRay& ray, const VertexArray& vertices_m,
                               const FaceArray& faces) {
    const Eigen::Vector3f origin = ray.origin_m.cast<float>(), d = ray.direction.cast<float>();
    std::optional<RayHit> nearest;
    for (Eigen::Index f = 0; f < faces.rows(); ++f) {
        const Eigen::Vector3f a = vertices_m.row(faces(f, 0)), b = vertices_m.row(faces(f, 1)),
                              c = vertices_m.row(faces(f, 2));
        const Eigen::Vector3f ab = b - a, ac = c - a, p = d.cross(ac);
        const float determinant = ab.dot(p);
        if (std::abs(determinant) < 1e-12F) continue;
        const Eigen::Vector3f ao = origin - a, q = ao.cross(ab);
        const float u = ao.dot(p) / determinant, v = d.dot(q) / determinant,
                    t = ac.dot(q) / determinant;
        if (u < 0 || v < 0 || u + v > 1 || t <= 0) continue;
        if (nearest && nearest->distance_m <= double(t)) continue;
        const float w = 1 - u - v;
        const int corner = w >= u && w >= v ? 0 : (u >= v ? 1 : 2);
        nearest = RayHit{double(t), int(f), faces(f, corner)};
    }
    return nearest;
}

}  // namespace gonio
