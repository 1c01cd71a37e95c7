#pragma once

#include <span>
#include <vector>

namespace gonio {

/// Values of a piecewise cubic Hermite curve through (x, y) at the places `at`, which never leaves
/// the range of the two neighbouring knots (Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5,
/// 1984: the slope at a knot is the weighted harmonic mean of its neighbours' slopes, 0 at an
/// extremum).
///
/// \param x   strictly increasing, finite; \param y same size, finite
/// \param at  any order; places outside [x.front(), x.back()] give NaN
/// \return as many values as `at`; one knot gives that value at its place, no knot NaN
std::vector<double> interpolatePchip(std::span<const double> x, std::span<const double> y,
                                     std::span<const double> at);

}  // namespace gonio
