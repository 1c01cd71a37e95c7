#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/body/skeleton.h"
#include "tools/open_body/measurements.h"

namespace gonio::open_body {

/// Signed distance (m, negative inside) and outward unit normal at a point.
struct FieldSample {
    double distance_m = 0;
    Eigen::Vector3d normal = Eigen::Vector3d::UnitY();
};

/// A point relative to a part, independent of the part's size: what stays the same when the shape
/// of the body changes.
struct PartCoordinates {
    double t = 0;       ///< along the axis, clamped to the stations
    double beyond = 0;  ///< past the last (positive) or before the first station, in cap heights
    double angle_rad = 0;
    double ratio = 1;  ///< distance from the centre over the radius of the section
};

/// The surface through the stations of one body part, closed by caps.
class Loft {
public:
    /// `scale` multiplies the radii: parts without own changes follow their parent.
    Loft(const Segment& segment, const ShapeVector& shape, double scale);

    FieldSample sample(const Eigen::Vector3d& point) const;
    /// A number no larger than the distance, cheap to compute.
    double lowerBound(const Eigen::Vector3d& point) const;
    PartCoordinates coordinates(const Eigen::Vector3d& point) const;
    Eigen::Vector3d pointAt(const PartCoordinates& coordinates) const;
    /// Mean radius half way along, m.
    double middleRadius() const;
    /// Girth of the section at `t`, m.
    double girthAt(double t) const;

private:
    struct Section {
        double radius, slope;  ///< m, m per rad
    };

    struct Local {
        double t, beyond_m, angle_rad, rho;
        Eigen::Vector3d radial, tangential;
    };

    void tabulate(const Segment& segment, const ShapeVector& shape, double scale);
    Local localise(const Eigen::Vector3d& point) const;
    Eigen::Vector2d centreAt(double t) const;
    Section sectionAt(double t, double angle_rad) const;

    double capHeight(double beyond_m) const { return beyond_m < 0 ? m_start_cap : m_end_cap; }

    Eigen::Vector3d m_start, m_axis, m_forward, m_upward;
    double m_length = 0, m_first_t = 0, m_last_t = 1;
    double m_start_cap = 0, m_end_cap = 0, m_reach = 0;
    std::vector<Eigen::Vector2d> m_centres;
    std::vector<double> m_radii;  ///< kRows x kAngles
};

/// Slopes of a monotone cubic through (x, y): Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980).
std::vector<double> monotoneSlopes(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace gonio::open_body
