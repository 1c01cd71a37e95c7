#pragma once

#include <vector>

#include "core/biomech/joint_angles.h"
#include "core/biomech/rotation_sequences.h"

namespace gonio {

/// How one angle of the OpenSim convention is read from one frame.
struct SingleAngle {
    enum class Source { Hinge, Pelvis, Hip, Lumbar, Arm };
    Source source = Source::Hinge;
    bool left = false;
    double AngleTriple::*component = &AngleTriple::first;
    double sign = 1;
    std::vector<int> dofs;  ///< of the body that it depends on; the one of a hinge

    Continuity continuity() const {
        if (source == Source::Pelvis) return Continuity::Ground;
        return source == Source::Arm ? Continuity::Shoulder : Continuity::Joint;
    }
};

/// By the name of the convention; null for an unknown one.
const SingleAngle* findSingleAngle(std::string_view openSimName);

/// The three angles of the sequence that `angle` belongs to, rad, principal; for a hinge its angle
/// comes first.
AngleTriple readTriple(const SingleAngle& angle, const SegmentFrames& frame,
                       double headingAngle_rad);

/// Of the triple, deg.
double valueOf_deg(const SingleAngle& angle, const AngleTriple& triple_rad);

}  // namespace gonio
