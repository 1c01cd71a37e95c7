#pragma once

#include "core/body/marker_table.h"
#include "core/pipeline/body_regressor.h"
#include "inference/backends/neurik_run.h"
#include "inference/image/camera.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// What a BioPose backend is made of.
struct BioPoseParts {
    std::unique_ptr<Network> mesh;  ///< MQ-HMR
    std::string meshHash;
    std::unique_ptr<Network> kinematics;  ///< NeurIK, or null: angles from the surface alone
    std::string kinematicsHash;
    NeurIkRules kinematicsRules;            ///< what its weights were trained with
    std::shared_ptr<const BodyModel> body;  ///< that the surface is given to
    std::shared_ptr<const SmplModel> smpl;  ///< that MQ-HMR speaks of, with the mesh of `body`
    MarkerTable markers;
    Fidelity fidelity = Fidelity::Corrected;
};

/// MQ-HMR sees an SMPL surface in each crop, the surface fit turns it into the analysed body, and
/// over the whole clip NeurIK turns the markers on it into joint angles.
///
/// The markers are taken from the fitted body rather than from the SMPL surface, from which it
/// differs by 2 mm, so that one table serves licensed and open bodies. Published, NeurIK answers
/// for the last frame of a window and knows the past alone; corrected, for the frame in its middle.
std::unique_ptr<BodyRegressor> makeBioPoseRegressor(BioPoseParts parts);

}  // namespace gonio
