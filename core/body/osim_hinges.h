#pragma once

#include <array>
#include <numbers>
#include <string_view>

namespace gonio {

/// A coordinate of osimTree() that is an angle of SKEL's body as it is.
struct OsimHinge {
    std::string_view coordinate;
    int dof = 0;          ///< of the pose
    double zero_rad = 0;  ///< of the coordinate where SKEL's angle is zero
};

/// Both trees turn these about the same bones in the same direction (both are made after the same
/// OpenSim model). OpenSim's forearm is zero with the palm forward, SKEL's with the palm towards
/// the body of a hanging arm, 90 degrees on: there the wrists' flexion axes agree.
inline constexpr std::array<OsimHinge, 16> kOsimHinges{{{"knee_angle_r", 6},
                                                        {"ankle_angle_r", 7},
                                                        {"subtalar_angle_r", 8},
                                                        {"mtp_angle_r", 9},
                                                        {"knee_angle_l", 13},
                                                        {"ankle_angle_l", 14},
                                                        {"subtalar_angle_l", 15},
                                                        {"mtp_angle_l", 16},
                                                        {"elbow_flex_r", 32},
                                                        {"pro_sup_r", 33, std::numbers::pi / 2},
                                                        {"wrist_flex_r", 34},
                                                        {"wrist_dev_r", 35},
                                                        {"elbow_flex_l", 42},
                                                        {"pro_sup_l", 43, std::numbers::pi / 2},
                                                        {"wrist_flex_l", 44},
                                                        {"wrist_dev_l", 45}}};

}  // namespace gonio
