#pragma once

#include <string>
#include <vector>

#include "core/people/pose_network.h"

namespace gonio {

/// Joins what a pose network says about a crop and about the same crop mirrored.
///
/// Points on which both looks agree are averaged. Where the looks exchange the legs (or the arms)
/// of each other, as happens side on when one leg covers the other, the mirrored look is turned to
/// the plain one's labels first: an average of left and right would put both legs between the two.
/// Points on which the looks still differ by more than 6 % of the crop keep the plain look's place
/// with half the confidence.
///
/// \param mirrored  of the mirrored crop, still in its own pixels and labels
/// \param twins     index of every named point's mirror image
CropAnswer joinLooks(const CropAnswer& plain, CropAnswer mirrored,
                     const std::vector<std::string>& names, const std::vector<int>& twins,
                     int width_px);

}  // namespace gonio
