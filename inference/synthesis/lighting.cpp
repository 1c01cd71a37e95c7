#include "inference/synthesis/lighting.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

// Nearness to the light must stay above 0 over the whole map and beyond.
constexpr float kDepthOffset_m = 40;

Eigen::Vector3f warmth(double warm) {
    const auto w = static_cast<float>(warm);
    return {1 + 0.25F * w, 1, 1 - 0.3F * w};
}

}  // namespace

Lighting randomLighting(Dice& dice) {
    Lighting light;
    const double azimuth = dice.between(0, 6.2831853), height = dice.between(0.45, 1.4);
    light.keyTowards = {static_cast<float>(std::cos(height) * std::sin(azimuth)),
                        static_cast<float>(std::sin(height)),
                        static_cast<float>(std::cos(height) * std::cos(azimuth))};
    const double side = azimuth + dice.between(1.5, 4.5);
    light.fillTowards = Eigen::Vector3f(std::sin(static_cast<float>(side)), dice.betweenF(0.0, 0.8),
                                        std::cos(static_cast<float>(side)))
                            .normalized();
    // From an overcast sky or a lit ceiling to a low sun.
    const float share = dice.betweenF(0.15, 1);
    light.key = warmth(dice.between(-0.4, 0.8)) * share * dice.betweenF(0.6, 1.3);
    light.fill = warmth(dice.between(-0.6, 0.6)) * dice.betweenF(0, 0.35);
    const float ambient = dice.betweenF(0.25, 0.6) * (1.3F - 0.6F * share);
    light.skyward = warmth(dice.between(-0.6, 0.4)) * ambient;
    light.groundward = warmth(dice.between(-0.2, 0.6)) * ambient * dice.betweenF(0.4, 0.95);
    return light;
}

void ShadowMap::begin(const Eigen::Vector3f& towardsLight, const Eigen::Vector3f& middle_m,
                      float radius_m) {
    const Eigen::Vector3f away = -towardsLight;
    const Eigen::Vector3f helper =
        std::abs(away.y()) > 0.95F ? Eigen::Vector3f::UnitX() : Eigen::Vector3f::UnitY();
    // As a camera's axes: right, down, away.
    const Eigen::Vector3f right = away.cross(helper).normalized();
    const float samplesPerMetre = kSide / (2 * radius_m);
    m_placeFromWorld.row(0) = samplesPerMetre * right.transpose();
    m_placeFromWorld.row(1) = samplesPerMetre * away.cross(right).transpose();
    m_placeFromWorld.row(2) = -away.transpose();
    m_origin = Eigen::Vector3f(kSide / 2.F - 0.5F, kSide / 2.F - 0.5F, kDepthOffset_m) -
               m_placeFromWorld * middle_m;
    m_raster.clear(kSide, kSide);
}

void ShadowMap::add(const Figure& figure) {
    const VertexArray& world = figure.world_m();
    m_corners.resize(static_cast<std::size_t>(world.rows()));
    for (Eigen::Index i = 0; i < world.rows(); ++i) {
        const Eigen::Vector3f p = placeOf(world.row(i).transpose());
        m_corners[static_cast<std::size_t>(i)] = {p.x() + 0.5F, p.y() + 0.5F, p.z(), 1};
    }
    m_raster.setCorners(m_corners);
    m_raster.add(figure.body().coarseTriangles(), 0, Culling::Back);
    for (const Figure::Surface& surface : figure.surfaces()) {
        if (surface.kind == Figure::Surface::Kind::Grid)
            m_raster.add(figure.trianglesOf(surface), 0, Culling::None);
    }
}

}  // namespace gonio
