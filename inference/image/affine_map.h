#pragma once

#include <array>

#include "inference/image/person_square.h"

namespace gonio {

/// Rows of a map x' = m[0][0] x + m[0][1] y + m[0][2], y' = m[1][0] x + m[1][1] y + m[1][2].
using AffineMap = std::array<std::array<double, 3>, 2>;

/// The warp's map, x' = 256 / side (x - centre) + 128 (fact sheet 4.2). The square must have a
/// side.
///
/// Published, it is solved for from three pairs of points (centre, the middles of the lower and the
/// right edge, in single precision). The solution's rounding errors of 1e-17 decide where a place
/// lies exactly between two of the warp's steps, which is common with boxes at whole pixels; so the
/// same equations are solved here in the same order (Gauss, largest pivot first).
AffineMap patchFromPicture(const PersonSquare& square);

/// The inverse, in the order of operations of OpenCV's warpAffine.
AffineMap invertedMap(const AffineMap& map);

}  // namespace gonio
