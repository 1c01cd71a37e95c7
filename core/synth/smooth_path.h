#pragma once

#include <vector>

namespace gonio {

/// Value and its first two derivatives.
struct PathPoint {
    double value = 0, slope = 0, curvature = 0;
};

/// The quintic polynomial on [0, length] with both ends given; twice differentiable where pieces
/// that share an end meet.
PathPoint quintic(const PathPoint& from, const PathPoint& to, double length, double at);

/// 0 before 0, 1 after 1, quintic between: both derivatives vanish at the ends.
double smoothStep(double at);

/// Pieces of quintics through keys.
struct PathKey {
    double at = 0;
    PathPoint point;
};

/// Keys in rising order of `at`; outside, the nearest end's value.
PathPoint alongPath(const std::vector<PathKey>& keys, double at);

/// A curve of period 1: the truncated Fourier series through evenly spaced samples.
class PeriodicCurve {
public:
    PeriodicCurve(const std::vector<double>& samples, int harmonics);
    double operator()(double phase) const;

private:
    double m_mean = 0;
    std::vector<double> m_cos, m_sin;
};

}  // namespace gonio
