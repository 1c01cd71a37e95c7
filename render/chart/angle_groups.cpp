#include "render/chart/angle_groups.h"

#include <algorithm>
#include <optional>

#include "core/biomech/text_numbers.h"

namespace gonio {
namespace {

std::vector<ChartCurve> sides(std::string_view stem) {
    std::string right(stem), left(stem);
    right += "_r";
    left += "_l";
    return {{right, ChartSide::Right}, {left, ChartSide::Left}};
}

std::vector<ChartCurve> one(std::string_view name) {
    return {{std::string(name), ChartSide::Middle}};
}

std::vector<NamedAngle> makeNamedAngles() {
    return {
        {"pelvis_tilt", "Pelvic tilt", one("pelvis_tilt"), one("pelvis_tilt")},
        {"pelvis_obliquity", "Pelvic obliquity", one("pelvis_list"), sides("pelvis_obliquity")},
        {"pelvis_rotation", "Pelvic rotation", one("pelvis_rotation"), sides("pelvis_rotation")},
        {"hip_flexion", "Hip flexion", sides("hip_flexion"), sides("hip_flexion")},
        {"hip_adduction", "Hip adduction", sides("hip_adduction"), sides("hip_adduction")},
        {"hip_rotation", "Hip internal rotation", sides("hip_rotation"), sides("hip_rotation")},
        {"knee_flexion", "Knee flexion", sides("knee_angle"), sides("knee_flexion")},
        {"ankle_dorsiflexion", "Ankle dorsiflexion", sides("ankle_angle"),
         sides("ankle_dorsiflexion")},
        {"subtalar_inversion", "Subtalar inversion", sides("subtalar_angle"), {}},
        {"toe_flexion", "Toe flexion", sides("mtp_angle"), {}},
        {"foot_progression", "Foot progression, toes in", {}, sides("foot_progression")},
        {"spine_extension", "Lumbar extension", one("lumbar_extension"), {}},
        {"spine_flexion", "Spine flexion", {}, one("spine_flexion")},
        {"spine_bending", "Spine bending to the right", one("lumbar_bending"),
         one("spine_bending")},
        {"spine_rotation", "Spine rotation to the left", one("lumbar_rotation"),
         one("spine_rotation")},
        {"trunk_flexion", "Trunk forward lean", {}, one("trunk_flexion")},
        {"trunk_bending", "Trunk lean to the right", {}, one("trunk_bending")},
        {"trunk_rotation", "Trunk rotation to the left", {}, one("trunk_rotation")},
        {"shoulder_flexion", "Shoulder flexion", sides("arm_flex"), {}},
        {"shoulder_adduction", "Shoulder adduction", sides("arm_add"), {}},
        {"shoulder_rotation", "Shoulder internal rotation", sides("arm_rot"), {}},
        {"elbow_flexion", "Elbow flexion", sides("elbow_flex"), {}},
        {"forearm_pronation", "Forearm pronation", sides("pro_sup"), {}},
    };
}

}  // namespace

const std::vector<NamedAngle>& namedAngles() {
    static const std::vector<NamedAngle> angles = makeNamedAngles();
    return angles;
}

const NamedAngle* namedAngleOf(AngleConvention convention, std::string_view angle) {
    for (const NamedAngle& named : namedAngles()) {
        const auto& curves =
            convention == AngleConvention::OpenSim ? named.openSim : named.clinical;
        for (const ChartCurve& curve : curves) {
            if (curve.angle == angle) return &named;
        }
    }
    return nullptr;
}

const std::vector<AngleGroup>& angleGroups() {
    static const std::vector<AngleGroup> groups{
        {"gait_sagittal", "Gait, sagittal", {"hip_flexion", "knee_flexion", "ankle_dorsiflexion"}},
        {"gait_frontal", "Gait, frontal", {"pelvis_obliquity", "hip_adduction", "hip_rotation"}},
        {"squat", "Squat", {"hip_flexion", "knee_flexion", "ankle_dorsiflexion", "hip_adduction"}},
        {"jump", "Jump", {"hip_flexion", "knee_flexion", "ankle_dorsiflexion", "shoulder_flexion"}},
    };
    return groups;
}

double filterCutoff_hz(const AngleTable& table) {
    for (const auto& [key, note] : table.notes) {
        if (key != "filter") continue;
        // "..., 6 Hz ...": the number before the first " Hz".
        const std::size_t unit = note.find(" Hz");
        if (unit == std::string::npos) return 0;
        const std::size_t blank = note.rfind(' ', unit == 0 ? 0 : unit - 1);
        const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
        return parseNumber(std::string_view(note).substr(begin, unit - begin)).value_or(0);
    }
    return 0;
}

AngleChart englishChart(const NamedAngle& angle, AngleConvention convention, double cutoff_hz) {
    AngleChart chart;
    appendTo(chart.title, angle.title, " (°)");
    const bool openSim = convention == AngleConvention::OpenSim;
    appendTo(chart.subtitle, openSim ? "OpenSim convention" : "Clinical convention");
    if (cutoff_hz > 0) {
        appendTo(chart.subtitle, " · filtered ", formatShortest(cutoff_hz), " Hz");
    }
    chart.curves = openSim ? angle.openSim : angle.clinical;
    return chart;
}

}  // namespace gonio
