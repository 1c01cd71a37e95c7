#pragma once

#include "core/fit/smoothest_path.h"
#include "core/people/place_modes.h"

namespace gonio {

/// Less is no place.
constexpr float kLeastShare = 0.08F;

/// false for what a network has no opinion on, and for numbers that are none.
bool isPlace(const PlaceModes::Mode& mode);

/// A place along one axis where a left point, a right one or both may be.
struct SidePlace {
    double place_px = 0;
    double left = 0, right = 0;  ///< how likely each is here

    double total() const { return left + right; }
};

/// The places of a pair of points along one axis, the likelier first: one where both are in one
/// place, two at most. \param reach_px  places nearer to each other are one
std::vector<SidePlace> sidePlaces(const std::array<PlaceModes::Mode, 2>& left,
                                  const std::array<PlaceModes::Mode, 2>& right, double reach_px);

/// Which of the places the left and the right point take, and what it costs to believe it, nats.
struct SideOption {
    int left = 0, right = 0;
    double cost = 0;
};

/// By how likely each point is at its place. That both take one place while somebody is at the
/// other costs kShared more.
std::vector<SideOption> optionsByShare(const std::vector<SidePlace>& places);

/// Rows that belong to columns already chosen: the place of a point is as likely across as it is
/// down, so shares of both axes are alike. \param left, right  shares of the chosen columns
std::vector<SideOption> optionsLike(const std::vector<SidePlace>& places, double left,
                                    double right);

}  // namespace gonio
