#pragma once

#include "core/draw/palette.h"

namespace gonio {

/// Colours of a scene; the ones with a meaning are those of core/draw/palette.h.
struct SceneColours {
    Colour ground{20, 23, 28};  ///< behind everything, at the bottom
    Colour sky{38, 44, 53};     ///< at the top
    Colour grid{92, 102, 116};  ///< lines of the floor
    Colour skin{226, 194, 174};
    Colour bone{236, 229, 214};
    Colour right = kRightColour, left = kLeftColour, middle = kMiddleColour;
    Colour chosen = kCorrectedColour, doubt = kDoubtColour;
    bool dark = true;
};

/// The two looks of the program.
inline SceneColours sceneColours(bool dark) {
    SceneColours colours;
    if (dark) return colours;
    colours.ground = {214, 219, 226};
    colours.sky = {244, 246, 248};
    colours.grid = {128, 138, 152};
    colours.skin = {196, 150, 122};
    colours.bone = {250, 245, 234};
    colours.right = {51, 125, 178};
    colours.left = {200, 119, 37};
    colours.middle = {60, 67, 78};
    colours.chosen = {174, 130, 22};
    colours.dark = false;
    return colours;
}

/// 0..1 as VTK wants it.
struct UnitColour {
    explicit UnitColour(Colour c) : rgb{c[0] / 255.0, c[1] / 255.0, c[2] / 255.0} {}

    double rgb[3];
};

/// `share` of b in a.
inline Colour mixed(Colour a, Colour b, double share) {
    Colour result{};
    for (std::size_t i = 0; i < 3; ++i) {
        result[i] = std::uint8_t(a[i] + share * (double(b[i]) - a[i]) + 0.5);
    }
    return result;
}

/// Red, green, blue, opacity.
using Paint = std::array<std::uint8_t, 4>;

inline Paint paint(Colour c, double opacity = 1) {
    return {c[0], c[1], c[2], std::uint8_t(255 * opacity + 0.5)};
}

}  // namespace gonio
