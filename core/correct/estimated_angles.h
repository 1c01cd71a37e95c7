#pragma once

#include "core/biomech/angle_series.h"
#include "core/body/body_model.h"

namespace gonio {

/// The angles of a convention that a fit to these keypoints does not estimate: every angle of the
/// body that they are read from is held (heldDofs). The one rule for screen, files and charts.
std::vector<std::string> anglesNotEstimated(AngleConvention convention, const BodyModel& model,
                                            const std::vector<std::string>& keypointNames);

/// Takes the values of these angles out of a table, says so in each series and in the note "not
/// estimated". Flags are kept empty where they are.
void leaveOutNotEstimated(AngleTable& table, const BodyModel& model,
                          const std::vector<std::string>& keypointNames);

}  // namespace gonio
