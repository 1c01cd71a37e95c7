#pragma once

#include <optional>
#include <string>

namespace gonio {

/// Decimals of angles in files and on the screen.
inline constexpr int kFileAngleDecimals = 4, kShownAngleDecimals = 1;

/// An angle as the files hold it, in units of 0.0001 degrees; nullopt where it is missing (NaN).
/// Everything that is printed or computed for a reader starts from this, so that whoever reads the
/// file and rounds or subtracts gets exactly what the screen shows.
std::optional<long long> fileAngle(double value_deg);

/// The number behind fileAngle(), degrees; NaN where missing.
double fileAngle_deg(double value_deg);

/// An angle as the screen shows it: the file's number rounded half away from zero to `decimals`
/// (0..4), '.' in every locale, never "-0.0"; "" where it is missing. Without a unit.
std::string formatAngle_deg(double value_deg, int decimals = kShownAngleDecimals);

}  // namespace gonio
