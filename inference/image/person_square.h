#pragma once

#include "core/result.h"

namespace gonio {

/// A detector's box, corners in pixels of the picture.
struct DetectedBox {
    float left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
};

/// The square around a person that a network looks at. Single precision throughout, as published:
/// HSMR truncates corners to whole pixels, where the last digit decides.
struct PersonSquare {
    float centreX_px = 0, centreY_px = 0, side_px = 0;
};

enum class BoxRule {
    /// The box grows to 3:4 first (HSMR 3.1, HMR2.0), so that the backbone's middle 192 of 256
    /// columns hold all of it.
    GrownTo3By4,
    /// SKEL-CF as published (4.2): the longer side. Wide poses lose what lies in the left and right
    /// eighth of the square. (Its evaluation on MOYO crops the grown square but gives the camera
    /// this one's side, 4.7: there plan the crop with one square and place the body with the
    /// other.)
    LongerSide,
};

/// The smallest box of width : height = 3 : 4 with the same centre that contains `box`.
DetectedBox grownTo3By4(const DetectedBox& box);

/// \return Usage where a corner is not a finite number within a million pixels, or the box has no
/// area
Result<PersonSquare> squareAround(const DetectedBox& box, BoxRule rule);

}  // namespace gonio
