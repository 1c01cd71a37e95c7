#include "app/gui/video/joint_texts.h"

#include <QCoreApplication>
#include <array>
#include <map>

#include "core/body/skeleton.h"

namespace gonio {
namespace {

struct JointTexts {
    Q_DECLARE_TR_FUNCTIONS(gonio::JointTexts)
};

QString titleOfPart(const std::string& part, bool left) {
    const std::map<std::string, std::array<QString, 2>> parts = {
        {"shoulder", {JointTexts::tr("right shoulder"), JointTexts::tr("left shoulder")}},
        {"elbow", {JointTexts::tr("right elbow"), JointTexts::tr("left elbow")}},
        {"wrist", {JointTexts::tr("right wrist"), JointTexts::tr("left wrist")}},
        {"hand", {JointTexts::tr("right hand"), JointTexts::tr("left hand")}},
        {"pinky", {JointTexts::tr("right little finger"), JointTexts::tr("left little finger")}},
        {"index", {JointTexts::tr("right index finger"), JointTexts::tr("left index finger")}},
        {"thumb", {JointTexts::tr("right thumb"), JointTexts::tr("left thumb")}},
        {"hip", {JointTexts::tr("right hip"), JointTexts::tr("left hip")}},
        {"knee", {JointTexts::tr("right knee"), JointTexts::tr("left knee")}},
        {"ankle", {JointTexts::tr("right ankle"), JointTexts::tr("left ankle")}},
        {"heel", {JointTexts::tr("right heel"), JointTexts::tr("left heel")}},
        {"foot_index", {JointTexts::tr("right toes"), JointTexts::tr("left toes")}},
        {"big_toe", {JointTexts::tr("right big toe"), JointTexts::tr("left big toe")}},
        {"small_toe", {JointTexts::tr("right small toe"), JointTexts::tr("left small toe")}},
        {"eye", {JointTexts::tr("right eye"), JointTexts::tr("left eye")}},
        {"ear", {JointTexts::tr("right ear"), JointTexts::tr("left ear")}}};
    const auto found = parts.find(part);
    return found == parts.end() ? QString() : found->second[left ? 1 : 0];
}

}  // namespace

QString jointTitle(int joint) {
    const std::array<QString, kJointCount> titles = {JointTexts::tr("pelvis"),
                                                     JointTexts::tr("right hip"),
                                                     JointTexts::tr("right knee"),
                                                     JointTexts::tr("right ankle"),
                                                     JointTexts::tr("right subtalar joint"),
                                                     JointTexts::tr("right toes"),
                                                     JointTexts::tr("left hip"),
                                                     JointTexts::tr("left knee"),
                                                     JointTexts::tr("left ankle"),
                                                     JointTexts::tr("left subtalar joint"),
                                                     JointTexts::tr("left toes"),
                                                     JointTexts::tr("lumbar spine"),
                                                     JointTexts::tr("trunk"),
                                                     JointTexts::tr("head"),
                                                     JointTexts::tr("right shoulder blade"),
                                                     JointTexts::tr("right shoulder"),
                                                     JointTexts::tr("right elbow"),
                                                     JointTexts::tr("right forearm"),
                                                     JointTexts::tr("right wrist"),
                                                     JointTexts::tr("left shoulder blade"),
                                                     JointTexts::tr("left shoulder"),
                                                     JointTexts::tr("left elbow"),
                                                     JointTexts::tr("left forearm"),
                                                     JointTexts::tr("left wrist")};
    return joint >= 0 && joint < kJointCount ? titles[std::size_t(joint)] : QString();
}

std::vector<JointAngleText> anglesOfJoint(int joint) {
    const auto pick = [joint](Joint right, const char* r, const char* l) {
        return joint == id(right) ? r : l;
    };
    switch (Joint(joint)) {
        case Joint::Pelvis:
            return {{"pelvis_tilt", JointTexts::tr("tilt, front up")},
                    {"pelvis_list", JointTexts::tr("list, right side down")},
                    {"pelvis_rotation", JointTexts::tr("turn to the left")}};
        case Joint::FemurR:
        case Joint::FemurL:
            return {
                {pick(Joint::FemurR, "hip_flexion_r", "hip_flexion_l"), JointTexts::tr("flexion")},
                {pick(Joint::FemurR, "hip_adduction_r", "hip_adduction_l"),
                 JointTexts::tr("adduction")},
                {pick(Joint::FemurR, "hip_rotation_r", "hip_rotation_l"),
                 JointTexts::tr("internal rotation")}};
        case Joint::TibiaR:
        case Joint::TibiaL:
            return {
                {pick(Joint::TibiaR, "knee_angle_r", "knee_angle_l"), JointTexts::tr("flexion")}};
        case Joint::TalusR:
        case Joint::TalusL:
            return {{pick(Joint::TalusR, "ankle_angle_r", "ankle_angle_l"),
                     JointTexts::tr("dorsiflexion")}};
        case Joint::CalcnR:
        case Joint::CalcnL:
            return {{pick(Joint::CalcnR, "subtalar_angle_r", "subtalar_angle_l"),
                     JointTexts::tr("inversion")}};
        case Joint::ToesR:
        case Joint::ToesL:
            return {
                {pick(Joint::ToesR, "mtp_angle_r", "mtp_angle_l"), JointTexts::tr("toes down")}};
        case Joint::LumbarBody:
        case Joint::Thorax:
            return {{"lumbar_extension", JointTexts::tr("trunk backward")},
                    {"lumbar_bending", JointTexts::tr("trunk to the right")},
                    {"lumbar_rotation", JointTexts::tr("trunk turned to the left")}};
        case Joint::HumerusR:
        case Joint::HumerusL:
            return {{pick(Joint::HumerusR, "arm_flex_r", "arm_flex_l"), JointTexts::tr("flexion")},
                    {pick(Joint::HumerusR, "arm_add_r", "arm_add_l"), JointTexts::tr("adduction")},
                    {pick(Joint::HumerusR, "arm_rot_r", "arm_rot_l"),
                     JointTexts::tr("internal rotation")}};
        case Joint::UlnaR:
        case Joint::UlnaL:
            return {
                {pick(Joint::UlnaR, "elbow_flex_r", "elbow_flex_l"), JointTexts::tr("flexion")}};
        case Joint::RadiusR:
        case Joint::RadiusL:
            return {{pick(Joint::RadiusR, "pro_sup_r", "pro_sup_l"), JointTexts::tr("pronation")}};
        default:
            return {};
    }
}

int jointOfAngle(const QString& openSimAngle) {
    // the thorax turns with the lumbar angles too; its joint is the one on the screen for them
    for (int joint = kJointCount - 1; joint >= 0; --joint) {
        for (const auto& text : anglesOfJoint(joint)) {
            if (openSimAngle == QLatin1String(text.angle)) return joint;
        }
    }
    return -1;
}

QString keypointTitle(const std::string& name) {
    for (const auto& [prefix, left] : {std::pair("left_", true), std::pair("right_", false),
                                       std::pair("l_", true), std::pair("r_", false)}) {
        if (!name.starts_with(prefix)) continue;
        const QString title = titleOfPart(name.substr(std::string_view(prefix).size()), left);
        if (!title.isEmpty()) return title;
    }
    if (name == "nose") return JointTexts::tr("nose");
    if (name == "neck") return JointTexts::tr("neck");
    return QString::fromStdString(name).replace('_', ' ');
}

}  // namespace gonio
