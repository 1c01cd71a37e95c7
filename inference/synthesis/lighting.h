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
    /// The naked body stands for its close clothes, which are less than a sample away.
    void add(const Figure& figure);

    /// Place in the map of a point: samples to the right and down, nearness to the light in m.
    Eigen::Vector3f placeOf(const Eigen::Vector3f& world_m) const {
        return m_placeFromWorld * world_m + m_origin;
    }

    const Eigen::Matrix3f& placeFromWorld() const { return m_placeFromWorld; }

    /// Share of the light that arrives there, 0..1, softened over neighbouring samples; 1 outside
    /// the map. \param bias_m  how much nearer to the light something must be
    float litAt(const Eigen::Vector3f& place, float bias_m) const {
        if (!isCovered(place)) return 1;
        const float own = place.z() + bias_m;
        const int x0 = static_cast<int>(place.x()), y0 = static_cast<int>(place.y());
        const float tx = place.x() - static_cast<float>(x0),
                    ty = place.y() - static_cast<float>(y0);
        const float *upper = m_raster.inverseDepthRow(y0) + x0,
                    *lower = m_raster.inverseDepthRow(y0 + 1) + x0;
        const float a = upper[0] < own ? 1.F : 0.F, b = upper[1] < own ? 1.F : 0.F;
        const float c = lower[0] < own ? 1.F : 0.F, d = lower[1] < own ? 1.F : 0.F;
        const float top = a + tx * (b - a), low = c + tx * (d - c);
        return top + ty * (low - top);
    }

    /// Whether the map reaches there.
    static bool isCovered(const Eigen::Vector3f& place) {
        return place.x() >= 0 && place.y() >= 0 && place.x() < kSide - 1 && place.y() < kSide - 1;
    }

private:
    static constexpr int kSide = 144;

    Eigen::Matrix3f m_placeFromWorld;
    Eigen::Vector3f m_origin;
    SurfaceRaster m_raster;
    std::vector<RasterVertex> m_corners;
};

}  // namespace gonio
