#include "app/gui/scene/scene_names.h"

#include <QLocale>
#include <cmath>
#include <iterator>

namespace gonio {
namespace {

struct Name {
    const char* key;
    const char* text;
};

constexpr Name kAngles[] = {
    {"pelvis_tilt", QT_TRANSLATE_NOOP("gonio::SceneNames", "Pelvis tilt")},
    {"pelvis_list", QT_TRANSLATE_NOOP("gonio::SceneNames", "Pelvis list")},
    {"pelvis_rotation", QT_TRANSLATE_NOOP("gonio::SceneNames", "Pelvis rotation")},
    {"hip_flexion_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right hip flexion")},
    {"hip_adduction_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right hip adduction")},
    {"hip_rotation_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right hip rotation")},
    {"knee_angle_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right knee flexion")},
    {"ankle_angle_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right ankle dorsiflexion")},
    {"subtalar_angle_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right subtalar inversion")},
    {"mtp_angle_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right toe flexion")},
    {"hip_flexion_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left hip flexion")},
    {"hip_adduction_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left hip adduction")},
    {"hip_rotation_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left hip rotation")},
    {"knee_angle_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left knee flexion")},
    {"ankle_angle_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left ankle dorsiflexion")},
    {"subtalar_angle_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left subtalar inversion")},
    {"mtp_angle_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left toe flexion")},
    {"lumbar_extension", QT_TRANSLATE_NOOP("gonio::SceneNames", "Trunk extension")},
    {"lumbar_bending", QT_TRANSLATE_NOOP("gonio::SceneNames", "Trunk bending")},
    {"lumbar_rotation", QT_TRANSLATE_NOOP("gonio::SceneNames", "Trunk rotation")},
    {"arm_flex_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right shoulder flexion")},
    {"arm_add_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right shoulder adduction")},
    {"arm_rot_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right shoulder rotation")},
    {"elbow_flex_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right elbow flexion")},
    {"pro_sup_r", QT_TRANSLATE_NOOP("gonio::SceneNames", "Right forearm pronation")},
    {"arm_flex_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left shoulder flexion")},
    {"arm_add_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left shoulder adduction")},
    {"arm_rot_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left shoulder rotation")},
    {"elbow_flex_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left elbow flexion")},
    {"pro_sup_l", QT_TRANSLATE_NOOP("gonio::SceneNames", "Left forearm pronation")},
};

// In the order of Joint; null where a joint has no angle of its own.
constexpr const char* kJoints[] = {
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Pelvis"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right hip"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right knee"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right ankle"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right subtalar joint"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right toes"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left hip"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left knee"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left ankle"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left subtalar joint"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left toes"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Trunk"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Trunk"),
    nullptr,
    nullptr,
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right shoulder"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right elbow"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Right forearm"),
    nullptr,
    nullptr,
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left shoulder"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left elbow"),
    QT_TRANSLATE_NOOP("gonio::SceneNames", "Left forearm"),
    nullptr,
};
static_assert(std::size(kJoints) == kJointCount);

}  // namespace

QString SceneNames::joint(int joint) {
    if (joint < 0 || joint >= kJointCount || kJoints[joint] == nullptr) return {};
    return tr(kJoints[joint]);
}

QString SceneNames::angle(const QString& openSimAngle) {
    for (const Name& name : kAngles) {
        if (openSimAngle == QLatin1String(name.key)) return tr(name.text);
    }
    return openSimAngle;
}

QString SceneNames::source(FrameSource source) {
    switch (source) {
        case FrameSource::Measured:
            return tr("measured");
        case FrameSource::Interpolated:
            return tr("interpolated");
        case FrameSource::Corrected:
            return tr("corrected");
        case FrameSource::Missing:
            break;
    }
    return tr("missing");
}

QString SceneNames::degrees(double value_deg) {
    if (!std::isfinite(value_deg)) return QStringLiteral("–");
    return tr("%1°", "an angle in degrees").arg(QLocale().toString(value_deg, 'f', 1));
}

}  // namespace gonio
