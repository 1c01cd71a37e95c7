#pragma once

#include "core/pipeline/body_regressor.h"
#include "inference/image/camera.h"
#include "inference/plugin/network_library.h"

namespace gonio {

/// What an HSMR or SKEL-CF backend is made of.
struct SkelRegressorParts {
    std::string backend;  ///< as the user calls it
    RegressorSystem system = RegressorSystem::Hsmr;
    Fidelity fidelity = Fidelity::Corrected;
    std::unique_ptr<Network> network;
    std::string networkHash;
    std::unique_ptr<Network> fieldOfView;  ///< SKEL-CF's, or null
    std::string fieldOfViewHash;
    std::optional<double> focal_px;  ///< given by the user
    /// As BodyRegressor::bodyOfShape(). Both published networks stand on SKEL's male body, for
    /// everybody (fact sheet 1.1).
    std::string bodyOfShape = "skel_male";
};

/// A network that gives SKEL's parameters and a camera for each square.
std::unique_ptr<BodyRegressor> makeSkelRegressor(SkelRegressorParts parts);

}  // namespace gonio
