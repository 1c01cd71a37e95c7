#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/biomech/angle_series.h"
#include "core/result.h"

namespace gonio {

/// An OpenSim storage file of numbers (.mot, .sto): one row per time.
///
///     Coordinates
///     version=1
///     nRows=2
///     nColumns=3
///     inDegrees=yes
///
///     endheader
///     time	knee_angle_r	pelvis_ty
///     0.00	12.5	0.95
///     0.01	12.9	0.95
struct MotTable {
    std::string name;  ///< first line, unless it is a key
    /// True where rotations are in degrees. Files without the key (SIMM's) are in degrees.
    bool inDegrees = true;
    /// Short coordinate names without `time`; `/jointset/J/NAME/value` becomes NAME, other paths
    /// (`.../speed`, `.../activation`) stay whole.
    std::vector<std::string> labels;
    std::vector<double> times_s;               ///< strictly increasing
    std::vector<std::vector<double>> columns;  ///< one per label; rotations in the file's unit, m
    std::vector<std::string> warnings;         ///< such as a wrong nRows
};

/// Reads a .mot or .sto text: LF or CRLF, comments and blank lines in the header, tabs or blanks
/// between values, trailing tabs, `key=value` or SIMM's `datarows 73`. "nan" is a missing value.
/// \return MalformedFile naming the line; Unsupported for vector or quaternion tables
Result<MotTable> parseMot(std::string_view text);

/// Text of a .mot file: short names, 8 decimals, LF.
/// \return Usage where lengths differ, times do not increase or a value is missing: OpenSim does
///         not read gaps, so cut or interpolate first
Result<std::string> formatMot(const MotTable& table);

/// True for coordinates in metres (`pelvis_tx`, `Abs_t1`): a name that ends in _t and x, y, z or a
/// digit.
bool isTranslation(std::string_view coordinate);

/// Rotational coordinates as a table in the OpenSim convention, in degrees (raw = filtered,
/// confidence 1). Translations and speeds are left out.
AngleTable anglesOf(const MotTable& table);

/// The filtered angles of a table as a .mot table in degrees; only the rows in which every angle
/// is present.
MotTable motOf(const AngleTable& table);

}  // namespace gonio
