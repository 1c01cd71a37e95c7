#pragma once

#include "core/body/regressed_body.h"
#include "core/io/tensor.h"

namespace gonio {

/// Arrays of what a network said, one row a frame, NaN where it said nothing: `poses` n x 46 (rad,
/// root in camera axes), `betas` n x 10, `full_cam_t` n x 3 (m, camera axes), `focal` n x 1 (px).
TensorMap regressedArrays(const std::vector<std::optional<RegressedBody>>& frames);

/// Inverse of regressedArrays, bit for bit. MalformedFile where arrays do not fit together.
Result<std::vector<std::optional<RegressedBody>>> regressedFrames(const TensorMap& arrays);

}  // namespace gonio
