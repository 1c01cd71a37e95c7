#include "core/correct/estimated_angles.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/biomech/single_angle.h"
#include "core/fit/held_dofs.h"

namespace gonio {
namespace {

/// Clinical angles that are read from few angles of the body, by the OpenSim angle without which
/// they say nothing; the others are turns of segments that are always seen.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kClinical{
    {{"knee_flexion_r", "knee_angle_r"},
     {"knee_flexion_l", "knee_angle_l"},
     {"ankle_dorsiflexion_r", "ankle_angle_r"},
     {"ankle_dorsiflexion_l", "ankle_angle_l"},
     {"foot_progression_r", "ankle_angle_r"},
     {"foot_progression_l", "ankle_angle_l"}}};

std::string_view openSimOf(AngleConvention convention, std::string_view name) {
    if (convention == AngleConvention::OpenSim) return name;
    const auto found = std::find_if(kClinical.begin(), kClinical.end(),
                                    [name](const auto& pair) { return pair.first == name; });
    return found == kClinical.end() ? std::string_view() : found->second;
}

}  // namespace

std::vector<std::string> anglesNotEstimated(AngleConvention convention, const BodyModel& model,
                                            const std::vector<std::string>& keypointNames,
                                            const Motion& motion) {
    const std::vector<int> held = heldDofs(model, keypointNames, motion);
    std::vector<std::string> names;
    for (const AngleDefinition& angle : conventionTable(convention)) {
        const SingleAngle* single = findSingleAngle(openSimOf(convention, angle.name));
        if (single == nullptr) continue;
        const bool allHeld = std::all_of(single->dofs.begin(), single->dofs.end(), [&](int dof) {
            return std::binary_search(held.begin(), held.end(), dof);
        });
        if (allHeld) names.emplace_back(angle.name);
    }
    return names;
}

void leaveOutNotEstimated(AngleTable& table, const BodyModel& model,
                          const std::vector<std::string>& keypointNames, const Motion& motion) {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    const auto names = anglesNotEstimated(table.convention, model, keypointNames, motion);
    std::string list;
    for (AngleSeries& series : table.series) {
        if (std::find(names.begin(), names.end(), series.name) == names.end()) continue;
        series.isEstimated = false;
        std::fill(series.raw_deg.begin(), series.raw_deg.end(), kNaN);
        std::fill(series.filtered_deg.begin(), series.filtered_deg.end(), kNaN);
        std::fill(series.confidence.begin(), series.confidence.end(), 0);
        std::fill(series.flags.begin(), series.flags.end(), SampleFlag::Missing);
        list += (list.empty() ? "" : ", ") + series.name;
    }
    if (!list.empty()) table.notes.emplace_back("not estimated", list);
}

}  // namespace gonio
