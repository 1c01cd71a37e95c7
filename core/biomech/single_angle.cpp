#include "core/biomech/single_angle.h"

#include <map>
#include <string>

#include "core/biomech/frame_rotations.h"

namespace gonio {
namespace {

using Source = SingleAngle::Source;
using Table = std::map<std::string, SingleAngle, std::less<>>;

constexpr double AngleTriple::*kComponents[] = {&AngleTriple::first, &AngleTriple::middle,
                                                &AngleTriple::last};

void addTriple(Table& table, const std::array<std::string, 3>& names, Source source, bool left,
               const std::vector<int>& dofs) {
    for (int k = 0; k < 3; ++k) {
        const bool mirrored = left && k > 0;
        table[names[k]] = {source, left, kComponents[k], mirrored ? -1.0 : 1.0, dofs};
    }
}

Table makeTable() {
    Table table;
    addTriple(table, {"pelvis_tilt", "pelvis_list", "pelvis_rotation"}, Source::Pelvis, false,
              {0, 1, 2});
    addTriple(table, {"lumbar_extension", "lumbar_bending", "lumbar_rotation"}, Source::Lumbar,
              false, {17, 18, 19, 20, 21, 22});
    for (const bool left : {false, true}) {
        const std::string side = left ? "_l" : "_r";
        const int hip = left ? 10 : 3, humerus = left ? 39 : 29;
        addTriple(table, {"hip_flexion" + side, "hip_adduction" + side, "hip_rotation" + side},
                  Source::Hip, left, {hip, hip + 1, hip + 2});
        addTriple(table, {"arm_flex" + side, "arm_add" + side, "arm_rot" + side}, Source::Arm, left,
                  {humerus, humerus + 1, humerus + 2});
        for (const auto& [name, dof] :
             {std::pair("knee_angle", hip + 3), std::pair("ankle_angle", hip + 4),
              std::pair("subtalar_angle", hip + 5), std::pair("mtp_angle", hip + 6),
              std::pair("elbow_flex", humerus + 3), std::pair("pro_sup", humerus + 4)}) {
            table[name + side] = {Source::Hinge, left, &AngleTriple::first, 1.0, {dof}};
        }
    }
    return table;
}

}  // namespace

const SingleAngle* findSingleAngle(std::string_view openSimName) {
    static const Table table = makeTable();
    const auto found = table.find(openSimName);
    return found == table.end() ? nullptr : &found->second;
}

AngleTriple readTriple(const SingleAngle& angle, const SegmentFrames& frame,
                       double headingAngle_rad) {
    switch (angle.source) {
        case Source::Pelvis:
            return decomposeZxy(inGround(frame.inWorld, Joint::Pelvis, aboutY(-headingAngle_rad)));
        case Source::Hip:
            return decomposeZxy(
                relative(frame.inWorld, Joint::Pelvis, angle.left ? Joint::FemurL : Joint::FemurR));
        case Source::Lumbar:
            return decomposeZxy(relative(frame.inWorld, Joint::Pelvis, Joint::Thorax));
        case Source::Arm:
            return decomposeZxy(armInThorax(frame.inWorld, angle.left));
        default:
            return {frame.pose_rad[angle.dofs.front()], 0, 0};
    }
}

double valueOf_deg(const SingleAngle& angle, const AngleTriple& triple_rad) {
    return angle.sign * (180 / std::numbers::pi) * (triple_rad.*(angle.component));
}

}  // namespace gonio
