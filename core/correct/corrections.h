#pragma once

#include <Eigen/Core>
#include <string>
#include <variant>
#include <vector>

#include "core/fit/side_swaps.h"

namespace gonio {

/// Frames of a video, both ends included; empty where last < first.
struct FrameRange {
    int first = 0, last = -1;

    bool empty() const { return last < first; }

    int size() const { return empty() ? 0 : last - first + 1; }

    bool contains(int frame) const { return first <= frame && frame <= last; }

    bool operator==(const FrameRange&) const = default;
};

/// The user put a detected keypoint where it belongs.
struct KeypointCorrection {
    int frame = 0;
    std::string keypoint;  ///< as in Keypoints2D::names
    Eigen::Vector2d at_px = Eigen::Vector2d::Zero();
    bool operator==(const KeypointCorrection&) const = default;
};

/// The user set a joint angle.
struct AngleCorrection {
    int frame = 0;
    std::string angle;     ///< of the OpenSim convention: "knee_angle_r"
    double value_deg = 0;  ///< in that convention
    bool operator==(const AngleCorrection&) const = default;
};

/// What was seen in these frames is wrong: the keypoints are not used, the body is interpolated.
struct BadInterval {
    FrameRange frames;
    bool operator==(const BadInterval&) const = default;
};

/// The detector exchanged left and right of these limbs in these frames.
struct SideSwapCorrection {
    FrameRange frames;
    Limbs limbs = Limbs::All;
    bool operator==(const SideSwapCorrection&) const = default;
};

/// In these frames this person's keypoints belong to another one, and theirs to this one.
struct PersonSwapCorrection {
    FrameRange frames;
    int otherPerson = 0;
    bool operator==(const PersonSwapCorrection&) const = default;
};

using CorrectionValue = std::variant<KeypointCorrection, AngleCorrection, BadInterval,
                                     SideSwapCorrection, PersonSwapCorrection>;

/// A hard constraint by the user on one person's motion.
struct Correction {
    int id = 0;  ///< within its person; says nothing about order
    CorrectionValue value;
    bool operator==(const Correction&) const = default;
};

/// The frames a correction speaks of.
FrameRange framesOf(const Correction& correction);

/// Text of one correction that is equal exactly where its value is (the id does not count).
std::string canonicalText(const CorrectionValue& value);

/// Corrections in an order that depends on their values alone, not on when they were made.
std::vector<Correction> inCanonicalOrder(std::vector<Correction> corrections);

}  // namespace gonio
