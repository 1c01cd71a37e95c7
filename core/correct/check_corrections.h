#pragma once

#include "core/correct/refine.h"

namespace gonio {

/// Those whose frames lie in the window, in canonical order.
std::vector<Correction> correctionsIn(std::span<const Correction> corrections, FrameRange window);

/// Usage unless the base is whole, the window lies in it and every correction of the window names
/// what there is.
Result<void> checkWindow(const BaseAnalysis& base, const std::map<int, const BaseAnalysis*>& others,
                         std::span<const Correction> corrections, FrameRange window);

}  // namespace gonio
