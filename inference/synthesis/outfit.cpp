#include "inference/synthesis/outfit.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

/// From sRGB's 0..255 to linear 0..1.
Eigen::Vector3f fromScreen(double r, double g, double b) {
    const auto linear = [](double value) { return static_cast<float>(std::pow(value / 255, 2.2)); };
    return {linear(r), linear(g), linear(b)};
}

/// Along the line from very light to very dark skin, evenly as the eye sees it, with some warmth.
Eigen::Vector3f randomSkin(Dice& dice) {
    const Eigen::Array3f light = fromScreen(246, 212, 192).array().log();
    const Eigen::Array3f dark = fromScreen(74, 47, 36).array().log();
    Eigen::Array3f tone = (light + dice.betweenF(0, 1) * (dark - light)).exp();
    tone *= Eigen::Array3f(dice.betweenF(0.92, 1.1), 1, dice.betweenF(0.85, 1.1));
    return tone.min(0.9F).matrix();
}

Eigen::Vector3f randomHairColour(Dice& dice) {
    const std::array<Eigen::Vector3f, 7> colours{
        fromScreen(22, 18, 16),   fromScreen(48, 32, 22),    fromScreen(88, 56, 34),
        fromScreen(176, 138, 92), fromScreen(150, 148, 145), fromScreen(225, 222, 215),
        fromScreen(112, 58, 36)};
    return colours[static_cast<std::size_t>(dice.index(7))] * dice.betweenF(0.7, 1.3);
}

/// Loose clothes stand off the skin and fold.
void loosen(Garment& garment, Dice& dice, double looseShare, double most_m) {
    garment.coarseField = dice.index(DressableBody::kFields / 2);
    garment.fineField = DressableBody::kFields / 2 + dice.index(DressableBody::kFields / 2);
    if (!dice.chance(looseShare)) return;
    garment.ease_m = dice.betweenF(0.005, 0.012);
    garment.loose_m = dice.betweenF(0, most_m);
    garment.fold_m = dice.betweenF(0.002, 0.005 + 0.45 * garment.loose_m);
}

Garment randomBottom(const BodyMarks& m, const TextureBank& textures, Dice& dice) {
    Garment g;
    g.kind = GarmentKind::Bottom;
    g.high = m.waist + dice.betweenF(-0.09, 0.03);
    g.cloth = randomCloth(textures, dice, 0.35);
    const double kind = dice.uniform();
    const float shank = m.knee - m.ankle, thigh = m.crotch - m.knee;
    if (kind < 0.55) {  // trousers
        g.low = m.ankle + dice.betweenF(-0.04, 0.12);
        loosen(g, dice, 0.8, 0.035);
    } else if (kind < 0.68) {  // leggings
        g.low = dice.chance(0.3) ? m.knee - 0.3F * shank : m.ankle + dice.betweenF(-0.02, 0.1);
    } else if (kind < 0.94) {  // shorts
        g.low = m.knee + dice.betweenF(-0.08, 0.75) * thigh;
        loosen(g, dice, 0.75, 0.05);
    } else {  // underwear, swimwear
        g.low = m.crotch + dice.betweenF(-0.03, 0.01);
        g.high = m.hip + dice.betweenF(0.02, 0.12);
    }
    return g;
}

float randomSleeve(const BodyMarks& m, Dice& dice) {
    const double kind = dice.uniform();
    if (kind < 0.18) return m.shoulder - dice.betweenF(0.0, 0.05);  // none
    if (kind < 0.6) return m.shoulder + dice.betweenF(0.08, 0.95) * (m.elbow - m.shoulder);
    if (kind < 0.68) return m.elbow + dice.betweenF(0.0, 0.7) * (m.wrist - m.elbow);
    return m.wrist + dice.betweenF(-0.03, 0.03);
}

Garment randomTop(const BodyMarks& m, const TextureBank& textures, Dice& dice) {
    Garment g;
    g.kind = GarmentKind::Top;
    g.cloth = randomCloth(textures, dice, 0.5);
    g.sleeve = randomSleeve(m, dice);
    g.low = m.hip + dice.betweenF(-0.1, 0.06);
    if (dice.chance(0.12)) g.low = m.waist + dice.betweenF(0.02, 0.15);  // cropped
    g.neckDrop = dice.betweenF(0.03, 0.14);
    g.neckHalfWidth = dice.betweenF(0.065, 0.1);
    loosen(g, dice, 0.75, 0.03);
    if (g.ease_m > 0) g.ease_m += dice.betweenF(0, 0.012);
    return g;
}

Garment randomJacket(const BodyMarks& m, const TextureBank& textures, Dice& dice) {
    Garment g = randomTop(m, textures, dice);
    g.kind = GarmentKind::Jacket;
    g.cloth = randomCloth(textures, dice, 0.3);
    g.sleeve = dice.chance(0.85) ? m.wrist + dice.betweenF(-0.02, 0.03) : m.shoulder - 0.01F;
    g.low = m.hip + dice.betweenF(-0.25, 0.02);
    g.openFront = dice.chance(0.6) ? dice.betweenF(0.01, 0.08) : 0;
    g.ease_m = dice.betweenF(0.022, 0.035);
    g.loose_m = dice.betweenF(0.0, 0.035);
    g.fold_m = dice.betweenF(0.003, 0.012);
    return g;
}

void addFeet(const BodyMarks& m, const TextureBank& textures, Dice& dice, Outfit& outfit) {
    if (dice.chance(0.85)) {
        Garment shoes;
        shoes.kind = GarmentKind::Shoes;
        shoes.high = m.ankle + dice.betweenF(-0.02, 0.02);
        if (dice.chance(0.15)) shoes.high = m.ankle + dice.betweenF(0.05, 0.3);  // boots
        shoes.cloth = randomCloth(textures, dice, 0.25);
        shoes.ease_m = dice.betweenF(0.006, 0.012);
        shoes.cloth.gloss = dice.betweenF(0, 0.5);
        outfit.garments.push_back(shoes);
    }
    if (dice.chance(0.6)) {
        Garment socks;
        socks.kind = GarmentKind::Socks;
        socks.high = m.ankle + static_cast<float>(dice.betweenLog(0.02, 0.35));
        socks.cloth = randomCloth(textures, dice, 0.2);
        outfit.garments.push_back(socks);
    }
}

Garment randomHair(const BodyMarks& m, Dice& dice, const Cloth& cloth) {
    Garment hair;
    hair.kind = GarmentKind::Hair;
    const float head = m.vertex - m.chin;
    hair.high = m.vertex - dice.betweenF(0.08, 0.27) * head;
    hair.low = m.chin + dice.betweenF(-0.02, 0.08);
    hair.cloth = cloth;
    hair.ease_m = dice.chance(0.25) ? 0.003F : static_cast<float>(dice.betweenLog(0.006, 0.03));
    if (dice.chance(0.12)) hair.ease_m = dice.betweenF(0.03, 0.07);  // voluminous
    hair.fold_m = 0.25F * hair.ease_m;
    hair.fineField = DressableBody::kFields - 1 - dice.index(2);
    return hair;
}

Garment randomBeard(const Cloth& cloth, Dice& dice) {
    Garment beard;
    beard.kind = GarmentKind::Beard;
    beard.cloth = cloth;
    beard.ease_m = dice.chance(0.5) ? 0.F : dice.betweenF(0.004, 0.02);
    return beard;
}

/// A hat over everything else on the head, some with a brim.
void addHat(const BodyMarks& m, const TextureBank& textures, Dice& dice, Outfit& outfit) {
    Garment hat;
    hat.kind = GarmentKind::Hat;
    hat.high = m.brow + dice.betweenF(0.012, 0.04);
    hat.low = hat.high - dice.betweenF(0.0, 0.04);
    hat.cloth = randomCloth(textures, dice, 0.3);
    hat.ease_m = dice.betweenF(0.012, 0.03);
    if (dice.chance(0.6)) {
        BrimShape brim;
        brim.cloth = hat.cloth;
        if (dice.chance(0.35)) brim.halfAngle_rad = 3.1415927F;
        brim.reach_m = dice.betweenF(0.05, 0.1);
        outfit.brim = brim;
    }
    outfit.garments.insert(outfit.garments.begin(), hat);
}

void addHead(const BodyMarks& m, const TextureBank& textures, Dice& dice, Outfit& outfit) {
    Cloth hair;
    hair.base = outfit.hairColour;
    hair.second = 1.6F * outfit.hairColour;
    hair.texture = &textures.texture(TextureKind::Mask, 0);
    hair.repeats_per_m = dice.betweenF(3, 8);
    hair.gloss = dice.betweenF(0, 0.5);
    std::vector<Garment> worn;
    const bool isBald = dice.chance(0.1);
    if (!isBald) worn.push_back(randomHair(m, dice, hair));
    if (!isBald && dice.chance(0.3)) {
        LongHairShape shape;
        shape.length_m = static_cast<float>(dice.betweenLog(0.12, 0.5));
        shape.opening_rad = dice.betweenF(1.2, 2.1);
        shape.ease_m = dice.betweenF(0.012, 0.04);
        shape.cloth = hair;
        outfit.longHair = shape;
    } else if (dice.chance(0.25)) {
        worn.push_back(randomBeard(hair, dice));
    }
    outfit.garments.insert(outfit.garments.begin(), worn.begin(), worn.end());
    if (dice.chance(0.12)) addHat(m, textures, dice, outfit);
}

/// A skirt, or a dress that is one with the top.
void addSkirt(const BodyMarks& m, const TextureBank& textures, Dice& dice, Outfit& outfit) {
    SkirtShape skirt;
    const bool isDress = dice.chance(0.5);
    skirt.top = m.waist + dice.betweenF(-0.06, 0.02);
    skirt.hem = m.ankle + dice.betweenF(0.1, 0.95) * (m.crotch - 0.08F - m.ankle);
    skirt.flare = dice.betweenF(0.02, 0.35);
    skirt.ease_m = dice.betweenF(0.015, 0.03);
    skirt.folds = 3 + dice.index(9);
    skirt.foldDepth = dice.betweenF(0, 0.08);
    skirt.cloth = randomCloth(textures, dice, 0.5);
    for (Garment& g : outfit.garments) {
        if (g.kind != GarmentKind::Top) continue;
        if (isDress) skirt.cloth = g.cloth;
        g.low = skirt.top - 0.03F;
        g.ease_m = std::min(g.ease_m, 0.01F);
        g.loose_m = 0;
    }
    outfit.skirt = skirt;
}

}  // namespace

Eigen::Vector3f randomDye(Dice& dice) {
    const double kind = dice.uniform();
    if (kind < 0.22) return Eigen::Vector3f::Constant(dice.betweenF(0.006, 0.04));  // black
    if (kind < 0.36) return Eigen::Vector3f::Constant(dice.betweenF(0.55, 0.9));    // white
    if (kind < 0.48) return Eigen::Vector3f::Constant(dice.betweenF(0.05, 0.5));    // grey
    if (kind < 0.58) {                                                              // denim, navy
        const float value = dice.betweenF(0.02, 0.2);
        return {value * 0.4F, value * 0.65F, value * 1.3F};
    }
    // Any hue, from muted to bright.
    const double hue = 6 * dice.uniform(), saturation = dice.between(0.2, 0.95);
    const double value = dice.betweenLog(0.04, 0.85);
    const auto channel = [&](double offset) {
        const double at = std::fmod(hue + offset, 6.0);
        const double full = std::clamp(std::abs(at - 3) - 1, 0.0, 1.0);
        return static_cast<float>(value * (1 - saturation + saturation * full));
    };
    return {channel(0), channel(4), channel(2)};
}

Cloth randomCloth(const TextureBank& textures, Dice& dice, double patternShare) {
    Cloth cloth;
    cloth.base = randomDye(dice);
    cloth.second = 0.75F * cloth.base;
    cloth.texture = &textures.cloudy();
    cloth.repeats_per_m = dice.betweenF(1, 4);
    cloth.shiftU = dice.betweenF(0, 1);
    cloth.shiftV = dice.betweenF(0, 1);
    cloth.gloss = dice.chance(0.15) ? dice.betweenF(0.1, 0.6) : 0.F;
    if (!dice.chance(patternShare)) return cloth;
    cloth.isPicture = dice.chance(0.25);
    const auto kind = cloth.isPicture ? TextureKind::Picture : TextureKind::Mask;
    cloth.texture = &textures.texture(kind, dice.index(textures.count(kind)));
    cloth.repeats_per_m = static_cast<float>(dice.betweenLog(0.8, 8));
    if (cloth.isPicture) {
        cloth.base = Eigen::Vector3f::Ones();
    } else {
        cloth.second = randomDye(dice);
    }
    const float turn = dice.chance(0.8) ? 0.F : dice.betweenF(-0.8, 0.8);
    cloth.turnCos = std::cos(turn);
    cloth.turnSin = std::sin(turn);
    return cloth;
}

Outfit randomOutfit(const BodyMarks& m, const TextureBank& textures, Dice& dice) {
    Outfit outfit;
    outfit.skinColour = randomSkin(dice);
    outfit.lipColour = outfit.skinColour.cwiseProduct(Eigen::Vector3f(0.95F, 0.6F, 0.6F));
    outfit.hairColour = randomHairColour(dice);
    outfit.foldSeed = static_cast<std::uint32_t>(dice.index(1 << 30));
    const bool hasTop = dice.chance(0.93), wearsSkirt = dice.chance(0.1);
    if (hasTop && dice.chance(0.15)) outfit.garments.push_back(randomJacket(m, textures, dice));
    if (hasTop) outfit.garments.push_back(randomTop(m, textures, dice));
    if (hasTop && wearsSkirt) addSkirt(m, textures, dice, outfit);
    outfit.garments.push_back(randomBottom(m, textures, dice));
    Garment& bottom = outfit.garments.back();
    // Tucked in: the trousers lie over the shirt.
    if (hasTop && dice.chance(0.3)) {
        Garment& top = outfit.garments[outfit.garments.size() - 2];
        top.loose_m = 0;
        if (bottom.ease_m > 0) top.ease_m = std::min(top.ease_m, 0.004F);
        std::swap(top, bottom);
    }
    addFeet(m, textures, dice, outfit);
    if (dice.chance(0.05)) {
        Garment gloves;
        gloves.kind = GarmentKind::Gloves;
        gloves.sleeve = m.wrist - 0.02F;
        gloves.cloth = randomCloth(textures, dice, 0.1);
        outfit.garments.insert(outfit.garments.begin(), gloves);
    }
    addHead(m, textures, dice, outfit);
    return outfit;
}

}  // namespace gonio
