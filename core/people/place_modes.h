#pragma once

#include <array>
#include <vector>

namespace gonio {

/// Where a network holds it possible that its points lie, apart by column and row of the whole
/// picture: of each point the two likeliest places. A network that cannot tell the left leg from
/// the right one still knows where legs are, and names both places for both.
struct PlaceModes {
    struct Mode {
        float place_px = 0;   ///< as in KeypointFrame
        float share = 0;      ///< 0..1: how likely the point is there
        float spread_px = 0;  ///< root mean square around the place
    };

    struct Point {
        std::array<Mode, 2> x, y;  ///< the likelier first; share 0: there is no second
        float trust = 0;           ///< confidence of the point where it is placed sharply
    };

    std::vector<Point> points;  ///< one a name; empty: nobody was seen
    float sure_px = 0;          ///< spread of a point that the network is sure of

    bool empty() const { return points.empty(); }
};

}  // namespace gonio
