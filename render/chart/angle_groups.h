#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/chart/chart_data.h"

namespace gonio {

/// An angle as people know it, with the names of its sides in a convention.
struct NamedAngle {
    std::string_view key;                       ///< the same in both conventions: "knee_flexion"
    std::string_view title;                     ///< English, sentence case: "Knee flexion"
    std::vector<ChartCurve> openSim, clinical;  ///< empty: not in that convention
};

/// All angles, in the order in which lists show them.
const std::vector<NamedAngle>& namedAngles();

/// The named angle that holds this name of a convention; null for unknown names.
const NamedAngle* namedAngleOf(AngleConvention convention, std::string_view angle);

/// Charts that belong together.
struct AngleGroup {
    std::string_view key;                  ///< "gait_sagittal"
    std::string_view title;                ///< English: "Gait, sagittal"
    std::vector<std::string_view> angles;  ///< keys of named angles
};

const std::vector<AngleGroup>& angleGroups();

/// The cut-off from the table's note "filter" in Hz; 0 where it is not stated.
double filterCutoff_hz(const AngleTable& table);

/// A chart of a named angle with English titles: "Knee flexion (°)" and
/// "OpenSim convention · filtered 6 Hz".
AngleChart englishChart(const NamedAngle& angle, AngleConvention convention, double cutoff_hz);

}  // namespace gonio
