#pragma once

#include <optional>
#include <vector>

#include "inference/synthesis/dice.h"
#include "inference/synthesis/dressable_body.h"
#include "inference/synthesis/texture_bank.h"

namespace gonio {

/// What a surface is made of. Colours are linear, 0..1.
struct Cloth {
    Eigen::Vector3f base{0.5F, 0.5F, 0.5F}, second{0.5F, 0.5F, 0.5F};  ///< mixed by a mask
    const Texture* texture = nullptr;                                  ///< null: base alone
    bool isPicture = false;  ///< the texture has its own colours
    float repeats_per_m = 1;
    float turnCos = 1, turnSin = 0, shiftU = 0, shiftV = 0;
    float gloss = 0;  ///< 0..1
};

enum class GarmentKind { Hat, Hair, Beard, Gloves, Jacket, Top, Bottom, Shoes, Socks };

/// A piece of clothing that follows the skin. Its extent is given in rest coordinates
/// (DressableBody), m.
struct Garment {
    GarmentKind kind = GarmentKind::Top;
    float low = 0, high = 0;  ///< y of the lower and the upper end
    float sleeve = 0;         ///< |x| where sleeves end
    float neckDrop = 0.05F;   ///< how deep the front of the neckline lies
    float neckHalfWidth = 0.08F;
    float openFront = 0;  ///< half width of the gap of an open jacket
    /// 0: painted on the skin. Else the cloth lies this far from it, `loose_m` more at its ends,
    /// and has folds.
    float ease_m = 0, loose_m = 0, fold_m = 0;
    int coarseField = 0, fineField = 0;  ///< DressableBody::field
    Cloth cloth;
};

/// Whether the point of the rest skin is covered: above 0, and then about the distance to the hem
/// in m.
float insideOf(const Garment& garment, const BodyMarks& marks, const Eigen::Vector3f& rest_m);

struct SkirtShape {
    float top = 0, hem = 0;   ///< y in rest, m
    float ease_m = 0.02F;     ///< from the body at the top
    float flare = 0.2F;       ///< widening per length
    float foldDepth = 0.05F;  ///< share of the radius
    int folds = 7;
    Cloth cloth;
};

struct LongHairShape {
    float length_m = 0.3F;  ///< below the eyes
    float ease_m = 0.02F;
    float opening_rad = 1.9F;  ///< from the middle of the back to either side
    Cloth cloth;
};

struct BrimShape {
    float reach_m = 0.07F;
    float halfAngle_rad = 1.0F;  ///< pi: all round
    Cloth cloth;
};

/// Everything that one person wears, and how the skin looks.
struct Outfit {
    Eigen::Vector3f skinColour{0.5F, 0.3F, 0.2F}, hairColour{0.05F, 0.03F, 0.02F},
        lipColour{0.4F, 0.15F, 0.12F};
    std::vector<Garment> garments;  ///< outermost first
    std::optional<SkirtShape> skirt;
    std::optional<LongHairShape> longHair;
    std::optional<BrimShape> brim;
    std::uint32_t foldSeed = 0;
};

Outfit randomOutfit(const BodyMarks& marks, const TextureBank& textures, Dice& dice);

/// A random dye: muted, bright, dark or light.
Eigen::Vector3f randomDye(Dice& dice);
Cloth randomCloth(const TextureBank& textures, Dice& dice, double patternShare);

/// Colour of a cloth at a point of its own plane (m), seen by pixels `footprint_m` wide.
Eigen::Vector3f colourOf(const Cloth& cloth, float u_m, float v_m, float footprint_m);

/// A seen point of a body's skin.
struct SkinPoint {
    Eigen::Vector3f rest_m;
    int axis = 2;  ///< DressableBody::triangleAxes
    float footprint_m = 0.01F;
};

struct SurfaceLook {
    Eigen::Vector3f colour;
    float gloss;
};

/// The outermost thing that covers the skin there, or the skin with its face.
SurfaceLook lookOfSkin(const Outfit& outfit, const BodyMarks& marks, const SkinPoint& point);
/// The garment itself, darker along its hem.
SurfaceLook lookOfGarment(const Garment& garment, const BodyMarks& marks, const SkinPoint& point);

}  // namespace gonio
