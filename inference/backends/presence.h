#pragma once

#include <Eigen/Core>

#include "core/body/skeleton.h"

namespace gonio {

/// What the network said of a square, in crop units (sides of the square).
struct PlacedPoints {
    Eigen::Matrix<double, kKeypointCount, 2> places;
    Eigen::Matrix<double, kKeypointCount, 1> seen;      ///< how likely the point can be seen
    Eigen::Matrix<double, kKeypointCount, 1> spread;    ///< how unsure its place is
    Eigen::Matrix<double, kKeypointCount, 2> ofBody;    ///< the regressed body's points, projected
    Eigen::Array<bool, kKeypointCount, 1> isInPicture;  ///< the place lies in crop and picture
};

/// How much a square looks like one that holds a person, 0..1, over the joints from neck to ankles
/// that lie in the picture.
struct Presence {
    double seen = 0;       ///< mean of how likely they are to be seen
    double sharpness = 0;  ///< mean of how well they are placed
    double agreement = 0;  ///< of the regressed body with the places
    double total = 0;      ///< geometric mean of the three
};

/// The numbers on which finding and following depend; tests/inference/presence_table shows what
/// they separate.
struct PresenceTuning {
    /// Spread of a point that the network is sure of: the bell that it is trained with, 2.5 px of
    /// 256, and its own error, crop units.
    double sureSpread = 4.0 / 256;
    /// Mean distance between places and projected body at which their agreement is 1 / e.
    double agreementScale = 0.08;
    double found = 0.42;  ///< a person who was not there before needs this total
    double kept = 0.3;    ///< one who is followed stays down to this one
};

Presence presenceOf(const PlacedPoints& points, const PresenceTuning& tuning = {});

/// Confidence of a point as the trajectory fit takes it: noise of a sure point over the noise of
/// this one, less where the point is not seen.
double confidenceOf(double seen, double spread, const PresenceTuning& tuning = {});

}  // namespace gonio
