#pragma once

#include <span>

#include "core/pipeline/person_outcome.h"

namespace gonio {

/// Third pass: the video once more with every person's body, keypoints and some angles drawn in.
/// The file appears when it is complete. \return Cancelled, WriteFailed
Result<void> drawOverlay(VideoReader& video, const std::filesystem::path& file,
                         const BodyModel& model, std::span<const PersonOutcome> persons,
                         const PipelineJob& job);

}  // namespace gonio
