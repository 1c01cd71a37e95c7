#pragma once

#include "render/scene/angle_axes.h"
#include "render/scene/coloured_line.h"
#include "render/scene/scene_camera.h"

namespace gonio {

/// A ring around a joint by which one angle is turned.
struct TurnHandle {
    AngleAxis axis;
    double radius_m = 0.16;
    double value_deg = 0, min_deg = -180, max_deg = 180;

    /// Of the ring, turned so far from where the angle is now.
    Eigen::Vector3d point_m(double turn_deg) const;
};

/// The ring: broad where the angle may go, thin elsewhere, ticks at the limits, a hand at the
/// value.
struct HandleLines {
    std::vector<ColouredLine> broad, thin, knob;
};

HandleLines handleLines(const TurnHandle& handle, const SceneColours& colours);

/// How near a point of the window comes to the ring, px.
double distanceToHandle_px(const TurnHandle& handle, const SceneCamera& camera,
                           const Eigen::Vector2d& window_px, const Eigen::Vector2d& at_px);

/// A drag of the ring: follows the pointer around the axis as it is seen. Where the ring is seen
/// from its side, the way of the pointer along it is what counts.
class TurnDrag {
public:
    TurnDrag(const TurnHandle& handle, const SceneCamera& camera, const Eigen::Vector2d& window_px,
             const Eigen::Vector2d& from_px);

    /// Turn since the start, degrees, more than a whole turn too; positive as the angle grows.
    double turnTo_deg(const Eigen::Vector2d& at_px);

private:
    bool onPlane(const Eigen::Vector2d& at_px, Eigen::Vector3d& fromCentre_m) const;

    TurnHandle m_handle;
    SceneCamera m_camera;
    Eigen::Vector2d m_window_px, m_start_px;
    Eigen::Vector2d m_pxPerRadian = Eigen::Vector2d::Zero();
    Eigen::Vector3d m_last;
    double m_turn_deg = 0;
    bool m_fromSide = false;
};

}  // namespace gonio
