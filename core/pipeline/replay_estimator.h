#pragma once

#include <filesystem>

#include "core/pipeline/body_estimator.h"
#include "core/synth/replay.h"

namespace gonio {

/// Backend `replay`: returns recorded or true keypoints by frame index instead of looking,
/// made worse and delayed as `options` say. The
/// person's boxes are those around the recorded points.
std::unique_ptr<BodyEstimator> makeReplayEstimator(Keypoints2D recorded, std::string hash,
                                                   const ReplayOptions& options = {});

/// Reads `keypoints.npz` with its `keypoints.json`, as an analysis writes them, or a `truth.npz`
/// (kp2d n x 44 x 2: the body's own 44 keypoints, confidence 1).
/// \return NotFound, MalformedFile
Result<std::unique_ptr<BodyEstimator>> loadReplayEstimator(const std::filesystem::path& recording,
                                                           const ReplayOptions& options = {});

}  // namespace gonio
