#pragma once

#include "core/body/skeleton.h"

namespace gonio {

/// Bounds of the fit: HSMR's limits, with a knee that may hyper-extend by 10 degrees (a hard stop
/// at straight hides it), symmetric sides, and shoulder blades free around neutral.
const std::array<AngleLimit, kDofCount>& fitLimits();

}  // namespace gonio
