#include "core/synth/walk_course.h"

#include <algorithm>
#include <cmath>

#include "core/synth/smooth_path.h"

namespace gonio {
namespace {

constexpr int kPieces = 400;
constexpr double kRamp = 0.2;  // share of the bend in which the curvature rises, and falls

// Cubic Hermite.
double between(double a, double slopeA, double b, double slopeB, double step, double u) {
    const double v = 1 - u;
    return a * v * v * (1 + 2 * u) + b * u * u * (1 + 2 * v) +
           step * u * v * (slopeA * v - slopeB * u);
}

}  // namespace

WalkCourse::WalkCourse(double turn_rad, double length_m) : m_length_m(length_m) {
    if (turn_rad == 0) return;
    m_step_m = length_m / kPieces;
    const auto curvature = [&](double u) {
        return turn_rad / length_m / (1 - kRamp) * smoothStep(u / kRamp) *
               smoothStep((1 - u) / kRamp);
    };
    Point p{0, 0, 0, 0};
    m_points.push_back(p);
    for (int i = 1; i <= kPieces; ++i) {
        // Simpson's rule over the piece.
        const double a = curvature((i - 1.0) / kPieces), b = curvature((i - 0.5) / kPieces),
                     c = curvature(static_cast<double>(i) / kPieces);
        const double h0 = p.heading_rad, h2 = h0 + m_step_m / 6 * (a + 4 * b + c);
        const double h1 = between(h0, a, h2, c, m_step_m, 0.5);
        p.x_m += m_step_m / 6 * (std::sin(h0) + 4 * std::sin(h1) + std::sin(h2));
        p.z_m += m_step_m / 6 * (std::cos(h0) + 4 * std::cos(h1) + std::cos(h2));
        p.heading_rad = h2;
        p.curvature = c;
        m_points.push_back(p);
    }
    const Point middle = m_points[kPieces / 2];
    for (Point& q : m_points) {
        q.x_m -= middle.x_m;
        q.z_m -= middle.z_m;
    }
}

WalkCourse::Point WalkCourse::at(double along_m) const {
    if (m_points.empty()) return {0, 0, 0, along_m};
    const double from = (along_m + m_length_m / 2) / m_step_m;
    if (from <= 0 || from >= kPieces) {
        Point end = from <= 0 ? m_points.front() : m_points.back();
        const double beyond_m = from <= 0 ? from * m_step_m : (from - kPieces) * m_step_m;
        end.x_m += beyond_m * std::sin(end.heading_rad);
        end.z_m += beyond_m * std::cos(end.heading_rad);
        return end;
    }
    const auto i = static_cast<std::size_t>(from);
    const Point &a = m_points[i], &b = m_points[i + 1];
    const double u = from - static_cast<double>(i);
    return {between(a.heading_rad, a.curvature, b.heading_rad, b.curvature, m_step_m, u), 0,
            between(a.x_m, std::sin(a.heading_rad), b.x_m, std::sin(b.heading_rad), m_step_m, u),
            between(a.z_m, std::cos(a.heading_rad), b.z_m, std::cos(b.heading_rad), m_step_m, u)};
}

double WalkCourse::heading_rad(double along_m) const {
    return at(along_m).heading_rad;
}

Eigen::Vector3d WalkCourse::place_m(double along_m, double toTheLeft_m) const {
    const Point p = at(along_m);
    return {p.x_m + toTheLeft_m * std::cos(p.heading_rad), 0,
            p.z_m - toTheLeft_m * std::sin(p.heading_rad)};
}

}  // namespace gonio
