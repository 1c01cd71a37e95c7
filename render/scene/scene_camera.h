#pragma once

#include <Eigen/Core>

#include "core/body/motion.h"

namespace gonio {

/// From where the person is looked at.
enum class ViewPreset {
    Camera,  ///< as the video's camera does
    Side,    ///< from the person's right; the heading points to the right
    Front,   ///< from ahead; the person's right is on the viewer's left
    Top      ///< from above; the heading points to the right
};

/// A point of view. World axes: y up.
struct SceneCamera {
    Eigen::Vector3d position_m{0, 1, 8}, focus_m{0, 1, 0};
    Eigen::Vector3d up = Eigen::Vector3d::UnitY();
    double viewAngle_deg = 20;  ///< vertical
    /// Where the line of sight meets the window: 0 in the middle, 1 at the right and upper edges.
    Eigen::Vector2d principal = Eigen::Vector2d::Zero();

    /// Unit vectors to the right, up and towards the viewer, as columns.
    Eigen::Matrix3d axesInWorld() const;

    double distance_m() const { return (position_m - focus_m).norm(); }
};

/// A straight line from the eye.
struct SightRay {
    Eigen::Vector3d origin_m, direction;  ///< direction of unit length
};

/// \param window_px  width and height; points count from the lower left corner
SightRay sightRay(const SceneCamera& camera, const Eigen::Vector2d& window_px,
                  const Eigen::Vector2d& at_px);
/// Where a world point comes to lie, px from the lower left corner, and its distance along the line
/// of sight (m; not positive behind the eye).
Eigen::Vector3d projected(const SceneCamera& camera, const Eigen::Vector2d& window_px,
                          const Eigen::Vector3d& inWorld_m);
/// Pixels of the window that a metre at `inWorld_m` covers across the line of sight.
double pixelsPerMetre(const SceneCamera& camera, const Eigen::Vector2d& window_px,
                      const Eigen::Vector3d& inWorld_m);

/// A box along the world's axes, m.
struct SceneBox {
    Eigen::Vector3d low_m = Eigen::Vector3d::Zero(), high_m = Eigen::Vector3d::Zero();
};

/// Side, Front or Top with the box wholly in the window and 8 % free around it.
/// \param heading_rad  turn about +y from the world's x to where the person goes
SceneCamera presetCamera(ViewPreset preset, double heading_rad, const SceneBox& box,
                         const Eigen::Vector2d& window_px);
/// As the video's camera sees it; its whole picture fits into the window, centred.
/// \param focusDistance_m  along the optical axis; what orbiting goes around
SceneCamera videoCamera(const Camera& camera, const Eigen::Vector2d& window_px,
                        double focusDistance_m);

/// Turns the point of view about what it looks at; the vertical stays vertical.
SceneCamera orbited(SceneCamera camera, double azimuth_rad, double elevation_rad);
/// Moves along the window's plane: (1, 1) is a window height to the right and up.
SceneCamera panned(SceneCamera camera, const Eigen::Vector2d& windowHeights);
/// Comes nearer by `factor` > 1.
SceneCamera zoomed(SceneCamera camera, double factor);
/// The same direction, so near that the box fills the window.
SceneCamera fitted(SceneCamera camera, const SceneBox& box, const Eigen::Vector2d& window_px);

}  // namespace gonio
