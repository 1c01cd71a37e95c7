#pragma once

#include <optional>
#include <vector>

#include "core/body/smpl.h"
#include "core/io/tensor.h"

namespace gonio {

/// What fit-surface reads: surfaces, or SMPL parameters that make them.
struct SurfaceInput {
    std::vector<VertexArray> vertices_m;  ///< empty where parameters are given
    std::vector<SmplParameters> smpl;     ///< empty where vertices are given
    bool oneShape = false;                ///< one row of shape numbers for several frames
};

/// Reads `vertices` (B,V,3) m, or SMPL parameters under any of the published names (fact sheet
/// 2.2, 2.3):
///   poses or pose_cam (B,72) rad, or (B,156) of which the 22 body joints are kept; or
///   global_orient(_axis_angle) (B,3) with body_pose(_axis_angle) (B,69) or (B,63);
///   trans, transl or trans_cam (B,3) m; betas or shape (B,n) or one row or (n), the first 10.
/// MalformedFile names the array and the shapes.
Result<SurfaceInput> readSurfaceInput(const TensorMap& arrays);

}  // namespace gonio
