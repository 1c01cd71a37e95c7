#pragma once

#include <filesystem>
#include <span>

#include "core/io/tensor.h"
#include "core/people/keypoints.h"

namespace gonio {

/// Arrays of keypoints.npz: `points` (n x K x 3: x, y in px of the full upright picture,
/// confidence; confidence 0: not seen), `found` (n: 1 where the detector saw the person), and,
/// where the detector gives them, `world3d` (n x K x 3, m, root-relative, x right, y down, z away;
/// NaN: none).
TensorMap keypointArrays(const Keypoints2D& keypoints);

/// Inverse of keypointArrays. MalformedFile where arrays do not fit together.
Result<std::vector<KeypointFrame>> keypointFrames(const TensorMap& arrays);

/// Text of keypoints.json: detector and names in the order of the arrays' second axis.
std::string keypointsJson(const Keypoints2D& keypoints);

/// Reads keypoints.npz and the keypoints.json beside it.
Result<Keypoints2D> readKeypoints(const std::filesystem::path& npz);

}  // namespace gonio
