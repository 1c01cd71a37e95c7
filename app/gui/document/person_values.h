#pragma once

#include "app/gui/document/person_data.h"
#include "core/case/trial.h"

namespace gonio {

/// All that the values of a person are computed from.
struct PersonInput {
    AnalysisInfo info;
    std::shared_ptr<const BaseAnalysis> base;
    std::vector<std::shared_ptr<const MotionPatch>> patches;
    std::shared_ptr<const PersonValues> earlier;  ///< may be null; what still holds is taken over
};

/// Loads the body by its name, unless the earlier values have it, and computes everything.
/// \return errors of loadBodyByName; MissingModel where the installed body is another one than the
///         analysis was made with; Cancelled
Result<std::shared_ptr<const PersonValues>> computePersonValues(const PersonInput& input,
                                                                const Job& job);

/// The frames in which two sets of patches may show different values; empty: none.
FrameRange changedFrames(const std::vector<std::shared_ptr<const MotionPatch>>& before,
                         const std::vector<std::shared_ptr<const MotionPatch>>& after);

}  // namespace gonio
