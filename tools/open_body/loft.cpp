#include "tools/open_body/loft.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace gonio::open_body {
namespace {

constexpr int kRows = 160;
constexpr int kAngles = 144;
constexpr double kTurn = 2 * std::numbers::pi;

struct Caps {
    double start_m, end_m;
};

/// Heights of the caps; 0 at the end means: up to t = 1, where the end point lies on the skin.
Caps capsOf(const std::string& name) {
    if (name == "trunk") return {0.025, 0.025};
    if (name == "neck") return {0.020, 0.020};
    if (name == "head") return {0.012, 0};
    if (name == "upper_arm") return {0.030, 0.020};
    if (name == "forearm") return {0.020, 0.020};
    if (name == "palm") return {0.015, 0.008};
    if (name == "thigh") return {0.050, 0.030};
    if (name == "shank") return {0.030, 0.020};
    if (name == "foot") return {0.004, 0.020};
    return {0.005, 0};
}

double hermite(double x0, double x1, double y0, double y1, double m0, double m1, double x) {
    const double h = x1 - x0;
    const double s = (x - x0) / h;
    const double s2 = s * s;
    const double s3 = s2 * s;
    return y0 * (2 * s3 - 3 * s2 + 1) + h * m0 * (s3 - 2 * s2 + s) + y1 * (3 * s2 - 2 * s3) +
           h * m1 * (s3 - s2);
}

/// The stations' values at one shape, with a copy of the first one before the root of a digit.
void collectStations(const Segment& segment, const ShapeVector& shape, double scale,
                     std::vector<double>& t, std::vector<Eigen::VectorXd>& values) {
    for (const Station& station : segment.stations) {
        Eigen::VectorXd value = station.values;
        for (std::size_t d = 0; d < kDirections.size(); ++d) {
            if (station.change[d].size() > 0) {
                value.tail(station.change[d].size()) +=
                    shape[static_cast<Eigen::Index>(d)] * station.change[d];
            }
        }
        value *= scale;
        value[2] = std::max(value[2], 2e-3);
        t.push_back(station.t);
        values.push_back(value);
    }
    if (segment.name.starts_with("digit") || segment.name.starts_with("toe")) {
        t.insert(t.begin(), -0.1);
        values.insert(values.begin(), values.front());
    }
}

double radiusOf(const Eigen::VectorXd& value, bool symmetric, double angle_rad) {
    double radius = value[2];
    for (Eigen::Index i = 3; i < value.size(); ++i) {
        const auto term = static_cast<double>(symmetric ? i - 2 : (i - 1) / 2);
        const bool cosine = symmetric || i % 2 == 1;
        radius += value[i] * (cosine ? std::cos(term * angle_rad) : std::sin(term * angle_rad));
    }
    return std::max(radius, 1.5e-3);
}

}  // namespace

std::vector<double> monotoneSlopes(const std::vector<double>& x, const std::vector<double>& y) {
    const std::size_t n = x.size();
    std::vector<double> secant(n - 1), slope(n);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        secant[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    slope.front() = secant.front();
    slope.back() = secant.back();
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const bool turns = secant[i - 1] * secant[i] <= 0;
        slope[i] = turns ? 0 : (secant[i - 1] + secant[i]) / 2;
    }
    for (std::size_t i = 0; i + 1 < n; ++i) {
        if (secant[i] == 0) {
            slope[i] = slope[i + 1] = 0;
            continue;
        }
        const double a = slope[i] / secant[i];
        const double b = slope[i + 1] / secant[i];
        const double size = std::hypot(a, b);
        if (size > 3) {
            slope[i] = 3 * a / size * secant[i];
            slope[i + 1] = 3 * b / size * secant[i];
        }
    }
    return slope;
}

Loft::Loft(const Segment& segment, const ShapeVector& shape, double scale) {
    m_start = segment.start;
    Eigen::Vector3d end = segment.end;
    for (std::size_t d = 0; d < kDirections.size(); ++d) {
        m_start += shape[static_cast<Eigen::Index>(d)] * segment.start_change[d];
        end += shape[static_cast<Eigen::Index>(d)] * segment.end_change[d];
    }
    m_length = (end - m_start).norm();
    m_axis = (end - m_start) / m_length;
    // The axis may turn a little with the shape: keep the section's directions normal to it.
    m_forward = (segment.forward - m_axis * m_axis.dot(segment.forward)).normalized();
    m_upward = m_forward.cross(m_axis);
    m_upward *= m_upward.dot(segment.upward) < 0 ? -1.0 : 1.0;
    tabulate(segment, shape, scale);
    const Caps caps = capsOf(segment.name);
    m_start_cap = caps.start_m;
    m_end_cap = caps.end_m > 0 ? caps.end_m : std::max((1 - m_last_t) * m_length, 1.5e-3);
}

void Loft::tabulate(const Segment& segment, const ShapeVector& shape, double scale) {
    std::vector<double> t;
    std::vector<Eigen::VectorXd> values;
    collectStations(segment, shape, scale, t, values);
    m_first_t = t.front();
    m_last_t = t.back();
    const Eigen::Index count = values.front().size();
    std::vector<Eigen::VectorXd> rows(kRows, Eigen::VectorXd(count));
    for (Eigen::Index i = 0; i < count; ++i) {
        std::vector<double> y;
        for (const auto& value : values) {
            y.push_back(value[i]);
        }
        const std::vector<double> slope = monotoneSlopes(t, y);
        std::size_t k = 0;
        for (int row = 0; row < kRows; ++row) {
            const double at = m_first_t + (m_last_t - m_first_t) * row / (kRows - 1);
            while (k + 2 < t.size() && at > t[k + 1]) {
                ++k;
            }
            rows[static_cast<std::size_t>(row)][i] =
                hermite(t[k], t[k + 1], y[k], y[k + 1], slope[k], slope[k + 1], at);
        }
    }
    for (const auto& row : rows) {
        m_centres.emplace_back(row[0], row[1]);
        for (int j = 0; j < kAngles; ++j) {
            m_radii.push_back(radiusOf(row, segment.symmetric, kTurn * j / kAngles));
            m_reach = std::max(m_reach, m_radii.back() + row.head<2>().norm());
        }
    }
}

Eigen::Vector2d Loft::centreAt(double t) const {
    const double row = std::clamp((t - m_first_t) / (m_last_t - m_first_t), 0.0, 1.0) * (kRows - 1);
    const auto k = std::min(static_cast<std::size_t>(row), static_cast<std::size_t>(kRows - 2));
    const double f = row - static_cast<double>(k);
    return (1 - f) * m_centres[k] + f * m_centres[k + 1];
}

Loft::Section Loft::sectionAt(double t, double angle_rad) const {
    const double row = std::clamp((t - m_first_t) / (m_last_t - m_first_t), 0.0, 1.0) * (kRows - 1);
    const auto k = std::min(static_cast<std::size_t>(row), static_cast<std::size_t>(kRows - 2));
    const double f = row - static_cast<double>(k);
    double turn = angle_rad / kTurn;
    turn = (turn - std::floor(turn)) * kAngles;
    const auto j = static_cast<std::size_t>(turn) % kAngles;
    const std::size_t next = (j + 1) % kAngles;
    const double g = turn - std::floor(turn);
    const double* low = m_radii.data() + k * kAngles;
    const double* high = low + kAngles;
    const double a = (1 - f) * low[j] + f * high[j];
    const double b = (1 - f) * low[next] + f * high[next];
    return {(1 - g) * a + g * b, (b - a) * kAngles / kTurn};
}

Loft::Local Loft::localise(const Eigen::Vector3d& point) const {
    const Eigen::Vector3d offset = point - m_start;
    const double along = m_axis.dot(offset);
    Local local;
    local.t = std::clamp(along / m_length, m_first_t, m_last_t);
    local.beyond_m = along - local.t * m_length;
    const Eigen::Vector2d centre = centreAt(local.t);
    const double x = m_forward.dot(offset) - centre.x();
    const double y = m_upward.dot(offset) - centre.y();
    local.rho = std::hypot(x, y);
    local.angle_rad = std::atan2(y, x);
    const double c = local.rho > 0 ? x / local.rho : 1;
    const double s = local.rho > 0 ? y / local.rho : 0;
    local.radial = c * m_forward + s * m_upward;
    local.tangential = c * m_upward - s * m_forward;
    return local;
}

FieldSample Loft::sample(const Eigen::Vector3d& point) const {
    const Local local = localise(point);
    const Section section = sectionAt(local.t, local.angle_rad);
    const double skew = section.slope / section.radius;
    Eigen::Vector3d normal = local.radial - skew * local.tangential;
    double distance = (local.rho - section.radius) / std::sqrt(1 + skew * skew);
    if (local.beyond_m != 0) {
        // Distance to an ellipsoid to first order: k0 (k0 - 1) / |gradient of k0|.
        const double cap = capHeight(local.beyond_m);
        const double across = local.rho / section.radius;
        const double along = local.beyond_m / cap;
        const double k0 = std::hypot(across, along);
        const double k1 = std::hypot(across / section.radius, along / cap);
        distance = k1 > 0 ? k0 * (k0 - 1) / k1 : -std::min(section.radius, cap);
        normal = normal * (across / section.radius) + m_axis * (along / cap);
    }
    return {distance, normal.normalized()};
}

double Loft::lowerBound(const Eigen::Vector3d& point) const {
    const Eigen::Vector3d offset = point - m_start;
    const double along = m_axis.dot(offset);
    const double nearest =
        std::clamp(along, m_first_t * m_length - m_start_cap, m_last_t * m_length + m_end_cap);
    return (offset - nearest * m_axis).norm() - m_reach;
}

PartCoordinates Loft::coordinates(const Eigen::Vector3d& point) const {
    const Local local = localise(point);
    const Section section = sectionAt(local.t, local.angle_rad);
    return {local.t, local.beyond_m / capHeight(local.beyond_m), local.angle_rad,
            local.rho / section.radius};
}

Eigen::Vector3d Loft::pointAt(const PartCoordinates& at) const {
    const Eigen::Vector2d centre = centreAt(at.t);
    const double rho = at.ratio * sectionAt(at.t, at.angle_rad).radius;
    const double along = at.t * m_length + at.beyond * capHeight(at.beyond);
    return m_start + along * m_axis + (centre.x() + rho * std::cos(at.angle_rad)) * m_forward +
           (centre.y() + rho * std::sin(at.angle_rad)) * m_upward;
}

double Loft::middleRadius() const {
    double sum = 0;
    for (int j = 0; j < kAngles; ++j) {
        sum += m_radii[static_cast<std::size_t>(kRows / 2 * kAngles + j)];
    }
    return sum / kAngles;
}

double Loft::girthAt(double t) const {
    double girth = 0;
    for (int j = 0; j < kAngles; ++j) {
        const double angle = kTurn * j / kAngles;
        const Section section = sectionAt(t, angle);
        girth += std::hypot(section.radius, section.slope) * kTurn / kAngles;
    }
    return girth;
}

}  // namespace gonio::open_body
