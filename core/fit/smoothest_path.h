#pragma once

#include <array>
#include <vector>

namespace gonio {

/// One way in which up to four coordinates may lie at one time.
struct PathState {
    std::array<double, 4> place = {};
    double cost = 0;  ///< of believing it, nats
};

/// All ways at one time.
struct PathStep {
    double time_s = 0;
    double noise = 0;         ///< of a coordinate, in its unit
    double acceleration = 0;  ///< usual one, unit / s^2
    std::vector<PathState> states;
};

/// The cheapest sequence of states, one a step: their costs and, of every three steps in a row, how
/// far each coordinate lies from where steady motion would have taken it, in standard deviations
/// of noise and acceleration, squared and halved, 8 at most. Over more than 0.25 s nothing is said
/// of the motion. Second-order dynamic programming, exact for steps at least `apart_s` from each
/// other; those between take the state that lies best on the line between their neighbours.
std::vector<int> smoothestPath(const std::vector<PathStep>& steps, double apart_s = 0);

}  // namespace gonio
