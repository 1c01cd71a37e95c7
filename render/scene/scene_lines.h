#pragma once

#include <functional>

#include "render/scene/coloured_line.h"
#include "render/scene/posed_body.h"

namespace gonio {

/// Where the floor's pattern lies.
struct FloorPlace {
    double height_m = 0, heading_rad = 0;
    Eigen::Vector2d under_m = Eigen::Vector2d::Zero();  ///< x and z of the person
};

/// Lines every half metre, fading out with the distance; fixed to the world.
std::vector<ColouredLine> floorLines(const FloorPlace& place, Colour colour);

/// Which joints leave trails, how far.
struct TrailOptions {
    std::vector<int> joints{id(Joint::TalusR), id(Joint::TalusL), id(Joint::Pelvis)};
    int before = 60, after = 60;  ///< frames
};

/// A point of a trail.
struct TrailPoint {
    int frame, joint;
    Eigen::Vector3d at_m;
};

std::vector<TrailPoint> trailPoints(JointPaths& paths, int frame, const TrailOptions& options);
/// The past strong, the future faint; both fade. \param points  of trailPoints
std::vector<ColouredLine> trailLines(const std::vector<TrailPoint>& points, int frame,
                                     const TrailOptions& options,
                                     const std::function<Colour(int joint)>& colourOf);

/// Corners of the video's picture at `depth_m` before the camera, world axes: upper left, upper
/// right, lower right, lower left.
std::array<Eigen::Vector3d, 4> pictureCorners_m(const Camera& camera, double depth_m);
std::vector<ColouredLine> frustumLines(const Camera& camera, double depth_m, Colour colour);

}  // namespace gonio
