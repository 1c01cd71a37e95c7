#include "core/report/drawing_values.h"

#include <cmath>
#include <numbers>

namespace gonio {

std::optional<double> pictureAngle_deg(const Eigen::Vector2d& arm_px,
                                       const Eigen::Vector2d& vertex_px,
                                       const Eigen::Vector2d& otherArm_px) {
    const Eigen::Vector2d a = arm_px - vertex_px, b = otherArm_px - vertex_px;
    if (!(a.norm() > 0) || !(b.norm() > 0)) return std::nullopt;
    const double cross = a.x() * b.y() - a.y() * b.x();
    return std::atan2(std::abs(cross), a.dot(b)) * 180 / std::numbers::pi;
}

std::optional<double> calibratedMetresPerPixel(const Drawing& ruler, double known_m) {
    if (ruler.points_px.size() < 2 || !(known_m > 0) || !std::isfinite(known_m))
        return std::nullopt;
    const double length_px = (ruler.points_px[1] - ruler.points_px[0]).norm();
    if (!(length_px > 0)) return std::nullopt;
    return known_m / length_px;
}

int pointCountOf(DrawingKind kind) {
    switch (kind) {
        case DrawingKind::Angle:
            return 3;
        case DrawingKind::Line:
        case DrawingKind::Ruler:
            return 2;
        case DrawingKind::Text:
        case DrawingKind::Stopwatch:
            return 1;
    }
    return 1;
}

DrawingValue valueOf(const Drawing& drawing, const std::vector<double>& times_s, int frame) {
    using Unit = DrawingValue::Unit;
    if (static_cast<int>(drawing.points_px.size()) < pointCountOf(drawing.kind)) return {};
    const auto& points = drawing.points_px;
    if (drawing.kind == DrawingKind::Angle) {
        const auto angle = pictureAngle_deg(points[0], points[1], points[2]);
        return angle ? DrawingValue{Unit::Degrees, *angle} : DrawingValue{};
    }
    if (drawing.kind == DrawingKind::Line || drawing.kind == DrawingKind::Ruler) {
        const double length_px = (points[1] - points[0]).norm();
        if (drawing.metresPerPixel > 0) return {Unit::Metres, length_px * drawing.metresPerPixel};
        return {Unit::Pixels, length_px};
    }
    if (drawing.kind != DrawingKind::Stopwatch) return {};
    const int count = static_cast<int>(times_s.size());
    if (frame < 0 || frame >= count || drawing.startFrame < 0 || drawing.startFrame >= count) {
        return {};
    }
    return {Unit::Seconds, times_s[static_cast<std::size_t>(frame)] -
                               times_s[static_cast<std::size_t>(drawing.startFrame)]};
}

}  // namespace gonio
