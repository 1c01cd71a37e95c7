#pragma once

#include <Eigen/Core>

#include "inference/synthesis/figure.h"

namespace gonio {

/// Light of a scene; directions point towards the lights, world axes, unit length.
struct Lighting {
    Eigen::Vector3f keyTowards{0.3F, 0.8F, 0.5F}, fillTowards{-0.5F, 0.3F, 0.8F};
    Eigen::Vector3f key{1, 1, 1}, fill{0.2F, 0.2F, 0.2F};
    Eigen::Vector3f skyward{0.5F, 0.5F, 0.5F}, groundward{0.3F, 0.3F, 0.3F};  ///< ambient

    /// Light that arrives at a surface with this unit normal; `lit` is the share of the key light
    /// that no shadow takes.
    Eigen::Vector3f arriving(const Eigen::Vector3f& normal, float lit) const {
        const float up = 0.5F + 0.5F * normal.y();
        const float a = lit * std::max(0.F, normal.dot(keyTowards));
        const float b = std::max(0.F, normal.dot(fillTowards));
        return groundward + up * (skyward - groundward) + a * key + b * fill;
    }
};

Lighting randomLighting(Dice& dice);

/// What the key light sees: an orthographic picture from its side around a place.
class ShadowMap {
public:
    /// \param radius_m  half the side of the square that is covered, perpendicular to the light
    void begin(const Eigen::Vector3f& towardsLight, const Eigen::Vector3f& middle_m,
               float radius_m);
    void add(const Figure& figure);

    /// Share of the light that arrives at a point, 0..1, softened over neighbouring samples; 1
    /// outside the map. \param bias_m  how much nearer to the light something must be
    float litAt(const Eigen::Vector3f& world_m, float bias_m) const;

private:
    static constexpr int kSide = 144;

    Eigen::Vector3f m_right, m_down, m_away, m_middle_m;
    float m_radius_m = 1, m_perSample_m = 1;
    SurfaceRaster m_raster;
    std::vector<RasterVertex> m_corners;
};

}  // namespace gonio
