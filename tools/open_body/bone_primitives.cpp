#include "tools/open_body/bone_primitives.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <string>

#include "tools/open_body/measurements.h"

namespace gonio::open_body {
namespace {

using Eigen::Vector2d;
using Eigen::Vector3d;
using nlohmann::json;

/// Distance to an ellipsoid to first order, from local coordinates.
double ellipsoidDistance(const Vector3d& local, const Vector3d& radii) {
    const Vector3d scaled = local.cwiseQuotient(radii);
    const double k0 = scaled.norm();
    const double k1 = scaled.cwiseQuotient(radii).norm();
    return k1 > 0 ? k0 * (k0 - 1) / k1 : -radii.minCoeff();
}

class Ellipsoid : public Primitive {
public:
    Ellipsoid(const Vector3d& centre, const Vector3d& radii, const Eigen::Matrix3d& axes)
        : m_centre(centre), m_radii(radii), m_axes(axes) {
        include(centre, radii.maxCoeff());
    }

    double distance(const Vector3d& point) const override {
        return ellipsoidDistance(m_axes * (point - m_centre), m_radii);
    }

private:
    Vector3d m_centre, m_radii;
    Eigen::Matrix3d m_axes;
};

class Capsule : public Primitive {
public:
    Capsule(const Vector3d& a, const Vector3d& b, double ra, double rb)
        : m_a(a), m_b(b), m_ra(ra), m_rb(rb) {
        include(a, ra);
        include(b, rb);
    }

    double distance(const Vector3d& point) const override {
        const Vector3d axis = m_b - m_a;
        const double t = std::clamp((point - m_a).dot(axis) / axis.squaredNorm(), 0.0, 1.0);
        return (point - m_a - t * axis).norm() - (m_ra + t * (m_rb - m_ra));
    }

private:
    Vector3d m_a, m_b;
    double m_ra, m_rb;
};

class Tube : public Primitive {
public:
    Tube(std::vector<Vector3d> points, std::vector<Vector2d> radii, std::vector<Vector3d> major)
        : m_points(std::move(points)), m_radii(std::move(radii)), m_major(std::move(major)) {
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            include(m_points[i], m_radii[i].maxCoeff());
            // Directions of an ellipse have no sign: keep neighbours alike for the interpolation.
            if (i > 0 && m_major[i].dot(m_major[i - 1]) < 0) {
                m_major[i] = -m_major[i];
            }
        }
    }

    double distance(const Vector3d& point) const override {
        double nearest = 1e9;
        for (std::size_t i = 0; i + 1 < m_points.size(); ++i) {
            nearest = std::min(nearest, distanceToPiece(i, point));
        }
        return nearest;
    }

private:
    double distanceToPiece(std::size_t i, const Vector3d& point) const {
        const Vector3d axis = m_points[i + 1] - m_points[i];
        const double length = axis.norm();
        const double along = (point - m_points[i]).dot(axis) / (length * length);
        const double t = std::clamp(along, 0.0, 1.0);
        const Vector2d radii = (1 - t) * m_radii[i] + t * m_radii[i + 1];
        const Vector3d tangent = axis / length;
        Vector3d first = (1 - t) * m_major[i] + t * m_major[i + 1];
        first = (first - tangent * tangent.dot(first)).normalized();
        const Vector3d offset = point - m_points[i] - t * axis;
        const Vector3d local(first.dot(offset), tangent.cross(first).dot(offset),
                             tangent.dot(offset));
        return ellipsoidDistance(local, {radii.x(), radii.y(), radii.minCoeff()});
    }

    std::vector<Vector3d> m_points;
    std::vector<Vector2d> m_radii;
    std::vector<Vector3d> m_major;
};

/// A cup: the shell between two spheres, cut open.
class Socket : public Primitive {
public:
    Socket(const Vector3d& centre, double inner, double outer, const Vector3d& opening)
        : m_centre(centre), m_inner(inner), m_outer(outer), m_opening(opening.normalized()) {
        include(centre, outer);
    }

    double distance(const Vector3d& point) const override {
        const Vector3d offset = point - m_centre;
        const double size = offset.norm();
        return std::max({size - m_outer, m_inner - size, offset.dot(m_opening) - 0.15 * m_inner});
    }

private:
    Vector3d m_centre;
    double m_inner, m_outer;
    Vector3d m_opening;
};

/// A sheet of triangles through rows of points, thicker at its edge.
class Plate : public Primitive {
public:
    explicit Plate(const json& j) {
        const double edge = j.at("thickness_edge").get<double>() / 2;
        const double inner = j.at("thickness_centre").get<double>() / 2;
        const auto& rows = j.at("rows");
        const std::size_t columns = rows.at(0).size();
        std::vector<double> half;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < columns; ++c) {
                const bool border = r == 0 || c == 0 || r + 1 == rows.size() || c + 1 == columns;
                m_points.push_back(toVector3(rows.at(r).at(c)));
                m_half.push_back(border ? edge : inner);
                include(m_points.back(), edge);
            }
        }
        for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
            for (std::size_t c = 0; c + 1 < columns; ++c) {
                const std::size_t i = r * columns + c;
                m_triangles.push_back({i, i + 1, i + columns});
                m_triangles.push_back({i + 1, i + columns + 1, i + columns});
            }
        }
    }

    double distance(const Vector3d& point) const override {
        double nearest = 1e9;
        for (const auto& triangle : m_triangles) {
            nearest = std::min(nearest, distanceToTriangle(triangle, point));
        }
        return nearest;
    }

private:
    double distanceToTriangle(const std::array<std::size_t, 3>& t, const Vector3d& p) const {
        const Vector3d& a = m_points[t[0]];
        const Vector3d& b = m_points[t[1]];
        const Vector3d& c = m_points[t[2]];
        const Vector3d normal = (b - a).cross(c - a);
        const double area = normal.squaredNorm();
        const Vector3d weight((c - b).cross(p - b).dot(normal) / area,
                              (a - c).cross(p - c).dot(normal) / area,
                              (b - a).cross(p - a).dot(normal) / area);
        if (weight.minCoeff() >= 0) {
            const double half =
                weight[0] * m_half[t[0]] + weight[1] * m_half[t[1]] + weight[2] * m_half[t[2]];
            return std::abs((p - a).dot(normal)) / std::sqrt(area) - half;
        }
        double nearest = 1e9;
        for (std::size_t i = 0; i < 3; ++i) {
            const std::size_t j = (i + 1) % 3;
            nearest = std::min(
                nearest,
                Capsule(m_points[t[i]], m_points[t[j]], m_half[t[i]], m_half[t[j]]).distance(p));
        }
        return nearest;
    }

    std::vector<Vector3d> m_points;
    std::vector<double> m_half;
    std::vector<std::array<std::size_t, 3>> m_triangles;
};

std::vector<Vector3d> majorDirections(const json& major, const std::vector<Vector3d>& points) {
    std::vector<Vector3d> directions;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (major.is_array()) {
            directions.push_back(toVector3(major.at(i)));
            continue;
        }
        const auto name = major.get<std::string>();
        const std::size_t next = std::min(i + 1, points.size() - 1);
        const Vector3d tangent = points[next] - points[next - 1];
        directions.push_back(name == "up"        ? Vector3d(Vector3d::UnitY())
                             : name == "forward" ? Vector3d(Vector3d::UnitX())
                                                 : Vector3d(tangent.cross(Vector3d::UnitY())));
    }
    return directions;
}

std::shared_ptr<Primitive> parseTube(const json& j) {
    std::vector<Vector3d> points;
    std::vector<Vector2d> radii;
    for (std::size_t i = 0; i < j.at("points").size(); ++i) {
        points.push_back(toVector3(j.at("points").at(i)));
        const bool chain = j.at("type") == "plate_chain";
        const double along = chain ? j.at("half_width").at(i).get<double>()
                                   : j.at("radii").at(i).at(0).get<double>();
        const double across = chain ? j.at("half_thickness").at(i).get<double>()
                                    : j.at("radii").at(i).at(1).get<double>();
        // Thinner than a voxel would fall into pieces.
        radii.emplace_back(std::max(along, 0.0022), std::max(across, 0.0022));
    }
    std::vector<Vector3d> major(points.size(), Vector3d::UnitZ());
    if (j.contains("major")) {
        major = majorDirections(j.at("major"), points);
    }
    return std::make_shared<Tube>(points, radii, major);
}

std::shared_ptr<Primitive> parseSolid(const json& j) {
    const auto type = j.at("type").get<std::string>();
    if (type == "sphere") {
        const double radius = j.at("radius").get<double>();
        return std::make_shared<Ellipsoid>(toVector3(j.at("centre")), Vector3d::Constant(radius),
                                           Eigen::Matrix3d::Identity());
    }
    if (type == "ellipsoid") {
        Eigen::Matrix3d axes = Eigen::Matrix3d::Identity();
        for (std::size_t row = 0; j.contains("axes") && row < 3; ++row) {
            axes.row(static_cast<Eigen::Index>(row)) = toVector3(j.at("axes").at(row));
        }
        return std::make_shared<Ellipsoid>(toVector3(j.at("centre")), toVector3(j.at("radii")),
                                           axes);
    }
    if (type == "capsule") {
        return std::make_shared<Capsule>(toVector3(j.at("a")), toVector3(j.at("b")),
                                         j.at("ra").get<double>(), j.at("rb").get<double>());
    }
    if (type == "socket") {
        return std::make_shared<Socket>(
            toVector3(j.at("centre")), j.at("inner_radius").get<double>(),
            j.at("outer_radius").get<double>(), toVector3(j.at("opening_direction")));
    }
    if (type == "plate") {
        return std::make_shared<Plate>(j);
    }
    return parseTube(j);
}

}  // namespace

void Primitive::include(const Vector3d& point, double margin_m) {
    m_low = m_low.cwiseMin(point - Vector3d::Constant(margin_m));
    m_high = m_high.cwiseMax(point + Vector3d::Constant(margin_m));
}

double Primitive::lowerBound(const Vector3d& point) const {
    return (m_low - point).cwiseMax(point - m_high).cwiseMax(0).norm();
}

std::shared_ptr<const Primitive> parsePrimitive(const json& j) {
    auto solid = parseSolid(j);
    solid->setCut(j.value("subtract", false));
    return solid;
}

std::shared_ptr<const Primitive> makeCapsule(const Vector3d& a, const Vector3d& b,
                                             double radius_a_m, double radius_b_m) {
    return std::make_shared<Capsule>(a, b, radius_a_m, radius_b_m);
}

std::shared_ptr<const Primitive> makeTube(const std::vector<Vector3d>& points,
                                          const std::vector<Vector2d>& radii_m,
                                          const std::vector<Vector3d>& major) {
    return std::make_shared<Tube>(points, radii_m, major);
}

double distanceToUnion(const PrimitiveList& list, const Vector3d& point, double blend_m) {
    double solid = 1e3;
    double cut = 1e3;
    for (const auto& primitive : list) {
        double& sum = primitive->isCut() ? cut : solid;
        const double bound = primitive->lowerBound(point);
        if (bound > 0 && bound > sum + blend_m) {
            continue;
        }
        const double d = primitive->distance(point);
        const double h = std::clamp(0.5 + 0.5 * (sum - d) / blend_m, 0.0, 1.0);
        sum = sum * (1 - h) + d * h - blend_m * h * (1 - h);
    }
    return std::max(solid, -cut);
}

}  // namespace gonio::open_body
