#pragma once

#include "core/io/tensor.h"

namespace gonio {

/// How far a network's answers with fewer bits are from those with 32.
struct PrecisionLoss {
    double largestAngle_deg = 0;  ///< of poses and fields of view, the shorter way round
    double betas = 0, camera = 0;

    /// "turns an angle by up to 0.25 degrees on two fixed pictures (shape 0.01, camera 0.003)"
    std::string text() const;
};

/// Arrays that mean neither an angle, a shape nor a camera are passed over. Infinite where an array
/// is missing, of another shape or not finite.
PrecisionLoss precisionLoss(const TensorMap& reduced, const TensorMap& exact);

}  // namespace gonio
