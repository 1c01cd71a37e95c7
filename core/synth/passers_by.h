#pragma once

#include <span>

#include "core/synth/motion_generator.h"

namespace gonio {

/// Somebody else in the picture of `main`: walks by before or behind the person, or does something
/// at the side, without running into anybody.
/// \param others  who is there already
/// \return a motion with the times, cameras and floor of `main`
Result<GeneratedMotion> passerBy(const BodyModel& model, const ShapeVector& shape,
                                 const GeneratedMotion& main,
                                 std::span<const GeneratedMotion> others, std::uint64_t seed);

/// Horizontal distance that two people come to at the least, m.
double leastDistance_m(const GeneratedMotion& one, const GeneratedMotion& other);

}  // namespace gonio
