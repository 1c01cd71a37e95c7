#include "render/scene/scene_lines.h"

#include <algorithm>
#include <cmath>

namespace gonio {
namespace {

constexpr double kGridStep_m = 0.5;
constexpr int kGridHalf = 14;  // steps from the middle to the edge

Paint faded(Colour colour, double opacity, double distance, double reach) {
    const double share = std::clamp(1 - distance / reach, 0.0, 1.0);
    return paint(colour, opacity * share * share);
}

}  // namespace

std::vector<ColouredLine> floorLines(const FloorPlace& place, Colour colour) {
    const Eigen::Vector2d along(std::cos(place.heading_rad), -std::sin(place.heading_rad));
    const Eigen::Vector2d across(-along.y(), along.x());
    const double reach_m = kGridHalf * kGridStep_m;
    const auto snapped = [&](const Eigen::Vector2d& axis) {
        return std::round(place.under_m.dot(axis) / (2 * kGridStep_m)) * 2;
    };
    const double first[2] = {snapped(along), snapped(across)};
    std::vector<ColouredLine> lines;
    for (const int direction : {0, 1}) {
        for (int i = -kGridHalf; i <= kGridHalf; ++i) {
            const double line = first[direction] + i;
            const double opacity = std::fmod(std::abs(line), 2) < 0.5 ? 0.85 : 0.4;
            ColouredLine& grid = lines.emplace_back();
            for (int k = -kGridHalf; k <= kGridHalf; ++k) {
                const double other = first[1 - direction] + k;
                const double a = direction == 0 ? line : other, b = direction == 0 ? other : line;
                const Eigen::Vector2d at_m = kGridStep_m * (a * along + b * across);
                grid.points_m.emplace_back(at_m.x(), place.height_m, at_m.y());
                grid.colours.push_back(
                    faded(colour, opacity, (at_m - place.under_m).norm(), reach_m));
            }
        }
    }
    return lines;
}

std::vector<TrailPoint> trailPoints(JointPaths& paths, int frame, const TrailOptions& options) {
    std::vector<TrailPoint> points;
    std::array<Eigen::Vector3d, kJointCount> joints_m;
    for (const int joint : options.joints) {
        for (int f = frame - options.before; f <= frame + options.after; ++f) {
            if (paths.at(f, joints_m)) points.push_back({f, joint, joints_m[std::size_t(joint)]});
        }
    }
    return points;
}

std::vector<ColouredLine> trailLines(const std::vector<TrailPoint>& points, int frame,
                                     const TrailOptions& options,
                                     const std::function<Colour(int joint)>& colourOf) {
    std::vector<ColouredLine> lines;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const TrailPoint &from = points[i - 1], &to = points[i];
        if (from.joint != to.joint || to.frame != from.frame + 1) continue;
        const bool future = to.frame > frame;
        const int reach = 1 + (future ? options.after : options.before);
        const auto colourAt = [&](int f) {
            return faded(colourOf(to.joint), future ? 0.45 : 1, std::abs(f - frame), reach);
        };
        lines.push_back({{from.at_m, to.at_m}, {colourAt(from.frame), colourAt(to.frame)}});
    }
    return lines;
}

std::array<Eigen::Vector3d, 4> pictureCorners_m(const Camera& camera, double depth_m) {
    const Eigen::Vector2d size = camera.size_px.cast<double>();
    const std::array<Eigen::Vector2d, 4> corners_px{
        Eigen::Vector2d(0, 0), {size.x(), 0}, size, {0, size.y()}};
    std::array<Eigen::Vector3d, 4> corners_m;
    for (std::size_t i = 0; i < 4; ++i) {
        const Eigen::Vector2d at = (corners_px[i] - camera.centre_px) / camera.focal_px;
        corners_m[i] =
            depth_m * (camera.cameraFromWorld.transpose() * Eigen::Vector3d(at.x(), at.y(), 1));
    }
    return corners_m;
}

std::vector<ColouredLine> frustumLines(const Camera& camera, double depth_m, Colour colour) {
    const auto corners = pictureCorners_m(camera, depth_m);
    std::vector<ColouredLine> lines;
    for (std::size_t i = 0; i < 4; ++i) {
        const Paint edge = paint(colour);
        lines.push_back({{corners[i], corners[(i + 1) % 4]}, {edge, edge}});
        lines.push_back({{Eigen::Vector3d::Zero(), corners[i]}, {edge, edge}});
    }
    return lines;
}

}  // namespace gonio
