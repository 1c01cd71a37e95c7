#include <algorithm>
#include <cmath>

#include "inference/synthesis/outfit.h"

namespace gonio {
namespace {

float length(float a, float b) {
    return std::sqrt(a * a + b * b);
}

float insideTop(const Garment& g, const BodyMarks& m, const Eigen::Vector3f& p) {
    const float side = std::abs(p.x());
    float inside = std::min({g.sleeve - side, p.y() - g.low, m.chin - 0.03F - p.y()});
    if (inside < 0) return inside;
    const float forward = std::clamp((p.z() - m.neckMid) / 0.08F, 0.F, 1.F);
    const float line =
        m.neckBase + 0.01F - forward * g.neckDrop * std::max(0.F, 1.2F - side / g.neckHalfWidth);
    const float ring = length(p.x(), p.z() - m.neckMid) - g.neckHalfWidth;
    inside = std::min(inside, std::max(line - p.y(), forward > 0.2F ? ring - 0.05F : ring));
    if (g.openFront > 0 && p.z() > m.neckMid) inside = std::min(inside, side - g.openFront);
    return inside;
}

// Above a line from the hairline over the forehead down to the nape.
float insideHair(const Garment& g, const BodyMarks& m, const Eigen::Vector3f& p) {
    const float along = std::clamp((p.z() - m.occiput) / (m.face - m.occiput), 0.F, 1.F);
    const float line = g.low + (g.high - g.low) * along;
    return std::min(p.y() - line, 0.2F - std::abs(p.x()));
}

float insideBeard(const BodyMarks& m, const Eigen::Vector3f& p) {
    const float lips = length(p.x() / 1.8F, p.y() - m.mouth) - 0.011F;
    return std::min({p.z() - m.headMid - 0.02F, m.nose - 0.012F - p.y(), p.y() - m.chin + 0.02F,
                     lips, 0.2F - std::abs(p.x())});
}

/// Eyes, brows and lips; small, but they tell front from back.
bool paintFace(const Outfit& outfit, const BodyMarks& m, const Eigen::Vector3f& p,
               Eigen::Vector3f& colour) {
    if (p.z() < m.headMid + 0.03F || p.y() < m.chin || std::abs(p.x()) > 0.07F) return false;
    const float side = std::abs(p.x());
    const float eyeX = side - 0.033F, eyeY = p.y() - m.eye;
    if (std::abs(eyeX) < 0.015F && std::abs(eyeY) < 0.006F) {
        colour = std::abs(eyeX) < 0.007F ? Eigen::Vector3f(0.03F, 0.02F, 0.02F)
                                         : Eigen::Vector3f(0.6F, 0.58F, 0.55F);
        return true;
    }
    if (std::abs(side - 0.034F) < 0.02F && std::abs(p.y() - m.brow) < 0.005F) {
        colour = 0.4F * colour + 0.6F * outfit.hairColour;
        return true;
    }
    if (side < 0.026F && std::abs(p.y() - m.mouth) < 0.008F) {
        colour = outfit.lipColour;
        return true;
    }
    // Shade under the nose and around the eyes.
    if (std::abs(eyeX) < 0.022F && std::abs(eyeY) < 0.012F) colour *= 0.75F;
    if (side < 0.012F && std::abs(p.y() - m.nose + 0.01F) < 0.006F) colour *= 0.6F;
    return true;
}

}  // namespace

float insideOf(const Garment& g, const BodyMarks& m, const Eigen::Vector3f& p) {
    switch (g.kind) {
        case GarmentKind::Top:
        case GarmentKind::Jacket:
            return insideTop(g, m, p);
        case GarmentKind::Bottom:
            return std::min({g.high - p.y(), p.y() - g.low, m.shoulder + 0.15F - std::abs(p.x())});
        case GarmentKind::Shoes:
        case GarmentKind::Socks:
            return g.high - p.y();
        case GarmentKind::Gloves:
            return std::abs(p.x()) - g.sleeve;
        case GarmentKind::Hair:
        case GarmentKind::Hat:
            return insideHair(g, m, p);
        case GarmentKind::Beard:
            return insideBeard(m, p);
    }
    return -1;
}

Eigen::Vector3f colourOf(const Cloth& cloth, float u_m, float v_m, float footprint_m) {
    if (!cloth.texture) return cloth.base;
    const float u = cloth.repeats_per_m * (cloth.turnCos * u_m - cloth.turnSin * v_m);
    const float v = cloth.repeats_per_m * (cloth.turnSin * u_m + cloth.turnCos * v_m);
    const float footprint = footprint_m * cloth.repeats_per_m;
    if (cloth.isPicture)
        return cloth.texture->at(u + cloth.shiftU, v + cloth.shiftV, footprint)
            .cwiseProduct(cloth.base);
    const float mix = cloth.texture->greyAt(u + cloth.shiftU, v + cloth.shiftV, footprint);
    return cloth.base + mix * (cloth.second - cloth.base);
}

SurfaceLook lookOfGarment(const Garment& g, const BodyMarks& m, const SkinPoint& point) {
    const Eigen::Vector3f& p = point.rest_m;
    const float u = point.axis == 0 ? p.z() : p.x(), v = point.axis == 1 ? p.z() : p.y();
    SurfaceLook look{colourOf(g.cloth, u, v, point.footprint_m), g.cloth.gloss};
    if (g.kind == GarmentKind::Shoes && p.y() < m.floor + 0.02F) {
        look.colour = Eigen::Vector3f::Constant(g.cloth.second.sum() > 1 ? 0.6F : 0.03F);
    }
    const float hem = insideOf(g, m, p);
    const bool isSewn = g.kind != GarmentKind::Hair && g.kind != GarmentKind::Beard;
    if (isSewn && hem < 0.008F) look.colour *= 0.75F;
    return look;
}

SurfaceLook lookOfSkin(const Outfit& outfit, const BodyMarks& marks, const SkinPoint& point) {
    for (const Garment& garment : outfit.garments) {
        if (insideOf(garment, marks, point.rest_m) >= 0)
            return lookOfGarment(garment, marks, point);
    }
    Eigen::Vector3f colour = outfit.skinColour;
    if (point.rest_m.y() > marks.chin) {
        paintFace(outfit, marks, point.rest_m, colour);
    } else if (std::abs(point.rest_m.x()) > marks.wrist ||
               point.rest_m.y() < marks.floor + 0.015F) {
        colour = colour.cwiseProduct(Eigen::Vector3f(1.05F, 0.92F, 0.9F));
    }
    return {colour, 0.12F};
}

}  // namespace gonio
