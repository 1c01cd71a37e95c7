#pragma once

#include <Eigen/Geometry>
#include <vector>

#include "core/body/motion.h"
#include "core/body/osim_tree.h"

namespace gonio {

/// Markers of one person over a clip; the world is y up, metres.
struct MarkerClip {
    std::vector<double> times_s;             ///< strictly increasing
    std::vector<int> frameIndices;           ///< of the frames in the video
    std::vector<Eigen::Matrix3Xd> places_m;  ///< a column a marker; NaN: not seen
};

/// A person's motion as inverse kinematics gives it: coordinates of osimTree() over time and one
/// set of body scales. The world is y up. Frames whose source is Missing hold no numbers.
struct IkMotion {
    std::vector<double> times_s;    ///< strictly increasing
    std::vector<int> frameIndices;  ///< of the frames in the video
    std::vector<FrameSource> sources;
    std::vector<Eigen::Isometry3d> pelvisInWorld;  ///< x forward, y up, z to the right; m
    std::vector<OsimCoordinates> coordinates_rad;
    OsimScales scales = OsimScales::Ones();

    std::size_t size() const { return times_s.size(); }
};

}  // namespace gonio
