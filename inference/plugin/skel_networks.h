#pragma once

#include <ATen/core/Tensor.h>

#include "inference/plugin/network_library.h"

namespace gonio {

/// A regressor's B x 144, or B x 46 where it puts out angles, as B x 46, rad.
Tensor posesOf(const at::Tensor& continuous);

/// Opens "hsmr", "skelcf" or "humanfov" from a file of weights.
Result<std::unique_ptr<Network>> openHsmr(const std::filesystem::path& weights,
                                          const NetworkOptions& options);
Result<std::unique_ptr<Network>> openSkelCf(const std::filesystem::path& weights,
                                            const NetworkOptions& options);
Result<std::unique_ptr<Network>> openHumanFov(const std::filesystem::path& weights,
                                              const NetworkOptions& options);

}  // namespace gonio
