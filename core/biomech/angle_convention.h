#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/body/skeleton.h"

namespace gonio {

enum class AngleConvention {
    OpenSim,   ///< coordinates of the Rajagopal / Lai-Uhlrich models, for .mot and comparison
    Clinical,  ///< pelvis and trunk rotation-obliquity-tilt, signs as clinicians read them
};

/// "opensim" or "clinical".
std::string_view nameOf(AngleConvention convention);

/// What one angle means. All angles are in degrees where they leave the program.
struct AngleDefinition {
    std::string_view name;
    std::string_view sequence;    ///< rotation order and the frames, or the single hinge
    std::string_view positive;    ///< what a positive value means
    std::string_view zero;        ///< where the angle is zero
    std::vector<Joint> seenFrom;  ///< joints whose confidences bound the angle's confidence
};

/// The angles of a convention in the order of their columns (OpenSim: 30, clinical: 23).
std::span<const AngleDefinition> conventionTable(AngleConvention convention);

}  // namespace gonio
