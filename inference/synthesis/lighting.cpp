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
    m_away = -towardsLight;
    const Eigen::Vector3f helper =
        std::abs(m_away.y()) > 0.95F ? Eigen::Vector3f::UnitX() : Eigen::Vector3f::UnitY();
    // As a camera's axes: right, down, away.
    m_right = m_away.cross(helper).normalized();
    m_down = m_away.cross(m_right);
    m_middle_m = middle_m;
    m_radius_m = radius_m;
    m_perSample_m = 2 * radius_m / kSide;
    m_raster.clear(kSide, kSide);
}

void ShadowMap::add(const Figure& figure) {
    const VertexArray& world = figure.world_m();
    m_corners.resize(static_cast<std::size_t>(world.rows()));
    const float scale = 1 / m_perSample_m, half = kSide / 2.F;
    for (Eigen::Index i = 0; i < world.rows(); ++i) {
        const Eigen::Vector3f p = world.row(i).transpose() - m_middle_m;
        const auto at = static_cast<std::size_t>(i);
        m_corners[at] = {half + scale * m_right.dot(p), half + scale * m_down.dot(p),
                         kDepthOffset_m - m_away.dot(p), figure.keep()[at]};
    }
    drawFigure(figure, m_corners, 0, m_raster);
}

float ShadowMap::litAt(const Eigen::Vector3f& world_m, float bias_m) const {
    const Eigen::Vector3f p = world_m - m_middle_m;
    const float x = m_right.dot(p) / m_perSample_m + kSide / 2.F - 0.5F;
    const float y = m_down.dot(p) / m_perSample_m + kSide / 2.F - 0.5F;
    if (!(x >= 0 && y >= 0 && x < kSide - 1 && y < kSide - 1)) return 1;
    const float own = kDepthOffset_m - m_away.dot(p) + bias_m;
    const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
    const float tx = x - static_cast<float>(x0), ty = y - static_cast<float>(y0);
    const float *upper = m_raster.inverseDepthRow(y0) + x0,
                *lower = m_raster.inverseDepthRow(y0 + 1) + x0;
    const float a = upper[0] < own ? 1.F : 0.F, b = upper[1] < own ? 1.F : 0.F;
    const float c = lower[0] < own ? 1.F : 0.F, d = lower[1] < own ? 1.F : 0.F;
    const float top = a + tx * (b - a), low = c + tx * (d - c);
    return top + ty * (low - top);
}

}  // namespace gonio
