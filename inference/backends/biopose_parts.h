#pragma once

#include "inference/backends/biopose_regressor.h"

namespace gonio {

/// Finds and opens what a BioPose backend needs: MQ-HMR, NeurIK where it is installed, the SMPL
/// body that MQ-HMR speaks of, the table of markers.
///
/// Weights that were trained on one of our bodies (metadata "body") work with that body alone.
/// Others speak of SMPL: they need an imported SMPL body, and for the analysis a body with the same
/// skin, which SKEL has.
/// \return Usage where the body of the analysis does not fit; MissingModel; errors of the files
Result<BioPoseParts> openBioPose(const RegressorChoice& choice, const Job& job);

}  // namespace gonio
