#pragma once

#include "core/case/case.h"

namespace gonio {

/// What Refine has to do for one person.
struct RefineTask {
    int person = 0;
    std::string bodyHash;
    std::vector<FrameRange> windows;  ///< to be fitted anew
    std::vector<int> leftovers;       ///< first frames of patches that no correction asks for now
    FrameRange touched;               ///< about all of these

    bool empty() const { return windows.empty() && leftovers.empty(); }
};

/// All that waits of the person, and of those they were swapped with what hangs on that swap: the
/// two halves of a swap are two people's and are to be refined as one. The person comes first, also
/// with nothing to do.
/// \param bodyHash  of the person's body; the others' are those of their analyses
std::vector<RefineTask> refineTasks(const Trial& trial, int person, const std::string& bodyHash);

}  // namespace gonio
