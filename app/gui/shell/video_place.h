#pragma once

#include <filesystem>

#include "core/case/trial.h"
#include "core/job.h"
#include "core/result.h"

namespace gonio {

/// Where a trial's video is now: where it was last seen; beside the case; else the file of the same
/// content in the case's folder or in the video's old one. Each is taken only if its SHA-256 is
/// that of the trial, where the trial has one. Reads whole files: for a background thread. \return
/// NotFound where it is in none of these places; Usage where another video stands in its old place
/// and it is nowhere else; Cancelled
Result<std::filesystem::path> findVideo(const VideoRef& video,
                                        const std::filesystem::path& caseFolder,
                                        const Job& job = {});

/// Whether the file holds this video. NotFound where it cannot be read; Cancelled
Result<bool> isSameVideo(const VideoRef& video, const std::filesystem::path& file,
                         const Job& job = {});

}  // namespace gonio
