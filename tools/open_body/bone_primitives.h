#pragma once

#include <Eigen/Core>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace gonio::open_body {

/// A solid that bones are made of, by its signed distance (m, negative inside; near the surface).
class Primitive {
public:
    virtual ~Primitive() = default;
    virtual double distance(const Eigen::Vector3d& point) const = 0;

    bool isCut() const { return m_cut; }

    /// Distance to the box around the solid; no larger than `distance`.
    double lowerBound(const Eigen::Vector3d& point) const;

    const Eigen::Vector3d& low() const { return m_low; }

    const Eigen::Vector3d& high() const { return m_high; }

    void setCut(bool cut) { m_cut = cut; }

protected:
    void include(const Eigen::Vector3d& point, double margin_m);

private:
    Eigen::Vector3d m_low = Eigen::Vector3d::Constant(1e9);
    Eigen::Vector3d m_high = Eigen::Vector3d::Constant(-1e9);
    bool m_cut = false;
};

using PrimitiveList = std::vector<std::shared_ptr<const Primitive>>;

/// Reads one primitive of the measurements; throws nlohmann's exceptions on malformed input.
std::shared_ptr<const Primitive> parsePrimitive(const nlohmann::json& json);
/// A tapered capsule.
std::shared_ptr<const Primitive> makeCapsule(const Eigen::Vector3d& a, const Eigen::Vector3d& b,
                                             double radius_a_m, double radius_b_m);
/// A tube with elliptic sections through `points`: radii along `major` and across it.
std::shared_ptr<const Primitive> makeTube(const std::vector<Eigen::Vector3d>& points,
                                          const std::vector<Eigen::Vector2d>& radii_m,
                                          const std::vector<Eigen::Vector3d>& major);
/// Smooth union of the solids less the cuts.
double distanceToUnion(const PrimitiveList& list, const Eigen::Vector3d& point, double blend_m);

}  // namespace gonio::open_body
