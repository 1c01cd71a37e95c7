#pragma once

#include <vector>

#include "core/synth/planned_motion.h"

namespace gonio {

/// The line on the floor that a walk follows: straight along +z, one bend, straight on. The
/// curvature rises and falls smoothly; arc length 0 is the middle of the bend.
class WalkCourse {
public:
    /// \param turn_rad  to the left; 0 gives the z axis
    WalkCourse(double turn_rad, double length_m);

    double heading_rad(double along_m) const;
    /// `toTheLeft_m` beside the line; y = 0.
    Eigen::Vector3d place_m(double along_m, double toTheLeft_m) const;

private:
    struct Point {
        double heading_rad, curvature, x_m, z_m;
    };

    Point at(double along_m) const;

    double m_length_m, m_step_m = 0;
    std::vector<Point> m_points;  ///< evenly spaced over the bend; empty for a straight line
};

}  // namespace gonio
