#pragma once

#include "core/pipeline/body_regressor.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// What backend `default` is made of.
struct DefaultParts {
    std::unique_ptr<Network> network;  ///< the compact one
    std::string networkHash;
    std::string bodyOfShape;                ///< as BodyRegressor::bodyOfShape(); may be empty
    std::shared_ptr<const BodyModel> body;  ///< of the analysis, with its own keypoints
    std::optional<double> focal_px;         ///< given by the user
    bool looksMirrored = false;             ///< as the network was opened
};

/// The compact network alone: it finds one person, follows them, and gives keypoints and body of
/// each frame from the same run.
std::unique_ptr<BodyRegressor> makeDefaultRegressor(DefaultParts parts);

}  // namespace gonio
