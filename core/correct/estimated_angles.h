#pragma once

#include "core/biomech/angle_series.h"
#include "core/body/body_model.h"
#include "core/body/motion.h"

namespace gonio {

/// The angles of a convention that the fit of `motion` to these keypoints did not estimate: every
/// angle of the body that they are read from is held (heldDofs). The one rule for screen, files and
/// charts. \param motion  as it was fitted, without corrections
std::vector<std::string> anglesNotEstimated(AngleConvention convention, const BodyModel& model,
                                            const std::vector<std::string>& keypointNames,
                                            const Motion& motion);

/// Takes the values of these angles out of a table, says so in each series and in the note "not
/// estimated". Flags are kept empty where they are.
void leaveOutNotEstimated(AngleTable& table, const BodyModel& model,
                          const std::vector<std::string>& keypointNames, const Motion& motion);

}  // namespace gonio
