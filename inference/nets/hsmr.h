#pragma once

#include "inference/nets/vit.h"
#include "inference/weights/skel_network_shapes.h"

namespace gonio {

/// What a network that regresses SKEL parameters says of B crops.
struct SkelRegression {
    at::Tensor continuous;  ///< B x 144, see posesFromContinuous(); HsmrConfig::poseSize 46: angles
    at::Tensor betas;       ///< B x 10
    at::Tensor camera;      ///< B x 3: scale, x, y of the crop's camera
};

/// HSMR's backbone.
/// \param patch  B x 3 x 256 x 256 RGB, normalised; its middle 192 columns are used
/// \return B x 192 x width
at::Tensor runHsmrBackbone(const HsmrConfig& config, const NamedTensors& weights,
                           const at::Tensor& patch, const NetworkPulse& pulse = {});

/// HSMR's head (fact sheet 3.3): one query token, one pass, added to the stored mean.
/// \param tokens  B x 192 x width
SkelRegression runHsmrHead(const HsmrConfig& config, const NamedTensors& weights,
                           const at::Tensor& tokens);

/// Start values of training: small normal numbers in the backbone, Glorot's in the head, answers
/// near the mean. \param mean  continuous 1 x config.poseSize (or as many angles), betas 1 x 10,
/// camera 1 x 3
NamedTensors startHsmr(const HsmrConfig& config, const SkelRegression& mean, std::uint64_t seed);

/// Position of the body in the crop's camera of 5000 px focal length (fact sheet 3.5).
/// \param camera  B x 3
/// \return B x 3, m
at::Tensor patchTranslation(const at::Tensor& camera, double focal_px = 5000,
                            double patchSide_px = 256);

}  // namespace gonio
