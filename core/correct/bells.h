#pragma once

#include <span>
#include <vector>

namespace gonio {

/// Wendland's C2 function of compact support: 1 at 0, 0 from 1 on with slope and curvature.
double wendland(double distance);

/// A smooth curve that has given values at given times and is zero `halfWidth_s` away from all of
/// them: a sum of bells. The functions are positive definite, so there is one for any times.
class Bells {
public:
    /// \param times_s  strictly increasing
    Bells(std::vector<double> times_s, std::span<const double> values, double halfWidth_s);

    double at(double time_s) const;

    /// Of the nearest time: 1 there, 0 from half a width on.
    double share(double time_s) const;

private:
    std::vector<double> m_times_s, m_weights;
    double m_halfWidth_s;
};

}  // namespace gonio
