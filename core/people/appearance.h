#pragma once

#include <array>

#include "core/people/keypoints.h"
#include "core/video/frame.h"

namespace gonio {

/// How a person looks from afar: shares of colours in the box, sum 1. 16 hues for coloured pixels,
/// 6 levels of brightness for grey ones.
struct Appearance {
    static constexpr int kHues = 16, kGreys = 6;
    std::array<double, kHues + kGreys> shares{};
    bool isKnown() const;
};

/// Colours of the middle of a box, where there is more person than background; about 2000 pixels
/// are looked at, however large the box is. Unknown if nothing of it is in the picture.
Appearance appearanceIn(const Image& image, const PersonBox& box);

/// Bhattacharyya coefficient of two appearances, 0..1; `otherwise` if one of them is unknown.
double similarity(const Appearance& first, const Appearance& second, double otherwise);

/// Moves `mean` towards `newest` by `share`; takes it over where nothing was known.
void blend(Appearance& mean, const Appearance& newest, double share);

}  // namespace gonio
