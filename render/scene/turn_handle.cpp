#include "render/scene/turn_handle.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace gonio {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kStep_deg = 3;
constexpr double kFromSide = 0.17;  // sine of the angle between line of sight and ring

void addArc(std::vector<ColouredLine>& lines, const TurnHandle& handle, double from_deg,
            double to_deg, Paint colour) {
    if (to_deg <= from_deg) return;
    const int steps = std::max(1, int(std::ceil((to_deg - from_deg) / kStep_deg)));
    ColouredLine line;
    for (int i = 0; i <= steps; ++i) {
        line.points_m.push_back(handle.point_m(from_deg + i * (to_deg - from_deg) / steps));
        line.colours.push_back(colour);
    }
    lines.push_back(std::move(line));
}

void addRadius(std::vector<ColouredLine>& lines, const TurnHandle& handle, double turn_deg,
               double from, double to, Paint colour) {
    const Eigen::Vector3d centre_m = handle.axis.centre_m;
    const Eigen::Vector3d out_m = handle.point_m(turn_deg) - centre_m;
    lines.push_back({{centre_m + from * out_m, centre_m + to * out_m}, {colour, colour}});
}

double distanceToSegment(const Eigen::Vector2d& p, const Eigen::Vector2d& a,
                         const Eigen::Vector2d& b) {
    const Eigen::Vector2d along = b - a;
    const double length2 = along.squaredNorm();
    const double t = length2 > 0 ? std::clamp(along.dot(p - a) / length2, 0.0, 1.0) : 0;
    return (p - a - t * along).norm();
}

}  // namespace

Eigen::Vector3d TurnHandle::point_m(double turn_deg) const {
    return axis.centre_m +
           radius_m * (Eigen::AngleAxisd(turn_deg * kRadians, axis.axis) * axis.pointer);
}

HandleLines handleLines(const TurnHandle& handle, const SceneColours& colours) {
    HandleLines lines;
    const Paint ring = paint(colours.chosen), quiet = paint(colours.chosen, 0.45),
                stop = paint(colours.doubt);
    const double low = handle.min_deg - handle.value_deg, high = handle.max_deg - handle.value_deg;
    const bool limited = std::isfinite(low) && std::isfinite(high) && high - low < 359;
    if (limited) {
        addArc(lines.broad, handle, low, high, ring);
        addArc(lines.thin, handle, high, low + 360, quiet);
        addRadius(lines.broad, handle, low, 0.86, 1.14, stop);
        addRadius(lines.broad, handle, high, 0.86, 1.14, stop);
    } else {
        addArc(lines.broad, handle, 0, 360, ring);
    }
    addRadius(lines.thin, handle, -handle.value_deg, 0, 1, quiet);  // where the angle is zero
    addRadius(lines.thin, handle, 0, 0, 1, ring);
    lines.knob.push_back({{handle.point_m(0)}, {ring}});
    return lines;
}

double distanceToHandle_px(const TurnHandle& handle, const SceneCamera& camera,
                           const Eigen::Vector2d& window_px, const Eigen::Vector2d& at_px) {
    double nearest_px = std::numeric_limits<double>::infinity();
    Eigen::Vector3d last = projected(camera, window_px, handle.point_m(0));
    for (double turn = kStep_deg; turn <= 360; turn += kStep_deg) {
        const Eigen::Vector3d next = projected(camera, window_px, handle.point_m(turn));
        if (last.z() > 0 && next.z() > 0) {
            nearest_px =
                std::min(nearest_px, distanceToSegment(at_px, last.head<2>(), next.head<2>()));
        }
        last = next;
    }
    return nearest_px;
}

TurnDrag::TurnDrag(const TurnHandle& handle, const SceneCamera& camera,
                   const Eigen::Vector2d& window_px, const Eigen::Vector2d& from_px)
    : m_handle(handle),
      m_camera(camera),
      m_window_px(window_px),
      m_start_px(from_px),
      m_last(handle.axis.pointer) {
    const Eigen::Vector3d sight = (handle.axis.centre_m - camera.position_m).normalized();
    m_fromSide = std::abs(sight.dot(handle.axis.axis)) < kFromSide;
    // The near side of the ring moves along axis x (towards the eye).
    const Eigen::Vector3d moved_m = handle.radius_m * handle.axis.axis.cross(-sight);
    m_pxPerRadian = (projected(camera, window_px, handle.axis.centre_m + moved_m) -
                     projected(camera, window_px, handle.axis.centre_m))
                        .head<2>();
    onPlane(from_px, m_last);
}

bool TurnDrag::onPlane(const Eigen::Vector2d& at_px, Eigen::Vector3d& fromCentre_m) const {
    const SightRay ray = sightRay(m_camera, m_window_px, at_px);
    const AngleAxis& axis = m_handle.axis;
    const double towards = ray.direction.dot(axis.axis);
    if (std::abs(towards) < 1e-6) return false;
    const double distance_m = (axis.centre_m - ray.origin_m).dot(axis.axis) / towards;
    if (distance_m <= 0) return false;
    fromCentre_m = ray.origin_m + distance_m * ray.direction - axis.centre_m;
    return true;
}

double TurnDrag::turnTo_deg(const Eigen::Vector2d& at_px) {
    if (m_fromSide) {
        const double length2 = std::max(1e-9, m_pxPerRadian.squaredNorm());
        return m_pxPerRadian.dot(at_px - m_start_px) / length2 / kRadians;
    }
    Eigen::Vector3d now;
    if (onPlane(at_px, now)) {
        m_turn_deg += turnBetween_deg(m_handle.axis.axis, m_last, now);
        m_last = now;
    }
    return m_turn_deg;
}

}  // namespace gonio
