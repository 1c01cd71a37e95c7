#pragma once

#include <array>
#include <string_view>

#include "core/body/skeleton.h"

namespace gonio::open_body {

/// Names of the 24 bodies, in SKEL's order.
inline constexpr std::array<std::string_view, kJointCount> kBodyNames = {
    "pelvis",  "femur_r",   "tibia_r",   "talus_r",   "calcn_r",  "toes_r",
    "femur_l", "tibia_l",   "talus_l",   "calcn_l",   "toes_l",   "lumbar_body",
    "thorax",  "head",      "scapula_r", "humerus_r", "ulna_r",   "radius_r",
    "hand_r",  "scapula_l", "humerus_l", "ulna_l",    "radius_l", "hand_l"};

/// Parents of the 24 bodies, -1 for the root.
inline constexpr std::array<int, kJointCount> kBodyParents = {
    -1, 0, 1, 2, 3, 4, 0, 6, 7, 8, 9, 0, 11, 12, 12, 14, 15, 16, 17, 12, 19, 20, 21, 22};

/// The body of the other side; itself in the median plane.
inline constexpr std::array<int, kJointCount> kMirrorBody = {
    0, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 11, 12, 13, 19, 20, 21, 22, 23, 14, 15, 16, 17, 18};

/// Parts of the skin in the order in which they are joined.
inline constexpr std::array<std::string_view, 19> kPartNames = {
    "trunk",  "neck",   "head",   "upper_arm", "forearm", "palm",  "digit1",
    "digit2", "digit3", "digit4", "digit5",    "thigh",   "shank", "foot",
    "toe1",   "toe2",   "toe3",   "toe4",      "toe5"};

enum class Part {
    Trunk,
    Neck,
    Head,
    UpperArm,
    Forearm,
    Palm,
    Digit1,
    Digit2,
    Digit3,
    Digit4,
    Digit5,
    Thigh,
    Shank,
    Foot,
    Toe1,
    Toe2,
    Toe3,
    Toe4,
    Toe5
};

}  // namespace gonio::open_body
